"""A condition as values: questions to fields, joined by and, or and not."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

Scalar = None | bool | int | float | str
Path = tuple[str, ...]


class Operator(StrEnum):
    """How a field is asked, with the word or sign that a person writes."""

    EQUAL = "="
    NOT_EQUAL = "!="
    LESS = "<"
    LESS_OR_EQUAL = "<="
    MORE = ">"
    MORE_OR_EQUAL = ">="
    IN = "in"
    NOT_IN = "not in"
    STARTS_WITH = "starts with"
    NOT_STARTS_WITH = "does not start with"
    ENDS_WITH = "ends with"
    NOT_ENDS_WITH = "does not end with"
    CONTAINS = "contains"
    NOT_CONTAINS = "does not contain"
    LIKE = "is like"
    NOT_LIKE = "is not like"
    IN_NETWORK = "is in network"
    NOT_IN_NETWORK = "is not in network"
    BEFORE = "is before"
    NOT_BEFORE = "is not before"
    AFTER = "is after"
    NOT_AFTER = "is not after"
    MISSING = "is missing"
    PRESENT = "is present"

    @property
    def opposite(self) -> "Operator":
        """Return the operator that holds for the other values of a field that is present."""
        return _OPPOSITES[self]


_PAIRS = (
    (Operator.EQUAL, Operator.NOT_EQUAL),
    (Operator.LESS, Operator.MORE_OR_EQUAL),
    (Operator.MORE, Operator.LESS_OR_EQUAL),
    (Operator.IN, Operator.NOT_IN),
    (Operator.STARTS_WITH, Operator.NOT_STARTS_WITH),
    (Operator.ENDS_WITH, Operator.NOT_ENDS_WITH),
    (Operator.CONTAINS, Operator.NOT_CONTAINS),
    (Operator.LIKE, Operator.NOT_LIKE),
    (Operator.IN_NETWORK, Operator.NOT_IN_NETWORK),
    (Operator.BEFORE, Operator.NOT_BEFORE),
    (Operator.AFTER, Operator.NOT_AFTER),
    (Operator.MISSING, Operator.PRESENT),
)
_OPPOSITES = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])}

ORDERS = (Operator.LESS, Operator.LESS_OR_EQUAL, Operator.MORE, Operator.MORE_OR_EQUAL)
DATES = (Operator.BEFORE, Operator.NOT_BEFORE, Operator.AFTER, Operator.NOT_AFTER)


@dataclass(frozen=True, slots=True)
class Ask:
    """One question to one field. `values` has one value for a comparison, none for is missing and is present.

    `position` to `end` is where it stands in the text, its field until `path_end`.
    """

    path: Path
    operator: Operator
    values: tuple[Scalar, ...] = ()
    position: int = field(default=0, compare=False)
    path_end: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)
    ignores_case: bool = False

    @property
    def field(self) -> str:
        """Return the path as people write it."""
        return ".".join(self.path)


@dataclass(frozen=True, slots=True)
class Every:
    """The question is answered so by each element of a list; a list without elements has none that is not."""

    part: Ask


@dataclass(frozen=True, slots=True)
class FieldValue:
    """What stands in a field."""

    path: Path
    position: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Count:
    """How many values a field holds: the elements of a list, 1 for a single value, 0 where it is missing."""

    path: Path
    position: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Computed:
    """Two terms joined by +, -, * or /; division by zero has no value."""

    sign: str
    left: "Term"
    right: "Term"


Term = int | float | FieldValue | Count | Computed


@dataclass(frozen=True, slots=True)
class Compare:
    """Two terms compared. It holds where both have a value; only equality takes values that are no numbers."""

    left: Term
    operator: Operator
    right: Term
    position: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold; a question to a field that is missing does not."""

    part: "Condition"


Condition = Ask | Every | Compare | All | AnyOf | Not


def asks_of(condition: Condition) -> Iterator[Ask]:
    """Yield every question to a single field, from left to right."""
    for leaf in leaves_of(condition):
        if isinstance(leaf, Every):
            yield leaf.part
        elif isinstance(leaf, Ask):
            yield leaf


def leaves_of(condition: Condition) -> Iterator[Ask | Every | Compare]:
    """Yield what and, or and not join, from left to right."""
    match condition:
        case Ask() | Every() | Compare():
            yield condition
        case Not(part):
            yield from leaves_of(part)
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from leaves_of(part)


def fields_of(term: Term) -> Iterator[FieldValue | Count]:
    """Yield the fields that a term reads, from left to right."""
    match term:
        case FieldValue() | Count():
            yield term
        case Computed(_, left, right):
            yield from fields_of(left)
            yield from fields_of(right)


def paths_of(condition: Condition) -> tuple[Path, ...]:
    """Return every field that a condition reads, once, from left to right."""
    found: dict[Path, None] = {}
    for leaf in leaves_of(condition):
        match leaf:
            case Ask(path):
                found[path] = None
            case Every(part):
                found[part.path] = None
            case Compare(left, _, right):
                found.update((read.path, None) for side in (left, right) for read in fields_of(side))
    return tuple(found)
