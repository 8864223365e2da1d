"""Models for the checks: rows are named, and their ids follow from the names."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID, uuid5

from modeler.core.snapshot.boards import ArrowView, BoardView, NoteView
from modeler.core.snapshot.context_map import Relationship
from modeler.core.snapshot.contexts import Context, Term
from modeler.core.snapshot.elements import Element, Flow
from modeler.core.snapshot.events import DomainEvent, EventVersion, Subscription
from modeler.core.snapshot.kinds import BoardLevel, ElementKind, NoteKind, RelationshipKind
from modeler.core.snapshot.snapshot import DomainProfile, Snapshot
from modeler.core.snapshot.translations import FieldMapping, Translation

NAMESPACE = UUID("5f0c7c5e-1c1f-4b55-9d0a-2f6f0f2a9b11")


def an_id(*names: str) -> Any:
    """Return the id that always stands for these names."""
    return uuid5(NAMESPACE, "/".join(names))


def a_model(
    *,
    contexts: Mapping[str, Mapping[str, Any]] | Iterable[str] = (),
    elements: Sequence[tuple[str, str, str]] = (),
    flows: Sequence[tuple[str, str]] = (),
    relationships: Sequence[tuple[str, str, str] | tuple[str, str, str, Mapping[str, Any]]] = (),
    subscriptions: Sequence[tuple[str, str] | tuple[str, str, Mapping[str, Any]]] = (),
    schemas: Mapping[str, Mapping[str, Any]] | None = None,
    versions: Sequence[tuple[str, Mapping[str, Any]]] = (),
    translations: Sequence[tuple[str, str, str, Mapping[str, Any]]] = (),
    terms: Sequence[tuple[str, str] | tuple[str, str, Mapping[str, Any]]] = (),
    boards: Sequence[BoardView] = (),
    distinctions: Sequence[tuple[str, str]] = (),
) -> Snapshot:
    """Build a model: elements are (kind, name, context or ""), flows (name, name), relationships (up, kind, down).

    Terms are (context, word) and what else is known of them: {"synonyms": ("Buyer",)}.
    Translations are (event, policy, what it raises, {field: the field that it comes from, or (constant,)}); what a
    relationship exposes is named. `distinctions` names pairs of elements by the places in `elements`: ("0", "1").
    """
    named = dict(contexts) if isinstance(contexts, Mapping) else {name: {} for name in contexts}
    rows = [
        Element(id=_element_id(name, at, elements), kind=ElementKind(kind), name=name, context_id=_context_id(context))
        for at, (kind, name, context) in enumerate(elements)
    ]
    ids = {row.name: row.id for row in rows}
    return Snapshot(
        domain=DomainProfile(id=an_id("domain"), slug="shop", name="Shop", team_slug="team"),
        contexts=_sorted(Context(id=an_id("context", name), name=name, **more) for name, more in named.items()),
        elements=_sorted(rows),
        flows=_sorted(Flow(an_id("flow", one, other), ids[one], ids[other]) for one, other in flows),
        relationships=_sorted(_relationship(ids, *edge) for edge in relationships),
        events=_sorted(DomainEvent(ids[name], schema) for name, schema in (schemas or {}).items()),
        subscriptions=_sorted(
            Subscription(
                id=an_id("subscription", event, policy),
                event_id=ids[event],
                policy_id=ids[policy],
                **(more[0] if more else {}),
            )
            for event, policy, *more in subscriptions
        ),
        event_versions=tuple(
            EventVersion(event_id=ids[name], major=at + 1, minor=0, patch=0, schema=schema)
            for at, (name, schema) in enumerate(versions)
        ),
        translations=_sorted(
            Translation(
                id=an_id("translation", event, policy),
                subscription_id=an_id("subscription", event, policy),
                into_id=ids[into],
                fields=tuple(_mapping(*each) for each in fields.items()),
            )
            for event, policy, into, fields in translations
        ),
        terms=_sorted(
            Term(
                id=an_id("term", context, word, str(at)),
                context_id=an_id("context", context),
                name=word,
                **(more[0] if more else {}),
            )
            for at, (context, word, *more) in enumerate(terms)
        ),
        boards=_sorted(boards),
        distinctions=frozenset(frozenset([rows[int(one)].id, rows[int(other)].id]) for one, other in distinctions),
    )


def a_board(
    level: str, *notes: tuple[Any, ...], arrows: Sequence[tuple[str, str]] = (), loops: Sequence[tuple[str, str]] = ()
) -> BoardView:
    """Build a board: notes are (kind, name of the element, x, y) and flags such as is_pivotal; arrows (name, name)."""
    views = [_note(*note) for note in notes]
    return BoardView(
        id=an_id("board"),
        name="Wall",
        level=BoardLevel(level),
        notes=_sorted(views),
        arrows=_sorted(
            ArrowView(
                id=an_id("arrow", one, other),
                source_id=an_id("note", one),
                target_id=an_id("note", other),
                is_loop=(one, other) in loops,
            )
            for one, other in (*arrows, *loops)
        ),
    )


def _note(kind: str, name: str, x: float = 0, y: float = 0, flags: Mapping[str, Any] | None = None) -> NoteView:
    note_kind = NoteKind(kind)
    width, height = note_kind.extent
    element_id = an_id("element", name) if note_kind.element_kind else None
    place = {"x": x, "y": y, "width": width, "height": height}
    return NoteView(id=an_id("note", name), kind=note_kind, element_id=element_id, **place, **(flags or {}))


def _relationship(
    ids: Mapping[str, Any], upstream: str, kind: str, downstream: str, more: Mapping[str, Any] | None = None
) -> Relationship:
    given = dict(more or {})
    right = given.pop("downstream_right", None)
    rest = {name: frozenset(values) for name, values in given.items()}
    rest["exposed"] = frozenset(ids[name] for name in rest.get("exposed", ()))
    return Relationship(
        id=an_id("relationship", upstream, kind, downstream),
        kind=RelationshipKind(kind),
        downstream_right=right,
        upstream_id=an_id("context", upstream),
        downstream_id=an_id("context", downstream),
        **rest,
    )


def _mapping(target: str, source: str | tuple[Any]) -> FieldMapping:
    if isinstance(source, tuple):
        return FieldMapping(target=target, constant=source[0])
    return FieldMapping(target=target, source=source)


def _element_id(name: str, at: int, elements: Sequence[tuple[str, str, str]]) -> Any:
    is_second = name in [earlier for _, earlier, _ in elements[:at]]
    return an_id("element", name, str(at)) if is_second else an_id("element", name)


def _context_id(name: str) -> Any:
    return an_id("context", name) if name else None


def _sorted(rows: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(sorted(rows, key=lambda row: str(row.id)))
