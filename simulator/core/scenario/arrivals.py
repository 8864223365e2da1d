"""When a source acts: Poisson, constant, burst and schedule, as values and as the times that they give."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from math import log
from random import Random
from typing import Final, assert_never

from modeler.core.kernel.errors import Invalid

MICROSECONDS: Final = 1_000_000
FASTEST_PER_SECOND: Final = 100_000.0
MOST_AT_ONCE: Final = 100_000


class Pattern(StrEnum):
    """The pattern of arrivals."""

    POISSON = "poisson"
    CONSTANT = "constant"
    BURST = "burst"
    SCHEDULE = "schedule"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrivals:
    """When things arrive, in seconds from the start.

    Poisson and constant: `rate` a second from `start` on. Burst: `count` at `start`, spread over `over` seconds.
    Schedule: at each of `at`.
    """

    pattern: Pattern = Pattern.POISSON
    rate: float = 1.0
    start: float = 0.0
    count: int = 0
    over: float = 0.0
    at: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        if not 0 < self.rate <= FASTEST_PER_SECOND:
            raise Invalid(
                f"A rate of {self.rate}/s is not possible.", fix=f"Use more than 0, at most {FASTEST_PER_SECOND:,.0f}."
            )
        if not 0 <= self.count <= MOST_AT_ONCE:
            raise Invalid(f"A burst of {self.count} is not possible.", fix=f"Use 0 to {MOST_AT_ONCE:,}.")
        if self.start < 0 or self.over < 0 or any(moment < 0 for moment in self.at):
            raise Invalid("A time lies before the start.", fix="Use 0 or later.")


def times_of(arrivals: Arrivals, stream: Random) -> Iterator[int]:
    """Return the times of arrival in microseconds, rising; without end for Poisson and constant."""
    start = round(arrivals.start * MICROSECONDS)
    match arrivals.pattern:
        case Pattern.POISSON:
            return _poisson(start, arrivals.rate, stream)
        case Pattern.CONSTANT:
            return _constant(start, arrivals.rate)
        case Pattern.BURST:
            step = arrivals.over * MICROSECONDS / max(1, arrivals.count)
            return iter([start + round(step * index) for index in range(arrivals.count)])
        case Pattern.SCHEDULE:
            return iter(sorted(round(moment * MICROSECONDS) for moment in arrivals.at))
        case _:
            assert_never(arrivals.pattern)


def _poisson(start: int, rate: float, stream: Random) -> Iterator[int]:
    at = start
    while True:
        at += int(-log(1.0 - stream.random()) * MICROSECONDS / rate)
        yield at


def _constant(start: int, rate: float) -> Iterator[int]:
    index = 0
    while True:
        yield start + round(index * MICROSECONDS / rate)
        index += 1
