"""Claims about one leaf, and what two claims about the same leaf come to."""

import math
from dataclasses import dataclass

from modeler.core.conditions.ast import Ask, Operator, Scalar


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
class Both:
    """Two claims that no single operator can make; neither service can say it."""

    one: "Claim"
    other: "Claim"


Claim = Missing | Present | NotNull | Equals | Range | Affix | NoneOf | NoAffix | Both


def claims_of(ask: Ask, wanted: bool) -> tuple[Claim, ...]:
    """Return the claims of which one must hold so that the question is answered as wanted."""
    operator = ask.operator if wanted else ask.operator.opposite
    claims = _claims(operator, ask.values)
    is_about_value = operator not in (Operator.MISSING, Operator.PRESENT)
    return (*claims, Missing()) if not wanted and is_about_value else claims


def _claims(operator: Operator, values: tuple[Scalar, ...]) -> tuple[Claim, ...]:
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
            return tuple(Affix(str(value), operator is Operator.ENDS_WITH) for value in values)
        case Operator.NOT_STARTS_WITH | Operator.NOT_ENDS_WITH:
            return (NoAffix(tuple(map(str, values)), operator is Operator.NOT_ENDS_WITH),)
        case _:
            return (_range(operator, values[0]),)


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


def both(one: Claim, other: Claim) -> tuple[Claim, ...]:
    """Return the claims of which one must hold so that both hold; none at all if they exclude each other."""
    if one == other:
        return (one,)
    for first, second in ((one, other), (other, one)):
        merged = _merged(first, second)
        if merged is not None:
            return merged
    return (Both(one, other),)


def _merged(one: Claim, other: Claim) -> tuple[Claim, ...] | None:
    """Return what the two come to where `one` decides it, or None."""
    match one, other:
        case (Missing(), _) | (_, Missing()):
            return ()
        case Present(), _:
            return (other,)
        case Equals(value), Equals() | Range() | Affix() | NoneOf() | NoAffix() | NotNull():
            return (one,) if _holds(other, value) else ()
        case Range(), Range():
            return _overlap(one, other)
        case Range(), NoneOf(values):
            return _punctured(one, values)
        case Range(), Affix():
            return ()
        case Range() | Affix(), NotNull():
            return (one,)
        case Range(), NoAffix():
            return (one,)
        case Affix(), Affix() if one.at_end == other.at_end:
            return _longer(one, other)
        case Affix(), NoneOf(values):
            return (one,) if not any(one.fits(value) for value in values) else None
        case Affix(), NoAffix() if one.at_end == other.at_end:
            return _without(one, other)
        case NoneOf(), NoneOf():
            return _neither(one, other)
        case NoAffix(), NoAffix() if one.at_end == other.at_end:
            return (NoAffix(tuple(dict.fromkeys((*one.texts, *other.texts))), one.at_end),)
        case _:
            return None


def _holds(claim: Claim, value: Scalar) -> bool:
    match claim:
        case Equals(other):
            return isinstance(value, bool) == isinstance(other, bool) and value == other
        case Range(low, low_open, high, high_open):
            if isinstance(value, bool) or not isinstance(value, int | float):
                return False
            return (value > low if low_open else value >= low) and (value < high if high_open else value <= high)
        case Affix():
            return claim.fits(value)
        case NoneOf(values):
            return isinstance(value, bool) or value not in values
        case NoAffix(texts, at_end):
            return not any(Affix(text, at_end).fits(value) for text in texts)
        case NotNull():
            return value is not None
        case _:
            return True


def _overlap(one: Range, other: Range) -> tuple[Claim, ...]:
    low, low_open = max((one.low, one.low_open), (other.low, other.low_open))
    high, shut = min((one.high, not one.high_open), (other.high, not other.high_open))
    return _narrowed(Range(low, low_open, high, not shut))


def _narrowed(found: Range) -> tuple[Claim, ...]:
    if found.low < found.high:
        return (found,)
    is_point = found.low == found.high and not found.low_open and not found.high_open
    return (Equals(found.low),) if is_point else ()


def _punctured(one: Range, values: tuple[str | int | float, ...]) -> tuple[Claim, ...]:
    pieces: list[Claim] = []
    rest = one
    for value in sorted(value for value in values if not isinstance(value, str)):
        if not _holds(rest, value):
            continue
        pieces += _narrowed(Range(rest.low, rest.low_open, value, True))
        rest = Range(value, True, rest.high, rest.high_open)
    return (*pieces, *_narrowed(rest))


def _longer(one: Affix, other: Affix) -> tuple[Claim, ...]:
    if one.fits(other.text):
        return (other,)
    return (one,) if other.fits(one.text) else ()


def _without(one: Affix, other: NoAffix) -> tuple[Claim, ...] | None:
    if any(Affix(text, other.at_end).fits(one.text) for text in other.texts):
        return ()
    return (one,) if not any(one.fits(text) for text in other.texts) else None


def _neither(one: NoneOf, other: NoneOf) -> tuple[Claim, ...] | None:
    if isinstance(one.values[0], str) != isinstance(other.values[0], str):
        return None
    return (NoneOf(tuple(dict.fromkeys((*one.values, *other.values)))),)
