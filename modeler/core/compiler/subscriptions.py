"""Rules and topic subscriptions: one subscription of the model is one rule with one target, or one SNS subscription."""

import json

from modeler.core.compiler.addresses import check_address
from modeler.core.compiler.carriers import Carrier
from modeler.core.compiler.channels import bus_of_rule, channel_of
from modeler.core.compiler.endpoints import Endpoint, dead_letters_of
from modeler.core.compiler.forwards import forward_of
from modeler.core.compiler.names import kebab, physical_name
from modeler.core.compiler.notes import error, warning
from modeler.core.compiler.plans import Plan
from modeler.core.compiler.translations import check_translation, transformer_of
from modeler.core.conditions.ast import All, Ask, Condition, Operator
from modeler.core.conditions.dialects import Dialect
from modeler.core.conditions.errors import ConditionError
from modeler.core.conditions.lower import Lowered, lower
from modeler.core.conditions.written import written
from modeler.core.definitions.eventbridge import RetryPolicy, Rule, Target, Transformer
from modeler.core.definitions.limits import compile_limit
from modeler.core.definitions.resource import EndpointKind, LogicalId, Resource, logical_id
from modeler.core.definitions.routes import Route
from modeler.core.definitions.sns import FilterScope, TopicSubscription
from modeler.core.definitions.sqs import FOURTEEN_DAYS, Queue, QueueUse
from modeler.core.kernel.canonical import Json, JsonObject
from modeler.core.kernel.findings import Finding
from modeler.core.patterns import EventPattern, FilterPolicy, PatternError
from modeler.core.snapshot.kinds import TopologyChoice
from modeler.core.snapshot.snapshot import DomainProfile, Snapshot

_THROUGH_ROLE = frozenset(
    [EndpointKind.KINESIS, EndpointKind.STEP_FUNCTIONS, EndpointKind.BUS, EndpointKind.API_DESTINATION]
)


def compile_subscription(
    plan: Plan, endpoint: Endpoint, snapshot: Snapshot
) -> tuple[tuple[Resource, ...], tuple[Finding, ...]]:
    """Return the carrier, the dead-letter queue and the route of a subscription, and what cannot be said of it."""
    domain = snapshot.domain
    lowered, findings = _lowered(plan)
    findings += (*check_address(plan), *check_translation(plan, snapshot))
    if plan.carrier is Carrier.SNS:
        topic_subscription = _topic_subscription(plan, endpoint, channel_of(plan, domain), lowered)
        carrier: Rule | TopicSubscription = topic_subscription
        findings += _check_policy(plan, topic_subscription, endpoint)
    else:
        rule = _rule(plan, endpoint, bus_of_rule(plan, domain), lowered=lowered, words=transformer_of(plan, snapshot))
        carrier = rule
        findings += _check_pattern(plan, rule, domain)
    residual = written(lowered.residual)
    route = _route(plan, carrier, endpoint, channel=channel_of(plan, domain), residual=residual)
    return (carrier, _dead_letters(plan, domain), route), tuple(findings)


def target_role_of(plan: Plan) -> LogicalId | None:
    """Return the role by which a rule reaches its target, or None where the target has a resource policy."""
    return logical_id("RuleRole", plan.subscription.id) if plan.kind in _THROUGH_ROLE else None


def _lowered(plan: Plan) -> tuple[Lowered, list[Finding]]:
    dialect = Dialect.SNS_BODY if plan.carrier is Carrier.SNS else Dialect.EVENTBRIDGE
    try:
        lowered = lower(_whole_condition(plan), dialect, plan.schema)
    except ConditionError as refused:
        return Lowered(None), [error("FLT400", (plan.reference,), refused.problem, fix=refused.fix)]
    if lowered.is_exact or not lowered.is_possible:
        return lowered, []
    service = "SNS" if plan.carrier is Carrier.SNS else "EventBridge"
    problem = f"{service} cannot say “{written(lowered.residual)}”: it is filtered in the consumer."
    fix = "Ask it in the consumer, or simplify the condition."
    if plan.carrier is Carrier.SNS and lower(plan.condition, Dialect.EVENTBRIDGE, plan.schema).is_exact:
        fix = "Carry this subscription by EventBridge, which can say it; or ask it in the consumer."
    return lowered, [warning("DEF501", (plan.reference,), problem, fix=fix)]


def _whole_condition(plan: Plan) -> Condition | None:
    if plan.condition is None or not _shares_topic(plan):
        return plan.condition
    is_type = Ask(("metadata", "eventType"), Operator.EQUAL, (plan.detail_type,))
    return All((is_type, plan.condition))


def _shares_topic(plan: Plan) -> bool:
    """Return whether the topic carries other events too, so that a filter must name this one."""
    is_of_context = plan.topology is TopologyChoice.TOPIC_PER_CONTEXT and plan.producer is not None
    return plan.carrier is Carrier.SNS and is_of_context and not plan.is_fifo


