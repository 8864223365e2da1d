"""Is there a leaf for which some conditions hold and others do not? Numbers and words by cases, strings by automata."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import inf, isfinite, nextafter

from modeler.core.patterns.analysis.texts import find_text
from modeler.core.patterns.numbers import Comparable, Spelling
from modeler.core.patterns.operators.anything_but import AnythingButValues
from modeler.core.patterns.operators.condition import Condition, Leaf
from modeler.core.patterns.operators.exact import ExactNumber
from modeler.core.patterns.operators.numeric import Numeric

Outcome = Callable[[Callable[[Condition], bool]], bool]
Kind = type[str] | type[float] | type[bool] | type[None]
ALL_KINDS: tuple[Kind, ...] = (str, float, bool, type(None))
_UNMENTIONED = Spelling("12345678901234567890123")


@dataclass(frozen=True, slots=True)
class LeafSearch:
    """A leaf in a tuple, or an empty tuple; `decided` is False if there may be one that was not found."""

    found: tuple[Leaf, ...]
    decided: bool = True


def find_leaf(
    conditions: Iterable[Condition],
    pleases: Outcome,
    *,
    kinds: tuple[Kind, ...] = ALL_KINDS,
    numbers: Iterable[Comparable] = (),
) -> LeafSearch:
    """Return a leaf of some kinds whose truths please; `numbers` are bounds to try besides those of the conditions."""
    every = tuple(conditions)
    for leaf in _simple(every, kinds, tuple(numbers)):
        if pleases(lambda condition, leaf=leaf: condition.holds(leaf)):  # type: ignore[misc]  # bound at once
            return LeafSearch((leaf,))
    if str not in kinds:
        return LeafSearch(())
    search = find_text(every, pleases)
    return LeafSearch(() if search.text is None else (search.text,), search.decided)


def numbers_of(conditions: Iterable[Condition]) -> list[Comparable]:
    """Return the numbers that the conditions name."""
    marks: set[Comparable] = set()
    for condition in conditions:
        if isinstance(condition, Numeric):
            marks |= {bound for bound in (condition.low, condition.high) if isfinite(bound)}
        elif isinstance(condition, ExactNumber) and not isinstance(condition.measure, Spelling):
            marks.add(condition.measure)
        elif isinstance(condition, AnythingButValues):
            marks |= {value for value in condition.values if not isinstance(value, str)}
    return sorted(marks)


def spread(marks: Iterable[Comparable]) -> list[Comparable]:
    """Return the marks with a number before, between and after any two of them, round ones first."""
    ordered = sorted(set(marks)) or [0]
    between = [low / 2 + high / 2 for low, high in pairwise(ordered)]
    round_ones = [mark + step for mark in ordered for step in (1, -1)]
    edges = [nextafter(mark, direction) for mark in ordered for direction in (inf, -inf)]
    return [each for each in dict.fromkeys((*ordered, *round_ones, *between, *edges)) if isfinite(each)]


def _simple(conditions: tuple[Condition, ...], kinds: tuple[Kind, ...], numbers: tuple[Comparable, ...]) -> list[Leaf]:
    leaves: list[Leaf] = []
    if float in kinds:
        leaves += spread((*numbers_of(conditions), *numbers))
        measures = [each.measure for each in conditions if isinstance(each, ExactNumber)]
        leaves += [measure for measure in measures if isinstance(measure, Spelling)]
        leaves.append(_UNMENTIONED)
    if bool in kinds:
        leaves += [True, False]
    if type(None) in kinds:
        leaves.append(None)
    return leaves
