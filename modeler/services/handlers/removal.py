"""What goes with a thing that is removed: each effect is named, nothing cascades unseen."""

from collections.abc import Collection, Iterable
from uuid import UUID

from django.db.models import Q

from modeler.models import (
    Comment,
    Connector,
    Design,
    Distinction,
    Element,
    Event,
    Flow,
    Note,
    Relationship,
    Subscription,
    Translation,
)
from modeler.services.effects import Draft
from modeler.services.handlers.discussion import delete_comments
from modeler.services.handlers.locks import require_unlocked


def remove_notes(draft: Draft, notes: Collection[Note], connectors: Iterable[Connector] = ()) -> None:
    """Remove notes with their connectors, and the elements of which no note is left. Raises: Locked."""
    require_unlocked(notes)
    ids = [note.pk for note in notes]
    hanging = Connector.objects.filter(Q(source_id__in=ids) | Q(target_id__in=ids))
    remove_connectors(draft, {connector.pk: connector for connector in [*hanging, *connectors]}.values())
    delete_comments(draft, Comment.objects.filter(note_id__in=ids).order_by("pk"))
    for note in notes:
        draft.delete(note)
    shown = {note.element_id for note in notes if note.element_id}
    kept = set(Note.objects.filter(element_id__in=shown).exclude(pk__in=ids).values_list("element_id", flat=True))
    remove_elements(draft, Element.objects.filter(pk__in=shown - kept).order_by("pk"))


def remove_connectors(draft: Draft, connectors: Iterable[Connector]) -> None:
    """Remove connectors, and the flows that no other connector draws."""
    gone = sorted(connectors, key=lambda connector: str(connector.pk))
    for connector in gone:
        draft.delete(connector)
    flow_ids = {connector.flow_id for connector in gone if connector.flow_id}
    drawn = Connector.objects.filter(flow_id__in=flow_ids).exclude(pk__in=[connector.pk for connector in gone])
    remove_flows(draft, flow_ids - set(drawn.values_list("flow_id", flat=True)))


def remove_flows(draft: Draft, flow_ids: Iterable[UUID]) -> None:
    """Remove flows and the subscriptions that they draw; skips what this change has removed before."""
    for flow in Flow.objects.filter(pk__in=set(flow_ids) - _deleted(draft, "flow")).order_by("pk"):
        remove_subscriptions(draft, Q(event_id=flow.source_id, policy_id=flow.target_id))
        draft.delete(flow)


def remove_elements(draft: Draft, elements: Iterable[Element]) -> None:
    """Remove elements, which no note may show any more, with flows, subscriptions and schemas."""
    gone = list(elements)
    ids = [element.pk for element in gone]
    remove_flows(draft, Flow.objects.filter(Q(source_id__in=ids) | Q(target_id__in=ids)).values_list("pk", flat=True))
    remove_subscriptions(draft, Q(event_id__in=ids) | Q(policy_id__in=ids))
    remove_translations(draft, Q(into_id__in=ids))
    _cover(draft, gone)
    for row in [*Event.objects.filter(pk__in=ids).order_by("pk"), *Design.objects.filter(pk__in=ids).order_by("pk")]:
        draft.delete(row)
    delete_comments(draft, Comment.objects.filter(element_id__in=ids).order_by("pk"))
    for distinction in Distinction.objects.filter(Q(one_id__in=ids) | Q(other_id__in=ids)).order_by("pk"):
        draft.delete(distinction)
    for element in gone:
        draft.delete(element)


def remove_subscriptions(draft: Draft, which: Q) -> None:
    """Remove subscriptions; skips what this change has removed before."""
    found = Subscription.objects.filter(which).exclude(pk__in=_deleted(draft, "subscription")).order_by("pk")
    remove_translations(draft, Q(subscription__in=found))
    for subscription in found:
        draft.delete(subscription)


def remove_translations(draft: Draft, which: Q) -> None:
    """Remove translations; skips what this change has removed before."""
    for translation in Translation.objects.filter(which).exclude(pk__in=_deleted(draft, "translation")).order_by("pk"):
        draft.delete(translation)


def _cover(draft: Draft, elements: Collection[Element]) -> None:
    """Let no relationship expose the elements any more."""
    ids = {str(element.pk) for element in elements}
    for edge in Relationship.objects.filter(domain__in={element.domain_id for element in elements}).order_by("pk"):
        if ids & set(edge.exposed):
            draft.update(edge, exposed=[element_id for element_id in edge.exposed if element_id not in ids])


def _deleted(draft: Draft, table: str) -> set[UUID]:
    return {effect.id for effect in draft.effects if effect.table == table and effect.after is None}
