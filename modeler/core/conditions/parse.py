"""Read the condition that a person writes on a subscription: `total >= 500 and country starts with "D"`."""

import json
import math
from functools import cache

from lark import Lark, Token, Transformer, v_args
from lark.exceptions import UnexpectedEOF, UnexpectedInput, UnexpectedToken, VisitError

from modeler.core.conditions.ast import All, AnyOf, Ask, Condition, Not, Operator, Path, Scalar
from modeler.core.conditions.errors import ConditionError
from modeler.core.conditions.grammar import GRAMMAR

MAX_CHARACTERS = 4000
MAX_DEPTH = 40

_SIGNS = {"=": Operator.EQUAL, "==": Operator.EQUAL, "!=": Operator.NOT_EQUAL, "<>": Operator.NOT_EQUAL}
_ORDERS = (Operator.LESS, Operator.LESS_OR_EQUAL, Operator.MORE, Operator.MORE_OR_EQUAL)


def parse_condition(text: str) -> Condition | None:
    """Return the condition, or None for an empty text, which means always. Raises: ConditionError."""
    if not text.strip():
        return None
    if len(text) > MAX_CHARACTERS:
        raise ConditionError(f"The condition has more than {MAX_CHARACTERS} characters.", position=MAX_CHARACTERS)
    _check_depth(text)
    try:
        tree = _parser().parse(text)
        return _Reader().transform(tree)
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
    return 'Write a field and a question, such as total >= 500, country in ("DE", "FR") or signed_by is missing.'


class _Reader(Transformer[Token, Condition]):
    """Turns lark's tree into values; one method for each rule of the grammar."""

    def any_of(self, parts: list[Condition]) -> Condition:
        return AnyOf(tuple(parts))

    def all_of(self, parts: list[Condition]) -> Condition:
        return All(tuple(parts))

    def not_(self, parts: list[Condition]) -> Condition:
        return Not(parts[0])

    def path(self, names: list[Token]) -> tuple[Path, int]:
        return tuple(str(name).strip("`") for name in names), names[0].start_pos or 0

    def values(self, values: list[tuple[Scalar, int]]) -> list[tuple[Scalar, int]]:
        return values

    def texts(self, texts: list[Token]) -> list[tuple[Scalar, int]]:
        return [(_text(token), token.start_pos or 0) for token in texts]

    def value(self, tokens: list[Token]) -> tuple[Scalar, int]:
        return _scalar(tokens[0]), tokens[0].start_pos or 0

    @v_args(inline=True)
    def compare(self, asked: tuple[Path, int], sign: Token, given: tuple[Scalar, int]) -> Ask:
        (path, position), (value, at) = asked, given
        operator = _SIGNS.get(str(sign)) or Operator(str(sign))
        if operator in _ORDERS and (isinstance(value, bool) or not isinstance(value, int | float)):
            raise ConditionError(f"Only numbers can be compared with {operator}.", position=at, fix="Give a number.")
        return Ask(path, operator, (value,), position)

    @v_args(inline=True)
    def is_(self, path: tuple[Path, int], value: tuple[Scalar, int]) -> Ask:
        return Ask(path[0], Operator.EQUAL, (value[0],), path[1])

    @v_args(inline=True)
    def is_not(self, path: tuple[Path, int], value: tuple[Scalar, int]) -> Ask:
        return Ask(path[0], Operator.NOT_EQUAL, (value[0],), path[1])

    @v_args(inline=True)
    def in_(self, path: tuple[Path, int], values: list[tuple[Scalar, int]]) -> Ask:
        return Ask(path[0], Operator.IN, _of_one_type(values), path[1])

    @v_args(inline=True)
    def not_in(self, path: tuple[Path, int], values: list[tuple[Scalar, int]]) -> Ask:
        return Ask(path[0], Operator.NOT_IN, _of_one_type(values), path[1])

    @v_args(inline=True)
    def starts_with(self, path: tuple[Path, int], texts: list[tuple[Scalar, int]]) -> Ask:
        return Ask(path[0], Operator.STARTS_WITH, _filled(texts), path[1])

    @v_args(inline=True)
    def not_starts_with(self, path: tuple[Path, int], texts: list[tuple[Scalar, int]]) -> Ask:
        return Ask(path[0], Operator.NOT_STARTS_WITH, _filled(texts), path[1])

    @v_args(inline=True)
    def ends_with(self, path: tuple[Path, int], texts: list[tuple[Scalar, int]]) -> Ask:
        return Ask(path[0], Operator.ENDS_WITH, _filled(texts), path[1])

    @v_args(inline=True)
    def not_ends_with(self, path: tuple[Path, int], texts: list[tuple[Scalar, int]]) -> Ask:
        return Ask(path[0], Operator.NOT_ENDS_WITH, _filled(texts), path[1])

    @v_args(inline=True)
    def missing(self, path: tuple[Path, int]) -> Ask:
        return Ask(path[0], Operator.MISSING, (), path[1])

    @v_args(inline=True)
    def present(self, path: tuple[Path, int]) -> Ask:
        return Ask(path[0], Operator.PRESENT, (), path[1])


def _scalar(token: Token) -> Scalar:
    if token.type == "TEXT":
        return _text(token)
    if token.type == "NUMBER":
        return _number(token)
    return {"TRUE": True, "FALSE": False, "NULL": None}[token.type]


def _number(token: Token) -> int | float:
    number = json.loads(token)
    if math.isinf(number) or (isinstance(number, int) and float(number) != number):
        raise ConditionError("The number cannot be compared exactly.", position=token.start_pos or 0)
    return number if isinstance(number, int) or not number.is_integer() else int(number)


def _text(token: Token) -> str:
    position = token.start_pos or 0
    inner = token[1:-1]
    if token.startswith("'"):
        inner = inner.replace("\\'", "'").replace('"', '\\"')
    try:
        return str(json.loads(f'"{inner}"', strict=False))
    except ValueError:
        raise ConditionError("The text has an escape that is not known.", position=position) from None


def _of_one_type(values: list[tuple[Scalar, int]]) -> tuple[Scalar, ...]:
    for value, position in values:
        if value is None or isinstance(value, bool):
            raise ConditionError("A list takes texts or numbers.", position=position, fix="Ask for it with “or”.")
        if isinstance(value, str) != isinstance(values[0][0], str):
            raise ConditionError("The list mixes texts and numbers.", position=position, fix="Use two lists.")
    return tuple(dict.fromkeys(value for value, _ in values))


def _filled(texts: list[tuple[Scalar, int]]) -> tuple[Scalar, ...]:
    for text, position in texts:
        if not text:
            raise ConditionError("Every text starts and ends with nothing.", position=position, fix="Say with what.")
    return tuple(dict.fromkeys(text for text, _ in texts))
