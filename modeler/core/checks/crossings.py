"""Messages that cross a boundary: their contract owner must stand upstream (FLOW201 to FLOW204).

Source: spec/context-map.md section 3. Events flow down, commands flow up.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from modeler.core.checks.catalogue import found
from modeler.core.checks.remedies import changed, remedy, upstream_of
from modeler.core.intents.events import RemoveSubscription
from modeler.core.intents.model import RemoveFlow
from modeler.core.intents.refactorings import ReverseRelationship
from modeler.core.kernel.findings import Finding, Reference, Remedy
from modeler.core.kernel.ids import ElementId
from modeler.core.snapshot.context_map import Relationship
from modeler.core.snapshot.contexts import Context
from modeler.core.snapshot.elements import Element
from modeler.core.snapshot.kinds import ElementKind, RelationshipKind
from modeler.core.snapshot.snapshot import Snapshot, reference_to

_REACTING = frozenset([ElementKind.POLICY, ElementKind.READ_MODEL])
_Edges = tuple[Relationship, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """A message on its way over a boundary. `owner` is the side whose contract it is, `other` the side beyond."""

    message: Element
    party: Element
    owner: Context
    other: Context
    is_event: bool
    through: Reference


def check_crossings(element: Element, snapshot: Snapshot) -> Iterator[Finding]:
    """Yield the messages of an element that cross where no relationship allows it."""
    for crossing in crossings_from(element, snapshot):
        yield from _judge(crossing, snapshot)


def crossings_of(snapshot: Snapshot) -> Iterator[Crossing]:
    """Yield every message that passes from one context to another, once."""
    for element in snapshot.elements:
        yield from crossings_from(element, snapshot)


def crossings_from(element: Element, snapshot: Snapshot) -> Iterator[Crossing]:
    """Yield the messages that pass over a boundary along what leaves an element, each once."""
    subscribed = set()
    for subscription in snapshot.subscriptions_to(element.id):
        policy = snapshot.element(subscription.policy_id)
        subscribed.add(policy.id)
        through = Reference("subscription", subscription.id, f"{element.name} → {policy.name}")
        yield from _crossing(snapshot, element, policy, through=through)
    for flow in snapshot.flows_from(element.id):
        target = snapshot.element(flow.target_id)
        through = Reference("flow", flow.id, f"{element.name} → {target.name}")
        match element.kind, target.kind:
            case ElementKind.EVENT, kind if kind in _REACTING and target.id not in subscribed:
                yield from _crossing(snapshot, element, target, through=through)
            case ElementKind.POLICY, ElementKind.COMMAND:
                yield from _crossing(snapshot, target, element, through=through)
            case ElementKind.COMMAND, ElementKind.AGGREGATE:
                # The handler owns a command's contract, wherever the note lies.
                owner = snapshot.context_of(target.id)
                yield from _crossing(snapshot, element, element, through=through, owner=owner)


def _crossing(
    snapshot: Snapshot, message: Element, party: Element, *, through: Reference, owner: Context | None = None
) -> Iterator[Crossing]:
    owner = owner or snapshot.context(message.context_id)
    other = snapshot.context(party.context_id)
    if owner is None or other is None or owner.id == other.id:
        return
    is_event = message.kind is ElementKind.EVENT
    yield Crossing(message=message, party=party, owner=owner, other=other, is_event=is_event, through=through)


def _judge(crossing: Crossing, snapshot: Snapshot) -> Iterator[Finding]:
    edges = snapshot.relationships_between(crossing.owner.id, crossing.other.id)
    kinds = {edge.kind for edge in edges}
    if RelationshipKind.SEPARATE_WAYS in kinds:
        yield _separated(crossing, edges)
    elif not edges:
        yield _unrelated(crossing)
    elif any(_allows(edge, crossing) for edge in edges):
        return
    elif RelationshipKind.SHARED_KERNEL in kinds:
        if crossing.is_event and not _has_type(crossing.message.id, snapshot):
            yield _outside_the_kernel(crossing, edges)
    else:
        yield _against_the_stream(crossing, edges)


def _allows(edge: Relationship, crossing: Crossing) -> bool:
    if edge.kind is RelationshipKind.PARTNERSHIP:
        return True
    return not edge.kind.is_symmetric and edge.upstream_id == crossing.owner.id


def _has_type(event_id: ElementId, snapshot: Snapshot) -> bool:
    event = snapshot.event(event_id)
    return event is not None and bool(event.schema.get("properties"))


def _against_the_stream(crossing: Crossing, edges: _Edges) -> Finding:
    owner, other, name = crossing.owner.name, crossing.other.name, crossing.message.name
    sentence = f"{other} reacts to “{name}” of {owner}" if crossing.is_event else f"{other} sends “{name}” to {owner}"
    turned = (
        f"let {owner} send {other} a command instead" if crossing.is_event else f"let {other} publish an event instead"
    )
    return found(
        "FLOW201",
        _where(crossing, edges),
        problem=f"{sentence}, but {owner} stands downstream of {other}: {other} would depend on its own dependant.",
        fix=f"Reverse the relationship, make it a Partnership, or {turned}.",
        remedy=_reversed(edges),
    )


def _outside_the_kernel(crossing: Crossing, edges: _Edges) -> Finding:
    owner, other, name = crossing.owner.name, crossing.other.name, crossing.message.name
    return found(
        "FLOW202",
        _where(crossing, edges),
        problem=f"“{name}” passes from {owner} to {other}, but has no type that their Shared Kernel could hold.",
        fix=f"Describe the fields of “{name}”, or say which of the two stands upstream.",
        remedy=changed(
            f"Put {owner} upstream of {other}",
            next(edge for edge in edges if edge.kind is RelationshipKind.SHARED_KERNEL),
            kind=RelationshipKind.UPSTREAM_DOWNSTREAM,
            upstream_id=crossing.owner.id,
            downstream_id=crossing.other.id,
        ),
    )


def _separated(crossing: Crossing, edges: _Edges) -> Finding:
    owner, other, name = crossing.owner.name, crossing.other.name, crossing.message.name
    return found(
        "FLOW203",
        _where(crossing, edges),
        problem=f"“{name}” passes between {owner} and {other}, which go Separate Ways.",
        fix="Remove the arrow, or remove the Separate Ways relationship and agree on another.",
        remedy=_without_the_arrow(crossing),
    )


def _unrelated(crossing: Crossing) -> Finding:
    owner, other, name = crossing.owner.name, crossing.other.name, crossing.message.name
    sentence = f"{other} reacts to “{name}” of {owner}" if crossing.is_event else f"{other} sends “{name}” to {owner}"
    return found(
        "FLOW204",
        _where(crossing, ()),
        problem=f"{sentence}, but the context map shows no relationship between the two.",
        fix=f"Add a relationship with {owner} upstream of {other}, or a Partnership.",
        remedy=upstream_of(crossing.owner, crossing.other),
    )


def _reversed(edges: _Edges) -> Remedy | None:
    """Where several relationships forbid it, people must say which one is wrong."""
    if len(edges) > 1:
        return None
    return remedy("Reverse the relationship", ReverseRelationship, relationship_id=edges[0].id)


def _without_the_arrow(crossing: Crossing) -> Remedy:
    if crossing.through.kind == "subscription":
        return remedy("Remove the arrow", RemoveSubscription, subscription_id=crossing.through.id)
    return remedy("Remove the arrow", RemoveFlow, flow_id=crossing.through.id)


def _where(crossing: Crossing, edges: _Edges) -> tuple[Reference, ...]:
    related = [
        Reference("relationship", edge.id, f"{crossing.owner.name} – {crossing.other.name}") for edge in edges[:1]
    ]
    parties = [crossing.message] if crossing.party.id == crossing.message.id else [crossing.message, crossing.party]
    contexts = [reference_to("context", context) for context in (crossing.owner, crossing.other)]
    return (crossing.through, *(reference_to("element", one) for one in parties), *contexts, *related)
