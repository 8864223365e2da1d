"""What rules deliver to beyond queues, functions, streams and workflows: log groups and addresses on the web."""

from dataclasses import dataclass

from modeler.core.definitions.resource import LogicalId, Resource

# Rules write only to groups below it. Source: Amazon EventBridge, targets.
LOG_PREFIX = "/aws/events/"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogGroup(Resource):
    """A log group that takes one line an event."""

    retention_days: int = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class LogPolicy(Resource):
    """Lets rules write to log groups; an account has ten such policies in a Region, so a domain has one."""

    groups: tuple[LogicalId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection(Resource):
    """How calls to a web address prove who they are: by a key that lies under `secret` in the secret store."""

    secret: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiDestination(Resource):
    """A web address that takes events by POST."""

    connection: LogicalId
    url: str
    calls_per_second: int = 10
