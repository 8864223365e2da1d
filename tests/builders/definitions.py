"""Builds definitions for the simulator: one command, one event, and a subscription of each kind."""

from uuid import UUID

from modeler.core.definitions.behaviour import Behaviour, Cause, Handling, Publication, Reaction, Source
from modeler.core.definitions.eventbridge import Bus, RetryPolicy, Rule, Target
from modeler.core.definitions.lambdas import Destination, DestinationKind, Function, InvokeConfig
from modeler.core.definitions.resource import EndpointKind, LogicalId, Resource
from modeler.core.definitions.routes import Route
from modeler.core.definitions.sns import FilterScope, Topic, TopicSubscription
from modeler.core.definitions.sqs import Queue, QueueUse
from modeler.core.definitions.streams import StateMachine, Stream
from modeler.core.definitions.targets import ApiDestination, LogGroup
from modeler.core.definitions.topology import Definitions, DomainIdentity, sorted_resources
from modeler.core.kernel.canonical import JsonObject
from modeler.core.kernel.ids import DomainId, ElementId, SubscriptionId

PLACE_ORDER, ORDER, PLACED = (ElementId(UUID(int=number)) for number in (1, 2, 3))
CUSTOMER = ElementId(UUID(int=9))
DEAD_LETTERS, RESULTS, BUS, TOPIC = (LogicalId(name) for name in ("DeadLetters", "Results", "Bus", "Topic"))
ROLE = LogicalId("Role")
SCHEMA: JsonObject = {
    "type": "object",
    "properties": {
        "order_id": {"type": "string"},
        "total": {"type": "integer", "minimum": 1, "maximum": 999},
        "country": {"enum": ["US", "DE", "IN"]},
    },
}


def subscription_id(number: int) -> SubscriptionId:
    """Return the id of the subscription with this number, from 0."""
    return SubscriptionId(UUID(int=1000 + number))


def policy_id(number: int) -> ElementId:
    """Return the id of the policy behind the subscription with this number."""
    return ElementId(UUID(int=100 + number))


def some_definitions(
    *kinds: EndpointKind, is_topic: bool = False, pattern: JsonObject | None = None, reacts: bool = False
) -> Definitions:
    """Return definitions with one event and a subscription for each kind of target.

    `pattern` is the filter on the payload; with `reacts`, the first policy issues the command again: a loop.
    """
    resources: list[Resource] = [Bus(id=BUS, name="orders"), Topic(id=TOPIC, event_ids=(PLACED,))]
    resources.append(Queue(id=DEAD_LETTERS, use=QueueUse.DEAD_LETTERS))
    resources.append(Queue(id=RESULTS, use=QueueUse.DESTINATION))
    for number, kind in enumerate(kinds):
        resources.extend(_subscription(number, kind, is_topic=is_topic, pattern=pattern))
    return Definitions(
        domain=DomainIdentity(id=DomainId(UUID(int=7)), slug="orders", name="Orders", team_slug="demo"),
        resources=sorted_resources(resources),
        behaviour=_behaviour(len(kinds), is_topic=is_topic, reacts=reacts),
    )


def _behaviour(count: int, *, is_topic: bool, reacts: bool) -> Behaviour:
    again = (PLACE_ORDER,) if reacts else ()
    return Behaviour(
        publications=(
            Publication(
                event_id=PLACED,
                name="OrderPlaced",
                context_id=None,
                source="demo.sales",
                detail_type="OrderPlaced",
                schema=SCHEMA,
                topic=TOPIC if is_topic else None,
                bus=None if is_topic else BUS,
            ),
        ),
        handlings=(
            Handling(command_id=PLACE_ORDER, name="Place order", context_id=None, handler_id=ORDER, outcomes=(PLACED,)),
        ),
        reactions=tuple(
            Reaction(policy_id=policy_id(number), name="", context_id=None, commands=() if number else again)
            for number in range(count)
        ),
        sources=(
            Source(
                element_id=PLACE_ORDER,
                name="Place order",
                context_id=None,
                cause=Cause.ACTOR,
                by=CUSTOMER,
                is_command=True,
                events=(PLACED,),
            ),
        ),
    )


def _subscription(number: int, kind: EndpointKind, *, is_topic: bool, pattern: JsonObject | None) -> list[Resource]:
    target, carrier = LogicalId(f"Target{number}"), LogicalId(f"Carrier{number}")
    subscription = subscription_id(number)
    return [
        *_target(target, kind),
        _topic_subscription(carrier, subscription, target, kind=kind, pattern=pattern)
        if is_topic
        else _rule(carrier, subscription, target, kind=kind, pattern=pattern),
        Route(
            id=LogicalId(f"Route{number}"),
            subscription_id=subscription,
            event_id=PLACED,
            policy_id=policy_id(number),
            producer_id=None,
            channel=TOPIC if is_topic else BUS,
            carrier=carrier,
            target=target,
            target_kind=kind,
            dead_letters=DEAD_LETTERS,
        ),
    ]


def _target(target: LogicalId, kind: EndpointKind) -> list[Resource]:
    match kind:
        case EndpointKind.SQS:
            return [Queue(id=target, dead_letters=DEAD_LETTERS, max_receives=2)]
        case EndpointKind.KINESIS:
            return [Stream(id=target, shards=2)]
        case EndpointKind.STEP_FUNCTIONS:
            return [StateMachine(id=target, role=ROLE)]
        case EndpointKind.LAMBDA:
            results = Destination(DestinationKind.SQS, RESULTS)
            config = InvokeConfig(
                id=LogicalId(f"{target}Config"), function=target, on_success=results, on_failure=results
            )
            return [Function(id=target, name=target.lower(), role=ROLE), config]
        case EndpointKind.SNS:
            return [Topic(id=target, name=target.lower())]
        case EndpointKind.BUS:
            return [Bus(id=target, name=target.lower())]
        case EndpointKind.LOGS:
            return [LogGroup(id=target, name=target.lower())]
        case EndpointKind.API_DESTINATION:
            return [ApiDestination(id=target, connection=LogicalId("Connection"), url="https://example.com/events")]


def _rule(
    carrier: LogicalId,
    subscription: SubscriptionId,
    target: LogicalId,
    *,
    kind: EndpointKind,
    pattern: JsonObject | None,
) -> Rule:
    about: JsonObject = {"source": ["demo.sales"], "detail-type": ["OrderPlaced"]}
    retry = RetryPolicy(attempts=3, age_seconds=3600)
    return Rule(
        id=carrier,
        subscription_id=subscription,
        bus=BUS,
        pattern={**about, "detail": pattern} if pattern else about,
        target=Target(id="target", resource=target, kind=kind, retry=retry, dead_letters=DEAD_LETTERS),
    )


def _topic_subscription(
    carrier: LogicalId,
    subscription: SubscriptionId,
    target: LogicalId,
    *,
    kind: EndpointKind,
    pattern: JsonObject | None,
) -> TopicSubscription:
    return TopicSubscription(
        id=carrier,
        subscription_id=subscription,
        topic=TOPIC,
        endpoint=target,
        endpoint_kind=kind,
        filter_policy=pattern,
        scope=FilterScope.BODY,
        dead_letters=DEAD_LETTERS,
    )
