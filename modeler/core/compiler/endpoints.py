"""Endpoints: the queues, functions, streams and workflows that subscriptions and destinations name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypedDict
from uuid import UUID

from modeler.core.compiler.addresses import ADDRESSED, NO_ADDRESS, bus_arn, web_address
from modeler.core.compiler.memory import Memory
from modeler.core.compiler.names import fifo_name, kebab, physical_name
from modeler.core.compiler.plans import Plan, endpoint_key
from modeler.core.definitions.eventbridge import Bus
from modeler.core.definitions.limits import compile_limit
from modeler.core.definitions.resource import EndpointKind, LogicalId, Principal, Resource, logical_id
from modeler.core.definitions.roles import Role
from modeler.core.definitions.sns import Topic
from modeler.core.definitions.sqs import Queue, QueueUse
from modeler.core.definitions.streams import StateMachine, Stream
from modeler.core.definitions.targets import LOG_PREFIX, ApiDestination, Connection, LogGroup
from modeler.core.kernel.findings import Reference
from modeler.core.kernel.ids import ContextId, ElementId
from modeler.core.snapshot.events import Destination
from modeler.core.snapshot.kinds import TargetKind
from modeler.core.snapshot.snapshot import DomainProfile

Key = tuple[str, ...]
# What takes the record of an asynchronous invocation. Source: spec/delivery.md section 4.
DESTINATION_KINDS = frozenset([TargetKind.LAMBDA, TargetKind.SQS, TargetKind.SNS, TargetKind.BUS])
_NAME_LIMITS = {
    EndpointKind.SQS: "sqs.queue_name",
    EndpointKind.LAMBDA: "lambda.function_name",
    EndpointKind.KINESIS: "kinesis.stream_name",
    EndpointKind.STEP_FUNCTIONS: "states.machine_name",
    EndpointKind.SNS: "sns.topic_name",
    EndpointKind.BUS: "events.bus_name",
    EndpointKind.API_DESTINATION: "events.api_destination_name",
    EndpointKind.LOGS: "logs.group_name",
}
_PREFIXES = {
    EndpointKind.SQS: "Queue",
    EndpointKind.LAMBDA: "Function",
    EndpointKind.KINESIS: "Stream",
    EndpointKind.STEP_FUNCTIONS: "StateMachine",
    EndpointKind.SNS: "TargetTopic",
    EndpointKind.BUS: "TargetBus",
    EndpointKind.API_DESTINATION: "ApiDestination",
    EndpointKind.LOGS: "LogGroup",
}


class Owned(TypedDict):
    """Who owns a resource, and what caused it."""

    context_id: ContextId | None
    provenance: tuple[Reference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Something that takes events, or the records of invocations; several subscriptions may share it.

    `targeted_by` are the plans that deliver to it; it is a mere destination where there are none.
    """

    id: LogicalId
    kind: EndpointKind
    prefix: str
    name: str
    cause: UUID
    owner: ContextId | None
    targeted_by: tuple[Plan, ...]
    provenance: tuple[Reference, ...]

    @property
    def policy_ids(self) -> tuple[ElementId, ...]:
        """Return the policies that run here, sorted."""
        return tuple(sorted({plan.policy.id for plan in self.targeted_by}, key=str))

    @property
    def is_fifo(self) -> bool:
        """Return whether this queue keeps the order: some subscription that delivers here wants it."""
        return any(plan.is_fifo for plan in self.targeted_by)

    @property
    def owned(self) -> "Owned":
        """Return what all resources of an endpoint have in common."""
        return {"context_id": self.owner, "provenance": self.provenance}

    @property
    def role(self) -> LogicalId:
        """Return the role that a function or workflow runs under."""
        return logical_id(f"{self.prefix}Role", self.cause)


@dataclass(frozen=True, slots=True)
class _Mention:
    """One place of the model that names an endpoint: rank 0 delivers there, 1 and 2 are destinations."""

    plan: Plan
    rank: int
    kind: EndpointKind
    name: str
    key: Key


def endpoints_of(plans: Iterable[Plan], domain: DomainProfile, memory: Memory) -> Mapping[Key, Endpoint]:
    """Return every endpoint by its key; one name is one thing within a context and a kind."""
    groups: dict[Key, list[_Mention]] = {}
    for plan in plans:
        for mention in _mentions(plan):
            groups.setdefault(mention.key, []).append(mention)
    return {
        key: memory.recall(
            ("endpoint", key),
            (domain.slug, *((mention.plan, mention.rank) for mention in mentions)),
            partial(_endpoint, mentions, domain),
        )
        for key, mentions in sorted(groups.items())
    }


def destination_key(plan: Plan, destination: Destination) -> Key:
    """Return the key of a destination, which lies in the consumer's context."""
    return endpoint_key(plan.consumer, EndpointKind(destination.kind.value), destination.name)


def compile_endpoints(endpoints: Iterable[Endpoint]) -> tuple[Resource, ...]:
    """Return what is delivered to, with the roles that workflows run under; functions have a module of their own."""
    return tuple(resource for endpoint in endpoints for resource in _resources(endpoint))


