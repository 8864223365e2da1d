"""One-click fixes: an intent, as the wire knows it, without the ids that whoever asks fills in."""

from typing import Any
from uuid import uuid5

from modeler.core.intents.context_map import AddRelationship, ChangeRelationship
from modeler.core.intents.intent import DomainIntent
from modeler.core.intents.wire import to_plain
from modeler.core.kernel.canonical import canonical_json
from modeler.core.kernel.findings import Remedy
from modeler.core.kernel.ids import ContextId
from modeler.core.snapshot.context_map import Relationship
from modeler.core.snapshot.contexts import Context
from modeler.core.snapshot.kinds import RelationshipKind


def remedy(label: str, intent: type[DomainIntent], **body: Any) -> Remedy:
    """Return the remedy that asks for this intent."""
    return Remedy(label, intent.__name__, canonical_json({name: to_plain(value) for name, value in body.items()}))


def upstream_of(owner: Context, other: Context) -> Remedy:
    """Return the remedy that puts one context upstream of another with which it has no relationship."""
    label = f"Put {owner.name} upstream of {other.name}"
    return new_relationship(label, RelationshipKind.UPSTREAM_DOWNSTREAM, owner.id, other.id)


def new_relationship(label: str, kind: RelationshipKind, upstream_id: ContextId, downstream_id: ContextId) -> Remedy:
    """Return the remedy that adds a relationship; its id is the same for all who press the button at once."""
    return remedy(
        label,
        AddRelationship,
        relationship_id=uuid5(upstream_id, f"{kind.value} {downstream_id}"),
        kind=kind,
        upstream_id=upstream_id,
        downstream_id=downstream_id,
    )


def changed(label: str, edge: Relationship, **properties: Any) -> Remedy:
    """Return the remedy that changes properties of a relationship."""
    return remedy(label, ChangeRelationship, relationship_id=edge.id, **properties)
