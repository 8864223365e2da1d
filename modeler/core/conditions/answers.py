"""What one leaf answers to one question; the plain meaning of every operator."""

import ipaddress
from datetime import UTC, datetime

from modeler.core.conditions.ast import Operator, Scalar
from modeler.core.patterns.operators.ignore_case import spelt_from, spelt_until
from modeler.core.patterns.operators.ip import Address, address_of
from modeler.core.patterns.operators.wildcard import fits

Values = tuple[Scalar, ...]


def answers(operator: Operator, values: Values, leaf: Scalar, ignores_case: bool) -> bool:
    """Return whether a leaf that is there answers the question with yes."""
    if operator in _NEGATIVE:
        if isinstance(values[0], bool) and operator is Operator.NOT_EQUAL:
            return isinstance(leaf, bool) and leaf is not values[0]
        return not answers(operator.opposite, values, leaf, ignores_case)
    match operator:
        case Operator.MISSING:
            return False
        case Operator.PRESENT:
            return True
        case Operator.EQUAL | Operator.IN:
            return any(_same(leaf, value, ignores_case) for value in values)
        case Operator.LESS | Operator.LESS_OR_EQUAL | Operator.MORE | Operator.MORE_OR_EQUAL:
            return compares(operator, leaf, values[0])
        case _:
            return isinstance(leaf, str) and any(_fits(operator, leaf, str(value), ignores_case) for value in values)


def compares(operator: Operator, one: Scalar, other: Scalar) -> bool:
    """Return whether two values stand in that order; only numbers are ordered."""
    if operator is Operator.EQUAL:
        return same(one, other)
    if operator is Operator.NOT_EQUAL:
        return not same(one, other)
    if not _is_number(one) or not _is_number(other):
        return False
    assert isinstance(one, int | float)
    assert isinstance(other, int | float)
    match operator:
        case Operator.LESS:
            return one < other
        case Operator.LESS_OR_EQUAL:
            return one <= other
        case Operator.MORE:
            return one > other
        case _:
            return one >= other


def same(one: Scalar, other: Scalar) -> bool:
    """Return whether two values are the same; true is not 1."""
    return isinstance(one, bool) == isinstance(other, bool) and one == other


def pieces_of(text: str) -> tuple[str, ...]:
    r"""Return the literal pieces between the stars of a form; \* and \\ are the characters themselves."""
    pieces = [""]
    at = 0
    while at < len(text):
        character, following = text[at], text[at + 1 : at + 2]
        if character == "\\" and following in ("*", "\\"):
            pieces[-1] += following
            at += 1
        elif character == "*":
            # Several stars in a row are one.
            if len(pieces) == 1 or pieces[-1]:
                pieces.append("")
        else:
            pieces[-1] += character
        at += 1
    return tuple(pieces)


def date_of(text: str) -> datetime | None:
    """Return the moment that a text in the manner of RFC 3339 means, or None; without a zone it is UTC."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found


def is_in_network(text: str, block: str) -> bool:
    """Return whether a text spells an address of the block."""
    address = address_of(text)
    return address is not None and _network(block) == _masked(address, block)


def _fits(operator: Operator, leaf: str, text: str, ignores_case: bool) -> bool:
    match operator:
        case Operator.STARTS_WITH:
            return spelt_from(leaf, 0, text) >= 0 if ignores_case else leaf.startswith(text)
        case Operator.ENDS_WITH:
            return spelt_until(leaf, text) if ignores_case else leaf.endswith(text)
        case Operator.CONTAINS:
            return any(spelt_from(leaf, at, text) >= 0 for at in range(len(leaf))) if ignores_case else text in leaf
        case Operator.LIKE:
            return fits(pieces_of(text), leaf)
        case Operator.IN_NETWORK:
            return is_in_network(leaf, text)
        case _:
            return _is_dated(operator, leaf, text)


def _is_dated(operator: Operator, leaf: str, text: str) -> bool:
    found, bound = date_of(leaf), date_of(text)
    if found is None or bound is None:
        return False
    return found < bound if operator is Operator.BEFORE else found > bound


def _same(leaf: Scalar, value: Scalar, ignores_case: bool) -> bool:
    if ignores_case and isinstance(leaf, str) and isinstance(value, str):
        return spelt_from(leaf, 0, value) == len(leaf)
    return same(leaf, value)


def _is_number(value: Scalar) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _network(block: str) -> Address:
    network = ipaddress.ip_network(block, strict=False)
    return network.version, int(network.network_address)


def _masked(address: Address, block: str) -> Address | None:
    network = ipaddress.ip_network(block, strict=False)
    family, number = address
    return (family, number & int(network.netmask)) if family == network.version else None


_NEGATIVE = frozenset(
    {
        Operator.NOT_EQUAL,
        Operator.NOT_IN,
        Operator.NOT_STARTS_WITH,
        Operator.NOT_ENDS_WITH,
        Operator.NOT_CONTAINS,
        Operator.NOT_LIKE,
        Operator.NOT_IN_NETWORK,
        Operator.NOT_BEFORE,
        Operator.NOT_AFTER,
    }
)
