"""Which quotas hold for a domain: those of a Region, and those that AWS has raised for its account."""

import re
from dataclasses import dataclass

DEFAULT_REGION = "eu-west-1"
_REGION = re.compile(r"[a-z]{2}(-[a-z]+)+-\d")


@dataclass(frozen=True, slots=True)
class Raised:
    """A quota that AWS has raised: the limit's name and what it is now."""

    name: str
    value: int


@dataclass(frozen=True, slots=True)
class Quotas:
    """The Region that a domain is deployed to, and the quotas that were raised there, sorted by name."""

    region: str = DEFAULT_REGION
    raised: tuple[Raised, ...] = ()


DEFAULT_QUOTAS = Quotas()


def is_region(text: str) -> bool:
    """Return whether the text looks like the name of an AWS Region."""
    return bool(_REGION.fullmatch(text))
