"""JSON text → nodes that know where they stand, with duplicate keys, number spelling and broken text kept apart.

Nesting is limited, so that depth is an error of the text and never of the machine.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from json.decoder import JSONDecodeError, scanstring  # type: ignore[attr-defined]  # typeshed leaves it out

from modeler.core.patterns.errors import PatternError, Where
from modeler.core.patterns.numbers import Comparable, Spelling, measure, measure_value, spelled

MAX_DEPTH = 200

_SPACE = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_WORDS: dict[str, bool | None] = {"true": True, "false": False, "null": None}
_WORD = re.compile(r"true|false|null")


@dataclass(frozen=True, slots=True)
class NumberNode:
    """A number: its text, and its measure (see `numbers`)."""

    text: str
    measure: Comparable | Spelling
    at: int | None


@dataclass(frozen=True, slots=True)
class ScalarNode:
    """A string, true, false or null."""

    value: str | bool | None
    at: int | None


@dataclass(frozen=True, slots=True)
class ArrayNode:
    """An array."""

    items: tuple["Node", ...]
    at: int | None


@dataclass(frozen=True, slots=True)
class ObjectNode:
    """An object; keys may repeat, in the order of the text."""

    fields: tuple[tuple[str, "Node"], ...]
    at: int | None


Node = NumberNode | ScalarNode | ArrayNode | ObjectNode
_KINDS = {NumberNode: "a number", ArrayNode: "an array", ObjectNode: "an object"}


def name_of(node: Node) -> str:
    """Return what kind of JSON value `node` is, for messages."""
    if isinstance(node, ScalarNode):
        return "a string" if isinstance(node.value, str) else "null" if node.value is None else "a boolean"
    return _KINDS[type(node)]


def read_text(text: str) -> Node:
    """Return the one JSON value that `text` holds.

    Raises: PatternError `pattern.not_json` or `pattern.too_deep`, with the offset.
    """
    return _Reader(text).read()


def read_value(value: object) -> Node:
    """Return the node of a parsed JSON value (dicts, lists, str, int, float, Decimal, bool, None)."""
    return _node_of(value, (), 0)


def _node_of(value: object, where: Where, depth: int) -> Node:
    if depth > MAX_DEPTH:
        raise _too_deep(where, None)
    if value is None or isinstance(value, (str, bool)):
        return ScalarNode(value, None)
    if isinstance(value, (int, float, Decimal)):
        return NumberNode(spelled(value), measure_value(value), None)
    if isinstance(value, dict):
        fields = ((_key(key, where), _node_of(item, (*where, str(key)), depth + 1)) for key, item in value.items())
        return ObjectNode(tuple(fields), None)
    if isinstance(value, (list, tuple)):
        items = (_node_of(item, (*where, index), depth + 1) for index, item in enumerate(value))
        return ArrayNode(tuple(items), None)
    problem = f"A value of type {type(value).__name__} is not JSON."
    raise PatternError("pattern.not_json", problem, path=where, fix="Use what JSON knows.")


def _key(key: object, where: Where) -> str:
    if not isinstance(key, str):
        raise PatternError("pattern.not_json", "An object's key is not a string.", path=where, fix="Use string keys.")
    return key


def _too_deep(where: Where, at: int | None) -> PatternError:
    problem = f"Nested deeper than {MAX_DEPTH} levels."
    return PatternError("pattern.too_deep", problem, path=where, offset=at, fix="Flatten it: join keys with dots.")


class _Reader:
    """Reads one text; `_at` is the offset of the next character."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def read(self) -> Node:
        self._skip_space()
        if self._at == len(self._text):
            problem = "The text is empty."
            raise PatternError("pattern.not_an_object", problem, offset=self._at, fix="Write a JSON object.")
        node = self._value(())
        self._skip_space()
        if self._at != len(self._text):
            raise self._broken("Text follows after the end of the value.")
        return node

    def _value(self, where: Where) -> Node:
        at = self._at
        start = self._text[at : at + 1]
        if start == "{":
            return self._object(where)
        if start == "[":
            return self._array(where)
        if start == '"':
            return ScalarNode(self._string(), at)
        if number := _NUMBER.match(self._text, at):
            self._at = number.end()
            return NumberNode(number.group(), measure(number.group()), at)
        if word := _WORD.match(self._text, at):
            self._at = word.end()
            return ScalarNode(_WORDS[word.group()], at)
        raise self._broken("A value is missing here." if start else "The text ends too early.")

    def _object(self, where: Where) -> ObjectNode:
        at = self._open(where)
        fields: list[tuple[str, Node]] = []
        if self._take("}"):
            return ObjectNode((), at)
        while True:
            if self._peek() != '"':
                raise self._broken("A key in double quotes is missing here.")
            key = self._string()
            self._skip_space()
            if not self._take(":"):
                raise self._broken("A colon is missing here.")
            self._skip_space()
            fields.append((key, self._value((*where, key))))
            self._skip_space()
            if self._take("}"):
                return ObjectNode(tuple(fields), at)
            self._comma("}")

    def _array(self, where: Where) -> ArrayNode:
        at = self._open(where)
        items: list[Node] = []
        if self._take("]"):
            return ArrayNode((), at)
        while True:
            items.append(self._value((*where, len(items))))
            self._skip_space()
            if self._take("]"):
                return ArrayNode(tuple(items), at)
            self._comma("]")

    def _open(self, where: Where) -> int:
        at = self._at
        if len(where) > MAX_DEPTH:
            raise _too_deep((), at)
        self._at += 1
        self._skip_space()
        return at

    def _comma(self, closing: str) -> None:
        if not self._take(","):
            raise self._broken(f"A comma or {closing} is missing here.")
        self._skip_space()

    def _string(self) -> str:
        try:
            value, self._at = scanstring(self._text, self._at + 1, True)
        except JSONDecodeError as error:
            self._at = error.pos
            raise self._broken(f"{error.msg}.") from None
        return str(value)

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def _take(self, character: str) -> bool:
        if self._text.startswith(character, self._at):
            self._at += 1
            return True
        return False

    def _skip_space(self) -> None:
        match = _SPACE.match(self._text, self._at)
        self._at = match.end() if match else self._at

    def _broken(self, problem: str) -> PatternError:
        return PatternError("pattern.not_json", problem, offset=self._at, fix="Write valid JSON.")
