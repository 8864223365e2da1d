"""Equality with a string, number, true, false or null."""

import json
from dataclasses import dataclass

from modeler.core.patterns.errors import Where
from modeler.core.patterns.json_text import Node, NumberNode
from modeler.core.patterns.numbers import Comparable, Spelling
from modeler.core.patterns.operators.condition import Json, Leaf, is_number, text_of


@dataclass(frozen=True, slots=True)
class ExactText:
    """The same string, code point by code point. `plain` forms are written {"exactly": text}."""

    text: str
    plain: bool = False

    def holds(self, leaf: Leaf) -> bool:
        """Return whether the leaf is this string."""
        return isinstance(leaf, str) and leaf == self.text

    def describe(self) -> str:
        """Return the claim in words."""
        return f"is {json.dumps(self.text, ensure_ascii=False)}"

    def to_json(self) -> Json:
        """Return the pattern form."""
        return {"exactly": self.text} if self.plain else self.text


@dataclass(frozen=True, slots=True)
class ExactNumber:
    """The same number; one that cannot be compared equals only its own spelling."""

    measure: Comparable | Spelling
    text: str

    def holds(self, leaf: Leaf) -> bool:
        """Return whether the leaf is this number; true is not 1."""
        return (is_number(leaf) or isinstance(leaf, Spelling)) and leaf == self.measure

    def describe(self) -> str:
        """Return the claim in words."""
        return f"is the number {self.text}"

    def to_json(self) -> Json:
        """Return the pattern form; a number without a double becomes an integer if it is one."""
        if isinstance(self.measure, Spelling):
            return int(self.text) if self.text.lstrip("-").isdigit() and len(self.text) < 4000 else float(self.text)
        return self.measure


@dataclass(frozen=True, slots=True)
class ExactWord:
    """true, false or null."""

    word: bool | None

    def holds(self, leaf: Leaf) -> bool:
        """Return whether the leaf is this very word."""
        return leaf is self.word

    def describe(self) -> str:
        """Return the claim in words."""
        return f"is {json.dumps(self.word)}"

    def to_json(self) -> Json:
        """Return the pattern form."""
        return self.word


def parse(value: Node, where: Where) -> ExactText:
    """Read {"exactly": text}."""
    return ExactText(text_of(value, "exactly", where), True)


def exact_number(node: NumberNode) -> ExactNumber:
    """Return equality with the number of a node."""
    return ExactNumber(node.measure, node.text)
