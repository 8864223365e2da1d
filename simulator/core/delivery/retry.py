"""When the next attempt to hand a message over is made, and when there is none: SNS phases, EventBridge backoff."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Final

MICROSECONDS: Final = 1_000_000
NextDelay = Callable[[int, int], int | None]
"""(failed attempts so far, age in microseconds) → delay in microseconds, or None when retrying has ended."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetryPhases:
    """SNS's retries of one kind of endpoint. Source: delivery.md section 1 (sns-message-delivery-retries).

    The curve of the exponential phase is not published: geometric from `backoff_from` to `backoff_to` is assumed.
    """

    immediate: int
    pre: int
    pre_seconds: float
    backoff: int
    backoff_from: float
    backoff_to: float
    post: int
    post_seconds: float

    def delay(self, failed: int) -> float | None:
        """Return the seconds before retry number `failed`, counted from 1; None after the last."""
        if failed <= self.immediate:
            return 0.0
        failed -= self.immediate
        if failed <= self.pre:
            return self.pre_seconds
        failed -= self.pre
        if failed <= self.backoff:
            steps = max(1, self.backoff - 1)
            return float(self.backoff_from * (self.backoff_to / self.backoff_from) ** ((failed - 1) / steps))
        failed -= self.backoff
        return self.post_seconds if failed <= self.post else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Backoff:
    """Exponential backoff with full jitter, ended by count or by age, whichever comes first.

    EventBridge publishes neither base nor cap: both are assumed. Source: delivery.md section 2.
    """

    attempts: int
    age_seconds: float
    base_seconds: float
    cap_seconds: float


def sns_retries(phases: RetryPhases) -> NextDelay:
    """Return when SNS tries again."""

    def next_delay(failed: int, age: int) -> int | None:
        seconds = phases.delay(failed)
        return None if seconds is None else round(seconds * MICROSECONDS)

    return next_delay


def backoff_retries(backoff: Backoff, jitter: Random) -> NextDelay:
    """Return when EventBridge tries again; draws the jitter from this stream."""
    oldest = round(backoff.age_seconds * MICROSECONDS)

    def next_delay(failed: int, age: int) -> int | None:
        if failed > backoff.attempts:
            return None
        # 2**30 s is past any cap; without the bound the power grows into a bignum.
        longest = min(backoff.cap_seconds, backoff.base_seconds * 2 ** min(failed - 1, 30))
        delay = round(longest * jitter.random() * MICROSECONDS)
        return None if age + delay > oldest else delay

    return next_delay
