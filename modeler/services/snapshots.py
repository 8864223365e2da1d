"""Rows → Snapshot: the only bridge from the database to the pure cores."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

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

Values = dict[str, Any]
# The rows of one table, each as Python values by column.
RowsOf = Callable[[str], list[Values]]


def snapshot_of(domain: Domain) -> Snapshot:
    """Return the model of a domain as it stands, with sixteen queries whatever its size."""
    return snapshot_from(domain, lambda table: _stored(_RELATED[table](domain)), version=domain.version)


def snapshot_from(domain: Domain, rows_of: RowsOf, *, version: int) -> Snapshot:
    """Return the model that these rows make; the domain lends it its name, slug and topology."""

    def rows(table: str) -> list[Values]:
        # By the text of the id: databases differ in how they order UUIDs.
        return sorted(rows_of(table), key=lambda row: str(row["id"]))

    return Snapshot(
        domain=_profile(domain, version),
        contexts=tuple(map(_context, rows("context"))),
        elements=tuple(map(_element, rows("element"))),
        flows=tuple(Flow(row["id"], row["source_id"], row["target_id"]) for row in rows("flow")),
        relationships=tuple(map(_relationship, rows("relationship"))),
        events=tuple(DomainEvent(row["id"], row["schema"]) for row in rows("event")),
        event_versions=tuple(sorted(map(_event_version, rows("event_version")), key=by_number)),
        subscriptions=tuple(map(_subscription, rows("subscription"))),
        translations=tuple(map(_translation, rows("translation"))),
        designs=tuple(map(_design, rows("design"))),
        terms=tuple(map(_term, rows("term"))),
        boards=_boards(rows("board"), rows("note"), rows("connector")),
        distinctions=frozenset(frozenset((row["one_id"], row["other_id"])) for row in rows("distinction")),
    )


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


def _stored(related: Any) -> list[Values]:
    rows: QuerySet[Any, Values] = related.order_by().values()
    return list(rows)


def _profile(domain: Domain, version: int) -> DomainProfile:
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