def _mentions(plan: Plan) -> list[_Mention]:
    subscription = plan.subscription
    name = plan.policy.name if plan.kind in ADDRESSED else subscription.target_name.strip() or plan.policy.name
    mentions = [_Mention(plan, 0, plan.kind, name, plan.target_key)]
    if plan.kind is EndpointKind.LAMBDA:
        for rank, destination in ((1, subscription.on_success), (2, subscription.on_failure)):
            if destination is not None and destination.kind in DESTINATION_KINDS:
                kind = EndpointKind(destination.kind.value)
                mentions.append(_Mention(plan, rank, kind, destination.name, destination_key(plan, destination)))
    return mentions


def _endpoint(mentions: list[_Mention], domain: DomainProfile) -> Endpoint:
    first = min(mentions, key=lambda mention: (mention.rank, str(mention.plan.subscription.id)))
    plan, kind = first.plan, first.kind
    cause: UUID = plan.policy.id if first.key[0] == "policy" else plan.subscription.id
    prefix = ("", "Success", "Failure")[first.rank] + _PREFIXES[kind]
    parts = (domain.slug, kebab(plan.consumer.name) if plan.consumer else "", kebab(first.name))
    references = (reference for mention in mentions for reference in _provenance(mention))
    return Endpoint(
        id=logical_id(prefix, cause),
        kind=kind,
        prefix=prefix,
        name=_name(kind, parts, cause, is_fifo=any(mention.rank == 0 and mention.plan.is_fifo for mention in mentions)),
        cause=cause,
        owner=plan.owner,
        targeted_by=tuple(mention.plan for mention in mentions if mention.rank == 0),
        provenance=tuple(dict.fromkeys(references)),
    )


def _name(kind: EndpointKind, parts: tuple[str, ...], cause: UUID, *, is_fifo: bool) -> str:
    limit = compile_limit(_NAME_LIMITS[kind])
    if kind is EndpointKind.LOGS:
        limit -= len(LOG_PREFIX)
    return (fifo_name if is_fifo else physical_name)(parts, limit, cause)


def _provenance(mention: _Mention) -> tuple[Reference, ...]:
    plan = mention.plan
    return (plan.reference, Reference("element", plan.policy.id, plan.policy.name))


def _resources(endpoint: Endpoint) -> tuple[Resource, ...]:
    match endpoint.kind:
        case EndpointKind.SQS:
            return (_queue(endpoint),)
        case EndpointKind.LAMBDA:
            return ()
        case EndpointKind.KINESIS:
            return (Stream(id=endpoint.id, name=endpoint.name, **endpoint.owned),)
        case EndpointKind.STEP_FUNCTIONS:
            return _workflow(endpoint)
        case EndpointKind.SNS:
            return (Topic(id=endpoint.id, name=endpoint.name, **endpoint.owned),)
        case EndpointKind.BUS:
            arn = bus_arn(endpoint.targeted_by)
            return (Bus(id=endpoint.id, name=arn or endpoint.name, arn=arn, **endpoint.owned),)
        case EndpointKind.API_DESTINATION:
            return _web_address(endpoint)
        case EndpointKind.LOGS:
            return (LogGroup(id=endpoint.id, name=f"{LOG_PREFIX}{endpoint.name}", **endpoint.owned),)


def _web_address(endpoint: Endpoint) -> tuple[Resource, ...]:
    connection = Connection(
        id=logical_id("Connection", endpoint.cause),
        name=endpoint.name,
        secret=f"{endpoint.name}-key",
        **endpoint.owned,
    )
    destination = ApiDestination(
        id=endpoint.id,
        name=endpoint.name,
        connection=connection.id,
        url=web_address(endpoint.targeted_by) or NO_ADDRESS,
        **endpoint.owned,
    )
    return connection, destination


def _queue(endpoint: Endpoint) -> Queue:
    plans = endpoint.targeted_by
    # A queue in order gives its dead letters to one in order.
    first = next((plan for plan in plans if plan.is_fifo == endpoint.is_fifo), None)
    dead_letters = dead_letters_of(first) if first else None
    return Queue(
        id=endpoint.id,
        name=endpoint.name,
        use=QueueUse.TARGET if endpoint.targeted_by else QueueUse.DESTINATION,
        dead_letters=dead_letters,
        is_fifo=endpoint.is_fifo,
        **endpoint.owned,
    )


def _workflow(endpoint: Endpoint) -> tuple[Resource, ...]:
    machine = StateMachine(
        id=endpoint.id,
        name=endpoint.name,
        policy_ids=endpoint.policy_ids,
        role=endpoint.role,
        **endpoint.owned,
    )
    role = Role(id=endpoint.role, principal=Principal.STEP_FUNCTIONS, **endpoint.owned)
    return machine, role


def dead_letters_of(plan: Plan) -> LogicalId:
    """Return the logical id of a subscription's dead-letter queue."""
    return logical_id("DeadLetters", plan.subscription.id)
