"""Two compiled topologies → which resources came, went and changed, and whose messages that touches."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from modeler.core.definitions.resource import LogicalId, Resource
from modeler.core.definitions.topology import WIRE_NAMES, Definitions
from modeler.core.diff.models import Act
from modeler.core.kernel.findings import Reference

# What CloudFormation replaces rather than updates: a new physical name is a new resource.
_REPLACING = frozenset({"name"})
# These say why a resource exists and whose it is, not what the cloud is told.
_NOT_DEPLOYED = frozenset({"provenance", "context_id"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceDifference:
    """A resource that two topologies hold otherwise. `fields` names what differs, for ALTERED alone.

    `is_replacement` says that a deployment makes it anew, so that what it holds is lost. `causes` are the elements,
    subscriptions and relationships behind it.
    """

    act: Act
    type: str
    id: LogicalId
    name: str
    fields: tuple[str, ...] = ()
    is_replacement: bool = False
    causes: tuple[Reference, ...] = ()


def topology_differences(before: Definitions, after: Definitions) -> tuple[ResourceDifference, ...]:
    """Return every resource that differs, in the order of the later topology, what is gone last."""
    return (*_kept_and_added(before, after), *_removed(before, after))


def _kept_and_added(before: Definitions, after: Definitions) -> Iterator[ResourceDifference]:
    for resource in after.resources:
        was = before.resource(resource.id) if before.has(resource.id) else None
        if was is None:
            yield _difference(Act.ADDED, resource)
        elif altered := _altered(was, resource):
            yield _difference(Act.ALTERED, resource, altered)


def _removed(before: Definitions, after: Definitions) -> Iterator[ResourceDifference]:
    for resource in before.resources:
        if not after.has(resource.id):
            yield _difference(Act.REMOVED, resource)


def _altered(was: Resource, now: Resource) -> tuple[str, ...]:
    names = [field.name for field in fields(now) if field.name not in _NOT_DEPLOYED]
    return tuple(name for name in names if getattr(was, name, None) != getattr(now, name))


def _difference(act: Act, resource: Resource, altered: tuple[str, ...] = ()) -> ResourceDifference:
    return ResourceDifference(
        act=act,
        type=WIRE_NAMES[type(resource)],
        id=resource.id,
        name=resource.name or resource.id,
        fields=altered,
        is_replacement=act is Act.ALTERED and not _REPLACING.isdisjoint(altered),
        causes=resource.provenance,
    )
