"""What a condition means: the plain reading, which the compiled patterns are held against.

A field that holds an array is asked for each element: the condition holds if one choice of elements makes it hold.
"""

from collections.abc import Iterator, Mapping
from enum import Enum
from itertools import product

from modeler.core.conditions.ast import All, AnyOf, Ask, Condition, Not, Operator, Path, Scalar, asks_of
from modeler.core.kernel.canonical import Json, JsonObject


class _Absent(Enum):
    ABSENT = "absent"


Leaf = Scalar | _Absent
Choice = Mapping[Path, Leaf]
ABSENT = _Absent.ABSENT


def evaluate(condition: Condition | None, detail: JsonObject) -> bool:
    """Return whether the condition holds for the fields of an event; None holds always."""
    if condition is None:
        return True
    paths = sorted({ask.path for ask in asks_of(condition)})
    choices = product(*([*_leaves(detail, path)] or [ABSENT] for path in paths))
    return any(_holds(condition, dict(zip(paths, choice, strict=True)), True) for choice in choices)


def _leaves(value: Json, path: Path) -> Iterator[Leaf]:
    if isinstance(value, list | tuple):
        for item in value:
            yield from _leaves(item, path)
    elif isinstance(value, Mapping):
        if path and path[0] in value:
            yield from _leaves(value[path[0]], path[1:])
    elif not path:
        yield value  # type: ignore[misc]  # neither array nor object: a scalar


def _holds(condition: Condition, leaves: Choice, wanted: bool) -> bool:
    match condition:
        case Ask():
            return _answers(condition, leaves[condition.path], wanted)
        case Not(part):
            return _holds(part, leaves, not wanted)
        case All(parts):
            return (all if wanted else any)(_holds(part, leaves, wanted) for part in parts)
        case AnyOf(parts):
            return (any if wanted else all)(_holds(part, leaves, wanted) for part in parts)


def _answers(ask: Ask, leaf: Leaf, wanted: bool) -> bool:
    operator = ask.operator if wanted else ask.operator.opposite
    if isinstance(leaf, _Absent):
        # “not (total >= 5)” holds where there is no total; “total < 5” does not.
        return operator is Operator.MISSING or (not wanted and operator is not Operator.PRESENT)
    return _asks_leaf(operator, ask.values, leaf)


def _asks_leaf(operator: Operator, values: tuple[Scalar, ...], leaf: Scalar) -> bool:
    match operator:
        case Operator.MISSING:
            return False
        case Operator.PRESENT:
            return True
        case Operator.EQUAL | Operator.IN:
            return any(_same(leaf, value) for value in values)
        case Operator.NOT_EQUAL if isinstance(values[0], bool):
            return isinstance(leaf, bool) and leaf is not values[0]
        case Operator.NOT_EQUAL | Operator.NOT_IN:
            return not any(_same(leaf, value) for value in values)
        case Operator.STARTS_WITH | Operator.ENDS_WITH:
            return isinstance(leaf, str) and _has_affix(operator, leaf, values)
        case Operator.NOT_STARTS_WITH:
            return not (isinstance(leaf, str) and _has_affix(Operator.STARTS_WITH, leaf, values))
        case Operator.NOT_ENDS_WITH:
            return not (isinstance(leaf, str) and _has_affix(Operator.ENDS_WITH, leaf, values))
        case _:
            return _compares(operator, leaf, values[0])


def _same(leaf: Scalar, value: Scalar) -> bool:
    return isinstance(leaf, bool) == isinstance(value, bool) and leaf == value


def _has_affix(operator: Operator, leaf: str, values: tuple[Scalar, ...]) -> bool:
    affixes = tuple(str(value) for value in values)
    return leaf.startswith(affixes) if operator is Operator.STARTS_WITH else leaf.endswith(affixes)


def _compares(operator: Operator, leaf: Scalar, bound: Scalar) -> bool:
    if isinstance(leaf, bool) or not isinstance(leaf, int | float) or not isinstance(bound, int | float):
        return False
    match operator:
        case Operator.LESS:
            return leaf < bound
        case Operator.LESS_OR_EQUAL:
            return leaf <= bound
        case Operator.MORE:
            return leaf > bound
        case _:
            return leaf >= bound
