"""Decides a merge: of several elements that are one thing, one is kept and everything follows it."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import Q

from modeler.core.intents.storming import MergeElements
from modeler.core.kernel.errors import Conflict, Invalid
from modeler.models import (
    Connector,
    Design,
    Distinction,
    Domain,
    Element,
    Event,
    EventVersion,
    Flow,
    Relationship,
    Subscription,
)
from modeler.services.caller import Caller
from modeler.services.effects import Draft
from modeler.services.handlers.removal import remove_translations
from modeler.services.handlers.rows import row_of

# Decided one by one below; every other row that points to an element simply points to the kept one afterwards.
_DECIDED = (Flow, Subscription, Event, EventVersion, Distinction)


def merge_elements(draft: Draft, caller: Caller, domain: Domain, intent: MergeElements) -> None:
    """Repoint notes, flows, subscriptions and whatever else shows the merged elements; delete those."""
    kept = row_of(Element, domain, intent.kept_id)
    merged = [row_of(Element, domain, element_id) for element_id in dict.fromkeys(intent.merged_ids)]
    _require_alike(kept, merged)
    ids = [element.pk for element in merged]
    _repoint_flows(draft, kept.pk, ids)
    _repoint_subscriptions(draft, kept.pk, ids)
    _keep_schema(draft, kept, ids)
    _keep_design(draft, kept, ids)
    for distinction in Distinction.objects.filter(Q(one_id__in=ids) | Q(other_id__in=ids)).order_by("pk"):
        draft.delete(distinction)
    _repoint_the_rest(draft, kept, ids)
    _expose_instead(draft, domain, kept, ids)
    for element in merged:
        draft.delete(element)


def _require_alike(kept: Element, merged: Sequence[Element]) -> None:
    for element in merged:
        if element.kind != kept.kind:
            raise Invalid(
                f"“{element.name}” is of kind {element.kind}, “{kept.name}” of kind {kept.kind}.",
                where=f"element {element.pk}",
                fix="Give both the same kind first, or leave them apart.",
            )
        if EventVersion.objects.filter(event_id=element.pk).exists():
            raise Conflict(
                f"“{element.name}” has released versions, which cannot change hands.",
                where=f"element {element.pk}",
                fix="Keep that one, and merge the other into it.",
            )


def _repoint_flows(draft: Draft, kept: UUID, gone: Sequence[UUID]) -> None:
    """Each flow keeps its connectors; of two that would say the same one is left, and one onto itself goes."""
    touching = Flow.objects.filter(Q(source_id__in=gone) | Q(target_id__in=gone)).order_by("pk")
    known = {
        (source, target): pk
        for pk, source, target in Flow.objects.filter(Q(source_id=kept) | Q(target_id=kept))
        .exclude(pk__in=[flow.pk for flow in touching])
        .values_list("pk", "source_id", "target_id")
    }
    for flow in touching:
        source = kept if flow.source_id in gone else flow.source_id
        target = kept if flow.target_id in gone else flow.target_id
        stays = None if source == target else known.setdefault((source, target), flow.pk)
        if stays == flow.pk:
            draft.update(flow, source_id=source, target_id=target)
            continue
        for connector in Connector.objects.filter(flow=flow).order_by("pk"):
            draft.update(connector, flow_id=stays)
        draft.delete(flow)


def _repoint_subscriptions(draft: Draft, kept: UUID, gone: Sequence[UUID]) -> None:
    touching = Subscription.objects.filter(Q(event_id__in=gone) | Q(policy_id__in=gone)).order_by("pk")
    known = set(
        Subscription.objects.filter(Q(event_id=kept) | Q(policy_id=kept))
        .exclude(pk__in=[one.pk for one in touching])
        .values_list("event_id", "policy_id")
    )
    for subscription in touching:
        event = kept if subscription.event_id in gone else subscription.event_id
        policy = kept if subscription.policy_id in gone else subscription.policy_id
        if (event, policy) in known:
            remove_translations(draft, Q(subscription=subscription))
            draft.delete(subscription)
            continue
        known.add((event, policy))
        draft.update(subscription, event_id=event, policy_id=policy)


def _keep_schema(draft: Draft, kept: Element, gone: Sequence[UUID]) -> None:
    """The kept event's fields count; where it has none, those of the first merged one that has some."""
    own = Event.objects.filter(pk=kept.pk).first()
    for event in Event.objects.filter(pk__in=gone).order_by("pk"):
        if own is not None and not own.schema.get("properties") and event.schema.get("properties"):
            draft.update(own, schema=event.schema)
        draft.delete(event)


def _keep_design(draft: Draft, kept: Element, gone: Sequence[UUID]) -> None:
    """The kept element's design counts; where it has none, that of the first merged one."""
    has_own = Design.objects.filter(pk=kept.pk).exists()
    for design in Design.objects.filter(pk__in=gone).order_by("pk"):
        draft.delete(design)
        if not has_own:
            design.pk, has_own = kept.pk, True
            draft.add(design)


def _expose_instead(draft: Draft, domain: Domain, kept: Element, gone: Sequence[UUID]) -> None:
    """What a relationship exposes of the merged elements is from now on the kept one."""
    names = {str(element_id) for element_id in gone}
    for edge in Relationship.objects.filter(domain=domain).order_by("pk"):
        if names & set(edge.exposed):
            draft.update(edge, exposed=sorted({*edge.exposed, str(kept.pk)} - names))


def _repoint_the_rest(draft: Draft, kept: Element, gone: Sequence[UUID]) -> None:
    for relation in Element._meta.related_objects:
        model, column = relation.related_model, relation.field.attname
        if model in _DECIDED or isinstance(model, str):
            continue
        for row in model._default_manager.filter(**{f"{column}__in": gone}).order_by("pk"):
            draft.update(row, **{column: kept.pk})
