"""Chances: what may go wrong, and how likely it is at the moment."""

from random import Random


class Chance:
    """A probability that can be changed between quanta; it draws every time, so that a change shifts no other draw."""

    __slots__ = ("_stream", "probability")

    def __init__(self, probability: float, stream: Random) -> None:
        self.probability = probability
        self._stream = stream

    def happens(self) -> bool:
        """Return whether it happens this time."""
        return self._stream.random() < self.probability
