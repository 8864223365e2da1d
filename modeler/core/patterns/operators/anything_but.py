"""anything-but: a leaf is there, and it is none of those."""

import json
from dataclasses import dataclass

from modeler.core.patterns.errors import PatternError, Where
from modeler.core.patterns.json_text import ArrayNode, Node, NumberNode, ObjectNode, ScalarNode, name_of
from modeler.core.patterns.numbers import Comparable, Spelling
from modeler.core.patterns.operators.affix import Prefix, Suffix
from modeler.core.patterns.operators.condition import Json, Leaf, Opaque, is_number
from modeler.core.patterns.operators.ignore_case import IgnoreCase
from modeler.core.patterns.operators.wildcard import Wildcard, pieces_of

_FIX = "Give it a string, a number, a list of one of them, or prefix, suffix, wildcard or equals-ignore-case."
Excluded = Prefix | Suffix | Wildcard | IgnoreCase


@dataclass(frozen=True, slots=True)
class AnythingButValues:
    """A leaf that is none of these strings or numbers; a leaf of another type always holds."""

    values: tuple[str | Comparable, ...]

    def holds(self, leaf: Leaf) -> bool:
        """Return whether the leaf is none of the values."""
        if leaf is Opaque.OPAQUE:
            return False
        return not ((isinstance(leaf, str) or is_number(leaf)) and leaf in self.values)

    def describe(self) -> str:
        """Return the claim in words."""
        return "is anything but " + _listed([json.dumps(value, ensure_ascii=False) for value in self.values])

    def to_json(self) -> Json:
        """Return the pattern form, one value without a list."""
        return {"anything-but": self.values[0] if len(self.values) == 1 else list(self.values)}


@dataclass(frozen=True, slots=True)
class AnythingButForms:
    """A leaf to which none of these forms, all of one operator, applies; a leaf that is no string always holds."""

    operator: str
    forms: tuple[Excluded, ...]

    def holds(self, leaf: Leaf) -> bool:
        """Return whether no form applies to the leaf."""
        return leaf is not Opaque.OPAQUE and not any(form.holds(leaf) for form in self.forms)

    def describe(self) -> str:
        """Return the claim in words."""
        return "is anything but what " + _listed([form.describe() for form in self.forms])

    def to_json(self) -> Json:
        """Return the pattern form, one text without a list."""
        texts: list[Json] = [form.text for form in self.forms]
        return {"anything-but": {self.operator: texts[0] if len(texts) == 1 else texts}}


def parse(value: Node, where: Where) -> AnythingButValues | AnythingButForms:
    """Read {"anything-but": …} in all its forms."""
    if isinstance(value, ObjectNode):
        return _forms(value, where)
    if isinstance(value, ArrayNode):
        values = tuple(_value(item, (*where, index)) for index, item in enumerate(value.items))
        if len({isinstance(item, str) for item in values}) != 1:
            problem = "The list mixes strings and numbers." if values else "The list is empty."
            raise _refused("pattern.anything_but_mixed", problem, value, where)
        return AnythingButValues(values)
    return AnythingButValues((_value(value, where),))


def _value(node: Node, where: Where) -> str | Comparable:
    if isinstance(node, NumberNode):
        if isinstance(node.measure, Spelling):
            problem = "The number cannot be compared: a double does not hold it exactly."
            raise _refused("pattern.number_precision", problem, node, where)
        return node.measure
    if isinstance(node, ScalarNode) and isinstance(node.value, str):
        return node.value
    problem = f"anything-but takes strings or numbers, not {name_of(node)}."
    raise _refused("pattern.anything_but_value", problem, node, where)


def _forms(value: ObjectNode, where: Where) -> AnythingButForms:
    if not value.fields:
        raise _refused("pattern.no_operator", "The object under anything-but is empty.", value, where)
    operator, texts = value.fields[0]
    here = (*where, operator)
    if operator not in ("prefix", "suffix", "wildcard", "equals-ignore-case"):
        raise _refused("pattern.anything_but_operator", f"anything-but does not combine with {operator}.", texts, here)
    if isinstance(texts, ArrayNode):
        forms = tuple(_form(operator, text, (*here, index)) for index, text in enumerate(texts.items))
    else:
        forms = (_form(operator, texts, here),)
    if len(value.fields) > 1:
        raise _refused("pattern.several_operators", "anything-but takes one operator only.", value, where)
    return AnythingButForms(operator, forms)


def _form(operator: str, node: Node, where: Where) -> Excluded:
    if not (isinstance(node, ScalarNode) and isinstance(node.value, str)):
        problem = f"anything-but {operator} takes strings, not {name_of(node)}."
        raise _refused("pattern.not_a_string", problem, node, where)
    text = node.value
    if operator == "wildcard":
        return Wildcard(text, pieces_of(text, node, where))
    if operator == "equals-ignore-case":
        return IgnoreCase(text)
    if not text:
        raise _refused("pattern.empty_affix", f"An empty {operator} excludes every string.", node, where)
    return Prefix(text) if operator == "prefix" else Suffix(text)


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + f" or {words[-1]}" if words else "nothing"


def _refused(code: str, problem: str, node: Node, where: Where) -> PatternError:
    return PatternError(code, problem, path=where, offset=node.at, fix=_FIX)
