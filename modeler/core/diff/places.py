"""Where on the context map a difference lies: the contexts that it touches, and both maps drawn as one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from modeler.core.diff.models import Act, Difference
from modeler.core.kernel.ids import ContextId, ElementId
from modeler.core.snapshot.context_map import Relationship
from modeler.core.snapshot.contexts import Context, Term
from modeler.core.snapshot.designs import Design
from modeler.core.snapshot.elements import Element, Flow
from modeler.core.snapshot.events import DomainEvent, Subscription
from modeler.core.snapshot.snapshot import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedMap:
    """The context maps of two models as one: what either has, and by id what happened to it.

    A context in which anything differs counts as altered.
    """

    contexts: tuple[Context, ...]
    relationships: tuple[Relationship, ...]
    acts: Mapping[UUID, Act]


def changed_map(before: Snapshot, after: Snapshot, differences: tuple[Difference, ...]) -> ChangedMap:
    """Return both maps as one, what is there later as it is later; contexts and relationships by id."""
    contexts = {one.id: one for one in (*before.contexts, *after.contexts)}
    edges = {one.id: one for one in (*before.relationships, *after.relationships)}
    acts: dict[UUID, Act] = {}
    for each in differences:
        if each.table in ("contexts", "relationships"):
            acts[each.row.id] = each.act
    for each in differences:
        for context_id in contexts_touched(each, before, after):
            acts.setdefault(context_id, Act.ALTERED)
    return ChangedMap(
        contexts=tuple(sorted(contexts.values(), key=lambda one: str(one.id))),
        relationships=tuple(sorted(edges.values(), key=lambda one: str(one.id))),
        acts=acts,
    )


def contexts_touched(difference: Difference, before: Snapshot, after: Snapshot) -> frozenset[ContextId]:
    """Return the contexts in which a difference lies; the ends of a relationship and what is released are in none."""
    rows = ((difference.before, before), (difference.after, after))
    return frozenset(place for row, model in rows if row is not None for place in _places(row, model))


def _places(row: object, model: Snapshot) -> Iterator[ContextId]:
    match row:
        case Context():
            yield row.id
        case Term():
            yield row.context_id
        case Element(context_id=place) if place is not None:
            yield place
        case DomainEvent() | Design():
            yield from _of(row.id, model)
        case Subscription():
            yield from _of(row.policy_id, model)
        case Flow():
            yield from _of(row.target_id, model)


def _of(element_id: ElementId, model: Snapshot) -> Iterator[ContextId]:
    context = model.context_of(element_id) if model.has_element(element_id) else None
    if context is not None:
        yield context.id
