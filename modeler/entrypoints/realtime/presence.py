"""Who is here: what one socket knows of the others, kept by their greetings and forgotten without them."""

from dataclasses import dataclass, field
from typing import Any, Final

SILENT_FOR_AT_MOST: Final = 50.0
COLOURS: Final = 12


@dataclass(slots=True)
class Presence:
    """The people on a domain's sockets, by session, with the time (s) when each was last heard of."""

    _people: dict[str, tuple[float, dict[str, Any]]] = field(default_factory=dict)

    def heard(self, person: dict[str, Any], now: float) -> bool:
        """Note a greeting; return whether it changes who is here."""
        before = self._people.get(person["session"])
        self._people[person["session"]] = (now, person)
        return before is None or before[1] != person

    def left(self, session: str) -> bool:
        """Note that a session is gone; return whether it was here."""
        return self._people.pop(session, None) is not None

    def forget_silent(self, now: float) -> bool:
        """Forget who has not been heard of for long; return whether there was anybody."""
        silent = [session for session, (at, _) in self._people.items() if now - at > SILENT_FOR_AT_MOST]
        for session in silent:
            self.left(session)
        return bool(silent)

    def people(self) -> list[dict[str, Any]]:
        """Return everybody, by name."""
        return sorted((person for _, person in self._people.values()), key=lambda one: (one["name"], one["session"]))


def colour_of(user_id: str) -> int:
    """Return which of the cursor colours a user has, the same in every browser."""
    return int(user_id.replace("-", "")[-6:], 16) % COLOURS
