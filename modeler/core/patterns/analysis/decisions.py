"""Questions about one pattern that checks ask: can it ever match, does it always.

An answer is YES or NO only where that is proven, by an event or by the conditions themselves; else it is UNKNOWN.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from modeler.core.patterns.analysis.leaves import LeafSearch, find_leaf, numbers_of, spread
from modeler.core.patterns.analysis.samples import Choice, Event, Pattern, event_with, holds, sample_match, sample_miss
from modeler.core.patterns.analysis.schema import Domain, Place, Schema, place_of
from modeler.core.patterns.branches import Branch, Field
from modeler.core.patterns.operators.condition import Condition, Leaf


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
    if any(all(is_universal(field, schema) for field in branch) for branch in pattern.branches):
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


def is_universal(field: Field, schema: Schema | None) -> bool:
    """Return whether a field holds for every event (of those that the schema allows)."""

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
