"""What every resource of a compiled topology has: a logical id, a readable name, an owner and its causes."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType
from uuid import UUID

from modeler.core.kernel.findings import Reference
from modeler.core.kernel.ids import ContextId

LogicalId = NewType("LogicalId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """One thing that the cloud would be told to make.

    `id` is the logical id: it is made from uuids and survives every rename. `name` is the physical name, which people
    read; it is empty where the service gives the name. `context_id` is the context that owns the resource, or None for
    what the whole domain shares. `provenance` names the elements, subscriptions and relationships that caused it.
    """

    id: LogicalId
    name: str = ""
    context_id: ContextId | None = None
    provenance: tuple[Reference, ...] = ()


class EndpointKind(StrEnum):
    """What a subscription or a rule hands an event to. The values are those of the model's target kinds."""

    LAMBDA = "lambda"
    SQS = "sqs"
    KINESIS = "kinesis"
    STEP_FUNCTIONS = "step_functions"
    SNS = "sns"
    BUS = "bus"
    API_DESTINATION = "api_destination"
    LOGS = "logs"


class Principal(StrEnum):
    """A service that acts: it sends, invokes or assumes a role."""

    SNS = "sns.amazonaws.com"
    EVENTBRIDGE = "events.amazonaws.com"
    LAMBDA = "lambda.amazonaws.com"
    STEP_FUNCTIONS = "states.amazonaws.com"


def logical_id(kind: str, cause: UUID) -> LogicalId:
    """Return Kind + the first eight and the last six hexadecimal digits of the cause's id: "Rule1b2c3d4e5f6a7b"."""
    return LogicalId(f"{kind}{cause.hex[:8]}{cause.hex[-6:]}")


def logical_id_of_pair(kind: str, first: UUID, second: UUID) -> LogicalId:
    """Return the logical id of what two rows cause together, such as a bus's policy for one context."""
    return LogicalId(f"{logical_id(kind, first)}{second.hex[:8]}{second.hex[-6:]}")


def is_logical_id(text: str) -> bool:
    """Return whether CloudFormation takes the text as a logical id. Source: spec/quotas.md, CloudFormation."""
    return bool(re.fullmatch(r"[A-Za-z0-9]{1,255}", text))
