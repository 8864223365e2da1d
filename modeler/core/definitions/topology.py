"""Definitions: the whole compiled topology as one value, in a fixed order, with look-ups."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeVar

from modeler.core.definitions.agreements import Agreement, AgreementKind
from modeler.core.definitions.behaviour import Behaviour
from modeler.core.definitions.eventbridge import Archive, Bus, BusPolicy, OpenHost, Rule
from modeler.core.definitions.lambdas import Function, InvokeConfig, Permission
from modeler.core.definitions.resource import LogicalId, Resource
from modeler.core.definitions.roles import Role
from modeler.core.definitions.routes import Route
from modeler.core.definitions.schemas import Schema
from modeler.core.definitions.sns import Topic, TopicPolicy, TopicSubscription
from modeler.core.definitions.sqs import Queue, QueuePolicy
from modeler.core.definitions.streams import StateMachine, Stream
from modeler.core.definitions.targets import ApiDestination, Connection, LogGroup, LogPolicy
from modeler.core.kernel.ids import DomainId, SubscriptionId

# The order within a context, and the names on the wire.
RESOURCE_TYPES: Mapping[str, type[Resource]] = MappingProxyType(
    {
        "schema": Schema,
        "topic": Topic,
        "topic_policy": TopicPolicy,
        "bus": Bus,
        "bus_policy": BusPolicy,
        "open_host": OpenHost,
        "archive": Archive,
        "queue": Queue,
        "queue_policy": QueuePolicy,
        "stream": Stream,
        "log_group": LogGroup,
        "log_policy": LogPolicy,
        "connection": Connection,
        "api_destination": ApiDestination,
        "role": Role,
        "function": Function,
        "invoke_config": InvokeConfig,
        "permission": Permission,
        "state_machine": StateMachine,
        "topic_subscription": TopicSubscription,
        "rule": Rule,
        "route": Route,
    }
)
WIRE_NAMES: Mapping[type[Resource], str] = MappingProxyType({kind: name for name, kind in RESOURCE_TYPES.items()})
_RANKS: Mapping[type[Resource], int] = {kind: rank for rank, kind in enumerate(RESOURCE_TYPES.values())}

ResourceType = TypeVar("ResourceType", bound=Resource)


@dataclass(frozen=True, slots=True, kw_only=True)
class DomainIdentity:
    """Which model this was compiled from, and at which version."""

    id: DomainId
    slug: str
    name: str
    team_slug: str
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Definitions:
    """What the cloud would be told. `resources` is sorted by (context id, kind, logical id); shared ones come first."""

    domain: DomainIdentity
    resources: tuple[Resource, ...] = ()
    behaviour: Behaviour = field(default_factory=Behaviour)
    agreements: tuple[Agreement, ...] = ()
    _by_id: Mapping[LogicalId, Resource] = field(init=False, repr=False, compare=False)
    _by_type: Mapping[type[Resource], tuple[Resource, ...]] = field(init=False, repr=False, compare=False)
    _routes: Mapping[SubscriptionId, Route] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_type: dict[type[Resource], list[Resource]] = {}
        for resource in self.resources:
            by_type.setdefault(type(resource), []).append(resource)
        look_ups: dict[str, object] = {
            "_by_id": {resource.id: resource for resource in self.resources},
            "_by_type": {kind: tuple(found) for kind, found in by_type.items()},
            "_routes": {each.subscription_id: each for each in self.resources if isinstance(each, Route)},
        }
        for name, look_up in look_ups.items():
            object.__setattr__(self, name, look_up)

    def of_type(self, kind: type[ResourceType]) -> tuple[ResourceType, ...]:
        """Return the resources of one type, in order: `definitions.of_type(Rule)`."""
        return self._by_type.get(kind, ())  # type: ignore[return-value]  # grouped by exact type above

    def resource(self, resource_id: LogicalId) -> Resource:
        """Return the resource with this logical id. Raises: KeyError."""
        return self._by_id[resource_id]

    def get(self, kind: type[ResourceType], resource_id: LogicalId) -> ResourceType:
        """Return the resource with this logical id, which is of that type. Raises: KeyError."""
        resource = self._by_id[resource_id]
        if not isinstance(resource, kind):
            raise KeyError(resource_id)
        return resource

    def has(self, resource_id: LogicalId) -> bool:
        """Return whether a resource has this logical id."""
        return resource_id in self._by_id

    def route(self, subscription_id: SubscriptionId) -> Route | None:
        """Return the way of one subscription, or None where it was not compiled."""
        return self._routes.get(subscription_id)

    def agreed(self, kind: AgreementKind) -> tuple[Agreement, ...]:
        """Return the agreements of one kind, in order."""
        return tuple(each for each in self.agreements if each.kind is kind)

    @property
    def routes(self) -> tuple[Route, ...]:
        """Return the way of every subscription, in order."""
        return self.of_type(Route)


def sorted_resources(resources: Iterable[Resource]) -> tuple[Resource, ...]:
    """Return the resources in the order of a topology. Source: interfaces.md ruling 12."""
    return tuple(sorted(resources, key=_order))


def _order(resource: Resource) -> tuple[str, int, str]:
    owner = "" if resource.context_id is None else str(resource.context_id)
    return (owner, _RANKS[type(resource)], resource.id)
