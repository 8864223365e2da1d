"""numeric: equality with a number, or a range of numbers."""

from dataclasses import dataclass

from modeler.core.patterns.errors import PatternError, Where
from modeler.core.patterns.json_text import ArrayNode, Node, NumberNode, ScalarNode, name_of
from modeler.core.patterns.numbers import Comparable, Spelling
from modeler.core.patterns.operators.condition import Json, Leaf, is_number

INFINITY = float("inf")
_FIX = 'Write one of ["=", 5], [">", 0], ["<=", 5] or a range [">=", 0, "<", 5], the lower bound first.'


@dataclass(frozen=True, slots=True)
class Numeric:
    """A number between two bounds; an open bound is not inside. Missing bounds are infinite."""

    low: Comparable
    low_open: bool
    high: Comparable
    high_open: bool

    def holds(self, leaf: Leaf) -> bool:
        """Return whether the leaf is a number between the bounds."""
        if not is_number(leaf) or not isinstance(leaf, (int, float)):
            return False
        above = leaf > self.low if self.low_open else leaf >= self.low
        return above and (leaf < self.high if self.high_open else leaf <= self.high)

    def describe(self) -> str:
        """Return the claim in words."""
        terms = self.terms()
        return "is a number " + " and ".join(f"{sign} {bound}" for sign, bound in terms)

    def to_json(self) -> Json:
        """Return the pattern form."""
        written: list[Json] = []
        for sign, bound in self.terms():
            written += [sign, bound]
        return {"numeric": written}

    def terms(self) -> list[tuple[str, Comparable]]:
        """Return the comparisons: one for =, else one for each finite bound."""
        if self.low == self.high:
            return [("=", self.low)]
        terms: list[tuple[str, Comparable]] = []
        if self.low != -INFINITY:
            terms.append((">" if self.low_open else ">=", self.low))
        if self.high != INFINITY:
            terms.append(("<" if self.high_open else "<=", self.high))
        return terms


def parse(value: Node, where: Where) -> Numeric:
    """Read {"numeric": [operator, number]} or {"numeric": [operator, number, operator, number]}."""
    if not isinstance(value, ArrayNode):
        raise _refused("pattern.numeric_shape", f"numeric takes an array, not {name_of(value)}.", value, where)
    items = value.items
    sign = _sign(items, 0, value, where)
    if sign not in ("=", "<", "<=", ">", ">="):
        raise _refused("pattern.numeric_operator", f"numeric does not know “{sign}”.", items[0], (*where, 0))
    bound = _bound(items, 1, value, where)
    if len(items) == 2:
        return _single(sign, bound)
    if sign in ("=", "<", "<="):
        raise _refused("pattern.numeric_shape", f"Nothing may follow after the bound of “{sign}”.", value, where)
    return _range(sign, bound, value, where)


def _single(sign: str, bound: Comparable) -> Numeric:
    if sign == "=":
        return Numeric(bound, False, bound, False)
    if sign in (">", ">="):
        return Numeric(bound, sign == ">", INFINITY, True)
    return Numeric(-INFINITY, True, bound, sign == "<")


def _range(sign: str, low: Comparable, value: ArrayNode, where: Where) -> Numeric:
    second = _sign(value.items, 2, value, where)
    if second not in ("<", "<="):
        problem = f"The second operator of a range is < or <=, not “{second}”."
        raise _refused("pattern.numeric_operator", problem, value.items[2], (*where, 2))
    high = _bound(value.items, 3, value, where)
    if len(value.items) > 4:
        raise _refused("pattern.numeric_shape", "A range has two bounds.", value, where)
    if not low < high:
        raise _refused("pattern.numeric_range", f"The lower bound {low} is not below {high}.", value, where)
    return Numeric(low, sign == ">", high, second == "<")


def _sign(items: tuple[Node, ...], index: int, value: Node, where: Where) -> str:
    if index >= len(items):
        raise _refused("pattern.numeric_shape", "An operator is missing.", value, where)
    item = items[index]
    if isinstance(item, ScalarNode) and isinstance(item.value, str):
        return item.value
    raise _refused("pattern.numeric_shape", f"{name_of(item).capitalize()} is no operator.", item, (*where, index))


def _bound(items: tuple[Node, ...], index: int, value: Node, where: Where) -> Comparable:
    if index >= len(items):
        raise _refused("pattern.numeric_value", "A number is missing.", value, where)
    item = items[index]
    if not isinstance(item, NumberNode):
        raise _refused("pattern.numeric_value", f"{name_of(item).capitalize()} is no number.", item, (*where, index))
    if isinstance(item.measure, Spelling):
        problem = f"{_short(item.text)} cannot be compared: a double does not hold it exactly."
        raise _refused("pattern.number_precision", problem, item, (*where, index))
    return item.measure


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:37]}..."


def _refused(code: str, problem: str, node: Node, where: Where) -> PatternError:
    return PatternError(code, problem, path=where, offset=node.at, fix=_FIX)
