"""Loops: events that come of themselves for ever, because nothing on the way narrows them. Source: spec/definitions.md.

A subscription without a condition hands every event on; so does a command that has one outcome. Where each step of a
circle is of that kind the first event never ends. Where a command has alternatives the circle may end, or may not.
"""

from collections import deque
from collections.abc import Iterable, Mapping

from modeler.core.compiler.notes import error, warning
from modeler.core.compiler.plans import Plan
from modeler.core.definitions.behaviour import Behaviour, Handling
from modeler.core.kernel.findings import Finding, Reference
from modeler.core.kernel.ids import ElementId
from modeler.core.kernel.outcomes import OutcomeOperator

_Onward = Mapping[ElementId, tuple[ElementId, ...]]


def check_loops(plans: Iterable[Plan], behaviour: Behaviour) -> tuple[Finding, ...]:
    """Return one finding for each circle of events without a condition: an error where it cannot end. DEF517."""
    heard: dict[ElementId, list[ElementId]] = {}
    for plan in plans:
        if plan.condition is None:
            heard.setdefault(plan.event.id, []).append(plan.policy.id)
    names = {each.event_id: each.name for each in behaviour.publications}
    findings: list[Finding] = []
    told: set[ElementId] = set()
    for is_certain in (True, False):
        onward = _onward(heard, behaviour, is_certain=is_certain)
        for circle in _circles(onward):
            if not told.isdisjoint(circle):
                continue
            told.update(circle)
            findings.append(_finding(circle, names, is_certain=is_certain))
    return tuple(findings)


def _onward(heard: Mapping[ElementId, list[ElementId]], behaviour: Behaviour, *, is_certain: bool) -> _Onward:
    """Return which events follow from which, by subscriptions without a condition."""
    handlings = {each.command_id: each for each in behaviour.handlings}
    caused: dict[ElementId, tuple[ElementId, ...]] = {}
    for reaction in behaviour.reactions:
        # What a timer sends comes later, but it comes; what a deadline awaits is a narrowing of its own.
        outcomes = [
            event
            for command in reaction.commands
            if command in handlings and (not is_certain or _always(handlings[command]))
            for event in handlings[command].outcomes
        ]
        caused[reaction.policy_id] = (*outcomes, *reaction.events)
    return {
        event: tuple(sorted({after for policy in policies for after in caused.get(policy, ())}, key=str))
        for event, policies in heard.items()
    }


def _always(handling: Handling) -> bool:
    return len(handling.outcomes) == 1 or handling.operator is OutcomeOperator.AND


def _circles(onward: _Onward) -> Iterable[tuple[ElementId, ...]]:
    """Yield a shortest circle through the smallest event of each knot, in a fixed order."""
    within = _within_circles(onward)
    covered: set[ElementId] = set()
    for start in sorted(within, key=str):
        if start not in covered:
            circle = _shortest(onward, start)
            if circle:
                covered.update(circle)
                yield circle


def _within_circles(onward: _Onward) -> set[ElementId]:
    """Return the events that may lie on a circle: what leads nowhere, and what only leads there, is taken away."""
    left = {event: {after for after in following if after in onward} for event, following in onward.items()}
    before: dict[ElementId, list[ElementId]] = {}
    for event, following in left.items():
        for after in following:
            before.setdefault(after, []).append(event)
    ended = deque(event for event, following in left.items() if not following)
    while ended:
        event = ended.popleft()
        left.pop(event, None)
        for earlier in before.get(event, ()):
            following = left.get(earlier, set())
            following.discard(event)
            if earlier in left and not following:
                ended.append(earlier)
    return set(left)


def _shortest(onward: _Onward, start: ElementId) -> tuple[ElementId, ...]:
    came_from: dict[ElementId, ElementId] = {}
    waiting = deque([start])
    while waiting:
        event = waiting.popleft()
        for after in onward.get(event, ()):
            if after == start:
                path = [event]
                while path[-1] != start:
                    path.append(came_from[path[-1]])
                return tuple(reversed(path))
            if after not in came_from:
                came_from[after] = event
                waiting.append(after)
    return ()


def _finding(circle: tuple[ElementId, ...], names: Mapping[ElementId, str], *, is_certain: bool) -> Finding:
    places = tuple(Reference("element", event, names.get(event, "")) for event in circle)
    way = " → ".join(f"“{place.name}”" for place in (*places, places[0]))
    fix = "Give one of the subscriptions on the way a condition that ends it, or take one away."
    if is_certain:
        return error("DEF517", places, f"{way}: nothing on the way ends it, so it goes round for ever.", fix=fix)
    return warning("DEF517", places, f"{way}: it goes round until a command happens to end otherwise.", fix=fix)
