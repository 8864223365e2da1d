"""equals-ignore-case: each character of the pattern in its lower or upper case.

Source: event-ruler `EqualsIgnoreCaseParser`. The mapping is that of the pattern's characters, in full (ß ~ SS), and not
of the value's: "K" does not accept the Kelvin sign, but the Kelvin sign accepts "k".
"""

import json
from dataclasses import dataclass

from modeler.core.patterns.errors import Where
from modeler.core.patterns.json_text import Node
from modeler.core.patterns.operators.condition import Json, Leaf, text_of


@dataclass(frozen=True, slots=True)
class IgnoreCase:
    """The whole string, whatever its case."""

    text: str

    def holds(self, leaf: Leaf) -> bool:
        """Return whether the leaf spells the text in some mixture of cases."""
        return isinstance(leaf, str) and spelt_from(leaf, 0, self.text) == len(leaf)

    def describe(self) -> str:
        """Return the claim in words."""
        return f"is {json.dumps(self.text, ensure_ascii=False)} in any case"

    def to_json(self) -> Json:
        """Return the pattern form."""
        return {"equals-ignore-case": self.text}


def parse(value: Node, where: Where) -> IgnoreCase:
    """Read {"equals-ignore-case": text}."""
    return IgnoreCase(text_of(value, "equals-ignore-case", where))


def spelt_from(value: str, start: int, text: str) -> int:
    """Return where `text`, in any case, ends in `value` if it begins at `start`, or -1.

    No choice is ever needed: the lower and upper forms of a character never begin with the same character.
    """
    at = start
    for character in text:
        lower, upper = character.lower(), character.upper()
        if value.startswith(lower, at):
            at += len(lower)
        elif value.startswith(upper, at):
            at += len(upper)
        else:
            return -1
    return at


def spelt_until(value: str, text: str) -> bool:
    """Return whether `value` ends with `text` in any case; backwards no choice is needed either."""
    end = len(value)
    for character in reversed(text):
        lower, upper = character.lower(), character.upper()
        if value.endswith(lower, 0, end):
            end -= len(lower)
        elif value.endswith(upper, 0, end):
            end -= len(upper)
        else:
            return False
    return True


def fold(text: str) -> str:
    """Return a key that is equal for all strings that one pattern accepts (they may still differ).

    Folding goes character by character, so a prefix's key is a prefix of the key.
    """
    return text.upper().casefold()
