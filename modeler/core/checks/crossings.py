"""Messages that cross a boundary: their contract owner must stand upstream (FLOW201 to FLOW204).

Source: spec/context-map.md section 3. Events flow down, commands flow up.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from modeler.core.checks.catalogue import found
from modeler.core.kernel.findings import Finding, Reference
from modeler.core.kernel.ids import ContextId, ElementId
from modeler.core.snapshot.context_map import Relationship
from modeler.core.snapshot.contexts import Context
from modeler.core.snapshot.elements import Element
from modeler.core.snapshot.kinds import ElementKind, RelationshipKind
from modeler.core.snapshot.snapshot import Snapshot, reference_to

_REACTING = frozenset([ElementKind.POLICY, ElementKind.READ_MODEL])
_Pairs = Mapping[frozenset[ContextId], list[Relationship]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """A message on its way over a boundary. `owner` is the side whose contract it is, `other` the side beyond."""

    message: Element
    party: Element
    owner: Context
    other: Context
    is_event: bool
    through: Reference


def check_crossings(snapshot: Snapshot) -> Iterator[Finding]:
    """Yield every message that crosses where no relationship allows it."""
    pairs: dict[frozenset[ContextId], list[Relationship]] = defaultdict(list)
    for edge in snapshot.relationships:
        pairs[frozenset([edge.upstream_id, edge.downstream_id])].append(edge)
    for crossing in crossings_of(snapshot):
        yield from _judge(crossing, pairs, snapshot)


def crossings_of(snapshot: Snapshot) -> Iterator[Crossing]:
    """Yield every message that passes from one context to another, once."""
    subscribed = set()
    for subscription in snapshot.subscriptions:
        event, policy = snapshot.element(subscription.event_id), snapshot.element(subscription.policy_id)
        subscribed.add((event.id, policy.id))
        through = Reference("subscription", subscription.id, f"{event.name} → {policy.name}")
        yield from _crossing(snapshot, event, policy, through=through)
    for flow in snapshot.flows:
        source, target = snapshot.element(flow.source_id), snapshot.element(flow.target_id)
        through = Reference("flow", flow.id, f"{source.name} → {target.name}")
        match source.kind, target.kind:
            case ElementKind.EVENT, kind if kind in _REACTING and (source.id, target.id) not in subscribed:
                yield from _crossing(snapshot, source, target, through=through)
            case ElementKind.POLICY, ElementKind.COMMAND:
                yield from _crossing(snapshot, target, source, through=through)
            case ElementKind.COMMAND, ElementKind.AGGREGATE:
                # The handler owns a command's contract, wherever the note lies.
                yield from _crossing(snapshot, source, source, through=through, owner=snapshot.context_of(target.id))


def _crossing(
    snapshot: Snapshot, message: Element, party: Element, *, through: Reference, owner: Context | None = None
) -> Iterator[Crossing]:
    owner = owner or snapshot.context(message.context_id)
    other = snapshot.context(party.context_id)
    if owner is None or other is None or owner.id == other.id:
        return
    is_event = message.kind is ElementKind.EVENT
    yield Crossing(message=message, party=party, owner=owner, other=other, is_event=is_event, through=through)


def _judge(crossing: Crossing, pairs: _Pairs, snapshot: Snapshot) -> Iterator[Finding]:
    edges = pairs.get(frozenset([crossing.owner.id, crossing.other.id]), [])
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


def _against_the_stream(crossing: Crossing, edges: list[Relationship]) -> Finding:
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
    )


def _outside_the_kernel(crossing: Crossing, edges: list[Relationship]) -> Finding:
    owner, other, name = crossing.owner.name, crossing.other.name, crossing.message.name
    return found(
        "FLOW202",
        _where(crossing, edges),
        problem=f"“{name}” passes from {owner} to {other}, but has no type that their Shared Kernel could hold.",
        fix=f"Describe the fields of “{name}”, or say which of the two stands upstream.",
    )


def _separated(crossing: Crossing, edges: list[Relationship]) -> Finding:
    owner, other, name = crossing.owner.name, crossing.other.name, crossing.message.name
    return found(
        "FLOW203",
        _where(crossing, edges),
        problem=f"“{name}” passes between {owner} and {other}, which go Separate Ways.",
        fix="Remove the arrow, or remove the Separate Ways relationship and agree on another.",
    )


def _unrelated(crossing: Crossing) -> Finding:
    owner, other, name = crossing.owner.name, crossing.other.name, crossing.message.name
    sentence = f"{other} reacts to “{name}” of {owner}" if crossing.is_event else f"{other} sends “{name}” to {owner}"
    return found(
        "FLOW204",
        _where(crossing, []),
        problem=f"{sentence}, but the context map shows no relationship between the two.",
        fix=f"Add a relationship with {owner} upstream of {other}, or a Partnership.",
    )


def _where(crossing: Crossing, edges: list[Relationship]) -> tuple[Reference, ...]:
    related = [
        Reference("relationship", edge.id, f"{crossing.owner.name} – {crossing.other.name}") for edge in edges[:1]
    ]
    parties = [crossing.message] if crossing.party.id == crossing.message.id else [crossing.message, crossing.party]
    contexts = [reference_to("context", context) for context in (crossing.owner, crossing.other)]
    return (crossing.through, *(reference_to("element", one) for one in parties), *contexts, *related)
