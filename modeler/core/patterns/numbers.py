"""Numbers as they are written: which of them can be compared, and which only match their own spelling.

Source: event-ruler `ComparableNumber`: a number counts as comparable if the shortest spelling of the nearest double has
the same value; any other number (18-digit ids, 1e400) equals only the identical text.
"""

import math
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

_EXACT_INTEGERS = 2**53


@dataclass(frozen=True, slots=True)
class Spelling:
    """A number that no double holds: it equals only a number written in the same way."""

    text: str


class SpelledNumber(float):
    """A number of a parsed event that keeps how it was written; apart from that it is a float."""

    __slots__ = ("text",)
    text: str

    def __new__(cls, text: str) -> "SpelledNumber":
        """Return the float that `text` spells, which may be infinite."""
        number = super().__new__(cls, text)
        number.text = text
        return number


Comparable = int | float


def measure(text: str) -> Comparable | Spelling:
    """Return the number that `text` spells, or its spelling if it cannot be compared."""
    value = float(text)
    if repr(value) == text:
        return value
    if len(text) < 16 and text.isdigit():
        return int(text)
    return value if _is_exact(value, text) else Spelling(text)


def measure_value(value: int | float | Decimal) -> Comparable | Spelling:
    """Return the comparable number in a parsed value, or its spelling. A bool is no number: do not pass one."""
    if isinstance(value, SpelledNumber):
        return measure(value.text)
    if isinstance(value, int):
        return _measure_integer(value)
    if isinstance(value, Decimal):
        return measure(str(value)) if value.is_finite() else Spelling(str(value))
    return float(value) if math.isfinite(value) else Spelling(repr(value))


def spelled(value: int | float | Decimal) -> str:
    """Return the JSON text of a number, as it was written where that is known."""
    if isinstance(value, SpelledNumber):
        return value.text
    if isinstance(value, int) and value.bit_length() > 10_000:
        return hex(value)  # int → decimal text is refused beyond 4,300 digits
    return str(value) if isinstance(value, (int, Decimal)) else repr(value)


def _measure_integer(value: int) -> Comparable | Spelling:
    if -_EXACT_INTEGERS <= value <= _EXACT_INTEGERS:
        return int(value)
    if value.bit_length() > 1024:
        return Spelling(spelled(value))
    return measure(str(value))


def _is_exact(value: float, text: str) -> bool:
    if not math.isfinite(value):
        return False
    try:
        return Decimal(repr(value)) == Decimal(text)
    except InvalidOperation:  # an exponent beyond what Decimal holds
        return False
