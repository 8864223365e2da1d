"""A snapshot as rows: what a check finds in a value can then be mended through the one door."""

from dataclasses import fields, is_dataclass
from typing import Any
from uuid import uuid5

from modeler.core.intents.wire import to_plain
from modeler.core.snapshot.boards import BoardView
from modeler.core.snapshot.snapshot import Snapshot
from modeler.models import (
    Board,
    Connector,
    Context,
    Distinction,
    Element,
    Event,
    EventVersion,
    Flow,
    Note,
    Relationship,
    Subscription,
    Term,
    Translation,
)
from tests.builders.domains import ADomain, a_domain


def stored(model: Snapshot) -> ADomain:
    """Return a domain that has the model's rows; they stand in no log."""
    a = a_domain()
    known = {element.id for element in model.elements}
    for kind, rows in (
        (Context, model.contexts),
        (Term, model.terms),
        (Element, model.elements),
        (Flow, model.flows),
        (Relationship, model.relationships),
        (Subscription, model.subscriptions),
        (Translation, model.translations),
        (Event, model.events),
    ):
        kind.objects.bulk_create(kind(domain=a.domain, **_columns(kind, row)) for row in rows)  # type: ignore[attr-defined]
    schemas = {event.id for event in model.events}
    missing = [one.id for one in model.elements if one.kind.value == "event" and one.id not in schemas]
    Event.objects.bulk_create(Event(id=event_id, domain=a.domain) for event_id in missing)
    EventVersion.objects.bulk_create(
        EventVersion(domain=a.domain, sha256="", **_columns(EventVersion, row)) for row in model.event_versions
    )
    for one, other in (sorted(pair, key=str) for pair in model.distinctions):
        Distinction.objects.create(domain=a.domain, one_id=one, other_id=other)
    for view in model.boards:
        _hang(a, view, known)
    return a


def _columns(kind: Any, row: Any) -> dict[str, Any]:
    columns = {field.attname for field in kind._meta.concrete_fields}
    values = {field.name: getattr(row, field.name) for field in fields(row) if field.name in columns}
    return {name: _value(value) for name, value in values.items() if value is not None}


def _value(value: Any) -> Any:
    is_list = isinstance(value, tuple | frozenset)
    return to_plain(value) if is_list or is_dataclass(value) else getattr(value, "value", value)


def _hang(a: ADomain, view: BoardView, known: set[Any]) -> None:
    board = Board.objects.create(id=view.id, domain=a.domain, name=view.name, level=view.level.value)
    for note in view.notes:
        values = {field.name: _value(getattr(note, field.name)) for field in fields(note)}
        Note.objects.create(board=board, z="1", **values)
    elements = {note.id: note.element_id for note in view.notes}
    for arrow in view.arrows:
        source, target = elements[arrow.source_id], elements[arrow.target_id]
        flow = None
        if source in known and target in known:
            flow, _ = Flow.objects.get_or_create(
                source_id=source, target_id=target, defaults={"id": uuid5(arrow.id, "flow"), "domain": a.domain}
            )
        Connector.objects.create(
            id=arrow.id,
            board=board,
            source_id=arrow.source_id,
            target_id=arrow.target_id,
            flow=flow,
            is_loop=arrow.is_loop,
        )
