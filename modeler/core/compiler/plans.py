"""Plans: each subscription with everything it refers to looked up, before a single resource is made."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from modeler.core.compiler.carriers import Carrier, Way, topology_of, ways_of
from modeler.core.compiler.memory import Memory
from modeler.core.compiler.names import detail_type_of, kebab, source_of
from modeler.core.compiler.notes import Where, warning
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
from modeler.core.snapshot.kinds import DownstreamRole, RelationshipKind, TopologyChoice
from modeler.core.snapshot.snapshot import DomainProfile, Snapshot, reference_to
from modeler.core.snapshot.translations import Translation

ANY_OBJECT: JsonObject = {"type": "object"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A subscription on its way to a rule or a topic subscription. `condition` is None for always.

    `is_granted` says whether a relationship (or one context alone) lets the consumer hear the producer. `topology` is
    the producer's; with `is_forwarded` the event passes from the producer's bus to the consumer's.
    `translation` says what an anticorruption layer makes of the event; a conformist takes it as it is.
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
    schema: JsonObject
    is_granted: bool
    source: str
    detail_type: str
    topology: TopologyChoice
    is_fifo: bool = False
    is_forwarded: bool = False
    translation: Translation | None = None

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


def plan_subscriptions(snapshot: Snapshot, memory: Memory) -> tuple[tuple[Plan, ...], tuple[Finding, ...]]:
    """Return a plan for each subscription that can be compiled, sorted by id, and what is wrong with the others."""
    by_event: dict[ElementId, list[Subscription]] = {}
    for subscription in snapshot.subscriptions:
        by_event.setdefault(subscription.event_id, []).append(subscription)
    profile = replace(snapshot.domain, version=0)
    planned = [
        memory.recall(
            ("plan", event_id),
            _inputs(event_id, heard, snapshot, profile=profile),
            partial(plan_event, snapshot.element(event_id), heard, snapshot),
        )
        for event_id, heard in by_event.items()
    ]
    plans = (plan for some, _ in planned for plan in some)
    findings = tuple(finding for _, said in planned for finding in said)
    return tuple(sorted(plans, key=lambda plan: str(plan.subscription.id))), findings


def _inputs(
    event_id: ElementId, heard: list[Subscription], snapshot: Snapshot, *, profile: DomainProfile
) -> tuple[object, ...]:
    """Return everything that the plans of an event are made of."""
    event = snapshot.element(event_id)
    producer = snapshot.context(event.context_id)
    rows: list[object] = [profile, event, producer, snapshot.event(event_id)]
    for subscription in heard:
        policy = snapshot.element(subscription.policy_id)
        consumer = snapshot.context(policy.context_id)
        rows += (subscription, policy, consumer, snapshot.translation_of(subscription.id))
        if producer is not None and consumer is not None:
            rows.append(snapshot.relationships_between(producer.id, consumer.id))
    return tuple(rows)


def plan_event(
    event: Element, subscriptions: Iterable[Subscription], snapshot: Snapshot
) -> tuple[tuple[Plan, ...], tuple[Finding, ...]]:
    """Return the plans of all subscriptions of one event, sorted by id, and what is told of them."""
    producer = snapshot.context_of(event.id)
    listed = sorted(subscriptions, key=lambda each: str(each.id))
    places = [_where(each, event, snapshot) for each in listed]
    ways, rerouted = ways_of(zip(listed, places, strict=True), producer, snapshot.domain)
    plans: list[Plan] = []
    findings = list(rerouted)
    for subscription, where, way in zip(listed, places, ways, strict=True):
        plan, said = _plan(subscription, event, snapshot, way=way, where=where)
        plans.append(plan)
        findings += said
    return tuple(plans), tuple(findings)


def _where(subscription: Subscription, event: Element, snapshot: Snapshot) -> Where:
    policy = snapshot.element(subscription.policy_id)
    itself = Reference("subscription", subscription.id, f"{policy.name} ← {event.name}")
    return (itself, reference_to("element", policy))


def _plan(
    subscription: Subscription, event: Element, snapshot: Snapshot, *, way: Way, where: Where
) -> tuple[Plan, list[Finding]]:
    policy, domain = snapshot.element(subscription.policy_id), snapshot.domain
    producer, consumer = snapshot.context_of(event.id), snapshot.context_of(policy.id)
    condition, findings = _condition(subscription, snapshot, where)
    relationships = _granting(producer, consumer, snapshot)
    if producer is None or consumer is None:
        findings.append(_homeless(event if producer is None else policy, where))
    plan = Plan(
        subscription=subscription,
        event=event,
        policy=policy,
        producer=producer,
        consumer=consumer,
        relationships=relationships,
        carrier=way.carrier,
        kind=EndpointKind(subscription.target_kind.value),
        condition=condition,
        schema=schema_of(event.id, snapshot),
        is_granted=producer is None or consumer is None or producer.id == consumer.id or bool(relationships),
        source=source_of(domain, producer),
        detail_type=detail_type_of(event, producer),
        topology=topology_of(producer, domain),
        is_fifo=way.is_fifo,
        translation=None if _conforms(relationships) else snapshot.translation_of(subscription.id),
        is_forwarded=way.carrier is Carrier.EVENTBRIDGE and _is_forwarded(producer, consumer, domain),
    )
    return plan, findings


def _conforms(relationships: tuple[Relationship, ...]) -> bool:
    return any(DownstreamRole.CONFORMIST in edge.downstream_roles for edge in relationships)


def _is_forwarded(producer: Context | None, consumer: Context | None, domain: DomainProfile) -> bool:
    """Return whether both sides have buses of their own, so that a rule must lead from one to the other."""
    if producer is None or consumer is None or producer.id == consumer.id or producer.partner_source:
        return False
    return all(topology_of(each, domain) is TopologyChoice.BUS_PER_CONTEXT for each in (producer, consumer))


def _condition(
    subscription: Subscription, snapshot: Snapshot, where: tuple[Reference, ...]
) -> tuple[Condition | None, list[Finding]]:
    try:
        condition = _read(subscription.condition)
        schema = schema_of(subscription.event_id, snapshot)
        return condition, list(check_condition(condition, schema, where)) if condition else []
    except ConditionError as refused:
        problem = f"The condition cannot be read at {refused.where}: {refused.problem}"
        fix = refused.fix or "Correct the condition."
        return None, [Finding(code="FLT400", severity=Severity.ERROR, where=where, problem=problem, fix=fix)]


@lru_cache(maxsize=4_096)
def _read(text: str) -> Condition | None:
    return parse_condition(text)


def _granting(producer: Context | None, consumer: Context | None, snapshot: Snapshot) -> tuple[Relationship, ...]:
    """Return the relationships that let events go from producer to consumer. Source: spec/context-map.md section 3."""
    if producer is None or consumer is None or producer.id == consumer.id:
        return ()
    return tuple(edge for edge in snapshot.relationships_between(producer.id, consumer.id) if _grants(edge, producer))


def _grants(edge: Relationship, producer: Context) -> bool:
    if edge.kind is RelationshipKind.SEPARATE_WAYS:
        return False
    return edge.kind.is_symmetric or edge.upstream_id == producer.id


def _homeless(element: Element, where: tuple[Reference, ...]) -> Finding:
    problem = f"“{element.name}” lies in no context, so nobody owns its resources."
    fix = "Put it into a context: drop its note inside a context region."
    return warning("DEF509", (reference_to("element", element), *where), problem, fix=fix)
