"""wildcard: * stands for any run of characters, the empty one too.

Matched piece by piece, leftmost first, so that the time grows with the length of pieces and value, never exponentially.
"""

import json
from dataclasses import dataclass

from modeler.core.patterns.errors import PatternError, Where
from modeler.core.patterns.json_text import Node
from modeler.core.patterns.operators.condition import Json, Leaf, text_of


@dataclass(frozen=True, slots=True)
class Wildcard:
    """A string made of the pieces in order, with anything between them; one piece alone is the whole string."""

    text: str
    pieces: tuple[str, ...]

    def holds(self, leaf: Leaf) -> bool:
        """Return whether the whole leaf has the form."""
        return isinstance(leaf, str) and fits(self.pieces, leaf)

    def describe(self) -> str:
        """Return the claim in words."""
        return f"has the form {json.dumps(self.text, ensure_ascii=False)}"

    def to_json(self) -> Json:
        """Return the pattern form."""
        return {"wildcard": self.text}


def parse(value: Node, where: Where) -> Wildcard:
    """Read {"wildcard": text}."""
    text = text_of(value, "wildcard", where)
    return Wildcard(text, pieces_of(text, value, where))


def fits(pieces: tuple[str, ...], value: str) -> bool:
    """Return whether `value` is the pieces in order with anything between them."""
    if len(pieces) == 1:
        return value == pieces[0]
    head, *inner, tail = pieces
    if len(value) < len(head) + len(tail) or not value.startswith(head) or not value.endswith(tail):
        return False
    at, end = len(head), len(value) - len(tail)
    for piece in inner:
        found = value.find(piece, at, end)
        if found < 0:
            return False
        at = found + len(piece)
    return True


def pieces_of(text: str, value: Node, where: Where) -> tuple[str, ...]:
    r"""Return the literal pieces between the wildcards of `text`, with \* and \\ unescaped."""
    pieces = [""]
    at = 0
    while at < len(text):
        character, following = text[at], text[at + 1 : at + 2]
        if character == "*":
            if following == "*":
                raise _refused("pattern.wildcard_run", "Two wildcard characters stand side by side", at, value, where)
            pieces.append("")
        elif character == "\\":
            if following not in ("*", "\\"):
                raise _refused("pattern.wildcard_escape", "A backslash escapes neither * nor itself", at, value, where)
            pieces[-1] += following
            at += 1
        else:
            pieces[-1] += character
        at += 1
    return tuple(pieces)


def _refused(code: str, problem: str, at: int, value: Node, where: Where) -> PatternError:
    fix = r"One * is enough; write \* for a star and \\ for a backslash."
    return PatternError(code, f"{problem} at character {at + 1} of the text.", path=where, offset=value.at, fix=fix)
