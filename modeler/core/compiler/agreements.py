"""Agreements: what the relationships of the context map say beyond the resources that they grant."""

from collections.abc import Iterable, Iterator

from modeler.core.compiler.plans import Plan
from modeler.core.conditions.ast import paths_of
from modeler.core.definitions.agreements import Agreement, AgreementKind
from modeler.core.kernel.findings import Reference
from modeler.core.kernel.ids import ContextId, ElementId
from modeler.core.snapshot.context_map import Relationship
from modeler.core.snapshot.kinds import RelationshipKind


def compile_agreements(plans: Iterable[Plan], relationships: Iterable[Relationship]) -> tuple[Agreement, ...]:
    """Return every agreement, by kind, contexts and events."""
    edges = tuple(relationships)
    listed = tuple(plans)
    found = [*_release_groups(edges), *_separations(edges), *_contracts(listed), *_kernels(edges, listed)]
    return tuple(sorted(found, key=lambda each: (each.kind, *map(str, (*each.context_ids, *each.event_ids)))))


def _release_groups(edges: tuple[Relationship, ...]) -> Iterator[Agreement]:
    """Partners of partners ship together too: a group is everybody who is reached by Partnerships."""
    partners = [edge for edge in edges if edge.kind is RelationshipKind.PARTNERSHIP]
    group_of: dict[ContextId, set[ContextId]] = {}
    for edge in partners:
        joined = group_of.get(edge.upstream_id, {edge.upstream_id}) | group_of.get(
            edge.downstream_id, {edge.downstream_id}
        )
        group_of |= dict.fromkeys(joined, joined)
    for group in {tuple(sorted(group, key=str)) for group in group_of.values()}:
        causes = tuple(_reference(edge) for edge in partners if edge.upstream_id in group)
        yield Agreement(kind=AgreementKind.RELEASE_GROUP, context_ids=group, provenance=causes)


def _separations(edges: tuple[Relationship, ...]) -> Iterator[Agreement]:
    for edge in edges:
        if edge.kind is RelationshipKind.SEPARATE_WAYS:
            pair = tuple(sorted((edge.upstream_id, edge.downstream_id), key=str))
            yield Agreement(kind=AgreementKind.SEPARATION, context_ids=pair, provenance=(_reference(edge),))


def _contracts(plans: tuple[Plan, ...]) -> Iterator[Agreement]:
    """One contract for each customer and event: all that the customer's filters read of it."""
    read: dict[tuple[ContextId, ContextId, ElementId], set[str]] = {}
    causes: dict[tuple[ContextId, ContextId, ElementId], list[Reference]] = {}
    for plan in plans:
        for edge in plan.relationships:
            if edge.kind is RelationshipKind.CUSTOMER_SUPPLIER:
                key = (edge.upstream_id, edge.downstream_id, plan.event.id)
                paths = paths_of(plan.condition) if plan.condition is not None else ()
                read.setdefault(key, set()).update(".".join(path) for path in paths)
                causes.setdefault(key, []).extend((plan.reference, _reference(edge)))
    for key, fields in read.items():
        yield Agreement(
            kind=AgreementKind.CONSUMER_CONTRACT,
            context_ids=key[:2],
            event_ids=(key[2],),
            fields=tuple(sorted(fields)),
            provenance=tuple(dict.fromkeys(causes[key])),
        )


def _kernels(edges: tuple[Relationship, ...], plans: tuple[Plan, ...]) -> Iterator[Agreement]:
    crossing: dict[object, set[ElementId]] = {}
    for plan in plans:
        for edge in plan.relationships:
            crossing.setdefault(edge.id, set()).add(plan.event.id)
    for edge in edges:
        if edge.kind is RelationshipKind.SHARED_KERNEL:
            yield Agreement(
                kind=AgreementKind.SHARED_KERNEL,
                context_ids=tuple(sorted((edge.upstream_id, edge.downstream_id), key=str)),
                event_ids=tuple(sorted(crossing.get(edge.id, ()), key=str)),
                provenance=(_reference(edge),),
            )


def _reference(edge: Relationship) -> Reference:
    return Reference("relationship", edge.id, edge.kind.value.replace("_", " "))
