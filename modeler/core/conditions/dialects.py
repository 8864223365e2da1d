"""Claims about a leaf in the words of EventBridge and of SNS; what a service cannot say becomes weaker there."""

import math
from collections.abc import Iterable
from enum import Enum
from ipaddress import ip_network

from modeler.core.conditions.claims import (
    Affix,
    Beyond,
    Both,
    Caseless,
    CaselessAffix,
    Claim,
    Equals,
    InNetwork,
    Like,
    Missing,
    NoAffix,
    NoneOf,
    NotCaseless,
    NotLike,
    NotNull,
    Present,
    Range,
)
from modeler.core.kernel.canonical import Json
from modeler.core.patterns.operators.ip import address_of


class Dialect(Enum):
    """Whose language a condition is put into."""

    EVENTBRIDGE = "EventBridge"
    SNS_BODY = "MessageBody"
    SNS_ATTRIBUTES = "MessageAttributes"


# SNS compares numbers up to a thousand million, with five digits after the point. Source: spec/event-patterns.md §5.
_SNS_MOST, _SNS_DIGITS = 10**9, 5
_EXISTS: Json = {"exists": True}


def say(claim: Claim, dialect: Dialect) -> tuple[Json, bool]:
    """Return the operator, and whether it says the claim exactly; else it lets more through."""
    match claim:
        case Missing():
            return {"exists": False}, True
        case Present():
            return _EXISTS, True
        case NotNull() | Beyond():
            return _EXISTS, False
        case Equals() | NoneOf():
            return _say_values(claim, dialect)
        case Range(low, _, high, _):
            is_said = dialect is Dialect.EVENTBRIDGE or all(_sns_compares(bound) for bound in (low, high))
            return ({"numeric": _bounds(claim)}, True) if is_said else (_EXISTS, False)
        case Affix(text, at_end):
            return {"suffix" if at_end else "prefix": text}, True
        case Caseless(text):
            return {"equals-ignore-case": text}, True
        case InNetwork(block):
            return _say_network(block)
        case Both(one, other):
            said = (say(one, dialect), say(other, dialect))
            return next((operator for operator, exact in said if exact), said[0][0]), False
        case _ if dialect is Dialect.EVENTBRIDGE:
            return _say_to_bus(claim), True
        case _:
            return _say_to_topic(claim)


def _say_values(claim: Equals | NoneOf, dialect: Dialect) -> tuple[Json, bool]:
    values = (claim.value,) if isinstance(claim, Equals) else claim.values
    is_sns = dialect is not Dialect.EVENTBRIDGE
    if is_sns and not all(_sns_compares(value) for value in values if _is_number(value)):
        return _EXISTS, False
    if isinstance(claim, NoneOf):
        ordered = sorted(claim.values, key=lambda value: (str(type(value)), value))
        return {"anything-but": listed(ordered)}, True
    value = claim.value
    if _is_number(value):
        return {"numeric": ["=", _number(value)]}, True
    if not isinstance(value, str):
        return (value, True) if dialect is not Dialect.SNS_ATTRIBUTES else (_EXISTS, False)
    # An address is matched in every spelling; equality is stricter.
    return value, address_of(value) is None


def _say_network(block: str) -> tuple[Json, bool]:
    network = ip_network(block, strict=False)
    # One address alone is no block to either service, but as a text it matches every spelling.
    is_single = network.prefixlen == network.max_prefixlen
    return (str(network.network_address) if is_single else {"cidr": block}), True


def _say_to_bus(claim: Claim) -> Json:
    match claim:
        case NoAffix(texts, at_end):
            return {"anything-but": {"suffix" if at_end else "prefix": listed(sorted(texts))}}
        case Like(pieces):
            return {"wildcard": _form(pieces)}
        case NotLike(forms):
            return {"anything-but": {"wildcard": listed(sorted(map(_form, forms)))}}
        case NotCaseless(texts):
            return {"anything-but": {"equals-ignore-case": listed(sorted(texts))}}
        case CaselessAffix(text, at_end):
            return {"suffix" if at_end else "prefix": {"equals-ignore-case": text}}
        case _:
            raise AssertionError(claim)


def _say_to_topic(claim: Claim) -> tuple[Json, bool]:
    # SNS knows no wildcard, and anything-but only with values and one prefix. Source: spec/event-patterns.md section 5.
    match claim:
        case NoAffix(texts, False):
            return {"anything-but": {"prefix": texts[0]}}, len(texts) == 1
        case Like(pieces) if len(pieces) == 1:
            return pieces[0], True
        case Like(pieces) if pieces[0] or pieces[-1]:
            is_affix = len(pieces) == 2 and not (pieces[0] and pieces[1])
            return ({"prefix": pieces[0]} if pieces[0] else {"suffix": pieces[-1]}), is_affix
        case _:
            return _EXISTS, False


def _form(pieces: tuple[str, ...]) -> str:
    return "*".join(piece.replace("\\", "\\\\").replace("*", "\\*") for piece in pieces)


def _bounds(claim: Range) -> list[Json]:
    low: list[Json] = [">" if claim.low_open else ">=", _number(claim.low)] if claim.low != -math.inf else []
    high: list[Json] = ["<" if claim.high_open else "<=", _number(claim.high)] if claim.high != math.inf else []
    return low + high


def _number(value: Json) -> int | float:
    assert isinstance(value, int | float)
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _is_number(value: Json) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _sns_compares(value: Json) -> bool:
    assert isinstance(value, int | float)
    return math.isinf(value) or (abs(value) <= _SNS_MOST and round(value, _SNS_DIGITS) == value)


def listed(values: Iterable[Json]) -> Json:
    """Return a value alone as it is, several as a list."""
    items = list(values)
    return items[0] if len(items) == 1 else items
