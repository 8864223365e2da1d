"""Whom a change of the model concerns, and what they may do about it: from the relationships and their rights.

Source: spec/context-map.md section 4. The rights are those of Context Mapper's `downstreamRights`; that they have
force is ours.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from modeler.core.diff.models import Act, Difference
from modeler.core.diff.places import contexts_touched
from modeler.core.kernel.ids import ContextId, ElementId, RelationshipId
from modeler.core.snapshot.context_map import Relationship
from modeler.core.snapshot.kinds import DownstreamRight, ElementKind, RelationshipKind
from modeler.core.snapshot.snapshot import Snapshot


class Say(StrEnum):
    """What a team may do about a change that concerns it."""

    NOTIFIED = "notified"
    ASKED = "asked"
    MAY_BLOCK = "may_block"
    MUST_APPROVE = "must_approve"

    @property
    def rank(self) -> int:
        """Return 0 for the least say up to 3 for the most."""
        return list(Say).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """A team that a change concerns, by the name under which it speaks.

    `context_id` is the context by which it is concerned; `relationship_id` is None where its own model changes.
    """

    team: str
    say: Say
    context_id: ContextId
    relationship_id: RelationshipId | None = None


_SAYS: Final = {
    DownstreamRight.INFLUENCER: Say.NOTIFIED,
    DownstreamRight.OPINION_LEADER: Say.ASKED,
    DownstreamRight.VETO_RIGHT: Say.MAY_BLOCK,
    DownstreamRight.DECISION_MAKER: Say.MUST_APPROVE,
    DownstreamRight.MONOPOLIST: Say.MUST_APPROVE,
}
_SHARING: Final = frozenset([RelationshipKind.SHARED_KERNEL, RelationshipKind.PARTNERSHIP])
_MESSAGES: Final = frozenset([ElementKind.EVENT, ElementKind.COMMAND])
# Words about a message change nothing for who reads it.
_WORDS: Final = frozenset({"description"})


def concerns_of(before: Snapshot, after: Snapshot, differences: tuple[Difference, ...]) -> tuple[Concern, ...]:
    """Return whom the differences concern, who has most to say first; a team may be concerned for several reasons."""
    edges = _edges_concerned(before, after, differences)
    touched = {place for each in differences for place in contexts_touched(each, before, after)}
    found = [
        *(concern for edge in edges for concern in _of_edge(edge, edges, before, after)),
        *(Concern(team=_team(place, before, after), say=Say.NOTIFIED, context_id=place) for place in touched),
    ]
    return tuple(sorted(set(found), key=_order))


def team_of(context_id: ContextId, *models: Snapshot) -> str:
    """Return who speaks for a context: the team that owns it, or the context's own name where no team is named."""
    return _team(context_id, *models)


def _team(context_id: ContextId, *models: Snapshot) -> str:
    context = next((found for model in models if (found := model.context(context_id)) is not None), None)
    return (context.team.strip() or context.name) if context else ""


def _edges_concerned(
    before: Snapshot, after: Snapshot, differences: tuple[Difference, ...]
) -> tuple[Relationship, ...]:
    """The relationships that change, as they stood, and those through which a message passes that changes."""
    changed: dict[RelationshipId, Relationship] = {
        each.row.id: each.before or each.after for each in differences if each.table == "relationships"
    }
    messages = _messages_changed(differences)
    pairs = [pair for pair in _crossings(before) if pair[0] in messages]
    for edge in before.relationships:
        if any(_carries(edge, owner, other) for _, owner, other in pairs):
            changed.setdefault(edge.id, edge)
    return tuple(sorted(changed.values(), key=lambda edge: str(edge.id)))


def _messages_changed(differences: Iterable[Difference]) -> set[ElementId]:
    found: set[ElementId] = set()
    for each in differences:
        if each.act is Act.ADDED or each.table not in ("events", "elements"):
            continue
        is_message = each.table == "events" or each.before.kind in _MESSAGES
        if is_message and (each.act is Act.REMOVED or not _WORDS.issuperset(each.fields)):
            found.add(each.row.id)
    return found


def _crossings(model: Snapshot) -> Iterator[tuple[ElementId, ContextId, ContextId]]:
    """Each message that passes from the context that owns its contract to another, as (message, owner, other)."""
    reactions = {(one.event_id, one.policy_id) for one in model.subscriptions}
    arrows = reactions | {(flow.source_id, flow.target_id) for flow in model.flows}
    for source_id, target_id in sorted(arrows, key=str):
        source, target = model.element(source_id), model.element(target_id)
        if source.kind is ElementKind.EVENT:
            message, owner, other = source, source.context_id, target.context_id
        elif target.kind is ElementKind.COMMAND:
            message, owner, other = target, target.context_id, source.context_id
        else:
            continue
        if owner is not None and other is not None and owner != other:
            yield message.id, owner, other


def _carries(edge: Relationship, owner: ContextId, other: ContextId) -> bool:
    return edge.joins(owner, other) and (edge.kind.is_symmetric or edge.upstream_id == owner)


def _of_edge(
    edge: Relationship, edges: tuple[Relationship, ...], before: Snapshot, after: Snapshot
) -> Iterator[Concern]:
    for context_id in (edge.upstream_id, edge.downstream_id):
        team = _team(context_id, before, after)
        yield Concern(team=team, say=_say(edge, context_id, edges), context_id=context_id, relationship_id=edge.id)


def _say(edge: Relationship, context_id: ContextId, edges: tuple[Relationship, ...]) -> Say:
    if edge.kind in _SHARING:
        return Say.MUST_APPROVE
    if edge.downstream_right is None or context_id != edge.downstream_id:
        return Say.NOTIFIED
    say = _SAYS[edge.downstream_right]
    # Where somebody holds the monopoly over an upstream, nobody else decides about it.
    is_monopoly = any(
        other.upstream_id == edge.upstream_id and other.downstream_right is DownstreamRight.MONOPOLIST
        for other in edges
    )
    is_overruled = is_monopoly and edge.downstream_right is DownstreamRight.DECISION_MAKER
    return Say.NOTIFIED if is_overruled else say


def _order(concern: Concern) -> tuple[int, str, str, str]:
    return (-concern.say.rank, concern.team.casefold(), str(concern.context_id), str(concern.relationship_id))
