"""Who is here: each process tells the others of its own people, and forgets a process that has fallen silent."""

from dataclasses import dataclass, field
from typing import Any, Final

SILENT_FOR_AT_MOST: Final = 35.0
COLOURS: Final = 12

Person = dict[str, Any]


@dataclass(slots=True)
class Presence:
    """The people on a domain's sockets: this process's by session, those of others by the process that told."""

    _here: dict[str, Person] = field(default_factory=dict)
    _elsewhere: dict[str, tuple[float, list[Person]]] = field(default_factory=dict)

    def enter(self, person: Person) -> None:
        """Note somebody of this process, or who they have become."""
        self._here[person["session"]] = person

    def leave(self, session: str) -> None:
        """Note that a session of this process is gone."""
        self._here.pop(session, None)

    def knows(self, origin: str) -> bool:
        """Return whether a process has told of its people before."""
        return origin in self._elsewhere

    def heard(self, origin: str, people: list[Person], now: float) -> bool:
        """Note who is on another process, at a time (s); return whether that changes anything."""
        before = self._elsewhere.pop(origin, (now, []))[1]
        if people:
            self._elsewhere[origin] = (now, people)
        return before != people

    def forget_silent(self, now: float) -> bool:
        """Forget the processes that have told nothing for long; return whether there was any."""
        silent = [origin for origin, (at, _) in self._elsewhere.items() if now - at > SILENT_FOR_AT_MOST]
        for origin in silent:
            del self._elsewhere[origin]
        return bool(silent)

    def here(self) -> list[Person]:
        """Return the people of this process."""
        return list(self._here.values())

    def people(self, board: str | None = None) -> list[Person]:
        """Return everybody by name, or everybody on one board."""
        everybody = [*self._here.values(), *(person for _, people in self._elsewhere.values() for person in people)]
        shown = [person for person in everybody if board is None or person["board"] == board]
        return sorted(shown, key=lambda person: (person["name"], person["session"]))


def colour_of(user_id: str) -> int:
    """Return which of the cursor colours a user has, the same in every browser."""
    return int(user_id.replace("-", "")[-6:], 16) % COLOURS
