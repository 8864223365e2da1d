"""Schemas: one for each event that the model knows the fields of."""

from collections.abc import Iterable

from modeler.core.compiler.names import detail_type_of, source_of
from modeler.core.compiler.plans import Plan
from modeler.core.definitions.resource import logical_id
from modeler.core.definitions.schemas import Schema
from modeler.core.kernel.ids import ElementId
from modeler.core.snapshot.events import DomainEvent
from modeler.core.snapshot.kinds import UpstreamRole
from modeler.core.snapshot.snapshot import Snapshot, reference_to


def compile_schemas(plans: Iterable[Plan], snapshot: Snapshot) -> tuple[Schema, ...]:
    """Return the schema of every event; those that cross by a published language are registered."""
    registered = {plan.event.id for plan in plans if _is_published(plan)}
    return tuple(_schema(event, snapshot, registered) for event in snapshot.events)


def _is_published(plan: Plan) -> bool:
    return any(UpstreamRole.PUBLISHED_LANGUAGE in edge.upstream_roles for edge in plan.relationships)


def _schema(event: DomainEvent, snapshot: Snapshot, registered: set[ElementId]) -> Schema:
    element, publisher = snapshot.element(event.id), snapshot.context_of(event.id)
    source, detail_type = source_of(snapshot.domain, publisher), detail_type_of(element, publisher)
    return Schema(
        id=logical_id("Schema", event.id),
        name=f"{source}@{detail_type}",
        context_id=publisher.id if publisher else None,
        provenance=(reference_to("element", element),),
        event_id=event.id,
        source=source,
        detail_type=detail_type,
        version=_version(event.id, snapshot),
        fields=event.schema,
        is_registered=event.id in registered,
    )


def _version(event_id: ElementId, snapshot: Snapshot) -> str:
    released = snapshot.versions_of(event_id)
    if not released:
        return "1.0.0"
    last = max(released, key=lambda each: (each.major, each.minor, each.patch))
    return f"{last.major}.{last.minor}.{last.patch}"
