"""Rows → Snapshot: the only bridge from the database to the pure cores."""

from collections.abc import Callable, Collection, Mapping
from typing import Any
from uuid import UUID

from django.db.models import CharField, QuerySet, UUIDField
from django.db.models.functions import Cast

from modeler.core.intents.wire import record_from_json
from modeler.core.kernel.ids import ElementId
from modeler.core.kernel.outcomes import OutcomeOperator
from modeler.core.naming.words import NameWords
from modeler.core.snapshot.boards import ArrowView, BoardView, NoteView
from modeler.core.snapshot.canvas import Canvas
from modeler.core.snapshot.context_map import Relationship
from modeler.core.snapshot.contexts import Context, Term
from modeler.core.snapshot.designs import Design
from modeler.core.snapshot.elements import Element, Flow
from modeler.core.snapshot.events import Destination, DomainEvent, EventVersion, Subscription
from modeler.core.snapshot.kinds import (
    BoardLevel,
    DownstreamRight,
    DownstreamRole,
    ElementKind,
    NoteKind,
    RelationshipKind,
    Subdomain,
    TargetKind,
    TopologyChoice,
    Transport,
    UpstreamRole,
)
from modeler.core.snapshot.quotas import Quotas
from modeler.core.snapshot.snapshot import DomainProfile, Snapshot
from modeler.core.snapshot.translations import FieldMapping, Translation
from modeler.core.snapshot.versions import by_number
from modeler.models import Connector, Domain, Note
from modeler.services.collector import collector_at_rest

Values = dict[str, Any]
# The rows of one table, each as Python values by column.
RowsOf = Callable[[str], list[Values]]


def snapshot_of(domain: Domain) -> Snapshot:
    """Return the model of a domain as it stands, with sixteen queries whatever its size."""
    ids = Ids()
    with collector_at_rest():
        return snapshot_from(domain, lambda table: stored_rows(domain, table, ids), version=domain.version)


def snapshot_from(domain: Domain, rows_of: RowsOf, *, version: int) -> Snapshot:
    """Return the model that these rows make; the domain lends it its name, slug and topology."""

    def rows(table: str) -> list[Values]:
        # Databases differ in how they order UUIDs.
        return sorted(rows_of(table), key=lambda row: row["id"].int)

    tables: dict[str, Any] = {field: tuple(map(read, rows(table))) for table, (field, read) in READERS.items()}
    return Snapshot(
        domain=profile_of(domain, version),
        boards=_boards(rows("board"), rows("note"), rows("connector")),
        **tables,
        **unkeyed(rows_of, UNKEYED),
    )


def unkeyed(rows_of: RowsOf, tables: Collection[str]) -> dict[str, Any]:
    """Return what a snapshot says of those of the tables whose rows it holds without their ids."""
    found: dict[str, Any] = {}
    if "event_version" in tables:
        found["event_versions"] = tuple(sorted(map(_event_version, rows_of("event_version")), key=by_number))
    if "distinction" in tables:
        found["distinctions"] = frozenset(
            frozenset((row["one_id"], row["other_id"])) for row in rows_of("distinction")
        )
    return found


# By table of the log, how a domain's rows are reached.
_RELATED: Mapping[str, Callable[[Domain], Any]] = {
    "context": lambda domain: domain.contexts,
    "element": lambda domain: domain.elements,
    "flow": lambda domain: domain.flows,
    "relationship": lambda domain: domain.relationships,
    "event": lambda domain: domain.events,
    "event_version": lambda domain: domain.event_versions,
    "subscription": lambda domain: domain.subscriptions,
    "translation": lambda domain: domain.translations,
    "term": lambda domain: domain.terms,
    "design": lambda domain: domain.designs,
    "distinction": lambda domain: domain.distinctions,
    "board": lambda domain: domain.boards,
    "note": lambda domain: Note.objects.filter(board__domain=domain),
    "connector": lambda domain: Connector.objects.filter(board__domain=domain),
}
MODEL_TABLES = tuple(_RELATED)
WALL_TABLES = frozenset({"board", "note", "connector"})


