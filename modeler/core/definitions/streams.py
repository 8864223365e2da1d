"""Amazon Kinesis data streams and AWS Step Functions state machines, as targets of rules."""

from dataclasses import dataclass

from modeler.core.definitions.resource import LogicalId, Resource
from modeler.core.kernel.ids import ElementId


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream(Resource):
    """A data stream with a fixed number of shards; order holds per partition key."""

    shards: int = 1
    retention_hours: int = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class StateMachine(Resource):
    """A standard workflow; its definition is one state that passes, until somebody writes the real one."""

    policy_ids: tuple[ElementId, ...] = ()
    role: LogicalId
