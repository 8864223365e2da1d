"""IP addresses as strings: equality with any spelling of one address."""

import ipaddress
import re
from dataclasses import dataclass

from modeler.core.patterns.operators.condition import Json, Leaf

Address = tuple[int, int]
"""Family (4 or 6) and number."""

_V4 = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+\.[0-9]+\Z")
_V6 = re.compile(r"[0-9a-fA-F:]*:[0-9a-fA-F:]*\Z")
_MAPPED = 0xFFFF << 32


@dataclass(frozen=True, slots=True)
class ExactAddress:
    """Any spelling of one IP address; `text` is the pattern's own."""

    text: str
    address: Address

    def holds(self, leaf: Leaf) -> bool:
        """Return whether the leaf spells this address."""
        return isinstance(leaf, str) and address_of(leaf) == self.address

    def describe(self) -> str:
        """Return the claim in words."""
        return f'is the IP address "{self.text}"'

    def to_json(self) -> Json:
        """Return the pattern form."""
        return self.text


def looks_like_address(text: str) -> bool:
    """Return whether the text has the characters of an IP address; it may still be none."""
    return bool(_V4.match(text) or _V6.match(text))


def address_of(text: str) -> Address | None:
    """Return the address that a text spells. Source: event-ruler `CIDR#ipToBytes` and Java's InetAddress.

    Leading zeros are decimal; an IPv4 address mapped into IPv6 (::ffff:a00:1) is IPv4.
    """
    if _V4.match(text):
        return _v4(text)
    if len(text) <= 39 and _V6.match(text):
        return _v6(text)
    return None


def _v4(text: str) -> Address | None:
    parts = [int(part) if len(part) < 10 else 256 for part in text.split(".")]
    if max(parts) > 255:
        return None
    return 4, (parts[0] << 24) | (parts[1] << 16) | (parts[2] << 8) | parts[3]


def _v6(text: str) -> Address | None:
    try:
        number = int(ipaddress.IPv6Address(text))
    except ValueError:
        return None
    return (4, number - _MAPPED) if number >> 32 == 0xFFFF else (6, number)
