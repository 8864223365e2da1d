"""Rows → Snapshot: the only bridge from the database to the pure cores."""

from typing import Any

from django.db.models import QuerySet

from modeler.core.snapshot.context_map import Relationship
from modeler.core.snapshot.contexts import Context, Term
from modeler.core.snapshot.elements import Element, Flow
from modeler.core.snapshot.events import Destination, DomainEvent, EventVersion, Subscription
from modeler.core.snapshot.kinds import (
    DownstreamRole,
    ElementKind,
    RelationshipKind,
    Subdomain,
    TargetKind,
    TopologyChoice,
    Transport,
    UpstreamRole,
)
from modeler.core.snapshot.snapshot import DomainProfile, Snapshot
from modeler.models import Domain


def snapshot_of(domain: Domain) -> Snapshot:
    """Return the model of a domain as it stands, with ten queries whatever its size."""
    return Snapshot(
        domain=_profile(domain),
        contexts=tuple(_context(row) for row in _rows(domain.contexts)),
        elements=tuple(_element(row) for row in _rows(domain.elements)),
        flows=tuple(Flow(row["id"], row["source_id"], row["target_id"]) for row in _rows(domain.flows)),
        relationships=tuple(_relationship(row) for row in _rows(domain.relationships)),
        events=tuple(DomainEvent(row["id"], row["schema"]) for row in _rows(domain.events)),
        event_versions=tuple(_event_version(row) for row in _rows(domain.event_versions)),
        subscriptions=tuple(_subscription(row) for row in _rows(domain.subscriptions)),
        terms=tuple(Term(row["id"], row["context_id"], row["name"], row["meaning"]) for row in _rows(domain.terms)),
    )


def _rows(related: Any) -> list[dict[str, Any]]:
    rows: QuerySet[Any, dict[str, Any]] = related.order_by().values()
    # By the text of the id: databases differ in how they order UUIDs.
    return sorted(rows, key=lambda row: str(row["id"]))


def _profile(domain: Domain) -> DomainProfile:
    return DomainProfile(
        id=domain.pk,
        slug=domain.slug,
        name=domain.name,
        team_slug=domain.team.slug,
        version=domain.version,
        topology=TopologyChoice(domain.topology),
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
    )


def _element(row: dict[str, Any]) -> Element:
    return Element(
        id=row["id"],
        kind=ElementKind(row["kind"]),
        name=row["name"],
        context_id=row["context_id"],
        description=row["description"],
    )


def _relationship(row: dict[str, Any]) -> Relationship:
    return Relationship(
        id=row["id"],
        kind=RelationshipKind(row["kind"]),
        upstream_id=row["upstream_id"],
        downstream_id=row["downstream_id"],
        upstream_roles=frozenset(map(UpstreamRole, row["upstream_roles"])),
        downstream_roles=frozenset(map(DownstreamRole, row["downstream_roles"])),
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
    )


def _destination(value: dict[str, str] | None) -> Destination | None:
    return Destination(TargetKind(value["kind"]), value["name"]) if value else None
