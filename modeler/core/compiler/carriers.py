"""Which service carries a subscription: what was chosen, unless it cannot reach the target or keep the order."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from modeler.core.compiler.notes import Where, information, warning
from modeler.core.definitions.resource import EndpointKind
from modeler.core.kernel.findings import Finding
from modeler.core.snapshot.contexts import Context
from modeler.core.snapshot.events import Subscription
from modeler.core.snapshot.kinds import TopologyChoice, Transport
from modeler.core.snapshot.snapshot import DomainProfile

# What a topic delivers to. Source: spec/delivery.md section 1.
_OF_TOPICS: Final = frozenset([EndpointKind.LAMBDA, EndpointKind.SQS])
# What can keep an order: a queue behind a topic that keeps it, and a stream per key.
_IN_ORDER: Final = frozenset([EndpointKind.SQS, EndpointKind.KINESIS])
_TOPICS: Final = (TopologyChoice.TOPIC_PER_EVENT, TopologyChoice.TOPIC_PER_CONTEXT)


class Carrier(Enum):
    """Which service carries a subscription."""

    SNS = "sns"
    EVENTBRIDGE = "eventbridge"


@dataclass(frozen=True, slots=True)
class Way:
    """How a subscription is carried; `is_fifo` says that the topic and the queue keep the order."""

    carrier: Carrier
    is_fifo: bool = False


def topology_of(context: Context | None, domain: DomainProfile) -> TopologyChoice:
    """Return how a context lays out its events: as it says itself, else as the domain does."""
    return context.topology if context is not None and context.topology is not None else domain.topology


def ways_of(
    subscriptions: Iterable[tuple[Subscription, Where]], producer: Context | None, domain: DomainProfile
) -> tuple[tuple[Way, ...], tuple[Finding, ...]]:
    """Return how the subscriptions of one event are carried, each as it stands in the list, and what is told of it.

    A topic that keeps the order delivers to queues only; whoever else it had goes by the bus.
    """
    ways: list[Way] = []
    findings: list[Finding] = []
    listed = tuple(subscriptions)
    for subscription, where in listed:
        way, said = _way(subscription, where, producer, topology=topology_of(producer, domain))
        ways.append(way)
        findings += said
    if not any(way.is_fifo for way in ways):
        return tuple(ways), tuple(findings)
    for at, (subscription, where) in enumerate(listed):
        if ways[at].carrier is not Carrier.SNS:
            continue
        if subscription.target_kind.value == EndpointKind.SQS.value:
            ways[at] = replace(ways[at], is_fifo=True)
        else:
            ways[at] = Way(Carrier.EVENTBRIDGE)
            problem = "A topic that keeps the order delivers to queues only; the bus carries this subscription."
            findings.append(_rerouted(subscription, where, problem))
    return tuple(ways), tuple(findings)


def _way(
    subscription: Subscription, where: Where, producer: Context | None, *, topology: TopologyChoice
) -> tuple[Way, list[Finding]]:
    kind = EndpointKind(subscription.target_kind.value)
    wanted = _wanted(subscription, topology)
    unordered = _unordered(subscription, kind, producer, where=where)
    if producer is not None and producer.partner_source:
        told = [_rerouted(subscription, where, "A partner's events arrive on a bus, not on a topic.")]
        return Way(Carrier.EVENTBRIDGE), unordered + (told if wanted is Carrier.SNS else [])
    if kind not in _OF_TOPICS:
        problem = f"A topic cannot deliver to {kind.replace('_', ' ')}; the bus carries this subscription."
        told = [_rerouted(subscription, where, problem)]
        return Way(Carrier.EVENTBRIDGE), unordered + (told if wanted is Carrier.SNS else [])
    if subscription.is_ordered and not unordered:
        problem = "A bus keeps no order; a topic that does carries this subscription."
        told = [] if wanted is Carrier.SNS else [information("DEF502", where, problem, fix="Nothing has to be done.")]
        return Way(Carrier.SNS, is_fifo=True), told
    return Way(wanted), unordered


def _wanted(subscription: Subscription, topology: TopologyChoice) -> Carrier:
    if subscription.transport is not Transport.DEFAULT:
        return Carrier(subscription.transport.value)
    return Carrier.SNS if topology in _TOPICS else Carrier.EVENTBRIDGE


def _unordered(
    subscription: Subscription, kind: EndpointKind, producer: Context | None, *, where: Where
) -> list[Finding]:
    """DEF514: order is asked for where nothing keeps it."""
    if not subscription.is_ordered:
        return []
    fix = "Deliver to an SQS queue over SNS, or to a Kinesis stream; or do without the order."
    if kind not in _IN_ORDER:
        what = f"{kind.replace('_', ' ')} keeps no order"
    elif producer is not None and producer.partner_source:
        what = "a partner's events come over a bus, which keeps no order"
    elif kind is EndpointKind.SQS and subscription.transport is Transport.EVENTBRIDGE:
        what = "a bus keeps no order"
    else:
        return []
    return [warning("DEF514", where, f"The events are wanted in order, but {what}.", fix=fix)]


def _rerouted(subscription: Subscription, where: Where, problem: str) -> Finding:
    fix = "Choose EventBridge for this subscription, or an SQS queue or a function as its target."
    say = information if subscription.transport is Transport.DEFAULT else warning
    return say("DEF502", where, problem, fix=fix)
