"""The values in a condition: as tokens spell them, and as each operator takes them."""

import json
import math
from ipaddress import ip_network

from lark import Token

from modeler.core.conditions.answers import date_of
from modeler.core.conditions.ast import DATES, ORDERS, Operator, Scalar
from modeler.core.conditions.errors import ConditionError
from modeler.core.patterns.operators.ip import address_of

Given = tuple[Scalar, int]
"""A value and where it stands."""

_FILLED = (
    Operator.STARTS_WITH,
    Operator.NOT_STARTS_WITH,
    Operator.ENDS_WITH,
    Operator.NOT_ENDS_WITH,
    Operator.CONTAINS,
    Operator.NOT_CONTAINS,
)


def checked_values(operator: Operator, given: list[Given], *, ignores_case: bool) -> tuple[Scalar, ...]:
    """Return the values of a question without doubles. Raises: ConditionError where the operator does not take them."""
    for value, position in given:
        if operator in ORDERS and (isinstance(value, bool) or not isinstance(value, int | float)):
            fix = "Give a number; for dates write is before or is after."
            raise ConditionError(f"Only numbers can be compared with {operator}.", position=position, fix=fix)
        if ignores_case and not isinstance(value, str):
            raise ConditionError("Only texts have a case.", position=position, fix="Leave “ignoring case” away.")
        if operator in _FILLED and not value:
            raise ConditionError("Every text has nothing in it.", position=position, fix="Say what.")
        if operator in DATES and date_of(str(value)) is None:
            fix = 'Write it as "2026-01-31" or "2026-01-31T12:00:00Z".'
            raise ConditionError(f"“{value}” is no date.", position=position, fix=fix)
        if operator in (Operator.IN_NETWORK, Operator.NOT_IN_NETWORK):
            _check_network(str(value), position)
    if operator in (Operator.IN, Operator.NOT_IN):
        return _of_one_type(given)
    return tuple(dict.fromkeys(value for value, _ in given))


def _check_network(text: str, position: int) -> None:
    address, _, bits = text.partition("/")
    try:
        ip_network(text, strict=False)
    except ValueError:
        known = False
    else:
        known = address_of(address) is not None and (not bits or bits.isdecimal())
    if not known:
        fix = 'Write a block of addresses, such as "10.0.0.0/24".'
        raise ConditionError(f"“{text}” is no network.", position=position, fix=fix)


def scalar(token: Token) -> Scalar:
    """Return the value that a token spells. Raises: ConditionError."""
    if token.type == "TEXT":
        return text(token)
    if token.type == "NUMBER":
        return number(token)
    return {"TRUE": True, "FALSE": False, "NULL": None}[token.type]


def number(token: Token) -> int | float:
    """Return the number that a token spells. Raises: ConditionError for one that no double holds exactly."""
    number = json.loads(token)
    if math.isinf(number) or (isinstance(number, int) and float(number) != number):
        raise ConditionError("The number cannot be compared exactly.", position=token.start_pos or 0)
    return number if isinstance(number, int) or not number.is_integer() else int(number)


def text(token: Token) -> str:
    """Return the text that a token in quotes spells. Raises: ConditionError for an unknown escape."""
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
