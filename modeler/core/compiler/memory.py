"""What the last compilation made: the same inputs need not be worked out again after an edit elsewhere."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

Made = TypeVar("Made")


class Memory:
    """Keeps what was made of which inputs, from one compilation to the next and no longer.

    Inputs are compared by value, and what is one and the same is found equal at once; so a snapshot that shares its
    rows with the one before costs least. A memory belongs to one domain and to one thread at a time.
    """

    def __init__(self) -> None:
        self._last: dict[Hashable, tuple[Any, Any]] = {}
        self._now: dict[Hashable, tuple[Any, Any]] = {}

    def recall(self, key: Hashable, inputs: tuple[Any, ...], make: Callable[[], Made]) -> Made:
        """Return what was made under this key of equal inputs, or make it."""
        known = self._last.get(key)
        if known is None or known[0] != inputs:
            known = (inputs, make())
        self._now[key] = known
        made: Made = known[1]
        return made

    def turn(self) -> None:
        """End a compilation: what it has not asked for is forgotten."""
        self._last, self._now = self._now, {}
