"""Topics: one for each event, or for each context, with who may publish and who may subscribe."""

from uuid import UUID

from modeler.core.compiler.names import fifo_name, kebab, physical_name
from modeler.core.compiler.open_hosts import accounts_of, is_open_host, organisations_of
from modeler.core.compiler.plans import Plan
from modeler.core.definitions.limits import compile_limit
from modeler.core.definitions.resource import LogicalId, Resource, logical_id
from modeler.core.definitions.sns import Topic, TopicPolicy
from modeler.core.snapshot.snapshot import DomainProfile, reference_to

# What every publisher sets beside the body. Source: spec/definitions.md section 2.
ATTRIBUTES = ("correlationId", "eventType", "source", "version")


def compile_topic(
    channel: LogicalId, plans: list[Plan], cause: UUID, *, domain: DomainProfile
) -> tuple[Resource, ...]:
    """Return a topic that the plans travel on, with its policy. `cause` is the event, or the context of its events."""
    first = plans[0]
    producer = first.producer
    what = first.event.name if cause == first.event.id or producer is None else producer.name
    events = {plan.event.id: plan.event for plan in plans}
    provenance = tuple(reference_to("element", events[key]) for key in sorted(events, key=str))
    owner = producer.id if producer else None
    named = fifo_name if first.is_fifo else physical_name
    topic = Topic(
        id=channel,
        name=named((domain.slug, kebab(what)), compile_limit("sns.topic_name"), cause),
        context_id=owner,
        provenance=provenance,
        event_ids=tuple(sorted(events, key=str)),
        attributes=ATTRIBUTES,
        numbers=("version",),
        is_fifo=first.is_fifo,
    )
    is_open = producer is not None and is_open_host(plans, producer)
    policy = TopicPolicy(
        id=logical_id("TopicPolicy", cause),
        context_id=owner,
        provenance=provenance,
        topic=channel,
        is_open=is_open,
        accounts=accounts_of(producer) if is_open else (),
        organisations=organisations_of(producer) if is_open else (),
    )
    return topic, policy
