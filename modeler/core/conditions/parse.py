"""Read the condition that a person writes on a subscription: `total >= 500 and country starts with "D"`."""

import re
from difflib import get_close_matches
from functools import cache
from typing import Any

from lark import Lark, Token, Transformer, v_args
from lark.exceptions import UnexpectedEOF, UnexpectedInput, UnexpectedToken, VisitError

from modeler.core.conditions.ast import (
    All,
    AnyOf,
    Ask,
    Compare,
    Computed,
    Condition,
    Count,
    Every,
    FieldValue,
    Not,
    Operator,
)
from modeler.core.conditions.errors import ConditionError
from modeler.core.conditions.grammar import GRAMMAR, RESERVED
from modeler.core.conditions.literals import Given, checked_values, number, scalar, text

MAX_CHARACTERS = 4000
MAX_DEPTH = 40

_SIGNS = {"=": Operator.EQUAL, "==": Operator.EQUAL, "!=": Operator.NOT_EQUAL, "<>": Operator.NOT_EQUAL}


def parse_condition(text: str) -> Condition | None:
    """Return the condition, or None for an empty text, which means always. Raises: ConditionError."""
    if not text.strip():
        return None
    if len(text) > MAX_CHARACTERS:
        raise ConditionError(f"The condition has more than {MAX_CHARACTERS} characters.", position=MAX_CHARACTERS)
    _check_depth(text)
    try:
        tree = _parser().parse(text)
        condition: Condition = _Reader().transform(tree)
        return condition
    except VisitError as error:
        if isinstance(error.orig_exc, ConditionError):
            raise error.orig_exc from None
        raise
    except UnexpectedInput as error:
        raise _unreadable(text, error) from None


@cache
def _parser() -> Lark:
    return Lark(GRAMMAR, parser="lalr", lexer="contextual", propagate_positions=True)


def _check_depth(text: str) -> None:
    depth = 0
    for position, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if depth > MAX_DEPTH:
            raise ConditionError("The parentheses are nested too deeply.", position=position, fix="Simplify.")


def _unreadable(text: str, error: UnexpectedInput) -> ConditionError:
    if isinstance(error, UnexpectedEOF) or (isinstance(error, UnexpectedToken) and error.token.type == "$END"):
        return ConditionError("The condition ends too early.", position=len(text.rstrip()), fix="Complete it.")
    position = error.pos_in_stream or 0
    what = str(error.token) if isinstance(error, UnexpectedToken) else text[position]
    return ConditionError(f"“{what}” is not understood here.", position=position, fix=_fix(text, position))


def _fix(text: str, position: int) -> str:
    before = text[:position].rstrip()
    if before.endswith(("=", "<", ">", "(", "[", ",", "with")) and text[position].isalpha():
        return 'Write texts in quotes: "Berlin".'
    if text[position] in "\"'":
        return "Close the quotes."
    word = re.match(r"\w+", text[position:])
    near = get_close_matches(word[0].lower(), RESERVED, 1, 0.7) if word else []
    if near and word and word[0].lower() not in RESERVED:
        return f"Did you mean “{near[0]}”?"
    return 'Write a field and a question, such as total >= 500, country in ("DE", "FR") or signed_by is missing.'


Place = Any
"""Lark's meta: start_pos and end_pos."""


