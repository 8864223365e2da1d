"""Claims about one leaf, and those that a question makes."""

import math
from dataclasses import dataclass

from modeler.core.conditions.answers import pieces_of
from modeler.core.conditions.ast import DATES, Ask, Operator, Scalar


@dataclass(frozen=True, slots=True)
class Missing:
    """There is no leaf."""


@dataclass(frozen=True, slots=True)
class Present:
    """There is a leaf, whatever it is."""


@dataclass(frozen=True, slots=True)
class NotNull:
    """There is a leaf, and it is not null."""


@dataclass(frozen=True, slots=True)
class Equals:
    """The leaf is this value."""

    value: Scalar


@dataclass(frozen=True, slots=True)
class Range:
    """The leaf is a number between two bounds; an open bound is outside."""

    low: float
    low_open: bool
    high: float
    high_open: bool


@dataclass(frozen=True, slots=True)
class Affix:
    """The leaf is a text that starts (or ends) with this one."""

    text: str
    at_end: bool = False

    def fits(self, leaf: object) -> bool:
        """Return whether a leaf has the affix."""
        if not isinstance(leaf, str):
            return False
        return leaf.endswith(self.text) if self.at_end else leaf.startswith(self.text)


@dataclass(frozen=True, slots=True)
class NoneOf:
    """There is a leaf, and it is none of these texts or numbers."""

    values: tuple[str | int | float, ...]


@dataclass(frozen=True, slots=True)
class NoAffix:
    """There is a leaf, and it has none of these affixes."""

    texts: tuple[str, ...]
    at_end: bool = False


@dataclass(frozen=True, slots=True)
class Like:
    """The leaf is a text made of these pieces with anything between them."""

    pieces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotLike:
    """There is a leaf, and it is no text of these forms."""

    forms: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Caseless:
    """The leaf is this text, whatever its case."""

    text: str


@dataclass(frozen=True, slots=True)
class NotCaseless:
    """There is a leaf, and it is none of these texts, whatever their case."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaselessAffix:
    """The leaf is a text that starts (or ends) with this one, whatever its case."""

    text: str
    at_end: bool = False


@dataclass(frozen=True, slots=True)
class InNetwork:
    """The leaf is an address of this block."""

    block: str


@dataclass(frozen=True, slots=True)
class Beyond:
    """There is a leaf, and it answers a question that neither service can ask."""

    operator: Operator
    values: tuple[Scalar, ...]
    ignores_case: bool


@dataclass(frozen=True, slots=True)
class Both:
    """Two claims that no single operator can make; neither service can say it."""

    one: "Claim"
    other: "Claim"


Claim = (
    Missing
    | Present
    | NotNull
    | Equals
    | Range
    | Affix
    | NoneOf
    | NoAffix
    | Like
    | NotLike
    | Caseless
    | NotCaseless
    | CaselessAffix
    | InNetwork
    | Beyond
    | Both
)


def claims_of(ask: Ask, wanted: bool) -> tuple[Claim, ...]:
    """Return the claims of which one must hold so that the question is answered as wanted."""
    operator = ask.operator if wanted else ask.operator.opposite
    claims = _caseless(operator, ask.values) if ask.ignores_case else _claims(operator, ask.values)
    is_about_value = operator not in (Operator.MISSING, Operator.PRESENT)
    return (*claims, Missing()) if not wanted and is_about_value else claims


def _claims(operator: Operator, values: tuple[Scalar, ...]) -> tuple[Claim, ...]:
    texts = tuple(map(str, values))
    match operator:
        case Operator.MISSING:
            return (Missing(),)
        case Operator.PRESENT:
            return (Present(),)
        case Operator.EQUAL | Operator.IN:
            return tuple(Equals(value) for value in values)
        case Operator.NOT_EQUAL | Operator.NOT_IN:
            return (_none_of(values),)
        case Operator.STARTS_WITH | Operator.ENDS_WITH:
            return tuple(Affix(text, operator is Operator.ENDS_WITH) for text in texts)
        case Operator.NOT_STARTS_WITH | Operator.NOT_ENDS_WITH:
            return (NoAffix(texts, operator is Operator.NOT_ENDS_WITH),)
        case Operator.CONTAINS:
            return tuple(Like(("", text, "")) for text in texts)
        case Operator.NOT_CONTAINS:
            return (NotLike(tuple(("", text, "") for text in texts)),)
        case Operator.LIKE:
            return tuple(Like(pieces_of(text)) for text in texts)
        case Operator.NOT_LIKE:
            return (NotLike(tuple(map(pieces_of, texts))),)
        case Operator.IN_NETWORK:
            return tuple(InNetwork(text) for text in texts)
        case Operator.NOT_IN_NETWORK:
            return (Beyond(operator, values, False),)
        case _ if operator in DATES:
            return (Beyond(operator, values, False),)
        case _:
            return (_range(operator, values[0]),)


def _caseless(operator: Operator, values: tuple[Scalar, ...]) -> tuple[Claim, ...]:
    texts = tuple(map(str, values))
    match operator:
        case Operator.EQUAL | Operator.IN:
            return tuple(Caseless(text) for text in texts)
        case Operator.NOT_EQUAL | Operator.NOT_IN:
            return (NotCaseless(texts),)
        case Operator.STARTS_WITH | Operator.ENDS_WITH:
            return tuple(CaselessAffix(text, operator is Operator.ENDS_WITH) for text in texts)
        case _:
            return (Beyond(operator, values, True),)


def _none_of(values: tuple[Scalar, ...]) -> Claim:
    value = values[0]
    if value is None:
        return NotNull()
    if isinstance(value, bool):
        return Equals(not value)
    return NoneOf(tuple(each for each in values if isinstance(each, str | int | float)))


def _range(operator: Operator, value: Scalar) -> Range:
    bound = value if isinstance(value, int | float) else math.nan
    if operator in (Operator.MORE, Operator.MORE_OR_EQUAL):
        return Range(bound, operator is Operator.MORE, math.inf, True)
    return Range(-math.inf, True, bound, operator is Operator.LESS)
