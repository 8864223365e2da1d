"""What a condition means: the plain reading, which the compiled patterns are held against.

An array is asked for each element: the condition holds if one choice of elements makes it hold. Fields of one array's
objects are asked of one and the same element.
"""

from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from itertools import islice, product
from operator import add, mul, sub, truediv

from modeler.core.conditions.answers import answers, compares
from modeler.core.conditions.ast import (
    All,
    AnyOf,
    Ask,
    Compare,
    Computed,
    Condition,
    Count,
    Every,
    FieldValue,
    Not,
    Operator,
    Path,
    Scalar,
    Term,
    paths_of,
)
from modeler.core.kernel.canonical import Json, JsonObject
from modeler.core.kernel.errors import Invalid

# Arrays of a few dozen elements beside each other; more than that nobody filters by.
MOST_CHOICES = 20_000


class _Absent(Enum):
    ABSENT = "absent"


Leaf = Scalar | _Absent
Choice = Mapping[Path, Leaf]
ABSENT = _Absent.ABSENT
_Tree = dict[str, "_Tree"]


def evaluate(condition: Condition | None, detail: JsonObject) -> bool:
    """Return whether the condition holds for the fields of an event; None holds always.

    Raises: Invalid for an event whose arrays can be read in more than 20,000 ways.
    """
    if condition is None:
        return True
    tree: _Tree = {}
    for path in paths_of(condition):
        here = tree
        for name in path:
            here = here.setdefault(name, {})
    for number, choice in enumerate(_choices(detail, tree, ())):
        if number >= MOST_CHOICES:
            raise _too_many()
        if _holds(condition, _World(detail, choice), True):
            return True
    return False


class _World:
    """An event, and one choice of its arrays' elements."""

    __slots__ = ("choice", "detail")

    def __init__(self, detail: JsonObject, choice: Choice) -> None:
        self.detail = detail
        self.choice = choice

    def leaf(self, path: Path) -> Leaf:
        return self.choice.get(path, ABSENT)


def _choices(value: Json, tree: _Tree, path: Path) -> Iterator[Choice]:
    """Yield each choice of leaves for the fields of a tree; what is absent is left out."""
    if isinstance(value, list | tuple):
        if not value:
            yield {}
        for item in value:
            yield from _choices(item, tree, path)
    elif isinstance(value, Mapping):
        below = [_unique(_choices(value[name], inner, (*path, name))) for name, inner in tree.items() if name in value]
        for picked in product(*below):
            yield {key: leaf for choice in picked for key, leaf in choice.items()}
    else:
        yield {path: value}  # type: ignore[dict-item]  # neither array nor object: a scalar


def _unique(choices: Iterator[Choice]) -> list[Choice]:
    found = {repr(sorted(choice.items())): choice for choice in islice(choices, MOST_CHOICES)}
    if next(choices, None) is not None:
        raise _too_many()
    return list(found.values())


def _too_many() -> Invalid:
    problem = f"The lists of this event can be read in more than {MOST_CHOICES:,} ways."
    return Invalid(problem, fix="Use shorter lists.")


def _holds(condition: Condition, world: _World, wanted: bool) -> bool:
    match condition:
        case Ask():
            return _answers(condition, world.leaf(condition.path), wanted)
        case Every(part):
            found = _values(world.detail, part.path)
            return all(_answers(part, leaf, True) for leaf in found if not isinstance(leaf, Mapping)) is wanted
        case Compare(left, operator, right):
            return _compared(operator, _value(left, world), _value(right, world)) is wanted
        case Not(part):
            return _holds(part, world, not wanted)
        case All(parts):
            return (all if wanted else any)(_holds(part, world, wanted) for part in parts)
        case AnyOf(parts):
            return (any if wanted else all)(_holds(part, world, wanted) for part in parts)


def _answers(ask: Ask, leaf: Leaf, wanted: bool) -> bool:
    operator = ask.operator if wanted else ask.operator.opposite
    if isinstance(leaf, _Absent):
        # “not (total >= 5)” holds where there is no total; “total < 5” does not.
        return operator is Operator.MISSING or (not wanted and operator is not Operator.PRESENT)
    return answers(operator, ask.values, leaf, ask.ignores_case)


def _compared(operator: Operator, one: Leaf, other: Leaf) -> bool:
    if isinstance(one, _Absent) or isinstance(other, _Absent):
        return False
    return compares(operator, one, other)


def _value(term: Term, world: _World) -> Leaf:
    match term:
        case FieldValue(path):
            return world.leaf(path)
        case Count(path):
            return len(list(_values(world.detail, path)))
        case Computed(sign, left, right):
            return _computed(sign, _value(left, world), _value(right, world))
        case _:
            return term


def _computed(sign: str, one: Leaf, other: Leaf) -> Leaf:
    if isinstance(one, bool | str | _Absent) or isinstance(other, bool | str | _Absent) or one is None or other is None:
        return ABSENT
    try:
        return _CALCULATED[sign](one, other)
    except (ZeroDivisionError, OverflowError):
        return ABSENT


Number = int | float
_CALCULATED: Mapping[str, Callable[[Number, Number], Number]] = {"+": add, "-": sub, "*": mul, "/": truediv}


def _values(value: Json, path: Path) -> Iterator[Scalar | JsonObject]:
    """Yield what stands at a path, element by element."""
    if isinstance(value, list | tuple):
        for item in value:
            yield from _values(item, path)
    elif not path:
        yield value  # type: ignore[misc]  # no array: a scalar or an object
    elif isinstance(value, Mapping) and path[0] in value:
        yield from _values(value[path[0]], path[1:])
