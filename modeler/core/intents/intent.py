"""What an intent is: a request, as a frozen value, that states the least role which may make it."""

from dataclasses import dataclass
from enum import Enum
from typing import ClassVar, Final

from modeler.core.kernel.errors import Invalid
from modeler.core.kernel.ids import BoardId, DomainId, IntentId, TeamId
from modeler.core.kernel.roles import Role

NAME_LENGTH: Final = 200
TEXT_LENGTH: Final = 4_000
ITEMS_AT_ONCE: Final = 2_000
FARTHEST: Final = 1_000_000.0
LEVELS: Final = ("big_picture", "process", "design")


class Unset(Enum):
    """The value of a property that an intent leaves as it is."""

    UNSET = "unset"


UNSET: Final = Unset.UNSET


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """A request. `id` is made by whoever asks: executing one twice is executing it once.

    `needs` is the least role; `past` is the kind of the change that it becomes; `audience` is "all" or, for what
    nobody else may read, "caller". A class that lacks one fails at
    import, unless it is a base whose name ends in "Intent".
    """

    needs: ClassVar[Role]
    past: ClassVar[str]
    audience: ClassVar[str] = "all"
    id: IntentId

    def __init_subclass__(cls) -> None:
        is_abstract = cls.__name__.endswith("Intent")
        if not is_abstract and not ("needs" in cls.__dict__ and "past" in cls.__dict__):
            raise TypeError(f"{cls.__name__} states no least role or no past tense: an intent must say both.")


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamIntent(Intent):
    """A request about a team; logged in the team's log."""

    team_id: TeamId


@dataclass(frozen=True, slots=True, kw_only=True)
class DomainIntent(Intent):
    """A request about a domain; logged in the domain's log."""

    domain_id: DomainId


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardIntent(DomainIntent):
    """A request about one board of a domain; a guest of that board may make it."""

    board_id: BoardId


def require_name(name: str, what: str) -> None:
    """Refuse an empty or too long name. Raises: Invalid."""
    if not name.strip():
        raise Invalid(f"The {what} has no name.", fix="Write at least one character.")
    if len(name) > NAME_LENGTH:
        raise Invalid(f"The {what}'s name has {len(name)} characters.", fix=f"Use at most {NAME_LENGTH}.")


def require_level(level: str) -> None:
    """Refuse a level that no board has. Raises: Invalid."""
    if level not in LEVELS:
        raise Invalid(f"“{level}” is no level of a board.", where="level", fix=f"Use one of: {', '.join(LEVELS)}.")


def require_text(text: str, what: str) -> None:
    """Refuse a text that is too long. Raises: Invalid."""
    if len(text) > TEXT_LENGTH:
        raise Invalid(f"The {what} has {len(text)} characters.", fix=f"Use at most {TEXT_LENGTH}.")


def require_place(*numbers: float) -> None:
    """Refuse coordinates that are no numbers or lie outside the board. Raises: Invalid."""
    if not all(-FARTHEST <= number <= FARTHEST for number in numbers):
        raise Invalid("The place lies outside the board.", fix=f"Use numbers between ±{FARTHEST:,.0f}.")


def require_extent(*lengths: float) -> None:
    """Refuse a width or height that is not positive or too large. Raises: Invalid."""
    if not all(1 <= length <= FARTHEST for length in lengths):
        raise Invalid("The size is not possible.", fix=f"Use lengths between 1 and {FARTHEST:,.0f}.")


def require_items(count: int, what: str) -> None:
    """Refuse an empty or too long list. Raises: Invalid."""
    if not 1 <= count <= ITEMS_AT_ONCE:
        raise Invalid(f"{count} {what} at once.", fix=f"Send between 1 and {ITEMS_AT_ONCE}.")
