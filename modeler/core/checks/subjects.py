"""What checks look at, one by one, and which of it two versions of a model may tell otherwise."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from modeler.core.kernel.ids import ContextId, ElementId
from modeler.core.snapshot.context_map import Relationship
from modeler.core.snapshot.snapshot import Snapshot

WHOLE = "whole"
"""The only key of what there is one of: the map, the design."""


class Subject(Enum):
    """A kind of thing that a check looks at. A PLACE is a context, or None for what lies outside of all."""

    ELEMENT = "element"
    CONTEXT = "context"
    PLACE = "place"
    RELATIONSHIP = "relationship"
    PAIR = "pair"
    MAP = "map"
    BOARD = "board"
    DESIGN = "design"

    def keys(self, snapshot: Snapshot) -> Iterable[Hashable]:
        """Return the keys of all subjects of this kind in a model."""
        match self:
            case Subject.ELEMENT:
                return [element.id for element in snapshot.elements]
            case Subject.CONTEXT:
                return [context.id for context in snapshot.contexts]
            case Subject.PLACE:
                return [*(context.id for context in snapshot.contexts), None]
            case Subject.RELATIONSHIP:
                return [edge.id for edge in snapshot.relationships]
            case Subject.PAIR:
                return dict.fromkeys(_pair(edge) for edge in snapshot.relationships)
            case Subject.BOARD:
                return [board.id for board in snapshot.boards]
            case _:
                return [WHOLE]

    def row(self, key: Any, snapshot: Snapshot) -> Any:
        """Return what a check is handed for a key, or None where that is no longer there."""
        match self:
            case Subject.ELEMENT:
                return snapshot.find_element(key)
            case Subject.CONTEXT:
                return snapshot.context(key)
            case Subject.RELATIONSHIP:
                return snapshot.relationship(key)
            case Subject.BOARD:
                return next((board for board in snapshot.boards if board.id == key), None)
            case Subject.PAIR:
                return key if len(key) == 2 else None
            case Subject.PLACE:
                return Place(key)
            case _:
                return key


@dataclass(frozen=True, slots=True)
class Place:
    """Where elements lie: a context, or outside of all."""

    context_id: ContextId | None


Touched = dict[Subject, set[Any]]


def touched_between(before: Snapshot, after: Snapshot) -> Touched:
    """Return the keys of what may be told otherwise after an edit; rows that are one object are taken for equal.

    A finding about an element may look at the element, its neighbours by flows, subscriptions and translations, the
    contexts of all these, the relationships between those contexts and the languages of them.
    """
    changed = {table: _changed(getattr(before, table), getattr(after, table)) for table in _TABLES}
    own = _elements_changed(changed, before, after)
    contexts = {context.id for context in changed["contexts"]} | {term.context_id for term in changed["terms"]}
    for edge in changed["relationships"]:
        contexts |= {edge.upstream_id, edge.downstream_id}
    elements = set(own)
    for snapshot in (before, after):
        own |= {element.id for context_id in contexts for element in snapshot.elements_in(context_id)}
    for snapshot in (before, after):
        elements |= own.union(*(_beside(element_id, snapshot) for element_id in own))
    places: set[ContextId | None] = set(contexts)
    for snapshot in (before, after):
        rows = (snapshot.find_element(element_id) for element_id in own)
        places |= {element.context_id for element in rows if element is not None}
    for pair in before.distinctions ^ after.distinctions:
        places |= {element.context_id for one in pair if (element := after.find_element(one)) is not None}
    edges = {*changed["relationships"]} | {
        edge for snapshot in (before, after) for place in places if place for edge in snapshot.relationships_of(place)
    }
    is_drawn_anew = bool(changed["contexts"] or changed["relationships"])
    return {
        Subject.ELEMENT: elements,
        Subject.CONTEXT: contexts,
        Subject.PLACE: places,
        Subject.RELATIONSHIP: {edge.id for edge in edges},
        Subject.PAIR: {_pair(edge) for edge in edges},
        Subject.MAP: {WHOLE} if is_drawn_anew else set(),
        Subject.BOARD: _boards(changed, elements, after),
        Subject.DESIGN: {WHOLE} if own else set(),
    }


_TABLES = (
    "contexts",
    "elements",
    "flows",
    "relationships",
    "events",
    "event_versions",
    "subscriptions",
    "translations",
    "terms",
    "designs",
    "boards",
)


def _changed(before: tuple[Any, ...], after: tuple[Any, ...]) -> list[Any]:
    """The rows of either side that are not the very same on the other."""
    if before is after:
        return []
    old, new = dict(zip(map(id, before), before, strict=True)), dict(zip(map(id, after), after, strict=True))
    return [old[key] for key in old.keys() - new.keys()] + [new[key] for key in new.keys() - old.keys()]


def _elements_changed(changed: dict[str, list[Any]], before: Snapshot, after: Snapshot) -> set[ElementId]:
    """The elements that have changed themselves, or an end of what has."""
    found: set[ElementId] = {row.id for table in ("elements", "events", "designs") for row in changed[table]}
    found |= {version.event_id for version in changed["event_versions"]}
    found |= {end for flow in changed["flows"] for end in (flow.source_id, flow.target_id)}
    found |= {end for one in changed["subscriptions"] for end in (one.event_id, one.policy_id)}
    for translation in changed["translations"]:
        found.add(translation.into_id)
        for snapshot in (before, after):
            subscription = snapshot.subscription(translation.subscription_id)
            found |= {subscription.event_id, subscription.policy_id} if subscription else set()
    if changed["boards"]:
        found |= {element_id for element_id, _ in before.levels.items() ^ after.levels.items()}
    return found


def _beside(element_id: ElementId, snapshot: Snapshot) -> Iterator[ElementId]:
    yield from (flow.target_id for flow in snapshot.flows_from(element_id))
    yield from (flow.source_id for flow in snapshot.flows_into(element_id))
    yield from (one.policy_id for one in snapshot.subscriptions_to(element_id))
    yield from (one.event_id for one in snapshot.subscriptions_of(element_id))
    for translation in snapshot.translations_into(element_id):
        subscription = snapshot.subscription(translation.subscription_id)
        yield from (subscription.policy_id,) if subscription else ()


def _boards(changed: dict[str, list[Any]], elements: set[ElementId], after: Snapshot) -> set[Any]:
    found = {board.id for board in changed["boards"]}
    if elements:
        found |= {
            board.id
            for board in after.boards
            if board.id not in found and any(note.element_id in elements for note in board.notes)
        }
    return found


def _pair(edge: Relationship) -> frozenset[ContextId]:
    return frozenset((edge.upstream_id, edge.downstream_id))
