"""Amazon EventBridge: buses, who may put events there, and rules with one target each."""

from dataclasses import dataclass, field

from modeler.core.definitions.resource import EndpointKind, LogicalId, Resource
from modeler.core.kernel.canonical import JsonObject
from modeler.core.kernel.ids import SubscriptionId


@dataclass(frozen=True, slots=True, kw_only=True)
class Bus(Resource):
    """An event bus; a partner bus has its SaaS event source's name, which nobody but the partner may publish to."""

    partner_source: str = ""

    @property
    def is_partner(self) -> bool:
        """Return whether a SaaS partner feeds this bus."""
        return bool(self.partner_source)


@dataclass(frozen=True, slots=True, kw_only=True)
class BusPolicy(Resource):
    """Lets the account put events of the named sources on a bus, and no others. `name` is the statement's id."""

    bus: LogicalId
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryPolicy:
    """How long a rule tries to hand an event over before it goes to the dead-letter queue."""

    attempts: int = 24
    age_seconds: int = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a rule hands a matching event to.

    `input_path` selects what is handed over ("$.detail"); empty means the whole event. `role` is set where the target
    is reached through a role; the others have a resource policy. `partition_key_path` is for streams.
    """

    id: str
    resource: LogicalId
    kind: EndpointKind
    input_path: str = ""
    partition_key_path: str = ""
    role: LogicalId | None = None
    retry: RetryPolicy = field(default_factory=RetryPolicy)
    dead_letters: LogicalId | None = None
    is_granted: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Resource):
    """A rule of a bus; one subscription makes one rule with one target."""

    subscription_id: SubscriptionId
    bus: LogicalId
    pattern: JsonObject
    target: Target
    description: str = ""