class _Reader(Transformer[Token, Any]):
    """Turns lark's tree into values; one method for each rule of the grammar."""

    def any_of(self, parts: list[Condition]) -> Condition:
        return AnyOf(tuple(parts))

    def all_of(self, parts: list[Condition]) -> Condition:
        return All(tuple(parts))

    def not_(self, parts: list[Condition]) -> Condition:
        return Not(parts[0])

    @v_args(meta=True)
    def path(self, meta: Place, names: list[Token]) -> FieldValue:
        return FieldValue(tuple(str(name).strip("`") for name in names), meta.start_pos, meta.end_pos)

    def caseless(self, _: list[Token]) -> bool:
        return True

    def values(self, values: list[Given]) -> list[Given]:
        return values

    def texts(self, texts: list[Token]) -> list[Given]:
        return [(text(token), token.start_pos or 0) for token in texts]

    def literal(self, tokens: list[Token]) -> Given:
        return scalar(tokens[0]), tokens[0].start_pos or 0

    word = literal

    def field_value(self, parts: list[FieldValue]) -> FieldValue:
        return parts[0]

    def number(self, tokens: list[Token]) -> Given:
        return number(tokens[0]), tokens[0].start_pos or 0

    @v_args(meta=True)
    def count(self, meta: Place, parts: list[Any]) -> Count:
        return Count(parts[-1].path, meta.start_pos, meta.end_pos)

    def computed(self, parts: list[Any]) -> Computed:
        left, sign, right = parts
        return Computed(str(sign), _term(left), _term(right))

    @v_args(meta=True)
    def compare(self, meta: Place, parts: list[Any]) -> Ask | Compare:
        left, sign, right = parts[:3]
        operator = _SIGNS.get(str(sign)) or Operator(str(sign))
        if isinstance(left, FieldValue) and isinstance(right, tuple):
            return _ask(meta, left, operator, [right], ignores_case=len(parts) > 3)
        if len(parts) > 3:
            fix = "Leave “ignoring case” away, or compare one field with a text."
            raise ConditionError("Two fields are compared exactly.", position=meta.start_pos, fix=fix)
        for side in (left, right):
            if isinstance(side, tuple) and (isinstance(side[0], bool) or not isinstance(side[0], int | float)):
                fix = "Begin with the field: country = \"DE\"."
                raise ConditionError("A text, true, false or null stands at the right side of one field.",
                                     position=side[1], fix=fix)  # fmt: skip
        return Compare(_term(left), operator, _term(right), meta.start_pos, meta.end_pos)

    def every(self, parts: list[Any]) -> Every:
        return Every(parts[-1])

    @v_args(meta=True)
    def every_compare(self, meta: Place, parts: list[Any]) -> Every:
        _, field, sign, given = parts[:4]
        operator = _SIGNS.get(str(sign)) or Operator(str(sign))
        return Every(_ask(meta, field, operator, [given], ignores_case=len(parts) > 4))


def _question(operator: Operator) -> Any:
    """Return the method for the rule of one operator: field, values, and perhaps “ignoring case”."""

    @v_args(meta=True)
    def method(self: _Reader, meta: Place, parts: list[Any]) -> Ask:
        given = parts[1] if len(parts) > 1 else []
        values = given if isinstance(given, list) else [_given(given)]
        return _ask(meta, parts[0], operator, values, ignores_case=len(parts) > 2)

    return method


_QUESTIONS = {
    "is_": Operator.EQUAL,
    "is_not": Operator.NOT_EQUAL,
    "in_": Operator.IN,
    "not_in": Operator.NOT_IN,
    "starts_with": Operator.STARTS_WITH,
    "not_starts_with": Operator.NOT_STARTS_WITH,
    "ends_with": Operator.ENDS_WITH,
    "not_ends_with": Operator.NOT_ENDS_WITH,
    "contains": Operator.CONTAINS,
    "not_contains": Operator.NOT_CONTAINS,
    "like": Operator.LIKE,
    "not_like": Operator.NOT_LIKE,
    "in_network": Operator.IN_NETWORK,
    "not_in_network": Operator.NOT_IN_NETWORK,
    "before": Operator.BEFORE,
    "not_before": Operator.NOT_BEFORE,
    "after": Operator.AFTER,
    "not_after": Operator.NOT_AFTER,
    "missing": Operator.MISSING,
    "present": Operator.PRESENT,
}
for _name, _operator in _QUESTIONS.items():
    setattr(_Reader, _name, _question(_operator))


def _ask(meta: Place, field: FieldValue, operator: Operator, given: list[Given], *, ignores_case: bool) -> Ask:
    values = checked_values(operator, given, ignores_case=ignores_case)
    return Ask(field.path, operator, values, meta.start_pos, field.end, meta.end_pos, ignores_case)


def _given(token: Any) -> Given:
    return (text(token), token.start_pos or 0) if isinstance(token, Token) else token


def _term(part: Any) -> Any:
    if not isinstance(part, tuple):
        return part
    if isinstance(part[0], bool) or not isinstance(part[0], int | float):
        raise ConditionError("Only numbers and fields can be calculated with.", position=part[1], fix="Give a number.")
    return part[0]
