"""What several relationships say together: contradictions, circles, kernels (MAP015, MAP017, MAP020, MAP021)."""

from collections import defaultdict
from collections.abc import Iterator

from modeler.core.checks.catalogue import found
from modeler.core.checks.cycles import cycles_of
from modeler.core.checks.remedies import new_relationship, remedy
from modeler.core.intents.context_map import RemoveRelationship
from modeler.core.kernel.findings import Finding, Reference, Remedy
from modeler.core.kernel.ids import ContextId
from modeler.core.snapshot.context_map import Relationship
from modeler.core.snapshot.contexts import Context
from modeler.core.snapshot.kinds import RelationshipKind
from modeler.core.snapshot.snapshot import Snapshot, reference_to


def check_pair(pair: frozenset[ContextId], snapshot: Snapshot) -> Iterator[Finding]:
    """Yield what is wrong with the relationships of a pair of contexts taken together."""
    edges = [edge for edge in snapshot.relationships_between(*sorted(pair, key=str)) if _is_on_the_map(edge, snapshot)]
    if edges:
        yield from _separate_and_connected(edges, snapshot)
        yield from _mutually_dependent(edges, snapshot)


def check_map(snapshot: Snapshot) -> Iterator[Finding]:
    """Yield what is wrong with the whole map: circles, and kernels that are shared by halves."""
    edges = [
        edge
        for edge in snapshot.relationships
        if edge.upstream_id != edge.downstream_id and _is_on_the_map(edge, snapshot)
    ]
    yield from _circles([edge for edge in edges if not edge.kind.is_symmetric], snapshot)
    yield from _half_shared_kernels(edges, snapshot)


def _separate_and_connected(edges: list[Relationship], snapshot: Snapshot) -> Iterator[Finding]:
    kinds = {edge.kind for edge in edges}
    if RelationshipKind.SEPARATE_WAYS not in kinds or len(kinds) == 1:
        return
    one, other = _ends(edges[0], snapshot)
    yield found(
        "MAP015",
        _where(edges, [one, other]),
        problem=f"{one.name} and {other.name} go Separate Ways and are connected at the same time.",
        fix="Remove Separate Ways, or every other relationship between the two.",
        remedy=_no_longer_separate(edges),
    )


def _no_longer_separate(edges: list[Relationship]) -> Remedy | None:
    apart = [edge for edge in edges if edge.kind is RelationshipKind.SEPARATE_WAYS]
    if len(apart) > 1:
        return None
    return remedy("Remove Separate Ways", RemoveRelationship, relationship_id=apart[0].id)


def _mutually_dependent(edges: list[Relationship], snapshot: Snapshot) -> Iterator[Finding]:
    directed = [edge for edge in edges if not edge.kind.is_symmetric]
    if len({edge.upstream_id for edge in directed}) < 2:
        return
    one, other = _ends(directed[0], snapshot)
    yield found(
        "MAP017",
        _where(directed, [one, other]),
        problem=f"{one.name} stands upstream of {other.name}, and {other.name} upstream of {one.name}.",
        fix="Declare a Partnership, or turn one of the two flows round.",
    )


def _circles(directed: list[Relationship], snapshot: Snapshot) -> Iterator[Finding]:
    onward: dict[ContextId, set[ContextId]] = defaultdict(set)
    for edge in directed:
        onward[edge.upstream_id].add(edge.downstream_id)
    for cycle in cycles_of({context_id: sorted(after, key=str) for context_id, after in onward.items()}):
        if len(cycle) < 3:
            continue
        contexts = [_context(context_id, snapshot) for context_id in cycle]
        around = set(zip(cycle, (*cycle[1:], cycle[0]), strict=True))
        edges = [edge for edge in directed if (edge.upstream_id, edge.downstream_id) in around]
        path = " → ".join(context.name for context in (*contexts, contexts[0]))
        yield found(
            "MAP020",
            _where(edges, contexts),
            problem=f"Upstream and downstream run in a circle: {path}.",
            fix="Break it where the dependency matters least: turn that relationship round, or make it a Partnership.",
        )


def _half_shared_kernels(edges: list[Relationship], snapshot: Snapshot) -> Iterator[Finding]:
    sharing: dict[ContextId, dict[ContextId, Relationship]] = defaultdict(dict)
    for edge in edges:
        if edge.kind is RelationshipKind.SHARED_KERNEL:
            sharing[edge.upstream_id][edge.downstream_id] = edge
            sharing[edge.downstream_id][edge.upstream_id] = edge
    for middle, members in sorted(sharing.items(), key=lambda item: str(item[0])):
        ends = sorted(members, key=str)
        apart = [(one, other) for at, one in enumerate(ends) for other in ends[at + 1 :] if other not in sharing[one]]
        for one, other in apart[:1]:
            contexts = [_context(context_id, snapshot) for context_id in (middle, one, other)]
            names = [context.name for context in contexts]
            yield found(
                "MAP021",
                _where([members[one], members[other]], contexts),
                problem=f"{names[0]} shares a kernel with {names[1]} and with {names[2]}, who share none: one or two?",
                fix=f"If it is one kernel, let {names[1]} and {names[2]} share it too; if two, name them apart.",
                remedy=new_relationship(
                    f"Let {names[1]} and {names[2]} share it", RelationshipKind.SHARED_KERNEL, one, other
                ),
            )


def _where(edges: list[Relationship], contexts: list[Context]) -> tuple[Reference, ...]:
    references = [Reference("relationship", edge.id) for edge in sorted(edges, key=lambda edge: str(edge.id))]
    return (*references, *(reference_to("context", context) for context in contexts))


def _is_on_the_map(edge: Relationship, snapshot: Snapshot) -> bool:
    return snapshot.context(edge.upstream_id) is not None and snapshot.context(edge.downstream_id) is not None


def _ends(edge: Relationship, snapshot: Snapshot) -> tuple[Context, Context]:
    return _context(edge.upstream_id, snapshot), _context(edge.downstream_id, snapshot)


def _context(context_id: ContextId, snapshot: Snapshot) -> Context:
    context = snapshot.context(context_id)
    assert context is not None
    return context
