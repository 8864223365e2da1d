"""How long things take: distributions as values, and the draws that nodes make from them."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from math import exp, log
from random import Random
from typing import Final, assert_never

from modeler.core.kernel.errors import Invalid

MICROSECONDS: Final = 1_000_000
LONGEST_SECONDS: Final = 86_400.0
Draw = Callable[[], int]
"""Draws a duration in microseconds."""


class Shape(StrEnum):
    """The family of a distribution."""

    CONSTANT = "constant"
    UNIFORM = "uniform"
    EXPONENTIAL = "exponential"
    LOGNORMAL = "lognormal"


@dataclass(frozen=True, slots=True)
class Duration:
    """A distribution of durations around `mean` seconds.

    `spread` is half the width as a share of the mean (uniform), or sigma of the logarithm (lognormal).
    """

    mean: float
    shape: Shape = Shape.CONSTANT
    spread: float = 0.0

    def __post_init__(self) -> None:
        if not 0 <= self.mean <= LONGEST_SECONDS:
            raise Invalid(f"A duration of {self.mean} s is not possible.", fix=f"Use 0 to {LONGEST_SECONDS:,.0f} s.")
        if not 0 <= self.spread <= 5:
            raise Invalid(f"A spread of {self.spread} is not possible.", fix="Use 0 to 5.")


def draw_from(duration: Duration, stream: Random) -> Draw:
    """Return what draws from this distribution with this stream."""
    mean = duration.mean * MICROSECONDS
    match duration.shape:
        case Shape.CONSTANT:
            constant = round(mean)
            return lambda: constant
        case Shape.UNIFORM:
            low, width = mean * max(0.0, 1 - duration.spread), mean * duration.spread * 2
            return lambda: int(low + width * stream.random())
        case Shape.EXPONENTIAL:
            return lambda: int(-mean * log(1.0 - stream.random()))
        case Shape.LOGNORMAL:
            # The mean of a lognormal is exp(mu + sigma²/2).
            location = log(max(mean, 1.0)) - duration.spread**2 / 2
            return lambda: int(exp(stream.normalvariate(location, duration.spread)))
        case _:
            assert_never(duration.shape)
