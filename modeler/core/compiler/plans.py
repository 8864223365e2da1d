"""Plans: each subscription with everything it refers to looked up, before a single resource is made."""

from dataclasses import dataclass
from enum import Enum

from modeler.core.compiler.names import detail_type_of, kebab, source_of
from modeler.core.compiler.notes import information, warning
from modeler.core.conditions.ast import Condition
from modeler.core.conditions.errors import ConditionError
from modeler.core.conditions.parse import parse_condition
from modeler.core.conditions.typed import check_condition
from modeler.core.definitions.resource import EndpointKind
from modeler.core.kernel.canonical import JsonObject
from modeler.core.kernel.findings import Finding, Reference, Severity
from modeler.core.kernel.ids import ContextId, ElementId
from modeler.core.snapshot.context_map import Relationship
from modeler.core.snapshot.contexts import Context
from modeler.core.snapshot.elements import Element
from modeler.core.snapshot.events import Subscription
from modeler.core.snapshot.kinds import RelationshipKind, TopologyChoice, Transport
from modeler.core.snapshot.snapshot import Snapshot, reference_to

ANY_OBJECT: JsonObject = {"type": "object"}
# SNS delivers to neither. Source: spec/delivery.md section 1.
_BUS_ONLY = (EndpointKind.KINESIS, EndpointKind.STEP_FUNCTIONS)


class Carrier(Enum):
    """Which service carries a subscription."""

    SNS = "sns"
    EVENTBRIDGE = "eventbridge"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A subscription on its way to a rule or a topic subscription. `condition` is None for always.

    `is_granted` says whether a relationship (or one context alone) lets the consumer hear the producer.
    """

    subscription: Subscription
    event: Element
    policy: Element
    producer: Context | None
    consumer: Context | None
    relationships: tuple[Relationship, ...]
    carrier: Carrier
    kind: EndpointKind
    condition: Condition | None
    is_granted: bool
    source: str
    detail_type: str

    @property
    def reference(self) -> Reference:
        """Return a reference to the subscription under a readable name."""
        return Reference("subscription", self.subscription.id, f"{self.policy.name} ← {self.event.name}")

    @property
    def provenance(self) -> tuple[Reference, ...]:
        """Return everything in the model that causes this subscription's resources."""
        edges = tuple(
            Reference("relationship", edge.id, edge.kind.value.replace("_", " ")) for edge in self.relationships
        )
        elements = (reference_to("element", self.event), reference_to("element", self.policy))
        return (self.reference, *elements, *edges)

    @property
    def owner(self) -> ContextId | None:
        """Return the context that owns this subscription's resources: the consumer."""
        return self.consumer.id if self.consumer else None

    @property
    def name(self) -> str:
        """Return a readable name: "send-invoice-on-order-placed"."""
        return f"{kebab(self.policy.name)}-on-{kebab(self.event.name)}"

    @property
    def target_key(self) -> tuple[str, ...]:
        """Return what subscriptions with the same target share: its name in a context, or the policy."""
        if self.subscription.target_name.strip():
            return endpoint_key(self.consumer, self.kind, self.subscription.target_name)
        return ("policy", str(self.policy.id), self.kind)


def endpoint_key(owner: Context | None, kind: EndpointKind, name: str) -> tuple[str, ...]:
    """Return what identifies a named endpoint: one name means one thing within a context and a kind."""
    return ("name", str(owner.id) if owner else "", kind, kebab(name))


def schema_of(event_id: ElementId, snapshot: Snapshot) -> JsonObject:
    """Return the schema of an event's business fields; any object where nobody has described it."""
    event = snapshot.event(event_id)
    return event.schema if event else ANY_OBJECT


def plan_subscriptions(snapshot: Snapshot) -> tuple[tuple[Plan, ...], tuple[Finding, ...]]:
    """Return a plan for each subscription that can be compiled, sorted by id, and what is wrong with the others."""
    plans: list[Plan] = []
    findings: list[Finding] = []
    for subscription in sorted(snapshot.subscriptions, key=lambda each: str(each.id)):
        plan, said = _plan(subscription, snapshot)
        plans += [plan] if plan else []
        findings += said
    return tuple(plans), tuple(findings)


