"""Virtual time against wall time: pure, so that pacing is tested without waiting."""

from dataclasses import dataclass, replace
from typing import Final

AS_FAST_AS_POSSIBLE: Final = 0.0
SLOWEST: Final = 0.01
FASTEST: Final = 100_000.0
_MICROSECONDS: Final = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Pacer:
    """At wall time `wall` (seconds) virtual time stood at `virtual` (microseconds) and runs at `speed` from there.

    A speed of 0 means as fast as the machine can.
    """

    wall: float
    virtual: int
    speed: float = 1.0
    is_paused: bool = False

    def due(self, wall: float, horizon: int) -> int:
        """Return the virtual time that should be reached by this wall time."""
        if self.is_paused:
            return self.virtual
        if self.speed == AS_FAST_AS_POSSIBLE:
            return horizon
        return min(horizon, self.virtual + int((wall - self.wall) * self.speed * _MICROSECONDS))

    def anchored(self, wall: float, virtual: int) -> "Pacer":
        """Return the pacer that goes on from here."""
        return replace(self, wall=wall, virtual=virtual)

    def paused(self, wall: float, virtual: int) -> "Pacer":
        """Return the pacer that stands still here."""
        return replace(self, wall=wall, virtual=virtual, is_paused=True)

    def resumed(self, wall: float, virtual: int) -> "Pacer":
        """Return the pacer that runs again from here."""
        return replace(self, wall=wall, virtual=virtual, is_paused=False)

    def at_speed(self, speed: float, *, wall: float, virtual: int) -> "Pacer":
        """Return the pacer that goes on from here at another speed."""
        return replace(self, wall=wall, virtual=virtual, speed=speed)
