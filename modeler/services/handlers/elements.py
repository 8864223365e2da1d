"""Decides what people ask of elements and flows."""

from uuid import UUID, uuid5

from django.db.models import Q

from modeler.core.intents.model import (
    AddElement,
    AddFlow,
    DescribeElement,
    PlaceElement,
    RemoveElement,
    RemoveFlow,
    RenameElement,
)
from modeler.core.kernel.errors import Conflict
from modeler.core.snapshot.kinds import ElementKind
from modeler.models import Connector, Context, Design, Domain, Element, Event, Flow, Note, Subscription
from modeler.services.caller import Caller
from modeler.services.effects import Draft
from modeler.services.handlers.removal import (
    remove_connectors,
    remove_elements,
    remove_flows,
    remove_notes,
    remove_subscriptions,
    remove_translations,
)
from modeler.services.handlers.renaming import rename
from modeler.services.handlers.rows import row_of

REACTING_KINDS = frozenset({ElementKind.POLICY.value, ElementKind.READ_MODEL.value})
EMPTY_SCHEMA = {"type": "object", "properties": {}, "required": []}


def add_element(draft: Draft, caller: Caller, domain: Domain, intent: AddElement) -> None:
    """Create an element that no note shows yet."""
    if intent.context_id is not None:
        row_of(Context, domain, intent.context_id)
    new_element(
        draft, domain, element_id=intent.element_id, kind=intent.kind, name=intent.name, context_id=intent.context_id
    )


def rename_element(draft: Draft, caller: Caller, domain: Domain, intent: RenameElement) -> None:
    """Rename the element on all its notes."""
    rename(draft, row_of(Element, domain, intent.element_id), intent.name)


def describe_element(draft: Draft, caller: Caller, domain: Domain, intent: DescribeElement) -> None:
    """Say what the element is."""
    draft.update(row_of(Element, domain, intent.element_id), description=intent.description)


def place_element(draft: Draft, caller: Caller, domain: Domain, intent: PlaceElement) -> None:
    """Put the element into a context or into none."""
    if intent.context_id is not None:
        row_of(Context, domain, intent.context_id)
    draft.update(row_of(Element, domain, intent.element_id), context_id=intent.context_id)


def remove_element(draft: Draft, caller: Caller, domain: Domain, intent: RemoveElement) -> None:
    """Remove the element with its notes, flows and subscriptions."""
    element = row_of(Element, domain, intent.element_id)
    notes = list(Note.objects.filter(element=element).order_by("pk"))
    if notes:
        remove_notes(draft, notes)
    else:
        remove_elements(draft, [element])


def add_flow(draft: Draft, caller: Caller, domain: Domain, intent: AddFlow) -> None:
    """Draw the flow, with the subscription that it means."""
    source, target = row_of(Element, domain, intent.source_id), row_of(Element, domain, intent.target_id)
    if Flow.objects.filter(source=source, target=target).exists():
        raise Conflict("A flow leads there already.", where=f"element {source.pk}", fix="Use the one that is there.")
    draw_flow(draft, domain, source, target, flow_id=intent.flow_id)


def remove_flow(draft: Draft, caller: Caller, domain: Domain, intent: RemoveFlow) -> None:
    """Remove the flow, its connectors and its subscription."""
    flow = row_of(Flow, domain, intent.flow_id)
    connectors = list(Connector.objects.filter(flow=flow))
    remove_connectors(draft, connectors)
    remove_flows(draft, [flow.pk])


def new_element(
    draft: Draft, domain: Domain, *, element_id: UUID, kind: ElementKind, name: str, context_id: UUID | None
) -> Element:
    """Create an element, and the empty schema of an event."""
    element = Element(id=element_id, domain_id=domain.pk, kind=kind.value, name=name, context_id=context_id)
    draft.add(element)
    if kind is ElementKind.EVENT:
        draft.create(Event, id=element_id, domain_id=domain.pk, schema=EMPTY_SCHEMA)
    return element


def turn_element(draft: Draft, element: Element, kind: ElementKind) -> None:
    """Turn an element into another kind; what only its old kind could have goes."""
    remove_subscriptions(draft, Q(event=element) | Q(policy=element))
    remove_translations(draft, Q(into=element))
    for row in [*Event.objects.filter(pk=element.pk), *Design.objects.filter(pk=element.pk)]:
        draft.delete(row)
    draft.update(element, kind=kind.value)
    if kind is ElementKind.EVENT:
        draft.create(Event, id=element.pk, domain_id=element.domain_id, schema=EMPTY_SCHEMA)


def draw_flow(draft: Draft, domain: Domain, source: Element, target: Element, *, flow_id: UUID) -> UUID:
    """Return the id of the flow between two elements, drawn where there is none, with its subscription."""
    existing = Flow.objects.filter(source=source.pk, target=target.pk).first()
    if existing is not None:
        return existing.pk
    draft.create(Flow, id=flow_id, domain_id=domain.pk, source_id=source.pk, target_id=target.pk)
    is_reaction = source.kind == ElementKind.EVENT.value and target.kind in REACTING_KINDS
    if is_reaction and not Subscription.objects.filter(event=source.pk, policy=target.pk).exists():
        draft.create(
            Subscription,
            id=uuid5(flow_id, "subscription"),
            domain_id=domain.pk,
            event_id=source.pk,
            policy_id=target.pk,
        )
    return flow_id