def _rule(plan: Plan, endpoint: Endpoint, bus: LogicalId, *, lowered: Lowered, words: Transformer | None) -> Rule:
    subscription = plan.subscription
    pattern: dict[str, Json] = {"source": [plan.source], "detail-type": [plan.detail_type]}
    if lowered.pattern is not None:
        pattern["detail"] = lowered.pattern
    is_stream = plan.kind is EndpointKind.KINESIS and not (plan.producer and plan.producer.partner_source)
    target = Target(
        id=physical_name((plan.kind.replace("_", "-"), subscription.id.hex[:8]), 64, subscription.id),
        resource=endpoint.id,
        kind=plan.kind,
        # Another bus gets the event whole: only that can be matched there.
        input_path="" if words or plan.kind is EndpointKind.BUS else "$.detail",
        transformer=words,
        partition_key_path="$.detail.metadata.correlationId" if is_stream else "",
        message_group=plan.subscription.id.hex if endpoint.is_fifo else "",
        role=target_role_of(plan) if plan.is_granted else None,
        retry=RetryPolicy(attempts=subscription.retry_attempts, age_seconds=subscription.retry_age_seconds),
        dead_letters=dead_letters_of(plan),
        is_granted=plan.is_granted,
    )
    return Rule(
        id=logical_id("Rule", subscription.id),
        name=physical_name((plan.name,), compile_limit("events.rule_name"), subscription.id),
        context_id=plan.owner,
        provenance=plan.provenance,
        subscription_id=subscription.id,
        bus=bus,
        pattern=pattern,
        target=target,
        description=f"{plan.policy.name} reacts to {plan.event.name}"[: compile_limit("events.rule_description")],
    )


def _topic_subscription(plan: Plan, endpoint: Endpoint, topic: LogicalId, lowered: Lowered) -> TopicSubscription:
    # The type alone is asked of an attribute, which costs one key; with a condition everything is asked of the body.
    is_by_type = plan.condition is None and _shares_topic(plan)
    policy: JsonObject | None = {"eventType": [plan.detail_type]} if is_by_type else lowered.pattern
    return TopicSubscription(
        id=logical_id("Subscription", plan.subscription.id),
        context_id=plan.owner,
        provenance=plan.provenance,
        subscription_id=plan.subscription.id,
        topic=topic,
        endpoint=endpoint.id,
        endpoint_kind=plan.kind,
        filter_policy=policy,
        scope=FilterScope.ATTRIBUTES if is_by_type else FilterScope.BODY,
        raw=plan.kind is EndpointKind.SQS,
        dead_letters=dead_letters_of(plan),
        is_granted=plan.is_granted,
    )


def _dead_letters(plan: Plan, domain: DomainProfile) -> Queue:
    parts = (domain.slug, kebab(plan.consumer.name) if plan.consumer else "", plan.name)
    # A queue that keeps the order gives its dead letters to one that keeps it too; ".fifo" counts in the length.
    ending = "-dlq.fifo" if plan.is_fifo else "-dlq"
    name = physical_name(parts, compile_limit("sqs.queue_name") - len(ending), plan.subscription.id)
    return Queue(
        id=dead_letters_of(plan),
        name=f"{name}{ending}",
        is_fifo=plan.is_fifo,
        context_id=plan.owner,
        provenance=plan.provenance,
        use=QueueUse.DEAD_LETTERS,
        retention_seconds=FOURTEEN_DAYS,
    )


def _route(
    plan: Plan, carrier: Rule | TopicSubscription, endpoint: Endpoint, *, channel: LogicalId, residual: str
) -> Route:
    return Route(
        id=logical_id("Route", plan.subscription.id),
        name=plan.reference.name,
        context_id=plan.owner,
        provenance=plan.provenance,
        subscription_id=plan.subscription.id,
        event_id=plan.event.id,
        policy_id=plan.policy.id,
        producer_id=plan.producer.id if plan.producer else None,
        channel=channel,
        via=forward_of(plan),
        carrier=carrier.id,
        target=endpoint.id,
        target_kind=plan.kind,
        dead_letters=dead_letters_of(plan),
        condition=plan.subscription.condition.strip(),
        residual=residual,
        is_granted=plan.is_granted,
    )


def _check_pattern(plan: Plan, rule: Rule, domain: DomainProfile) -> list[Finding]:
    try:
        EventPattern.parse(rule.pattern)
    except PatternError as refused:
        return [_unacceptable(plan, "EventBridge", refused)]
    length, limit = len(_ascii(rule.pattern)), compile_limit("events.pattern", domain.quotas)
    if length <= limit:
        return []
    problem = f"The event pattern has {length:,} characters; a rule takes {limit:,}."
    return [error("DEF507", (plan.reference,), problem, fix="Split the subscription, or ask for fewer values.")]


def _check_policy(plan: Plan, subscription: TopicSubscription, endpoint: Endpoint) -> list[Finding]:
    if endpoint.is_fifo and not plan.is_fifo:
        problem = f"“{endpoint.name}” keeps the order and takes nothing from a topic that does not."
        fix = "Ask for the order here too, or give this subscription another target."
        return [error("DEF514", (plan.reference,), problem, fix=fix)]
    try:
        FilterPolicy.parse(subscription.filter_policy or {}, subscription.scope.value)
    except PatternError as refused:
        return [_unacceptable(plan, "SNS", refused)]
    return []


def _unacceptable(plan: Plan, service: str, refused: PatternError) -> Finding:
    problem = f"{service} refuses the filter of this subscription: {refused.problem}"
    return error("DEF507", (plan.reference,), problem, fix=refused.fix or "Simplify the condition.")


def _ascii(pattern: JsonObject) -> str:
    # AWS counts what is not ASCII as it is escaped. Source: spec/quotas.md.
    return json.dumps(pattern, separators=(",", ":"))
