"""The contracts behind the messages that cross: implicit ones, and events that go out without a type (SCH301, FLOW205).

Source: spec/context-map.md section 4.
"""

from collections.abc import Iterator

from modeler.core.checks.catalogue import found
from modeler.core.checks.crossings import Crossing, crossings_from
from modeler.core.checks.remedies import changed
from modeler.core.kernel.findings import Finding, Reference
from modeler.core.kernel.ids import ContextId
from modeler.core.snapshot.context_map import Relationship
from modeler.core.snapshot.elements import Element
from modeler.core.snapshot.kinds import ElementKind, RelationshipKind, UpstreamRole
from modeler.core.snapshot.snapshot import Snapshot, reference_to


def check_contracts(event: Element, snapshot: Snapshot) -> Iterator[Finding]:
    """Yield where an event crosses under a contract which nobody has written down."""
    if event.kind is not ElementKind.EVENT:
        return
    consumers: set[ContextId] = set()
    for crossing in crossings_from(event, snapshot):
        consumers.add(crossing.other.id)
        for edge in snapshot.relationships_between(crossing.owner.id, crossing.other.id):
            if edge.upstream_id == crossing.owner.id:
                yield from _contract(crossing, edge, snapshot)
    if consumers:
        yield from _tailored(event, consumers, snapshot)


def _contract(crossing: Crossing, edge: Relationship, snapshot: Snapshot) -> Iterator[Finding]:
    event, owner, other = crossing.message, crossing.owner.name, crossing.other.name
    where = (reference_to("element", event), Reference("relationship", edge.id, f"{owner} → {other}"))
    if UpstreamRole.PUBLISHED_LANGUAGE in edge.upstream_roles:
        if not _has_fields(event, snapshot):
            yield found(
                "FLOW205",
                where,
                problem=f"“{event.name}” goes from {owner} to {other} without a type in the Published Language.",
                fix=f"Describe the fields of “{event.name}”: only what is published may cross.",
            )
    elif edge.kind is RelationshipKind.UPSTREAM_DOWNSTREAM and not edge.upstream_roles and not edge.downstream_roles:
        yield found(
            "SCH301",
            where,
            problem=f"{other} reads “{event.name}” of {owner} under a contract that is written down nowhere.",
            fix=f"Let {owner} publish a language, or say how {other} takes it: as a Conformist or through a layer.",
            remedy=changed(
                f"Let {owner} publish a language", edge, upstream_roles=frozenset({UpstreamRole.PUBLISHED_LANGUAGE})
            ),
        )


def _tailored(event: Element, consumers: set[ContextId], snapshot: Snapshot) -> Iterator[Finding]:
    (only, *others) = sorted(consumers, key=str)
    consumer = snapshot.context(only)
    if others or consumer is None or not consumer.name.strip():
        return
    if consumer.name.casefold() in event.name.casefold():
        yield found(
            "EVT513",
            (reference_to("element", event), reference_to("context", consumer)),
            problem=f"Only {consumer.name} reacts to “{event.name}”, and its name says so.",
            fix="Name the fact as its publisher sees it; who reacts is the subscribers' affair.",
        )


def _has_fields(event: Element, snapshot: Snapshot) -> bool:
    known = snapshot.event(event.id)
    return known is not None and bool(known.schema.get("properties"))
