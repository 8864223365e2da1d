"""Which messages a subscription wants: what SNS and EventBridge look at, built from a message as it is published."""

from collections.abc import Mapping
from typing import Final

from modeler.core.definitions.behaviour import Publication
from modeler.core.definitions.eventbridge import Rule
from modeler.core.definitions.sns import FilterScope, Topic, TopicSubscription
from modeler.core.kernel.canonical import Json, JsonObject, canonical_json
from modeler.core.patterns import EventPattern, FilterPolicy
from simulator.core.delivery.behaviour import clock
from simulator.core.delivery.routes import Reason
from simulator.core.engine.message import Message

ACCOUNT: Final = "123456789012"
REGION: Final = "eu-west-1"
_TYPE_KEYS: Final = ("source", "detail-type")
_REMEMBERED: Final = 4_096
_DIFFERENT_EVERY_TIME: Final = frozenset({"metadata", "eventId", "occurredAt", "correlationId", "causationId"})
_ABSENT: Final = "\x00absent"


def always(message: Message) -> str:
    """Want every message."""
    return ""


def unwanted_by_rule(rule: Rule, publication: Publication) -> Reason:
    """Return what says why a rule does not want a message of this event."""
    pattern = EventPattern.parse(rule.pattern)
    if set(rule.pattern) <= set(_TYPE_KEYS):
        return always
    around = envelope(publication)

    def reason(message: Message) -> str:
        event = {**around, "detail": message.payload}
        return "" if pattern.matches(event) else pattern.explain(event).sentence

    return remembered(reason, fields_read(rule.pattern.get("detail")))


def unwanted_by_policy(subscription: TopicSubscription, topic: Topic, publication: Publication) -> Reason:
    """Return what says why a subscription of a topic does not want a message of this event."""
    if not subscription.filter_policy:
        return always
    policy = FilterPolicy.parse(subscription.filter_policy, subscription.scope.value)
    is_of_body = subscription.scope is FilterScope.BODY

    def reason(message: Message) -> str:
        seen = message.payload if is_of_body else attributes(message.payload, topic, publication)
        return "" if policy.matches(seen) else policy.explain(seen).sentence

    return remembered(reason, fields_read(subscription.filter_policy))


def remembered(reason: Reason, names: frozenset[str]) -> Reason:
    """Return a reason that is worked out once for each combination of the fields it depends on.

    Metadata differs in every message, so what depends on it is worked out every time.
    """
    if names & _DIFFERENT_EVERY_TIME:
        return reason
    known: dict[str, str] = {}
    order = tuple(sorted(names))

    def recalled(message: Message) -> str:
        payload = message.payload
        # repr tells 1, 1.0 and True apart, which are one key of a dict.
        key = repr([payload.get(name, _ABSENT) for name in order])
        found = known.get(key)
        if found is None:
            if len(known) >= _REMEMBERED:
                known.clear()
            found = known[key] = reason(message)
        return found

    return recalled


def fields_read(pattern: Json) -> frozenset[str]:
    """Return the top-level fields of a payload that a pattern can depend on; "a.b" depends on "a" too."""
    if not isinstance(pattern, Mapping):
        return frozenset()
    names: set[str] = set()
    for key, value in pattern.items():
        if key == "$or" and isinstance(value, list | tuple):
            names.update(*(fields_read(each) for each in value))
        names.update((key, key.partition(".")[0]))
    return frozenset(names)


def concerns(rule: Rule, publication: Publication) -> bool:
    """Return whether a rule is about this event at all, by source and detail-type alone."""
    narrowed = {key: rule.pattern[key] for key in _TYPE_KEYS if key in rule.pattern}
    return not narrowed or EventPattern.parse(narrowed).matches(envelope(publication))


def envelope(publication: Publication) -> dict[str, Json]:
    """Return what EventBridge puts around an event's detail, as far as patterns can tell events apart by it."""
    return {
        "version": "0",
        "source": publication.source,
        "detail-type": publication.detail_type,
        "account": ACCOUNT,
        "region": REGION,
        "time": clock(0),
        "id": "00000000-0000-4000-8000-000000000000",
        "resources": [],
    }


def attributes(payload: JsonObject, topic: Topic, publication: Publication) -> dict[str, dict[str, str]]:
    """Return the message attributes that a publisher to this topic sets; a field without a value sets none."""
    metadata = payload.get("metadata")
    known: dict[str, Json] = {"source": publication.source, "eventType": publication.detail_type, **payload}
    if isinstance(metadata, Mapping):
        known = {**metadata, **known}
    found: dict[str, dict[str, str]] = {}
    for name in topic.attributes:
        value = known.get(name)
        if value is not None:
            kind = "Number" if name in topic.numbers else "String"
            found[name] = {"DataType": kind, "StringValue": value if isinstance(value, str) else canonical_json(value)}
    return found
