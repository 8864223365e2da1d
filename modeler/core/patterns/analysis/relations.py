"""Questions about two patterns: does one contain the other, do they overlap."""

from collections.abc import Iterable
from itertools import product

from modeler.core.patterns.analysis.decisions import Answer, Decision, is_universal
from modeler.core.patterns.analysis.leaves import LeafSearch, find_leaf
from modeler.core.patterns.analysis.samples import Choice, Event, Pattern, event_with, holds
from modeler.core.patterns.branches import Branch, Field
from modeler.core.patterns.operators.condition import Condition

MAX_COUNTEREXAMPLES = 500


def contains(wider: Pattern, narrower: Pattern) -> Decision:
    """Return whether every event that matches the narrower pattern matches the wider one."""
    if not wider.branches:
        return Decision(Answer.YES, "An empty filter policy accepts every message.")
    if narrower.branches and all(any(_covers(w, n) for w in wider.branches) for n in narrower.branches):
        return Decision(Answer.YES, "Each alternative demands all that the wider pattern demands.")
    for event in _counterexamples(wider, narrower):
        if holds(narrower, event) and not holds(wider, event):
            return Decision(Answer.NO, "This event matches the narrower pattern only.", event)
    return Decision(Answer.UNKNOWN, "Neither proven by the conditions nor refuted by an event.")


def overlaps(first: Pattern, second: Pattern) -> Decision:
    """Return whether one event without arrays matches both; an array with several values can match almost any two."""
    open_questions = False
    for one, other in product(first.branches or ((),), second.branches or ((),)):
        event, decided = _common_event(one, other)
        if event is not None and holds(first, event) and holds(second, event):
            return Decision(Answer.YES, "This event matches both.", event)
        open_questions |= event is not None or not decided
    if open_questions:
        return Decision(Answer.UNKNOWN, "No common event was found, but none is not proven.")
    return Decision(Answer.NO, "In every pair of alternatives a field has no value that both accept.")


def _covers(wider: Branch, narrower: Branch) -> bool:
    """Each field of the wider branch follows from one of the narrower; absence only where no array is shared."""
    given = {field.path: field for field in narrower}
    for field in wider:
        alone = sum(path.split(".")[0] == field.path.split(".")[0] for path in given.keys() | {field.path}) == 1
        same = given.get(field.path)
        if same is None:
            if not (alone and is_universal(field, None)):
                return False
        elif not _follows(same, field) or (same.accepts_absence and not (alone or wider == narrower)):
            return False
    return True


def _follows(given: Field, wanted: Field) -> bool:
    if set(given.conditions) <= set(wanted.conditions):
        return True
    if given.accepts_absence and not wanted.accepts_absence:
        return False
    search = _between(given.conditions, wanted.conditions)
    return not search.found and search.decided


def _between(given: tuple[Condition, ...], wanted: tuple[Condition, ...]) -> LeafSearch:
    """Return a leaf that is given and not wanted."""
    return find_leaf((*given, *wanted), lambda true: any(map(true, given)) and not any(map(true, wanted)))


def _counterexamples(wider: Pattern, narrower: Pattern) -> Iterable[Event]:
    """Yield events of the narrower pattern, made to miss the wider one in one field of each alternative."""
    count = 0
    for branch in narrower.branches:
        base = {field.path: _first(field) for field in branch}
        for missed in product(*(tuple(each) for each in wider.branches[:4])):
            choices = dict(base)
            for field in missed:
                same = next((each for each in branch if each.path == field.path), None)
                choices[field.path] = _missing(same, field)
            yield event_with({path: choice for path, choice in choices.items() if choice})
            count += 1
            if count >= MAX_COUNTEREXAMPLES:
                return


def _first(field: Field) -> Choice:
    return find_leaf(field.conditions, lambda true: any(map(true, field.conditions))).found


def _missing(given: Field | None, wanted: Field) -> Choice:
    if given is not None:
        return _between(given.conditions, wanted.conditions).found
    if not wanted.accepts_absence:
        return ()
    return find_leaf(wanted.conditions, lambda true: not any(map(true, wanted.conditions))).found


def _common_event(one: Branch, other: Branch) -> tuple[Event | None, bool]:
    given = {field.path: field for field in one}
    choices: dict[str, Choice | None] = {field.path: _first(field) for field in (*one, *other)}
    for field in other:
        same = given.get(field.path)
        if same is None:
            continue
        search = _both(same, field)
        if not search.found and not (same.accepts_absence and field.accepts_absence):
            return None, search.decided
        choices[field.path] = search.found
    return event_with(choices), True


def _both(one: Field, other: Field) -> LeafSearch:
    conditions = (*one.conditions, *other.conditions)
    return find_leaf(conditions, lambda true: any(map(true, one.conditions)) and any(map(true, other.conditions)))
