"""Names: events in the past tense, commands in the imperative, one name for one fact (ES101, ES102, EVT51x, CMD523)."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from modeler.core.checks.catalogue import found
from modeler.core.checks.remedies import remedy
from modeler.core.checks.subjects import Place
from modeler.core.intents.model import RenameElement
from modeler.core.intents.storming import MergeElements
from modeler.core.kernel.findings import Finding
from modeler.core.naming.casing import plain_words, words_of
from modeler.core.naming.past_tense import Reason, check_name
from modeler.core.snapshot.elements import Element
from modeler.core.snapshot.kinds import ElementKind
from modeler.core.snapshot.snapshot import Snapshot, reference_to

_TELLING = frozenset(["notify", "inform", "tell", "alert", "ask", "trigger"])


def check_name_of(element: Element, snapshot: Snapshot) -> Iterator[Finding]:
    """Yield what is wrong with the name of an event or a command."""
    if element.kind is ElementKind.EVENT:
        yield from _event_name(element, _foreign_consumers(element, snapshot), snapshot)
    elif element.kind is ElementKind.COMMAND:
        yield from _command_name(element, snapshot)


def check_disguise(event: Element, snapshot: Snapshot) -> Iterator[Finding]:
    """Yield an event that tells another context what to do."""
    if event.kind is not ElementKind.EVENT:
        return
    words = plain_words(event.name).split()
    named = {context.id: context for word in words[1:] for context in snapshot.contexts_named(word)}
    receivers = [named[key] for key in sorted(named, key=str) if key != event.context_id]
    if not receivers or check_name(event.name, snapshot.domain.name_words).reason is not Reason.REQUEST:
        return
    consumers = _foreign_consumers(event, snapshot)
    if not (words[0] in _TELLING or any(one.name in consumers for one in receivers)):
        return
    receiver = receivers[0]
    yield found(
        "EVT512",
        (reference_to("element", event), reference_to("context", receiver)),
        problem=f"“{event.name}” tells {receiver.name} what to do: it is a command, not an event.",
        fix=f"Name what happened and let a policy of {receiver.name} react, or make it a command of {receiver.name}.",
    )


def check_same_names(place: Place, snapshot: Snapshot) -> Iterator[Finding]:
    """Yield the events of a context, or of none, that have the same name."""
    context_id, groups = place.context_id, defaultdict[str, list[Element]](list)
    for event in snapshot.elements_in(context_id):
        if event.kind is ElementKind.EVENT and (words := plain_words(event.name)):
            groups[words].append(event)
    for events in groups.values():
        if all(snapshot.is_distinct(one.id, other.id) for one, other in combinations(events, 2)):
            continue
        context = snapshot.context(context_id) if context_id else None
        home = f"in {context.name}" if context else "outside of all contexts"
        weight = {one.id: len(snapshot.flows_from(one.id)) + len(snapshot.flows_into(one.id)) for one in events}
        kept, *others = sorted((one.id for one in events), key=lambda each: -weight[each])
        yield found(
            "ES102",
            tuple(reference_to("element", event) for event in events),
            problem=f"{len(events)} events {home} are called “{events[0].name}”.",
            fix="If they are the same fact, keep one; if they are not, find the two names that the experts use.",
            remedy=remedy("Same: make it one", MergeElements, kept_id=kept, merged_ids=tuple(others)),
        )


def _event_name(event: Element, consumers: set[str], snapshot: Snapshot) -> Iterator[Finding]:
    verdict = check_name(event.name, snapshot.domain.name_words)
    if verdict.past_tense:
        return
    where = (reference_to("element", event),)
    name = f"“{event.name}”"
    fix, mends = _advice(verdict.reason), None
    if verdict.suggestion:
        fix = f"Rename it to “{verdict.suggestion}”."
        label = f"Rename to “{verdict.suggestion}”"
        mends = remedy(label, RenameElement, element_id=event.id, name=verdict.suggestion)
    problem = f"{name} {verdict.reason.value}; an event says what happened."
    yield found("ES101", where, problem=problem, fix=fix, remedy=mends)
    if consumers:
        readers = ", ".join(sorted(consumers))
        problem = f"{name} is not in the past tense, and {readers} already react to it."
        if len(consumers) == 1:
            problem = f"{name} is not in the past tense, and {readers} already reacts to it."
        fix = f"{fix} Do it before the next release: a name is a contract."
        yield found("EVT511", where, problem=problem, fix=fix, remedy=mends)


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


def _foreign_consumers(event: Element, snapshot: Snapshot) -> set[str]:
    consumers = (snapshot.context_of(one.policy_id) for one in snapshot.subscriptions_to(event.id))
    return {context.name for context in consumers if context is not None and context.id != event.context_id}


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
