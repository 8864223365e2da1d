"""Questions about patterns that checks ask: can it ever match, does it always, does one contain or overlap another.

An answer is YES or NO only where that is proven, by an event or by the conditions themselves; else it is UNKNOWN.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from itertools import product

from modeler.core.patterns.analysis.leaves import LeafSearch, find_leaf, numbers_of, spread
from modeler.core.patterns.analysis.samples import Choice, Event, Pattern, event_with, holds, sample_match, sample_miss
from modeler.core.patterns.analysis.schema import Domain, Place, Schema, place_of
from modeler.core.patterns.branches import Branch, Field
from modeler.core.patterns.operators.condition import Condition, Leaf

MAX_COUNTEREXAMPLES = 500


class Answer(Enum):
    """What is proven."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer, the reason in words, and an event that proves it, where one event can."""

    answer: Answer
    reason: str
    event: Event | None = None


def satisfiable(pattern: Pattern, schema: Schema | None = None) -> Decision:
    """Return whether some event (of those that the schema allows) matches; NO means a dead filter."""
    event = sample_match(pattern)
    if schema is None:
        if event is None and pattern.branches:
            return Decision(Answer.UNKNOWN, "No matching event was found.")
        return Decision(Answer.YES, "This event matches.", event or {})
    verdicts = [_branch_in(branch, schema) for branch in pattern.branches]
    for answer in (Answer.YES, Answer.UNKNOWN):
        for verdict in verdicts:
            if verdict.answer is answer:
                return verdict
    return verdicts[0] if verdicts else Decision(Answer.YES, "An empty filter policy accepts every message.", {})


def always_true(pattern: Pattern, schema: Schema | None = None) -> Decision:
    """Return whether every event (of those that the schema allows) matches."""
    if not pattern.branches:
        return Decision(Answer.YES, "An empty filter policy accepts every message.")
    if any(all(_is_universal(field, schema) for field in branch) for branch in pattern.branches):
        return Decision(Answer.YES, "Every value that may be there is accepted.")
    event = sample_miss(pattern)
    if schema is None:
        for each in ({}, event):
            if each is not None and not holds(pattern, each):
                return Decision(Answer.NO, "This event does not match.", each)
    elif len(pattern.branches) == 1:
        for field in pattern.branches[0]:
            refused = _refused_in(field, schema)
            if refused is not None:
                return refused
    return Decision(Answer.UNKNOWN, "No field accepts every value by itself, and no event was found that must miss.")


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


def _branch_in(branch: Branch, schema: Schema) -> Decision:
    choices: dict[str, Choice | None] = {}
    vague: list[str] = []
    for field in branch:
        place = place_of(schema, field.path)
        search = _leaf_in(field, place)
        vague += place.vague
        if search.found:
            choices[field.path] = search.found
        elif not (field.accepts_absence and place.may_be_absent):
            if search.decided:
                return Decision(Answer.NO, _dead(field, place))
            vague.append(f"whether a value at {field.path} exists was not decided")
    event = event_with(choices)
    if vague:
        return Decision(Answer.UNKNOWN, f"Undecided: {vague[0]}.", event)
    return Decision(Answer.YES, "The schema allows an event with these values.", event)


def _dead(field: Field, place: Place) -> str:
    wanted = " or ".join(condition.describe() for condition in field.conditions)
    if not place.domains:
        return f"The schema has no value at {field.path}, but the pattern wants one that {wanted}."
    return f"The schema allows no value at {field.path} that {wanted}."


def _leaf_in(field: Field, place: Place) -> LeafSearch:
    def accepted(true: Callable[[Condition], bool]) -> bool:
        return any(map(true, field.conditions))

    decided = True
    for domain in place.domains:
        search = _leaf_of(domain, field.conditions, accepted)
        if search.found:
            return search
        decided &= search.decided
    return LeafSearch((), decided)


def _leaf_of(
    domain: Domain, conditions: tuple[Condition, ...], pleases: Callable[[Callable[[Condition], bool]], bool]
) -> LeafSearch:
    if domain.values is not None:
        found = [leaf for leaf in domain.values if domain.allows(leaf) and pleases(_truth_of(leaf))]
        return LeafSearch(tuple(found[:1]))
    bounds = [bound for bound in (domain.low, domain.high) if bound is not None]
    for kind in domain.kinds:
        if kind is float:
            search = _number_of(domain, conditions, pleases)
        else:
            search = find_leaf(conditions, pleases, kinds=(kind,), numbers=bounds)
        if search.found and domain.allows(search.found[0]):
            return search
        if search.found or not search.decided:
            return LeafSearch((), False)
    return LeafSearch(())


def _number_of(
    domain: Domain, conditions: tuple[Condition, ...], pleases: Callable[[Callable[[Condition], bool]], bool]
) -> LeafSearch:
    bounds = [bound for bound in (domain.low, domain.high) if bound is not None]
    tried = spread((*numbers_of(conditions), *bounds))
    for number in (*tried, *(int(each) + step for each in tried if abs(each) < 2**53 for step in (0, 1, -1))):
        if domain.allows(number) and pleases(_truth_of(number)):
            return LeafSearch((number,))
    return LeafSearch(())


def _truth_of(leaf: Leaf) -> Callable[[Condition], bool]:
    return lambda condition: condition.holds(leaf)


def _is_universal(field: Field, schema: Schema | None) -> bool:
    def refused(true: Callable[[Condition], bool]) -> bool:
        return not any(map(true, field.conditions))

    if schema is None:
        search = find_leaf(field.conditions, refused)
        return field.accepts_absence and not search.found and search.decided
    place = place_of(schema, field.path)
    if place.vague or (place.may_be_absent and not field.accepts_absence):
        return False
    searches = [_leaf_of(domain, field.conditions, refused) for domain in place.domains]
    return all(not search.found and search.decided for search in searches)


def _refused_in(field: Field, schema: Schema) -> Decision | None:
    place = place_of(schema, field.path)
    if place.vague:
        return None
    if place.may_be_absent and not field.accepts_absence:
        return Decision(Answer.NO, f"The schema allows {field.path} to be absent.")
    for domain in place.domains:
        found = _leaf_of(domain, field.conditions, lambda true: not any(map(true, field.conditions))).found
        if found:
            event = event_with({field.path: found})
            return Decision(Answer.NO, "The schema allows this value, which does not match.", event)
    return None


def _covers(wider: Branch, narrower: Branch) -> bool:
    """Each field of the wider branch follows from one of the narrower; absence only where no array is shared."""
    given = {field.path: field for field in narrower}
    for field in wider:
        alone = sum(path.split(".")[0] == field.path.split(".")[0] for path in given.keys() | {field.path}) == 1
        same = given.get(field.path)
        if same is None:
            if not (alone and _is_universal(field, None)):
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