class Ids(dict[str, UUID]):
    """UUIDs by their texts, each made once: making them anew for every reference is most of what reading rows costs."""

    def __missing__(self, text: str) -> UUID:
        made = self[text] = UUID(int=int(text.replace("-", ""), 16))
        return made


def stored_rows(domain: Domain, table: str, ids: Ids) -> list[Values]:
    """Return the rows of one table of a domain's model, as Python values by column, without the domain's id."""
    rows: QuerySet[Any] = _RELATED[table](domain).order_by()
    fields = [field for field in rows.model._meta.concrete_fields if field.attname != "domain_id"]
    keys = [field.attname for field in fields if field.is_relation or isinstance(field, UUIDField)]
    names = [field.attname for field in fields]
    texts = {f"{name}_as_text": Cast(name, CharField()) for name in keys}
    columns = [f"{name}_as_text" if name in keys else name for name in names]
    places = [at for at, name in enumerate(names) if name in keys]
    found = []
    for values in map(list, rows.annotate(**texts).values_list(*columns)):
        for at in places:
            if values[at] is not None:
                values[at] = ids[values[at]]
        found.append(dict(zip(names, values, strict=True)))
    return found


def profile_of(domain: Domain, version: int) -> DomainProfile:
    """Return what identifies a domain, as its own row tells it, at a version."""
    return DomainProfile(
        id=domain.pk,
        slug=domain.slug,
        name=domain.name,
        team_slug=domain.team.slug,
        version=version,
        topology=TopologyChoice(domain.topology),
        archive_days=domain.archive_days,
        quotas=record_from_json(Quotas, domain.quotas),
        name_words=record_from_json(NameWords, domain.name_words),
    )


def _context(row: dict[str, Any]) -> Context:
    return Context(
        id=row["id"],
        name=row["name"],
        purpose=row["purpose"],
        subdomain=Subdomain(row["subdomain"]),
        is_big_ball_of_mud=row["is_big_ball_of_mud"],
        is_external=row["is_external"],
        partner_source=row["partner_source"],
        topology=TopologyChoice(row["topology"]) if row["topology"] else None,
        open_to=tuple(row["open_to"]),
        team=row["team"],
        canvas=record_from_json(Canvas, row["canvas"]),
    )


def _term(row: dict[str, Any]) -> Term:
    return Term(
        id=row["id"],
        context_id=row["context_id"],
        name=row["name"],
        meaning=row["meaning"],
        synonyms=tuple(row["synonyms"]),
        forbidden=tuple(row["forbidden"]),
    )


def _element(row: dict[str, Any]) -> Element:
    return Element(
        id=row["id"],
        kind=ElementKind(row["kind"]),
        name=row["name"],
        context_id=row["context_id"],
        description=row["description"],
        outcome_operator=OutcomeOperator(row["outcome_operator"]),
    )


def _relationship(row: dict[str, Any]) -> Relationship:
    return Relationship(
        id=row["id"],
        kind=RelationshipKind(row["kind"]),
        upstream_id=row["upstream_id"],
        downstream_id=row["downstream_id"],
        upstream_roles=frozenset(map(UpstreamRole, row["upstream_roles"])),
        downstream_roles=frozenset(map(DownstreamRole, row["downstream_roles"])),
        downstream_right=DownstreamRight(row["downstream_right"]) if row["downstream_right"] else None,
        exposed=frozenset(ElementId(UUID(element_id)) for element_id in row["exposed"]),
    )


def _design(row: dict[str, Any]) -> Design:
    return record_from_json(Design, {name: row[name] for name in _DESIGNED} | {"id": str(row["id"])})


