"""Amazon EventBridge: buses, who may put events there, and rules with one target each."""

from dataclasses import dataclass, field

from modeler.core.definitions.resource import EndpointKind, LogicalId, Resource
from modeler.core.kernel.canonical import JsonObject
from modeler.core.kernel.ids import SubscriptionId

DEFAULT_BUS = "default"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bus(Resource):
    """An event bus; a partner bus has its SaaS event source's name, which nobody but the partner may publish to.

    `arn` names a bus that exists elsewhere. Such a bus and the account's own default bus, on which the events of AWS
    services arrive, are not made but found.
    """

    partner_source: str = ""
    arn: str = ""

    @property
    def is_partner(self) -> bool:
        """Return whether a SaaS partner feeds this bus."""
        return bool(self.partner_source)

    @property
    def is_found(self) -> bool:
        """Return whether the bus is there already, so that nobody has to make it."""
        return bool(self.arn) or self.name == DEFAULT_BUS


@dataclass(frozen=True, slots=True, kw_only=True)
class BusPolicy(Resource):
    """Lets the account put events of the named sources on a bus, and no others. `name` is the statement's id."""

    bus: LogicalId
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenHost(Resource):
    """Lets others make their own rules on a bus, for events of the named sources only. `name` is the statement's id.

    Others are accounts, or everybody of one organisation; with neither it is the account itself.
    """

    bus: LogicalId
    sources: tuple[str, ...]
    accounts: tuple[str, ...] = ()
    organisation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive(Resource):
    """Keeps what comes over a bus, so that it can be replayed; 0 days keep it for ever."""

    bus: LogicalId
    days: int = 0


@dataclass(frozen=True, slots=True)
class InputPath:
    """A value that a transformer takes out of an event: its name in the template, and its JSON path."""

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Transformer:
    """How an event is put into other words on its way: `template` is JSON text in which <name> stands for a value."""

    paths: tuple[InputPath, ...]
    template: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryPolicy:
    """How long a rule tries to hand an event over before it goes to the dead-letter queue."""

    attempts: int = 24
    age_seconds: int = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a rule hands a matching event to.

    `input_path` selects what is handed over ("$.detail"); empty means the whole event. `role` is set where the target
    is reached through a role; the others have a resource policy. `partition_key_path` is for streams, `message_group`
    for queues that keep order. A `transformer` takes the place of the input path.
    """

    id: str
    resource: LogicalId
    kind: EndpointKind
    input_path: str = ""
    transformer: Transformer | None = None
    partition_key_path: str = ""
    message_group: str = ""
    role: LogicalId | None = None
    retry: RetryPolicy = field(default_factory=RetryPolicy)
    dead_letters: LogicalId | None = None
    is_granted: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Resource):
    """A rule of a bus; one subscription makes one rule with one target. Without one it forwards to another bus."""

    subscription_id: SubscriptionId | None = None
    bus: LogicalId
    pattern: JsonObject
    target: Target
    description: str = ""
