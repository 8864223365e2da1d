"""A model that is too large for one stack, as several: for each context its channels, and then what it reacts with.

Stacks find each other by names, not by exports, which would lock every rename: all stacks of channels come first, then
the others in any order. What belongs to no context stands in the stacks called `shared`.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from modeler.core.definitions.eventbridge import Archive, Bus, BusPolicy, OpenHost
from modeler.core.definitions.limits import compile_limit
from modeler.core.definitions.resource import LogicalId, Resource
from modeler.core.definitions.schemas import Schema
from modeler.core.definitions.sns import Topic, TopicPolicy
from modeler.core.exporters.cloudformation.elsewhere import linked, references_in
from modeler.core.exporters.cloudformation.template import Entry
from modeler.core.exporters.material import Material
from modeler.core.exporters.words import slugs

_CHANNELS = (Topic, TopicPolicy, Bus, BusPolicy, OpenHost, Archive, Schema)
_SHARED = "shared"


@dataclass(frozen=True, slots=True)
class Stack:
    """A part of the model: what its file is called after the domain's name, and its resources."""

    name: str
    entries: Mapping[str, Entry]


def is_too_large(entries: Mapping[str, Entry]) -> bool:
    """Return whether one stack cannot hold the resources."""
    return len(entries) > compile_limit("cloudformation.resources") or _size(entries.values()) > _most_bytes()


def stacks_of(entries: Mapping[str, Entry], material: Material) -> tuple[Stack, ...]:
    """Return the stacks in the order in which they can be deployed."""
    groups: dict[tuple[int, str], dict[str, Entry]] = {}
    names = _names(material)
    for logical_id, entry in entries.items():
        is_own = material.definitions.has(LogicalId(logical_id))
        resource = material.definitions.resource(LogicalId(logical_id)) if is_own else None
        groups.setdefault(_place(resource, names), {})[logical_id] = entry
    stacks: list[Stack] = []
    for (rank, name), group in sorted(groups.items()):
        title = f"{name}-channels" if rank == 0 else name
        for number, part in enumerate(_parts(group), start=1):
            stacks.append(Stack(title if number == 1 else f"{title}-{number}", linked(part, entries)))
    return tuple(stacks)


def _names(material: Material) -> dict[object, str]:
    names = slugs({context.id: context.name for context in material.model.contexts})
    taken = {_SHARED, *(name for name in names.values() if name.endswith("-channels") or name[-1].isdigit())}
    return {key: f"{name}-{key.hex[:6]}" if name in taken else name for key, name in names.items()}


def _place(resource: Resource | None, names: Mapping[object, str]) -> tuple[int, str]:
    if resource is None:
        return (0, _SHARED)
    return (0 if isinstance(resource, _CHANNELS) else 1, names.get(resource.context_id, _SHARED))


def _parts(group: Mapping[str, Entry]) -> Iterator[dict[str, Entry]]:
    """Yield what fits into one stack each; what refers to each other stays together where it can."""
    part: dict[str, Entry] = {}
    size, most = 0, compile_limit("cloudformation.resources")
    for bundle in _bundles(group):
        entries = {logical_id: group[logical_id] for logical_id in bundle}
        weight = _size(entries.values())
        if part and (len(part) + len(entries) > most or size + weight > _most_bytes()):
            yield part
            part, size = {}, 0
        part |= entries
        size += weight
    if part:
        yield part


def _bundles(group: Mapping[str, Entry]) -> Iterator[list[str]]:
    for bundle in _connected(group, list(group), is_strict=False):
        if is_too_large({logical_id: group[logical_id] for logical_id in bundle}):
            # One queue with hundreds of rules: only what has no name to be found by must stay together.
            yield from _connected(group, bundle, is_strict=True)
        else:
            yield bundle


def _connected(group: Mapping[str, Entry], members: list[str], *, is_strict: bool) -> Iterator[list[str]]:
    heads = {member: member for member in members}

    def head(member: str) -> str:
        while heads[member] != member:
            heads[member] = heads[heads[member]]
            member = heads[member]
        return member

    for member in members:
        for other in references_in(group[member], is_strict=is_strict, entries=group):
            if other in heads:
                one, two = sorted((head(member), head(other)))
                heads[two] = one
    bundles: dict[str, list[str]] = {}
    for member in members:
        bundles.setdefault(head(member), []).append(member)
    yield from bundles.values()


def _most_bytes() -> int:
    # What stands around the resources, and the indentation that an entry alone does not have, take a tenth at most.
    return compile_limit("cloudformation.stored_bytes") * 9 // 10


def _size(entries: object) -> int:
    # Measured compact, which is ten times as fast; the indented file is less than twice as long.
    return 2 * len(json.dumps(list(entries), ensure_ascii=False).encode())  # type: ignore[call-overload]
