"""What people ask of the context map."""

from dataclasses import dataclass
from typing import ClassVar

from modeler.core.intents.intent import UNSET, DomainIntent, Unset
from modeler.core.kernel.ids import ContextId, ElementId, RelationshipId
from modeler.core.kernel.roles import Role
from modeler.core.snapshot.kinds import DownstreamRight, DownstreamRole, RelationshipKind, UpstreamRole


@dataclass(frozen=True, slots=True, kw_only=True)
class AddRelationship(DomainIntent):
    """Say how two contexts relate; `exposed` names the aggregates and events that the upstream side shows."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "RelationshipAdded"
    relationship_id: RelationshipId
    kind: RelationshipKind
    upstream_id: ContextId
    downstream_id: ContextId
    upstream_roles: frozenset[UpstreamRole] = frozenset()
    downstream_roles: frozenset[DownstreamRole] = frozenset()
    downstream_right: DownstreamRight | None = None
    exposed: frozenset[ElementId] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRelationship(DomainIntent):
    """Change how two contexts relate; what is left out stays."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "RelationshipChanged"
    relationship_id: RelationshipId
    kind: RelationshipKind | Unset = UNSET
    upstream_id: ContextId | Unset = UNSET
    downstream_id: ContextId | Unset = UNSET
    upstream_roles: frozenset[UpstreamRole] | Unset = UNSET
    downstream_roles: frozenset[DownstreamRole] | Unset = UNSET
    downstream_right: DownstreamRight | Unset | None = UNSET
    exposed: frozenset[ElementId] | Unset = UNSET


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveRelationship(DomainIntent):
    """Take an edge off the context map."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "RelationshipRemoved"
    relationship_id: RelationshipId
