"""A condition as values: comparisons of fields, joined by and, or and not."""

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
    (Operator.MISSING, Operator.PRESENT),
)
_OPPOSITES = {one: other for pair in _PAIRS for one, other in (pair, pair[::-1])}


@dataclass(frozen=True, slots=True)
class Ask:
    """One question to one field. `values` has one value for a comparison, none for is missing and is present."""

    path: Path
    operator: Operator
    values: tuple[Scalar, ...] = ()
    position: int = field(default=0, compare=False)

    @property
    def field(self) -> str:
        """Return the path as people write it."""
        return ".".join(self.path)


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


Condition = Ask | All | AnyOf | Not


def asks_of(condition: Condition) -> Iterator[Ask]:
    """Yield every question of a condition, from left to right."""
    match condition:
        case Ask():
            yield condition
        case Not(part):
            yield from asks_of(part)
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from asks_of(part)
