"""Decides what people ask of translators: the policies of an anticorruption layer."""

from typing import Any, Final
from uuid import UUID, uuid5

from modeler.core.intents.intent import Unset
from modeler.core.intents.translations import AddTranslation, ChangeTranslation, InsertTranslator, RemoveTranslation
from modeler.core.intents.wire import to_plain
from modeler.core.kernel.errors import Conflict, Invalid
from modeler.core.snapshot.kinds import ElementKind, NoteKind
from modeler.models import Connector, Domain, Element, Event, Flow, Note, Subscription, Translation
from modeler.services.caller import Caller
from modeler.services.effects import Draft, Values
from modeler.services.handlers.elements import draw_flow
from modeler.services.handlers.rows import row_of

BELOW: Final = 40.0
"""How far below the arrow that they stand in the new notes hang, in board units."""


def add_translation(draft: Draft, caller: Caller, domain: Domain, intent: AddTranslation) -> None:
    """Create the translation, and the arrow from the translator to what it raises where there is none."""
    subscription = row_of(Subscription, domain, intent.subscription_id)
    into = _event(domain, intent.into_id)
    if Translation.objects.filter(subscription=subscription).exists():
        raise Conflict(
            f"“{subscription.policy.name}” translates “{subscription.event.name}” already.",
            where=f"subscription {subscription.pk}",
            fix="Change the translation that is there.",
        )
    _require_policy(subscription.policy)
    draw_flow(draft, domain, subscription.policy, into, flow_id=uuid5(intent.translation_id, "flow"))
    draft.create(
        Translation,
        id=intent.translation_id,
        domain_id=domain.pk,
        subscription_id=subscription.pk,
        into_id=into.pk,
        fields=to_plain(intent.fields),
    )


def change_translation(draft: Draft, caller: Caller, domain: Domain, intent: ChangeTranslation) -> None:
    """Change the event that is raised, with the arrow to it, or the mapping."""
    translation = row_of(Translation, domain, intent.translation_id)
    if not isinstance(intent.into_id, Unset):
        into = _event(domain, intent.into_id)
        draw_flow(draft, domain, translation.subscription.policy, into, flow_id=uuid5(intent.id, "flow"))
        draft.update(translation, into_id=into.pk)
    if not isinstance(intent.fields, Unset):
        draft.update(translation, fields=to_plain(intent.fields))


def remove_translation(draft: Draft, caller: Caller, domain: Domain, intent: RemoveTranslation) -> None:
    """Remove the translation alone."""
    draft.delete(row_of(Translation, domain, intent.translation_id))


def insert_translator(draft: Draft, caller: Caller, domain: Domain, intent: InsertTranslator) -> None:
    """Put a translator and an event of its own in front of the policy, in the model and on every board."""
    subscription = row_of(Subscription, domain, intent.subscription_id)
    if subscription.policy.context_id is None or subscription.policy.context_id == subscription.event.context_id:
        raise Invalid(
            f"“{subscription.event.name}” does not come from another context.",
            where=f"subscription {subscription.pk}",
            fix="Choose a reaction to an event of another context.",
        )
    if Translation.objects.filter(subscription=subscription).exists():
        raise Conflict(
            f"“{subscription.policy.name}” is a translator itself.",
            where=f"subscription {subscription.pk}",
            fix="Choose a reaction that takes the event as it comes.",
        )
    translator, own = _made(draft, domain, subscription, intent.id)
    _lead_through(draft, domain, subscription, translator, own, intent_id=intent.id)


def _made(draft: Draft, domain: Domain, subscription: Subscription, seed: UUID) -> tuple[Element, Element]:
    """The translator and the event that it raises; the event has the name and the fields of the foreign one."""
    foreign, context_id = subscription.event, subscription.policy.context_id
    known = Event.objects.filter(pk=foreign.pk).first()
    schema: Values = dict(known.schema) if known else {"type": "object", "properties": {}, "required": []}
    home: Values = {"domain_id": domain.pk, "context_id": context_id}
    name = f"Whenever {foreign.name[:1].lower()}{foreign.name[1:]}, translate it"
    kinds = ElementKind.POLICY.value, ElementKind.EVENT.value
    translator = draft.create(Element, id=uuid5(seed, "translator"), kind=kinds[0], name=name, **home)
    own = draft.create(Element, id=uuid5(seed, "own"), kind=kinds[1], name=foreign.name, **home)
    draft.create(Event, id=own.pk, domain_id=domain.pk, schema=schema)
    hears = draft.create(
        Subscription,
        id=uuid5(seed, "subscription"),
        domain_id=domain.pk,
        event_id=foreign.pk,
        policy_id=translator.pk,
    )
    draft.create(
        Translation,
        id=uuid5(seed, "translation"),
        domain_id=domain.pk,
        subscription_id=hears.pk,
        into_id=own.pk,
        fields=[{"target": name, "source": name, "constant": None} for name in schema.get("properties", {})],
    )
    return translator, own


def _lead_through(
    draft: Draft, domain: Domain, subscription: Subscription, translator: Element, own: Element, *, intent_id: UUID
) -> None:
    """Lead the arrow from the foreign event to the policy through both, and let the policy react to the own event."""
    foreign = subscription.event
    ends = ((foreign, translator), (translator, own))
    flows = [
        draft.create(
            Flow,
            id=uuid5(intent_id, f"flow {at}"),
            domain_id=domain.pk,
            source_id=one.pk,
            target_id=other.pk,
        )
        for at, (one, other) in enumerate(ends)
    ]
    arrow = Flow.objects.filter(source=foreign, target_id=subscription.policy_id).first()
    if arrow is not None:
        for connector in Connector.objects.filter(flow=arrow).select_related("source", "target").order_by("pk"):
            _hang(draft, domain, connector, [translator, own], flows)
        draft.update(arrow, source_id=own.pk)
    draft.update(subscription, event_id=own.pk)


def _hang(draft: Draft, domain: Domain, connector: Connector, elements: list[Element], flows: list[Any]) -> None:
    """Hang a note for each element between the notes that a connector joins, and lead the connector through them."""
    before = connector.source
    for at, (element, flow) in enumerate(zip(elements, flows, strict=True)):
        kind = NoteKind(element.kind)
        width, height = kind.extent
        share = (at + 1) / (len(elements) + 1)
        note = draft.create(
            Note,
            id=uuid5(connector.pk, f"{element.pk} note"),
            board_id=connector.board_id,
            kind=kind.value,
            element_id=element.pk,
            x=round(connector.source.x + (connector.target.x - connector.source.x) * share),
            y=round(max(connector.source.y + connector.source.height, connector.target.y) + BELOW),
            width=width,
            height=height,
            z=f"{domain.version + 1:010d}.{at:05d}",
        )
        draft.create(
            Connector,
            id=uuid5(connector.pk, f"{element.pk} arrow"),
            board_id=connector.board_id,
            source_id=before.pk,
            target_id=note.pk,
            flow_id=flow.pk,
        )
        before = note
    draft.update(connector, source_id=before.pk)


def _event(domain: Domain, element_id: UUID) -> Element:
    element = row_of(Element, domain, element_id)
    if element.kind != ElementKind.EVENT.value:
        raise Invalid(f"“{element.name}” is no event.", where=f"element {element.pk}", fix="Translate into an event.")
    return element


def _require_policy(element: Element) -> None:
    if element.kind != ElementKind.POLICY.value:
        raise Invalid(
            f"“{element.name}” raises nothing, so it cannot translate.",
            where=f"element {element.pk}",
            fix="Let a policy translate, and let this react to what it raises.",
        )
