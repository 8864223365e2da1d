"""What every operator is: a claim about one leaf of an event."""

from enum import Enum
from typing import Protocol

from modeler.core.patterns.errors import PatternError, Where
from modeler.core.patterns.json_text import Node, ScalarNode, name_of
from modeler.core.patterns.numbers import Spelling


class Opaque(Enum):
    """A leaf that is there but can be compared with nothing: text that claims to be an array and is none."""

    OPAQUE = "opaque"


Leaf = str | bool | None | int | float | Spelling | Opaque
Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


class Condition(Protocol):
    """One alternative of a field. Absence (exists: false) is the only one that holds without a leaf."""

    def holds(self, leaf: Leaf) -> bool:
        """Return whether this leaf satisfies the condition."""

    def describe(self) -> str:
        """Return the claim about the value as words that follow "the value": `starts with "a"`."""

    def to_json(self) -> Json:
        """Return the condition as it is written in a pattern."""


def text_of(value: Node, operator: str, where: Where) -> str:
    """Return the string that an operator was given, or refuse anything else."""
    if isinstance(value, ScalarNode) and isinstance(value.value, str):
        return value.value
    problem = f"{operator} takes a string, not {name_of(value)}."
    fix = "Write one string; several alternatives are several match expressions."
    raise PatternError("pattern.not_a_string", problem, path=where, offset=value.at, fix=fix)


def is_number(leaf: Leaf) -> bool:
    """Return whether the leaf is a number that can be compared; true and false are none."""
    return isinstance(leaf, (int, float)) and not isinstance(leaf, bool)
