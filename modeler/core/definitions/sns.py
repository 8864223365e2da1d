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
    """A topic for one event, or for all events of a context.

    `attributes` are the message attributes that every publisher must set; all are strings but those in `numbers`.
    """

    event_ids: tuple[ElementId, ...] = ()
    attributes: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicPolicy(Resource):
    """Who may publish to a topic: principals of the same account, and only over TLS."""

    topic: LogicalId


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
