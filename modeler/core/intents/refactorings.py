"""Refactorings of the context map: each one intent that changes contexts and relationships and keeps the flows.

Source: spec/context-map.md section 8; Context Mapper's architectural refactorings.
"""

from dataclasses import dataclass
from typing import ClassVar

from modeler.core.intents.intent import DomainIntent, require_items, require_name
from modeler.core.kernel.errors import Invalid
from modeler.core.kernel.ids import ContextId, ElementId, RelationshipId
from modeler.core.kernel.roles import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitContext(DomainIntent):
    """Move some elements of a context into a new one, with the relationships that their flows need."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "ContextSplit"
    context_id: ContextId
    new_context_id: ContextId
    name: str
    element_ids: tuple[ElementId, ...]

    def __post_init__(self) -> None:
        require_name(self.name, "context")
        require_items(len(self.element_ids), "elements")


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeContexts(DomainIntent):
    """Take a context into another: elements, words, regions and relationships follow, then it is gone."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "ContextsMerged"
    context_id: ContextId
    into_id: ContextId

    def __post_init__(self) -> None:
        if self.context_id == self.into_id:
            raise Invalid("A context cannot be merged with itself.", where="into_id", fix="Choose another context.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractSharedKernel(DomainIntent):
    """Give what two contexts share a context of its own, upstream of both, in place of their relationship."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "SharedKernelExtracted"
    relationship_id: RelationshipId
    new_context_id: ContextId
    name: str
    element_ids: tuple[ElementId, ...]

    def __post_init__(self) -> None:
        require_name(self.name, "context")
        require_items(len(self.element_ids), "elements")


@dataclass(frozen=True, slots=True, kw_only=True)
class SuspendPartnership(DomainIntent):
    """End a partnership: from now on one side stands upstream."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "PartnershipSuspended"
    relationship_id: RelationshipId
    upstream_id: ContextId


@dataclass(frozen=True, slots=True, kw_only=True)
class ReverseRelationship(DomainIntent):
    """Let upstream and downstream change places; the patterns of both sides fall, since they hold for a side."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "RelationshipReversed"
    relationship_id: RelationshipId


@dataclass(frozen=True, slots=True, kw_only=True)
class InsertAnticorruptionLayer(DomainIntent):
    """Let the downstream side translate what the upstream says into its own words."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "AnticorruptionLayerInserted"
    relationship_id: RelationshipId


@dataclass(frozen=True, slots=True, kw_only=True)
class PromoteToOpenHost(DomainIntent):
    """Let a context serve everybody downstream by an Open/Host Service with a Published Language."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "PromotedToOpenHost"
    context_id: ContextId
