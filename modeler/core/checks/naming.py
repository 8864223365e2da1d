"""Names: events in the past tense, commands in the imperative, one name for one fact (ES101, ES102, EVT51x, CMD523)."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from modeler.core.checks.catalogue import found
from modeler.core.kernel.findings import Finding
from modeler.core.naming.casing import plain_words, words_of
from modeler.core.naming.past_tense import Reason, check_name
from modeler.core.snapshot.elements import Element
from modeler.core.snapshot.kinds import ElementKind
from modeler.core.snapshot.snapshot import Snapshot, reference_to

_TELLING = frozenset(["notify", "inform", "tell", "alert", "ask", "trigger"])


def check_names(snapshot: Snapshot) -> Iterator[Finding]:
    """Yield what is wrong with the names of events and commands."""
    consumers = _foreign_consumers(snapshot)
    for event in snapshot.elements_of_kind(ElementKind.EVENT):
        yield from _event_name(event, consumers.get(event, set()), snapshot)
    for command in snapshot.elements_of_kind(ElementKind.COMMAND):
        yield from _command_name(command, snapshot)
    yield from _same_names(snapshot)


def _event_name(event: Element, consumers: set[str], snapshot: Snapshot) -> Iterator[Finding]:
    verdict = check_name(event.name, snapshot.domain.name_words)
    if verdict.past_tense:
        return
    where = (reference_to("element", event),)
    name = f"“{event.name}”"
    fix = f"Rename it to “{verdict.suggestion}”." if verdict.suggestion else _advice(verdict.reason)
    yield found("ES101", where, problem=f"{name} {verdict.reason.value}; an event says what happened.", fix=fix)
    if consumers:
        readers = ", ".join(sorted(consumers))
        problem = f"{name} is not in the past tense, and {readers} already react to it."
        if len(consumers) == 1:
            problem = f"{name} is not in the past tense, and {readers} already reacts to it."
        yield found("EVT511", where, problem=problem, fix=f"{fix} Do it before the next release: a name is a contract.")
    yield from _disguised_command(event, consumers, snapshot)


def _disguised_command(event: Element, consumers: set[str], snapshot: Snapshot) -> Iterator[Finding]:
    words = plain_words(event.name).split()
    if check_name(event.name, snapshot.domain.name_words).reason is not Reason.REQUEST:
        return
    receivers = [
        context
        for context in snapshot.contexts
        if context.id != event.context_id and set(plain_words(context.name).split()) & set(words[1:])
    ]
    if not receivers or not (words[0] in _TELLING or any(one.name in consumers for one in receivers)):
        return
    receiver = receivers[0]
    yield found(
        "EVT512",
        (reference_to("element", event), reference_to("context", receiver)),
        problem=f"“{event.name}” tells {receiver.name} what to do: it is a command, not an event.",
        fix=f"Name what happened and let a policy of {receiver.name} react, or make it a command of {receiver.name}.",
    )


def _command_name(command: Element, snapshot: Snapshot) -> Iterator[Finding]:
    words = words_of(command.name)
    if len(words) < 2 or not check_name(command.name, snapshot.domain.name_words).past_tense:
        return
    yield found(
        "CMD523",
        (reference_to("element", command),),
        problem=f"The command “{command.name}” reads as if it had already been done.",
        fix="Put the verb first, in its base form, as in “Place order”; or make it an event if it has happened.",
    )


def _same_names(snapshot: Snapshot) -> Iterator[Finding]:
    groups: dict[tuple[object, str], list[Element]] = defaultdict(list)
    for event in snapshot.elements_of_kind(ElementKind.EVENT):
        if words := plain_words(event.name):
            groups[event.context_id, words].append(event)
    for (context_id, _), events in groups.items():
        if all(snapshot.is_distinct(one.id, other.id) for one, other in combinations(events, 2)):
            continue
        context = snapshot.context(events[0].context_id) if context_id else None
        place = f"in {context.name}" if context else "outside of all contexts"
        yield found(
            "ES102",
            tuple(reference_to("element", event) for event in events),
            problem=f"{len(events)} events {place} are called “{events[0].name}”.",
            fix="If they are the same fact, keep one; if they are not, find the two names that the experts use.",
        )


def _foreign_consumers(snapshot: Snapshot) -> dict[Element, set[str]]:
    consumers: dict[Element, set[str]] = defaultdict(set)
    for subscription in snapshot.subscriptions:
        event, consumer = snapshot.element(subscription.event_id), snapshot.context_of(subscription.policy_id)
        if consumer is not None and consumer.id != event.context_id:
            consumers[event].add(consumer.name)
    return consumers


def _advice(reason: Reason) -> str:
    match reason:
        case Reason.EMPTY:
            return "Write what happened, as in “Order placed”."
        case Reason.ROLE:
            return "Name the fact itself, as in “Order placed”, and leave the part of the software out."
        case Reason.NO_SUBJECT:
            return "Say to what it happened, as in “Seat reserved”."
        case Reason.UNDECIDED:
            return "Say what has happened, without is, will or should, as in “Order shipped”."
        case _:
            return "Say what happened to it: the thing first, then a verb in the past tense, as in “Order placed”."
