"""Routes: each subscription of the model on its way from channel to target, whatever carries it."""

from dataclasses import dataclass

from modeler.core.definitions.resource import EndpointKind, LogicalId, Resource
from modeler.core.kernel.ids import ContextId, ElementId, SubscriptionId


@dataclass(frozen=True, slots=True, kw_only=True)
class Route(Resource):
    """One subscription, its resources in the order in which an event passes them. The context is the consumer.

    `via` is the rule that forwards the event to the consumer's bus, where it has another than the producer. `carrier`
    is the rule or the topic subscription. `condition` is the text that a person wrote. `residual` is a condition too:
    what the carrier cannot say and the consumer must ask; empty where nothing is left.
    """

    subscription_id: SubscriptionId
    event_id: ElementId
    policy_id: ElementId
    producer_id: ContextId | None
    channel: LogicalId
    carrier: LogicalId
    via: LogicalId | None = None
    target: LogicalId
    target_kind: EndpointKind
    dead_letters: LogicalId
    condition: str = ""
    residual: str = ""
    is_granted: bool = True
