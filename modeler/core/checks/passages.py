"""What passes between contexts, and how that makes their teams depend on each other: for maps, not for findings."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from modeler.core.checks.crossings import crossings_of
from modeler.core.kernel.ids import ContextId, ElementId
from modeler.core.snapshot.kinds import RelationshipKind
from modeler.core.snapshot.snapshot import Snapshot


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """Messages of one kind that go from one context to another; `owner_id` holds their contract.

    `messages` are ids and names, by name. `is_related` says whether the map shows any relationship of the two.
    """

    from_id: ContextId
    to_id: ContextId
    kind: str
    owner_id: ContextId
    messages: tuple[tuple[ElementId, str], ...]
    is_related: bool


class TeamTie(StrEnum):
    """How two teams depend on each other, derived from the relationships of their contexts."""

    MUTUAL = "mutually_dependent"
    UPSTREAM = "upstream_downstream"
    FREE = "free"


@dataclass(frozen=True, slots=True, order=True)
class TeamRelationship:
    """Two teams by name; where one stands upstream it is `one`, else they are in alphabetical order."""

    one: str
    other: str
    tie: TeamTie


def passages_of(snapshot: Snapshot) -> tuple[Passage, ...]:
    """Return what crosses between each two contexts, by sender, receiver and kind: events, then commands."""
    found: dict[tuple[ContextId, ContextId, str, ContextId], set[tuple[str, ElementId]]] = defaultdict(set)
    for crossing in crossings_of(snapshot):
        owner, other, message = crossing.owner.id, crossing.other.id, crossing.message
        # Events leave the side whose contract they are; commands come to it.
        ends = (owner, other, "event") if crossing.is_event else (other, owner, "command")
        found[(*ends, owner)].add((message.name, message.id))
    related = {frozenset((edge.upstream_id, edge.downstream_id)) for edge in snapshot.relationships}
    passages = [
        Passage(
            *(from_id, to_id, kind, owner_id),
            messages=tuple((element_id, name) for name, element_id in sorted(messages)),
            is_related=frozenset((from_id, to_id)) in related,
        )
        for (from_id, to_id, kind, owner_id), messages in found.items()
    ]
    return tuple(sorted(passages, key=lambda one: (str(one.from_id), str(one.to_id), one.kind != "event")))


def team_relationships(snapshot: Snapshot) -> tuple[TeamRelationship, ...]:
    """Return how each two teams that own contexts stand to each other, by name.

    Partnerships, Shared Kernels and edges in both directions make two teams mutually dependent; edges in one
    direction let one stand upstream; otherwise they are free. Source: the team relationships of ddd-crew.
    """
    teams = sorted({context.team for context in snapshot.contexts if context.team})
    ways = _ways(snapshot)
    return tuple(sorted(_tie(one, other, ways) for one, other in combinations(teams, 2)))


def _ways(snapshot: Snapshot) -> frozenset[tuple[str, str]]:
    """The pairs of teams of which the first has influence on the second."""
    return frozenset(pair for pair in _influences(snapshot) if all(pair) and pair[0] != pair[1])


def _influences(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    teams = {context.id: context.team for context in snapshot.contexts}
    for edge in snapshot.relationships:
        if edge.kind is RelationshipKind.SEPARATE_WAYS:
            continue
        upstream, downstream = teams.get(edge.upstream_id, ""), teams.get(edge.downstream_id, "")
        yield upstream, downstream
        if edge.kind.is_symmetric:
            yield downstream, upstream


def _tie(one: str, other: str, ways: frozenset[tuple[str, str]]) -> TeamRelationship:
    leads, follows = (one, other) in ways, (other, one) in ways
    if leads and follows:
        return TeamRelationship(one, other, TeamTie.MUTUAL)
    if follows:
        return TeamRelationship(other, one, TeamTie.UPSTREAM)
    return TeamRelationship(one, other, TeamTie.UPSTREAM if leads else TeamTie.FREE)
