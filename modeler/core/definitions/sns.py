"""Amazon SNS: topics, their policies, and subscriptions with filter policies."""

from dataclasses import dataclass
from enum import StrEnum

from modeler.core.definitions.resource import EndpointKind, LogicalId, Resource
from modeler.core.kernel.canonical import JsonObject
from modeler.core.kernel.ids import ElementId, SubscriptionId


class FilterScope(StrEnum):
    """What a filter policy looks at."""

    ATTRIBUTES = "MessageAttributes"
    BODY = "MessageBody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(Resource):
    """A topic for one event, or for all events of a context; without events it is the target of rules.

    `attributes` are the message attributes that every publisher must set; all are strings but those in `numbers`. A
    topic with `is_fifo` keeps the order within a message group, which publishers set to the correlation id.
    """

    event_ids: tuple[ElementId, ...] = ()
    attributes: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    is_fifo: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicPolicy(Resource):
    """Who may publish to a topic: principals of the same account, and rules; and only over TLS.

    `accounts` and `organisations` may subscribe: the topic is an Open/Host Service.
    """

    topic: LogicalId
    rules: tuple[LogicalId, ...] = ()
    is_open: bool = False
    accounts: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicSubscription(Resource):
    """A subscription of a topic: one endpoint, one filter policy, one dead-letter queue.

    `filter_policy` is None where every message is wanted; `scope` goes with a policy and means nothing without.
    `raw` delivers the body as published, without the SNS envelope.
    """

    subscription_id: SubscriptionId
    topic: LogicalId
    endpoint: LogicalId
    endpoint_kind: EndpointKind
    filter_policy: JsonObject | None = None
    scope: FilterScope = FilterScope.BODY
    raw: bool = False
    dead_letters: LogicalId | None = None
    is_granted: bool = True
