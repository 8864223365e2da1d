"""prefix and suffix, plain and in any case."""

import json
from dataclasses import dataclass

from modeler.core.patterns.errors import PatternError, Where
from modeler.core.patterns.json_text import Node, ObjectNode
from modeler.core.patterns.operators.condition import Json, Leaf, text_of
from modeler.core.patterns.operators.ignore_case import spelt_from, spelt_until


@dataclass(frozen=True, slots=True)
class Prefix:
    """A string that starts with the text; every string starts with the empty one."""

    text: str

    def holds(self, leaf: Leaf) -> bool:
        """Return whether the leaf starts with the text."""
        return isinstance(leaf, str) and leaf.startswith(self.text)

    def describe(self) -> str:
        """Return the claim in words."""
        return f"starts with {json.dumps(self.text, ensure_ascii=False)}"

    def to_json(self) -> Json:
        """Return the pattern form."""
        return {"prefix": self.text}


@dataclass(frozen=True, slots=True)
class Suffix:
    """A string that ends with the text."""

    text: str

    def holds(self, leaf: Leaf) -> bool:
        """Return whether the leaf ends with the text."""
        return isinstance(leaf, str) and leaf.endswith(self.text)

    def describe(self) -> str:
        """Return the claim in words."""
        return f"ends with {json.dumps(self.text, ensure_ascii=False)}"

    def to_json(self) -> Json:
        """Return the pattern form."""
        return {"suffix": self.text}


@dataclass(frozen=True, slots=True)
class PrefixIgnoreCase:
    """A string that starts with the text in any case."""

    text: str

    def holds(self, leaf: Leaf) -> bool:
        """Return whether the leaf starts with the text in any case."""
        return isinstance(leaf, str) and spelt_from(leaf, 0, self.text) >= 0

    def describe(self) -> str:
        """Return the claim in words."""
        return f"starts with {json.dumps(self.text, ensure_ascii=False)} in any case"

    def to_json(self) -> Json:
        """Return the pattern form."""
        return {"prefix": {"equals-ignore-case": self.text}}


@dataclass(frozen=True, slots=True)
class SuffixIgnoreCase:
    """A string that ends with the text in any case."""

    text: str

    def holds(self, leaf: Leaf) -> bool:
        """Return whether the leaf ends with the text in any case."""
        return isinstance(leaf, str) and spelt_until(leaf, self.text)

    def describe(self) -> str:
        """Return the claim in words."""
        return f"ends with {json.dumps(self.text, ensure_ascii=False)} in any case"

    def to_json(self) -> Json:
        """Return the pattern form."""
        return {"suffix": {"equals-ignore-case": self.text}}


def parse_prefix(value: Node, where: Where) -> Prefix | PrefixIgnoreCase:
    """Read {"prefix": text} or {"prefix": {"equals-ignore-case": text}}."""
    if isinstance(value, ObjectNode):
        return PrefixIgnoreCase(_any_case(value, "prefix", where))
    return Prefix(text_of(value, "prefix", where))


def parse_suffix(value: Node, where: Where) -> Suffix | SuffixIgnoreCase:
    """Read {"suffix": text} or {"suffix": {"equals-ignore-case": text}}."""
    if isinstance(value, ObjectNode):
        return SuffixIgnoreCase(_any_case(value, "suffix", where))
    return Suffix(text_of(value, "suffix", where))


def _any_case(value: ObjectNode, operator: str, where: Where) -> str:
    fix = f'Write {{"{operator}": "text"}} or {{"{operator}": {{"equals-ignore-case": "text"}}}}.'
    if not value.fields:
        problem = f"The object under {operator} is empty."
        raise PatternError("pattern.no_operator", problem, path=where, offset=value.at, fix=fix)
    name, text = value.fields[0]
    if name != "equals-ignore-case":
        problem = f"{operator} does not combine with {name}."
        raise PatternError("pattern.affix_operator", problem, path=(*where, name), offset=text.at, fix=fix)
    found = text_of(text, "equals-ignore-case", (*where, name))
    if len(value.fields) > 1:
        problem = f"{operator} holds more than one key."
        raise PatternError("pattern.several_operators", problem, path=where, offset=value.at, fix=fix)
    return found
