"""From an aggregate's block to its design: parts, and the states of its life."""

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from modeler.core.importers.cml.tree import AggregateBlock, Remark, Thing
from modeler.core.kernel.ids import ElementId
from modeler.core.snapshot.designs import Design, Part, PartKind

_KINDS: Final = {
    "Entity": PartKind.ENTITY,
    "ValueObject": PartKind.VALUE_OBJECT,
    "enum": PartKind.ENUMERATION,
    "Service": PartKind.SERVICE,
    "Repository": PartKind.REPOSITORY,
}
_NOBODY: Final = ElementId(UUID(int=0))


def design_of(aggregate: AggregateBlock, remarks: list[Remark]) -> Design:
    """Return the design that an aggregate's block says, for no element yet; what is lost joins the remarks."""
    parts: dict[str, Part] = {}
    states: tuple[str, ...] = ()
    for thing in aggregate.things:
        if thing.kind not in _KINDS:
            continue
        for part in _parts(thing):
            if part.name in parts or not part.name:
                what = f"A second part “{part.name}” of the aggregate “{aggregate.name}” is left out."
                remarks.append(Remark(thing.line, what))
            parts.setdefault(part.name, part)
        if thing.is_lifecycle:
            states = tuple(dict.fromkeys(thing.values))
        if thing.optional:
            names = ", ".join(sorted(thing.optional))
            remarks.append(Remark(thing.line, f"That {names} of “{thing.name}” may be missing is not kept."))
    parts.pop("", None)
    return Design(id=_NOBODY, owner=aggregate.owner, parts=tuple(parts.values()), states=states)


def _parts(thing: Thing, owner: str = "") -> Iterator[Part]:
    yield Part(
        kind=_KINDS[thing.kind],
        name=thing.name,
        is_root=thing.is_root,
        extends=thing.extends,
        owner=owner,
        attributes=thing.attributes,
        values=tuple(dict.fromkeys(thing.values)),
        operations=thing.operations,
    )
    for repository in thing.repositories:
        yield from _parts(repository, thing.name)
