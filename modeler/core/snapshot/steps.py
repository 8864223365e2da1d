"""A step of an example as people write it: a name, and values in brackets where they matter.

    Order placed (total = 120, country = "CH")
"""

import json
import re
from dataclasses import dataclass, field
from typing import Final

from modeler.core.kernel.canonical import Json, JsonObject
from modeler.core.kernel.errors import Invalid

_STEP: Final = re.compile(r"([^()]+?)\s*(?:\((.*)\))?")
_BETWEEN: Final = re.compile(r',(?=(?:[^"]*"[^"]*")*[^"]*$)')
_PATTERN: Final = "Order placed (total = 120)"


@dataclass(frozen=True, slots=True)
class Step:
    """What a step names, and the values that it must have; none where they do not matter."""

    name: str
    values: JsonObject = field(default_factory=dict)


def read_step(text: str) -> Step:
    """Return the step that a text says. Raises: Invalid."""
    found = _STEP.fullmatch(text.strip())
    if found is None:
        raise _unread(text)
    parts = [part for part in _BETWEEN.split(found[2] or "") if part.strip()]
    return Step(found[1].strip(), dict(_value(part, text) for part in parts))


def split_steps(text: str) -> tuple[str, ...]:
    """Return the steps of a list that commas divide; commas in brackets divide nothing."""
    steps, depth, start = list[str](), 0, 0
    for at, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if letter == "," and depth <= 0:
            steps.append(text[start:at])
            start = at + 1
    steps.append(text[start:])
    return tuple(step.strip() for step in steps if step.strip())


def _value(part: str, text: str) -> tuple[str, Json]:
    name, sign, value = part.partition("=")
    if not sign or not name.strip() or not value.strip():
        raise _unread(text)
    return name.strip(), _json(value.strip())


def _json(text: str) -> Json:
    """A number, a quoted text, true, false or null as JSON reads them; anything else is a text as it stands."""
    try:
        value: Json = json.loads(text, parse_constant=_text)
    except ValueError:
        return text
    return value


def _text(constant: str) -> str:
    # NaN and Infinity are words here: no JSON knows them.
    return constant


def _unread(text: str) -> Invalid:
    return Invalid(f"“{text.strip()}” is not understood.", fix=f"Write it as “{_PATTERN}”.")
