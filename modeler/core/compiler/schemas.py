"""Schemas: one for each event that the model knows the fields of."""

from collections.abc import Iterable

from modeler.core.compiler.names import detail_type_of, source_of
from modeler.core.compiler.plans import Plan
from modeler.core.definitions.resource import logical_id
from modeler.core.definitions.schemas import Schema
from modeler.core.kernel.ids import ElementId
from modeler.core.snapshot.events import DomainEvent
from modeler.core.snapshot.kinds import RelationshipKind, UpstreamRole
from modeler.core.snapshot.snapshot import Snapshot, reference_to


def compile_schemas(plans: Iterable[Plan], snapshot: Snapshot) -> tuple[Schema, ...]:
    """Return the schema of every event; those that cross by a published language or a kernel are registered."""
    crossing: dict[ElementId, list[Plan]] = {}
    for plan in plans:
        if plan.relationships:
            crossing.setdefault(plan.event.id, []).append(plan)
    return tuple(compile_schema(event, crossing.get(event.id, []), snapshot) for event in snapshot.events)


def compile_schema(event: DomainEvent, crossing: Iterable[Plan], snapshot: Snapshot) -> Schema:
    """Return the schema of one event, which crosses boundaries by these plans."""
    element, publisher = snapshot.element(event.id), snapshot.context_of(event.id)
    source, detail_type = source_of(snapshot.domain, publisher), detail_type_of(element, publisher)
    edges = [edge for plan in crossing for edge in plan.relationships]
    kernels = [edge for edge in edges if edge.kind is RelationshipKind.SHARED_KERNEL]
    sides = {side for edge in kernels for side in (edge.upstream_id, edge.downstream_id)}
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
        is_registered=bool(kernels) or any(UpstreamRole.PUBLISHED_LANGUAGE in edge.upstream_roles for edge in edges),
        maintainers=tuple(sorted(sides | ({publisher.id} if publisher else set()), key=str)),
        is_trusted=publisher is None or not publisher.is_big_ball_of_mud,
    )


def _version(event_id: ElementId, snapshot: Snapshot) -> str:
    released = snapshot.versions_of(event_id)
    if not released:
        return "1.0.0"
    last = max(released, key=lambda each: (each.major, each.minor, each.patch))
    return f"{last.major}.{last.minor}.{last.patch}"
