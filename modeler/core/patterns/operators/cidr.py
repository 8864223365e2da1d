"""cidr: an IP address inside a block."""

import re
from dataclasses import dataclass

from modeler.core.patterns.errors import PatternError, Where
from modeler.core.patterns.json_text import Node
from modeler.core.patterns.operators.condition import Json, Leaf, text_of
from modeler.core.patterns.operators.ip import address_of, looks_like_address

_BITS = {4: 32, 6: 128}
_INTEGER = re.compile(r"[+-]?[0-9]+\Z")


@dataclass(frozen=True, slots=True)
class Cidr:
    """An address of one family between two numbers, both inside."""

    text: str
    family: int
    first: int
    last: int

    def holds(self, leaf: Leaf) -> bool:
        """Return whether the leaf spells an address of the block."""
        address = address_of(leaf) if isinstance(leaf, str) else None
        return address is not None and address[0] == self.family and self.first <= address[1] <= self.last

    def describe(self) -> str:
        """Return the claim in words."""
        return f"is an IP address in {self.text}"

    def to_json(self) -> Json:
        """Return the pattern form."""
        return {"cidr": self.text}


def parse(value: Node, where: Where) -> Cidr:
    """Read {"cidr": "10.0.0.0/24"}; bits beyond the mask are dropped."""
    text = text_of(value, "cidr", where)
    parts = text.split("/")
    while parts and not parts[-1]:
        parts.pop()
    if len(parts) != 2:
        raise _refused("pattern.cidr", f'"{text}" is no block: one slash is needed.', value, where)
    bits = _mask(parts[1], value, where)
    address = address_of(parts[0])
    if address is None:
        kind = "an invalid" if looks_like_address(parts[0]) else "no"
        raise _refused("pattern.cidr_address", f'"{parts[0]}" is {kind} IP address.', value, where)
    family, number = address
    host_bits = _BITS[family] - bits
    if host_bits <= 0:
        raise _refused("pattern.cidr_mask", f"IPv{family} mask bits must be below {_BITS[family]}.", value, where)
    first = number >> host_bits << host_bits
    return Cidr(text, family, first, first + (1 << host_bits) - 1)


def _mask(text: str, value: Node, where: Where) -> int:
    if not _INTEGER.match(text) or len(text) > 10:
        raise _refused("pattern.cidr_mask", f'The mask bits "{text}" are no integer.', value, where)
    if int(text) < 0:
        raise _refused("pattern.cidr_mask", "The mask bits must not be negative.", value, where)
    return int(text)


def _refused(code: str, problem: str, value: Node, where: Where) -> PatternError:
    fix = 'Write a block such as "10.0.0.0/24"; one address alone is written as a plain string.'
    return PatternError(code, problem, path=where, offset=value.at, fix=fix)
