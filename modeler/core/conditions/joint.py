"""What two claims about the same leaf come to."""

from modeler.core.conditions.answers import answers, is_in_network, same
from modeler.core.conditions.ast import Scalar
from modeler.core.conditions.claims import (
    Affix,
    Beyond,
    Both,
    Caseless,
    CaselessAffix,
    Claim,
    Equals,
    InNetwork,
    Like,
    Missing,
    NoAffix,
    NoneOf,
    NotCaseless,
    NotLike,
    NotNull,
    Present,
    Range,
)
from modeler.core.patterns.operators.ignore_case import spelt_from, spelt_until
from modeler.core.patterns.operators.ip import address_of
from modeler.core.patterns.operators.wildcard import fits


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
        case Equals(value), _ if not isinstance(other, Present):
            return (one,) if _holds(other, value) else ()
        case Range(), Range():
            return _overlap(one, other)
        case Range(), NoneOf(values):
            return _punctured(one, values)
        case Range(), Affix() | Like() | Caseless() | CaselessAffix() | InNetwork():
            return ()
        case Range(), NotNull() | NoAffix() | NotLike() | NotCaseless():
            return (one,)
        case Affix() | Like() | Caseless() | CaselessAffix() | InNetwork(), NotNull():
            return (one,)
        case Affix(), Affix():
            return _longer(one, other) if one.at_end == other.at_end else _framed(one, other)
        case Affix(), NoneOf(values):
            return (one,) if not any(one.fits(value) for value in values) else None
        case Affix(), NoAffix() if one.at_end == other.at_end:
            return _without(one, other)
        case Caseless(text), Caseless(said) if text.lower() == said.lower() and text.isascii() and said.isascii():
            return (one,)
        case NoneOf(), NoneOf():
            return _neither(one, other)
        case NoAffix(), NoAffix() if one.at_end == other.at_end:
            return (NoAffix(tuple(dict.fromkeys((*one.texts, *other.texts))), one.at_end),)
        case NotLike(forms), NotLike(said):
            return (NotLike(tuple(dict.fromkeys((*forms, *said)))),)
        case NotCaseless(texts), NotCaseless(said):
            return (NotCaseless(tuple(dict.fromkeys((*texts, *said)))),)
        case _:
            return None


def _holds(claim: Claim, value: Scalar) -> bool:
    match claim:
        case Equals(other):
            return same(value, other)
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
        case NotLike(forms):
            return not isinstance(value, str) or not any(fits(pieces, value) for pieces in forms)
        case NotCaseless(texts):
            return not isinstance(value, str) or not any(_spells(value, text) for text in texts)
        case Both(one, other):
            return _holds(one, value) and _holds(other, value)
        case Beyond(operator, values, ignores_case):
            return answers(operator, values, value, ignores_case)
        case _:
            return isinstance(value, str) and _holds_for_text(claim, value)


def _holds_for_text(claim: Claim, value: str) -> bool:
    match claim:
        case Like(pieces):
            return fits(pieces, value)
        case Caseless(text):
            return _spells(value, text)
        case CaselessAffix(text, at_end):
            return spelt_until(value, text) if at_end else spelt_from(value, 0, text) >= 0
        case InNetwork(block):
            return address_of(value) is not None and is_in_network(value, block)
        case _:
            return True


def _spells(value: str, text: str) -> bool:
    return spelt_from(value, 0, text) == len(value)


def _framed(one: Affix, other: Affix) -> tuple[Claim, ...]:
    """Return "p*s" for a start p and an end s, and the texts in which they run into each other: ab + bc = abc."""
    start, end = (other.text, one.text) if one.at_end else (one.text, other.text)
    shared = (size for size in range(1, min(len(start), len(end)) + 1) if start.endswith(end[:size]))
    return (Like((start, end)), *(Equals(start + end[size:]) for size in shared))


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
