"""What goes into a context and what comes out of it, by flows, subscriptions and relationships: never typed by hand."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from modeler.core.kernel.ids import ContextId
from modeler.core.snapshot.context_map import Relationship
from modeler.core.snapshot.elements import Element, Flow
from modeler.core.snapshot.kinds import DownstreamRole, ElementKind, RelationshipKind, UpstreamRole
from modeler.core.snapshot.snapshot import Snapshot

_MESSAGES = frozenset({ElementKind.EVENT, ElementKind.COMMAND, ElementKind.READ_MODEL})
_KINDS = {
    RelationshipKind.UPSTREAM_DOWNSTREAM: "Upstream/Downstream",
    RelationshipKind.CUSTOMER_SUPPLIER: "Customer/Supplier",
    RelationshipKind.PARTNERSHIP: "Partnership",
    RelationshipKind.SHARED_KERNEL: "Shared Kernel",
    RelationshipKind.SEPARATE_WAYS: "Separate Ways",
}
_SHORT = {
    UpstreamRole.OPEN_HOST_SERVICE: "OHS",
    UpstreamRole.PUBLISHED_LANGUAGE: "PL",
    DownstreamRole.CONFORMIST: "CF",
    DownstreamRole.ANTICORRUPTION_LAYER: "ACL",
}


class Direction(StrEnum):
    """Which way a message goes, seen from the context."""

    INBOUND = "inbound"
    OUTBOUND = "outbound"


@dataclass(frozen=True, slots=True, order=True)
class Exchange:
    """Messages of one collaborator: who it is, what travels, and how the two contexts relate ("U/D: OHS, PL → ACL")."""

    direction: Direction
    collaborator: str
    collaborator_kind: str
    messages: tuple[tuple[str, str], ...]
    relationship: str = ""


def exchanges_of(context_id: ContextId, snapshot: Snapshot) -> tuple[Exchange, ...]:
    """Return what crosses the context's border, inbound first, by collaborator.

    A message is an event, a command or a read model; `messages` are its kind and name. People and systems outside of
    all contexts collaborate under their own names.
    """
    found: dict[tuple[Direction, str, str], set[tuple[str, str]]] = {}
    for flow in snapshot.flows:
        for key, message in _crossings(flow, context_id, snapshot):
            found.setdefault(key, set()).add(message)
    exchanges = [
        Exchange(*key, messages=tuple(sorted(messages)), relationship=_relation(key, context_id, snapshot))
        for key, messages in found.items()
    ]
    return tuple(sorted(exchanges))


def _crossings(
    flow: Flow, context_id: ContextId, snapshot: Snapshot
) -> Iterator[tuple[tuple[Direction, str, str], tuple[str, str]]]:
    source, target = snapshot.element(flow.source_id), snapshot.element(flow.target_id)
    is_from, is_to = source.context_id == context_id, target.context_id == context_id
    if is_from == is_to and not _is_person(source) and not _is_person(target):
        return
    message = next((each for each in (source, target) if each.kind in _MESSAGES), None)
    if message is None:
        return
    if is_to and (not is_from or _is_person(source)):
        yield (Direction.INBOUND, *_collaborator(source, snapshot)), (message.kind.value, message.name)
    elif is_from and (not is_to or _is_person(target)):
        yield (Direction.OUTBOUND, *_collaborator(target, snapshot)), (message.kind.value, message.name)


def _is_person(element: Element) -> bool:
    return element.kind in (ElementKind.ACTOR, ElementKind.EXTERNAL_SYSTEM)


def _collaborator(element: Element, snapshot: Snapshot) -> tuple[str, str]:
    context = snapshot.context_of(element.id)
    if _is_person(element) or context is None:
        return element.name, element.kind.value
    return context.name, "context"


def _relation(key: tuple[Direction, str, str], context_id: ContextId, snapshot: Snapshot) -> str:
    _, name, kind = key
    if kind != "context":
        return ""
    other = next(context for context in snapshot.contexts if context.name == name)
    return "; ".join(_in_words(edge) for edge in snapshot.relationships_between(context_id, other.id))


def _in_words(edge: Relationship) -> str:
    words = _KINDS[edge.kind]
    up = ", ".join(sorted(_SHORT[role] for role in edge.upstream_roles))
    down = ", ".join(sorted(_SHORT[role] for role in edge.downstream_roles))
    return f"{words}: {up or 'U'} → {down or 'D'}" if up or down else words
