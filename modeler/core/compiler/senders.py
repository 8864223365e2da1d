"""Senders of a policy: each rule by itself, or all rules of a bus where they are too many for the policy's size."""

from collections.abc import Iterable

from modeler.core.definitions.eventbridge import Rule
from modeler.core.definitions.limits import compile_limit
from modeler.core.definitions.resource import LogicalId, Principal
from modeler.core.definitions.sns import TopicSubscription
from modeler.core.definitions.sqs import Sender


def sender_of(carrier: Rule | TopicSubscription) -> Sender:
    """Return who hands the events over: the rule, or the topic."""
    if isinstance(carrier, Rule):
        return Sender(Principal.EVENTBRIDGE, carrier.id)
    return Sender(Principal.SNS, carrier.topic)


def senders_of(carriers: Iterable[Rule | TopicSubscription]) -> tuple[Sender, ...]:
    """Return the senders, sorted. More rules of one bus than a function's policy holds become all rules of that bus."""
    senders: set[Sender] = set()
    by_bus: dict[LogicalId, list[Sender]] = {}
    for carrier in carriers:
        if isinstance(carrier, Rule):
            by_bus.setdefault(carrier.bus, []).append(sender_of(carrier))
        else:
            senders.add(sender_of(carrier))
    most = compile_limit("lambda.permissions_per_function")
    for bus, rules in by_bus.items():
        senders.update(rules if len(rules) <= most else [Sender(Principal.EVENTBRIDGE, bus)])
    return tuple(sorted(senders))
