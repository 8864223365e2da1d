"""Relationships between contexts: the edges of the context map."""

from dataclasses import dataclass

from modeler.core.kernel.ids import ContextId, ElementId, RelationshipId
from modeler.core.snapshot.kinds import DownstreamRight, DownstreamRole, RelationshipKind, UpstreamRole


@dataclass(frozen=True, slots=True, kw_only=True)
class Relationship:
    """An edge of the context map. Where the kind is symmetric, upstream and downstream are just its two ends.

    `exposed` holds the aggregates and events that the upstream side shows to the downstream one; empty says nothing.
    """

    id: RelationshipId
    kind: RelationshipKind
    upstream_id: ContextId
    downstream_id: ContextId
    upstream_roles: frozenset[UpstreamRole] = frozenset()
    downstream_roles: frozenset[DownstreamRole] = frozenset()
    downstream_right: DownstreamRight | None = None
    exposed: frozenset[ElementId] = frozenset()

    def joins(self, one: ContextId, other: ContextId) -> bool:
        """Return whether this edge lies between the two contexts, whichever stands upstream."""
        return {self.upstream_id, self.downstream_id} == {one, other}