_DESIGNED = (
    "owner",
    "parts",
    "invariants",
    "states",
    "transitions",
    "examples",
    "timers",
    "corrections",
    "throughput",
)


def _event_version(row: dict[str, Any]) -> EventVersion:
    return EventVersion(
        event_id=row["event_id"], major=row["major"], minor=row["minor"], patch=row["patch"], schema=row["schema"]
    )


def _subscription(row: dict[str, Any]) -> Subscription:
    return Subscription(
        id=row["id"],
        event_id=row["event_id"],
        policy_id=row["policy_id"],
        condition=row["condition"],
        transport=Transport(row["transport"]),
        target_kind=TargetKind(row["target_kind"]),
        target_name=row["target_name"],
        on_success=_destination(row["on_success"]),
        on_failure=_destination(row["on_failure"]),
        retry_attempts=row["retry_attempts"],
        retry_age_seconds=row["retry_age_seconds"],
        is_ordered=row["is_ordered"],
        versions=row["versions"],
        reads=tuple(row["reads"]),
    )


def _translation(row: dict[str, Any]) -> Translation:
    return Translation(
        id=row["id"],
        subscription_id=row["subscription_id"],
        into_id=row["into_id"],
        fields=tuple(record_from_json(FieldMapping, mapping) for mapping in row["fields"]),
    )


def _destination(value: dict[str, str] | None) -> Destination | None:
    return Destination(TargetKind(value["kind"]), value["name"]) if value else None


def _boards(boards: list[Values], notes: list[Values], connectors: list[Values]) -> tuple[BoardView, ...]:
    hanging: dict[object, list[NoteView]] = {}
    for row in notes:
        hanging.setdefault(row["board_id"], []).append(_note(row))
    arrows: dict[object, list[ArrowView]] = {}
    for row in connectors:
        arrows.setdefault(row["board_id"], []).append(_arrow(row))
    return tuple(
        BoardView(
            id=row["id"],
            name=row["name"],
            level=BoardLevel(row["level"]),
            notes=tuple(hanging.get(row["id"], ())),
            arrows=tuple(arrows.get(row["id"], ())),
        )
        for row in boards
    )


def board_view(row: Values, known: BoardView | None) -> BoardView:
    """Return a board as its row tells it, with what hung there before."""
    notes, arrows = (known.notes, known.arrows) if known else ((), ())
    level = BoardLevel(row["level"])
    return BoardView(id=row["id"], name=row["name"], level=level, notes=notes, arrows=arrows)


def _flow(row: Values) -> Flow:
    return Flow(row["id"], row["source_id"], row["target_id"])


def _event(row: Values) -> DomainEvent:
    return DomainEvent(row["id"], row["schema"])


def _arrow(row: Values) -> ArrowView:
    return ArrowView(id=row["id"], source_id=row["source_id"], target_id=row["target_id"], is_loop=row["is_loop"])


def _note(row: dict[str, Any]) -> NoteView:
    return NoteView(
        id=row["id"],
        kind=NoteKind(row["kind"]),
        element_id=row["element_id"],
        x=row["x"],
        y=row["y"],
        width=row["width"],
        height=row["height"],
        is_pivotal=row["is_pivotal"],
    )


Read = Callable[[Values], Any]
# By table of the log, the table of the snapshot and what makes one of its rows.
READERS: Mapping[str, tuple[str, Read]] = {
    "context": ("contexts", _context),
    "element": ("elements", _element),
    "flow": ("flows", _flow),
    "relationship": ("relationships", _relationship),
    "event": ("events", _event),
    "subscription": ("subscriptions", _subscription),
    "translation": ("translations", _translation),
    "design": ("designs", _design),
    "term": ("terms", _term),
}
# The same of what hangs on a board, with the part of its view.
HANGING: Mapping[str, tuple[str, Read]] = {"note": ("notes", _note), "connector": ("arrows", _arrow)}
UNKEYED = frozenset({"event_version", "distinction"})
