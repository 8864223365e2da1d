"""Who may send, invoke and assume: exact to the resource, and nothing across contexts without a relationship."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from modeler.core.compiler.carriers import Carrier
from modeler.core.compiler.endpoints import Endpoint, Key, dead_letters_of
from modeler.core.compiler.memory import Memory
from modeler.core.compiler.plans import Plan
from modeler.core.compiler.senders import sender_of, senders_of
from modeler.core.compiler.subscriptions import target_role_of
from modeler.core.definitions.eventbridge import Rule
from modeler.core.definitions.lambdas import Permission
from modeler.core.definitions.resource import EndpointKind, LogicalId, Principal, Resource, logical_id
from modeler.core.definitions.roles import Role, Statement
from modeler.core.definitions.routes import Route
from modeler.core.definitions.sns import TopicPolicy, TopicSubscription
from modeler.core.definitions.sqs import QueuePolicy, Sender
from modeler.core.definitions.targets import LogPolicy
from modeler.core.kernel.ids import SubscriptionId
from modeler.core.snapshot.snapshot import DomainProfile

_ACTIONS = {
    EndpointKind.KINESIS: ("kinesis:PutRecord", "kinesis:PutRecords"),
    EndpointKind.STEP_FUNCTIONS: ("states:StartExecution",),
    EndpointKind.BUS: ("events:PutEvents",),
    EndpointKind.API_DESTINATION: ("events:InvokeApiDestination",),
}


@dataclass(frozen=True, slots=True)
class Carried:
    """A plan with what it was compiled into."""

    plan: Plan
    carrier: Rule | TopicSubscription
    route: Route


def compile_grants(
    carried: Iterable[Carried], endpoints: Mapping[Key, Endpoint], domain: DomainProfile, memory: Memory
) -> tuple[Resource, ...]:
    """Return queue policies, permissions and roles of rules. A plan that is not granted gets none."""
    granted = {each.plan.subscription.id: each for each in carried if each.plan.is_granted}
    resources: list[Resource] = []
    for each in granted.values():
        own = (each.plan, each.carrier, each.route)
        resources += memory.recall(("granted", each.plan.subscription.id), own, partial(_own_grants, each))
    for endpoint in endpoints.values():
        here = [granted[plan.subscription.id] for plan in endpoint.targeted_by if plan.subscription.id in granted]
        inputs = (endpoint, *((each.plan, each.carrier) for each in here))
        resources += memory.recall(("received", endpoint.id), inputs, partial(_grants_at, endpoint, here))
    return (*resources, *_log_policy(endpoints.values(), granted, domain))


def _grants_at(endpoint: Endpoint, here: list[Carried]) -> tuple[Resource, ...]:
    """Return what lets everything that delivers here deliver."""
    if endpoint.kind is EndpointKind.SQS and here:
        return (_queue_policy(endpoint, here),)
    if endpoint.kind is EndpointKind.SNS:
        return (_topic_policy(endpoint, here),)
    return tuple(_permissions(endpoint, here)) if endpoint.kind is EndpointKind.LAMBDA else ()


def _own_grants(each: Carried) -> tuple[Resource, ...]:
    """Return what belongs to one subscription alone: who may write to its dead letters, and the role of its rule."""
    plan = each.plan
    dead_letters = QueuePolicy(
        id=logical_id("DeadLettersPolicy", plan.subscription.id),
        context_id=plan.owner,
        provenance=plan.provenance,
        queue=dead_letters_of(plan),
        senders=(sender_of(each.carrier),),
    )
    role = target_role_of(plan)
    if role is None or plan.carrier is not Carrier.EVENTBRIDGE:
        return (dead_letters,)
    statement = Statement(_ACTIONS[plan.kind], each.route.target)
    return dead_letters, Role(
        id=role,
        context_id=plan.owner,
        provenance=plan.provenance,
        principal=Principal.EVENTBRIDGE,
        statements=(statement,),
    )


def _queue_policy(endpoint: Endpoint, carried: list[Carried]) -> QueuePolicy:
    return QueuePolicy(
        id=logical_id("QueuePolicy", endpoint.cause),
        context_id=endpoint.owner,
        provenance=tuple(dict.fromkeys(reference for each in carried for reference in each.plan.provenance)),
        queue=endpoint.id,
        senders=senders_of(each.carrier for each in carried),
    )


def _topic_policy(endpoint: Endpoint, carried: list[Carried]) -> TopicPolicy:
    """Let rules publish to a topic that is their target; functions that report there do so by their roles."""
    return TopicPolicy(
        id=logical_id("TargetTopicPolicy", endpoint.cause),
        topic=endpoint.id,
        rules=tuple(sender.source for sender in senders_of(each.carrier for each in carried)),
        **endpoint.owned,
    )


def _log_policy(
    endpoints: Iterable[Endpoint], granted: Mapping[SubscriptionId, Carried], domain: DomainProfile
) -> list[LogPolicy]:
    written = [
        endpoint
        for endpoint in endpoints
        if endpoint.kind is EndpointKind.LOGS and any(each.subscription.id in granted for each in endpoint.targeted_by)
    ]
    if not written:
        return []
    causes = sorted({plan.reference for each in written for plan in each.targeted_by}, key=lambda each: str(each.id))
    return [
        LogPolicy(
            id=logical_id("LogPolicy", domain.id),
            name=f"{domain.slug}-rules-write",
            provenance=tuple(causes),
            groups=tuple(sorted(endpoint.id for endpoint in written)),
        )
    ]


def _permissions(endpoint: Endpoint, carried: list[Carried]) -> list[Permission]:
    # Several subscriptions of one topic, and many of one bus, invoke through one permission; the first gives it its id.
    first: dict[Sender, Carried] = {}
    senders = set(senders_of(each.carrier for each in carried))
    for each in carried:
        own = sender_of(each.carrier)
        # What is not there by itself is there with its whole bus.
        sender = own if own in senders else Sender(own.principal, _bus_of(each))
        first.setdefault(sender, each)
    return [_permission(endpoint.id, each, sender) for sender, each in first.items()]


def _bus_of(each: Carried) -> LogicalId:
    assert isinstance(each.carrier, Rule)
    return each.carrier.bus


def _permission(function: LogicalId, each: Carried, sender: Sender) -> Permission:
    return Permission(
        id=logical_id("Permission", each.plan.subscription.id),
        context_id=each.plan.owner,
        provenance=each.plan.provenance,
        function=function,
        principal=sender.principal,
        source=sender.source,
    )