def _plan(subscription: Subscription, snapshot: Snapshot) -> tuple[Plan | None, list[Finding]]:
    event, policy = snapshot.element(subscription.event_id), snapshot.element(subscription.policy_id)
    producer, consumer = snapshot.context_of(event.id), snapshot.context_of(policy.id)
    itself = Reference("subscription", subscription.id, f"{policy.name} ← {event.name}")
    where = (itself, reference_to("element", policy))
    condition, findings = _condition(subscription, snapshot, where)
    relationships = _granting(producer, consumer, snapshot)
    kind = EndpointKind(subscription.target_kind.value)
    wanted = _wanted_carrier(subscription, snapshot)
    carrier = Carrier.EVENTBRIDGE if kind in _BUS_ONLY or _is_partner(producer) else wanted
    if carrier is not wanted:
        findings.append(_rerouted(subscription, kind, where))
    if producer is None or consumer is None:
        findings.append(_homeless(event if producer is None else policy, where))
    plan = Plan(
        subscription=subscription,
        event=event,
        policy=policy,
        producer=producer,
        consumer=consumer,
        relationships=relationships,
        carrier=carrier,
        kind=kind,
        condition=condition,
        is_granted=producer is None or consumer is None or producer.id == consumer.id or bool(relationships),
        source=source_of(snapshot.domain, producer),
        detail_type=detail_type_of(event, producer),
    )
    return plan, findings


def _condition(
    subscription: Subscription, snapshot: Snapshot, where: tuple[Reference, ...]
) -> tuple[Condition | None, list[Finding]]:
    try:
        condition = parse_condition(subscription.condition)
        schema = schema_of(subscription.event_id, snapshot)
        return condition, list(check_condition(condition, schema, where)) if condition else []
    except ConditionError as refused:
        problem = f"The condition cannot be read at {refused.where}: {refused.problem}"
        fix = refused.fix or "Correct the condition."
        return None, [Finding(code="FLT400", severity=Severity.ERROR, where=where, problem=problem, fix=fix)]


def _granting(producer: Context | None, consumer: Context | None, snapshot: Snapshot) -> tuple[Relationship, ...]:
    """Return the relationships that let events go from producer to consumer. Source: spec/context-map.md section 3."""
    if producer is None or consumer is None or producer.id == consumer.id:
        return ()
    return tuple(edge for edge in snapshot.relationships_between(producer.id, consumer.id) if _grants(edge, producer))


def _grants(edge: Relationship, producer: Context) -> bool:
    if edge.kind is RelationshipKind.SEPARATE_WAYS:
        return False
    return edge.kind.is_symmetric or edge.upstream_id == producer.id


def _wanted_carrier(subscription: Subscription, snapshot: Snapshot) -> Carrier:
    if subscription.transport is not Transport.DEFAULT:
        return Carrier(subscription.transport.value)
    topics = (TopologyChoice.TOPIC_PER_EVENT, TopologyChoice.TOPIC_PER_CONTEXT)
    return Carrier.SNS if snapshot.domain.topology in topics else Carrier.EVENTBRIDGE


def _is_partner(producer: Context | None) -> bool:
    return producer is not None and bool(producer.partner_source)


def _rerouted(subscription: Subscription, kind: EndpointKind, where: tuple[Reference, ...]) -> Finding:
    problem = "A partner's events arrive on a bus, not on a topic."
    if kind in _BUS_ONLY:
        problem = f"A topic cannot deliver to {kind.replace('_', ' ')}; the bus carries this subscription."
    fix = "Choose EventBridge for this subscription, or an SQS queue or a function as its target."
    say = information if subscription.transport is Transport.DEFAULT else warning
    return say("DEF502", where, problem, fix=fix)


def _homeless(element: Element, where: tuple[Reference, ...]) -> Finding:
    problem = f"“{element.name}” lies in no context, so nobody owns its resources."
    fix = "Put it into a context: drop its note inside a context region."
    return warning("DEF509", (reference_to("element", element), *where), problem, fix=fix)
