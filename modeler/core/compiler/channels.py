"""Topics and buses: what events travel on, by the domain's topology. Source: spec/definitions.md section 1."""

from collections.abc import Iterable
from uuid import UUID

from modeler.core.compiler.names import kebab, physical_name
from modeler.core.compiler.plans import Carrier, Plan
from modeler.core.definitions.eventbridge import Bus, BusPolicy
from modeler.core.definitions.limits import compile_limit
from modeler.core.definitions.resource import LogicalId, Resource, logical_id, logical_id_of_pair
from modeler.core.definitions.sns import Topic, TopicPolicy
from modeler.core.kernel.findings import Reference
from modeler.core.snapshot.contexts import Context
from modeler.core.snapshot.kinds import TopologyChoice
from modeler.core.snapshot.snapshot import Snapshot, reference_to

# What every publisher sets beside the body. Source: spec/definitions.md section 2.
ATTRIBUTES = ("correlationId", "eventType", "source", "version")


def channel_of(plan: Plan, snapshot: Snapshot) -> LogicalId:
    """Return the logical id of the topic or bus that carries a subscription."""
    if plan.carrier is Carrier.SNS:
        return logical_id("Topic", _topic_cause(plan, snapshot))
    if plan.producer is not None and plan.producer.partner_source:
        return logical_id("PartnerBus", plan.producer.id)
    return logical_id("Bus", _bus_cause(plan, snapshot))


def compile_channels(plans: Iterable[Plan], snapshot: Snapshot) -> tuple[Resource, ...]:
    """Return the topics and buses that the plans travel on, with who may publish there."""
    groups: dict[LogicalId, list[Plan]] = {}
    for plan in plans:
        groups.setdefault(channel_of(plan, snapshot), []).append(plan)
    made = [resource for channel, group in groups.items() for resource in _channel(channel, group, snapshot)]
    return tuple(made)


def _channel(channel: LogicalId, plans: list[Plan], snapshot: Snapshot) -> tuple[Resource, ...]:
    first = plans[0]
    if first.carrier is Carrier.SNS:
        return _topic(channel, plans, snapshot)
    if first.producer is not None and first.producer.partner_source:
        return (_partner_bus(channel, first.producer),)
    return _bus(channel, plans, snapshot)


def _is_per_context(snapshot: Snapshot, choice: TopologyChoice) -> bool:
    return snapshot.domain.topology is choice


def _topic_cause(plan: Plan, snapshot: Snapshot) -> UUID:
    if _is_per_context(snapshot, TopologyChoice.TOPIC_PER_CONTEXT) and plan.producer is not None:
        return plan.producer.id
    return plan.event.id


def _bus_cause(plan: Plan, snapshot: Snapshot) -> UUID:
    if _is_per_context(snapshot, TopologyChoice.BUS_PER_CONTEXT) and plan.producer is not None:
        return plan.producer.id
    return snapshot.domain.id


def _topic(channel: LogicalId, plans: list[Plan], snapshot: Snapshot) -> tuple[Resource, ...]:
    first = plans[0]
    cause = _topic_cause(first, snapshot)
    is_of_event = cause == first.event.id
    what = first.event.name if is_of_event or first.producer is None else first.producer.name
    events = {plan.event.id: plan.event for plan in plans}
    provenance = tuple(reference_to("element", events[key]) for key in sorted(events, key=str))
    owner = first.producer.id if first.producer else None
    topic = Topic(
        id=channel,
        name=physical_name((snapshot.domain.slug, kebab(what)), compile_limit("sns.topic_name"), cause),
        context_id=owner,
        provenance=provenance,
        event_ids=tuple(sorted(events, key=str)),
        attributes=ATTRIBUTES,
        numbers=("version",),
    )
    policy = TopicPolicy(id=logical_id("TopicPolicy", cause), context_id=owner, provenance=provenance, topic=channel)
    return topic, policy


def _partner_bus(channel: LogicalId, partner: Context) -> Bus:
    return Bus(
        id=channel,
        name=partner.partner_source,
        context_id=partner.id,
        provenance=(reference_to("context", partner),),
        partner_source=partner.partner_source,
    )


def _bus(channel: LogicalId, plans: list[Plan], snapshot: Snapshot) -> tuple[Resource, ...]:
    cause = _bus_cause(plans[0], snapshot)
    domain = Reference("domain", snapshot.domain.id, snapshot.domain.name)
    owner = plans[0].producer if cause != snapshot.domain.id else None
    parts = (snapshot.domain.slug, kebab(owner.name)) if owner else (snapshot.domain.slug,)
    name = physical_name(parts, compile_limit("events.bus_name"), cause)
    bus = Bus(
        id=channel,
        name=f"{name}-bus" if name == "default" else name,
        context_id=owner.id if owner else None,
        provenance=(reference_to("context", owner),) if owner else (domain,),
    )
    publishers = {str(plan.producer.id) if plan.producer else "": plan for plan in plans}
    return (bus, *(_bus_policy(bus, cause, publishers[key]) for key in sorted(publishers)))


def _bus_policy(bus: Bus, bus_cause: UUID, plan: Plan) -> BusPolicy:
    publisher = plan.producer
    cause = publisher.id if publisher else bus_cause
    provenance = (reference_to("context", publisher),) if publisher else bus.provenance
    statement = f"{kebab(publisher.name) if publisher else bus.name}-publishes-{bus_cause.hex[:6]}"
    return BusPolicy(
        id=logical_id_of_pair("BusPolicy", bus_cause, cause),
        name=physical_name((statement,), 64, cause),
        context_id=publisher.id if publisher else None,
        provenance=provenance,
        bus=bus.id,
        sources=(plan.source,),
    )
