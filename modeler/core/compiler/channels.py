"""Channels: which topic or bus carries a subscription, and all of them. Source: spec/definitions.md section 1."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from modeler.core.compiler.buses import compile_bus
from modeler.core.compiler.carriers import Carrier
from modeler.core.compiler.plans import Plan
from modeler.core.compiler.topics import compile_topic
from modeler.core.definitions.resource import LogicalId, Resource, logical_id
from modeler.core.kernel.ids import ElementId
from modeler.core.snapshot.kinds import TopologyChoice
from modeler.core.snapshot.snapshot import DomainProfile


def channel_of(plan: Plan, domain: DomainProfile) -> LogicalId:
    """Return the logical id of the topic or bus that the event of a subscription is published to."""
    if plan.carrier is Carrier.SNS:
        return logical_id("Topic", _topic_cause(plan))
    if plan.producer is not None and plan.producer.partner_source:
        is_partner = plan.producer.partner_source.startswith("aws.partner/")
        return logical_id("PartnerBus", plan.producer.id) if is_partner else logical_id("DefaultBus", domain.id)
    return logical_id("Bus", _bus_cause(plan, domain))


def bus_of_rule(plan: Plan, domain: DomainProfile) -> LogicalId:
    """Return the bus on which a subscription's rule stands: the consumer's own, where the event is forwarded to it."""
    if plan.is_forwarded and plan.consumer is not None:
        return logical_id("Bus", plan.consumer.id)
    return channel_of(plan, domain)


def published_on(plans: Iterable[Plan], domain: DomainProfile) -> Mapping[tuple[ElementId, Carrier], LogicalId]:
    """Return the topic and the bus that each event is published to, where somebody listens there."""
    return {(plan.event.id, plan.carrier): channel_of(plan, domain) for plan in plans}


def compile_channels(plans: Iterable[Plan], domain: DomainProfile) -> tuple[Resource, ...]:
    """Return the topics and buses that the plans travel on, with who may publish and who may subscribe there."""
    published: dict[LogicalId, list[Plan]] = {}
    heard: dict[LogicalId, list[Plan]] = {}
    for plan in plans:
        published.setdefault(channel_of(plan, domain), []).append(plan)
        if plan.is_forwarded:
            heard.setdefault(bus_of_rule(plan, domain), []).append(plan)
    channels = dict.fromkeys([*published, *heard])
    return tuple(
        resource
        for channel in channels
        for resource in _channel(channel, published.get(channel, []), heard.get(channel, []), domain=domain)
    )


def _channel(
    channel: LogicalId, published: list[Plan], heard: list[Plan], *, domain: DomainProfile
) -> tuple[Resource, ...]:
    if published and published[0].carrier is Carrier.SNS:
        return compile_topic(channel, published, _topic_cause(published[0]), domain=domain)
    owner = published[0].producer if published else heard[0].consumer
    cause = _bus_cause(published[0], domain) if published else heard[0].owner
    return compile_bus(channel, published, owner if cause != domain.id else None, domain=domain)


def _topic_cause(plan: Plan) -> UUID:
    # A topic that keeps the order carries one event: those of others would wait in line with it.
    if plan.topology is TopologyChoice.TOPIC_PER_CONTEXT and plan.producer is not None and not plan.is_fifo:
        return plan.producer.id
    return plan.event.id


def _bus_cause(plan: Plan, domain: DomainProfile) -> UUID:
    if plan.topology is TopologyChoice.BUS_PER_CONTEXT and plan.producer is not None:
        return plan.producer.id
    return domain.id
