"""Forwarding: rules that lead events from the bus of one context to that of another, along a relationship."""

from collections.abc import Iterable

from modeler.core.compiler.channels import bus_of_rule, channel_of
from modeler.core.compiler.names import kebab, physical_name
from modeler.core.compiler.plans import Plan
from modeler.core.compiler.senders import senders_of
from modeler.core.definitions.eventbridge import Rule, Target
from modeler.core.definitions.limits import compile_limit
from modeler.core.definitions.resource import (
    EndpointKind,
    LogicalId,
    Principal,
    Resource,
    logical_id_of_pair,
)
from modeler.core.definitions.roles import Role, Statement
from modeler.core.definitions.sqs import FOURTEEN_DAYS, Queue, QueuePolicy, QueueUse
from modeler.core.kernel.findings import Reference
from modeler.core.kernel.ids import ContextId
from modeler.core.snapshot.snapshot import DomainProfile, reference_to

Edge = tuple[ContextId | None, ContextId | None]


def forward_of(plan: Plan) -> LogicalId | None:
    """Return the rule that forwards a subscription's event, or None where nothing has to."""
    if not plan.is_forwarded or plan.consumer is None:
        return None
    return logical_id_of_pair("Forward", plan.event.id, plan.consumer.id)


def edge_of(plan: Plan) -> Edge:
    """Return producer and consumer, between which the events of a plan are forwarded."""
    return (plan.producer.id if plan.producer else None, plan.consumer.id if plan.consumer else None)


def compile_forwards(plans: Iterable[Plan], domain: DomainProfile) -> tuple[Resource, ...]:
    """Return the rules between buses: one for each event and consumer; role and dead letters are shared by an edge."""
    edges: dict[Edge, list[Plan]] = {}
    for plan in plans:
        if plan.is_forwarded:
            edges.setdefault(edge_of(plan), []).append(plan)
    return tuple(resource for edge in edges.values() for resource in compile_edge(edge, domain))


def compile_edge(plans: list[Plan], domain: DomainProfile) -> tuple[Resource, ...]:
    """Return what forwards the events of these plans, which all lead from one context to one other."""
    by_event: dict[LogicalId, Plan] = {}
    for plan in plans:
        forward = forward_of(plan)
        assert forward is not None
        by_event.setdefault(forward, plan)
    rules = tuple(_rule(forward, plan, domain) for forward, plan in by_event.items())
    return (*rules, _dead_letters(plans[0], domain), *_grants(plans[0], rules, domain))


def _rule(forward: LogicalId, plan: Plan, domain: DomainProfile) -> Rule:
    consumer = plan.consumer
    assert consumer is not None
    name = f"{kebab(plan.event.name)}-to-{kebab(consumer.name)}"
    return Rule(
        id=forward,
        name=physical_name((name,), compile_limit("events.rule_name"), plan.event.id),
        context_id=plan.producer.id if plan.producer else None,
        provenance=(reference_to("element", plan.event), *_edges(plan)),
        bus=channel_of(plan, domain),
        pattern={"source": [plan.source], "detail-type": [plan.detail_type]},
        target=Target(
            id=physical_name(("bus", consumer.id.hex[:8]), compile_limit("events.target_id"), consumer.id),
            resource=bus_of_rule(plan, domain),
            kind=EndpointKind.BUS,
            role=_own(plan, "ForwardRole") if plan.is_granted else None,
            dead_letters=_own(plan, "ForwardDeadLetters"),
            is_granted=plan.is_granted,
        ),
        description=f"{plan.event.name} goes on to {consumer.name}"[: compile_limit("events.rule_description")],
    )


def _dead_letters(plan: Plan, domain: DomainProfile) -> Queue:
    producer, consumer = plan.producer, plan.consumer
    assert producer is not None
    assert consumer is not None
    parts = (domain.slug, kebab(producer.name), "to", kebab(consumer.name))
    return Queue(
        id=_own(plan, "ForwardDeadLetters"),
        name=f"{physical_name(parts, compile_limit('sqs.queue_name') - 4, producer.id)}-dlq",
        context_id=producer.id,
        provenance=_between(plan),
        use=QueueUse.DEAD_LETTERS,
        retention_seconds=FOURTEEN_DAYS,
    )


def _grants(plan: Plan, rules: tuple[Rule, ...], domain: DomainProfile) -> tuple[Resource, ...]:
    if not plan.is_granted:
        return ()
    owner = plan.producer.id if plan.producer else None
    role = Role(
        id=_own(plan, "ForwardRole"),
        context_id=owner,
        provenance=_between(plan),
        principal=Principal.EVENTBRIDGE,
        statements=(Statement(("events:PutEvents",), bus_of_rule(plan, domain)),),
    )
    policy = QueuePolicy(
        id=_own(plan, "ForwardDeadLettersPolicy"),
        context_id=owner,
        provenance=_between(plan),
        queue=_own(plan, "ForwardDeadLetters"),
        senders=senders_of(rules),
    )
    return role, policy


def _own(plan: Plan, kind: str) -> LogicalId:
    assert plan.producer is not None
    assert plan.consumer is not None
    return logical_id_of_pair(kind, plan.producer.id, plan.consumer.id)


def _between(plan: Plan) -> tuple[Reference, ...]:
    contexts = [context for context in (plan.producer, plan.consumer) if context is not None]
    return (*(reference_to("context", context) for context in contexts), *_edges(plan))


def _edges(plan: Plan) -> tuple[Reference, ...]:
    return tuple(Reference("relationship", edge.id, edge.kind.value.replace("_", " ")) for edge in plan.relationships)
