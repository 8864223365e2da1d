"""Filters against schemas: subscriptions that overlap, that a draft blinds, and events that nobody can hear.

What one condition alone does wrong is told where it is read; here stand the questions that need a whole pattern, a
second subscription or a released schema. Source: spec/context-map.md section 4, "Filter checks".
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import combinations

from modeler.core.compiler.memory import Memory
from modeler.core.compiler.notes import warning
from modeler.core.compiler.plans import Plan
from modeler.core.conditions.dialects import Dialect
from modeler.core.conditions.errors import ConditionError
from modeler.core.conditions.fields import with_metadata
from modeler.core.conditions.lower import lower
from modeler.core.kernel.canonical import JsonObject
from modeler.core.kernel.findings import Finding, Severity
from modeler.core.kernel.ids import ElementId, SubscriptionId
from modeler.core.patterns import EventPattern, PatternError
from modeler.core.patterns.analysis import Answer, overlaps, satisfiable
from modeler.core.snapshot.kinds import ElementKind
from modeler.core.snapshot.snapshot import Snapshot, reference_to
from modeler.core.snapshot.versions import latest_version

# Each pair of a consumer's subscriptions to an event is compared; beyond so many the model is told once instead.
PAIRS_AT_MOST = 400


def check_filters(plans: Iterable[Plan], snapshot: Snapshot, memory: Memory) -> tuple[Finding, ...]:
    """Return what the filters of all subscriptions do wrong together."""
    by_event: dict[ElementId, list[Plan]] = defaultdict(list)
    for plan in plans:
        by_event[plan.event.id].append(plan)
    findings: list[Finding] = []
    for event_id, heard in by_event.items():
        inputs = (tuple(heard), snapshot.event(event_id), latest_version(snapshot, event_id))
        findings += memory.recall(("filters", event_id), inputs, partial(_check_event, heard, snapshot))
    return tuple(findings)


def _check_event(heard: list[Plan], snapshot: Snapshot) -> tuple[Finding, ...]:
    filters = _Filters(heard)
    return (
        *_overlapping(heard, filters),
        *_blinded(heard, filters, snapshot),
        *_unheard(heard, filters, snapshot),
    )


@dataclass(frozen=True, slots=True)
class _Filter:
    """What a condition lets pass: what the pattern matches (None: everything), or nothing where it is impossible."""

    pattern: EventPattern | None = None
    is_possible: bool = True

    def meets(self, other: "_Filter") -> bool:
        """Return whether some event is proven to pass both."""
        if not self.is_possible or not other.is_possible:
            return False
        if self.pattern is None or other.pattern is None:
            return True
        return overlaps(self.pattern, other.pattern).answer is Answer.YES

    def is_dead(self, schema: JsonObject) -> bool:
        """Return whether it is proven that no event of the schema passes."""
        if self.pattern is None:
            return not self.is_possible
        return satisfiable(self.pattern, with_metadata(schema)).answer is Answer.NO


class _Filters:
    """The filters of an event's subscriptions, each made when it is first asked for: most never are."""

    def __init__(self, plans: Iterable[Plan]) -> None:
        self._plans = {plan.subscription.id: plan for plan in plans}
        self._made: dict[SubscriptionId, _Filter] = {}

    def __getitem__(self, subscription_id: SubscriptionId) -> _Filter:
        if subscription_id not in self._made:
            self._made[subscription_id] = _filter(self._plans[subscription_id])
        return self._made[subscription_id]


def _filter(plan: Plan) -> _Filter:
    try:
        lowered = lower(plan.condition, Dialect.EVENTBRIDGE, plan.schema)
        pattern = EventPattern.parse(dict(lowered.pattern)) if lowered.pattern else None
        return _Filter(pattern, lowered.is_possible)
    except (ConditionError, PatternError):
        # Told already where the condition is read, or where the quotas are checked.
        return _Filter()


def _overlapping(plans: list[Plan], filters: _Filters) -> Iterator[Finding]:
    """FLT405: two subscriptions of one context that both get some event; each handles it, so it is handled twice."""
    by_consumer: dict[object, list[Plan]] = defaultdict(list)
    for plan in plans:
        if plan.consumer is not None and plan.policy.kind is ElementKind.POLICY:
            by_consumer[plan.consumer.id].append(plan)
    for own in by_consumer.values():
        for one, other in list(combinations(own, 2))[:PAIRS_AT_MOST]:
            if filters[one.subscription.id].meets(filters[other.subscription.id]):
                yield _double(one, other)


def _double(one: Plan, other: Plan) -> Finding:
    is_same_target = one.target_key == other.target_key
    reaches = "reaches one target twice" if is_same_target else "is handled twice"
    return Finding(
        code="FLT405",
        # Two policies may well both react; one target that gets an event twice hardly ever means to.
        severity=Severity.WARNING if is_same_target else Severity.HINT,
        where=(one.reference, other.reference),
        problem=f"Some “{one.event.name}” {reaches}: by “{one.policy.name}” and by “{other.policy.name}”.",
        fix="Narrow one of the two conditions, or make them one subscription.",
    )


def _blinded(plans: list[Plan], filters: _Filters, snapshot: Snapshot) -> Iterator[Finding]:
    """FLT406: a filter that the released schema lets through and the draft does not any more."""
    event = plans[0].event
    released = latest_version(snapshot, event.id)
    draft = snapshot.event(event.id)
    if released is None or draft is None or released.schema == draft.schema:
        return
    for plan in plans:
        found = filters[plan.subscription.id]
        if not found.is_dead(draft.schema) or found.is_dead(released.schema):
            continue
        version = f"{released.major}.{released.minor}.{released.patch}"
        yield warning(
            "FLT406",
            (plan.reference, reference_to("element", event)),
            f"The draft of “{event.name}” blinds “{plan.policy.name}”: what its condition waits for came with "
            f"version {version} and cannot come any more.",
            fix="Keep the field and its values until the consumer has changed its condition: this breaks it.",
        )


def _unheard(plans: list[Plan], filters: _Filters, snapshot: Snapshot) -> Iterator[Finding]:
    """FLT407: an event of which no subscription can get a single one."""
    event = plans[0].event
    known = snapshot.event(event.id)
    if known is None or not known.schema.get("properties"):
        return
    if all(filters[plan.subscription.id].is_dead(known.schema) for plan in plans):
        yield warning(
            "FLT407",
            (reference_to("element", event), *(plan.reference for plan in plans)),
            f"“{event.name}” is published, but no subscription can ever match it.",
            fix="Mend the conditions, or the schema that they ask about.",
        )
