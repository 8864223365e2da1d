"""AWS Lambda: functions, who may invoke them, and where results of asynchronous invocations go."""

from dataclasses import dataclass
from enum import StrEnum

from modeler.core.definitions.resource import LogicalId, Principal, Resource
from modeler.core.definitions.translations import Wording
from modeler.core.kernel.ids import ElementId


class DestinationKind(StrEnum):
    """What may take the record of an asynchronous invocation. Source: spec/delivery.md section 4."""

    LAMBDA = "lambda"
    SQS = "sqs"
    SNS = "sns"
    BUS = "bus"


@dataclass(frozen=True, slots=True, kw_only=True)
class Function(Resource):
    """A function that runs policies when an event arrives; it is also what a destination may invoke.

    As a translator of an anticorruption layer it publishes own events, one wording for each subscription.
    """

    policy_ids: tuple[ElementId, ...] = ()
    wordings: tuple[Wording, ...] = ()
    role: LogicalId
    timeout_seconds: int = 30
    memory_megabytes: int = 128


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission(Resource):
    """Lets one topic or rule invoke a function; a bus as the source stands for all of its rules."""

    function: LogicalId
    principal: Principal
    source: LogicalId


@dataclass(frozen=True, slots=True)
class Destination:
    """Where the record of an invocation goes."""

    kind: DestinationKind
    resource: LogicalId


@dataclass(frozen=True, slots=True, kw_only=True)
class InvokeConfig(Resource):
    """How often a function is tried again, and where its results go, without a line of consumer code."""

    function: LogicalId
    retries: int = 2
    age_seconds: int = 21_600
    on_success: Destination | None = None
    on_failure: Destination | None = None
