"""Judges a run by what is expected of it, record by record, in memory that the open stories alone decide."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from modeler.core.conditions.evaluate import evaluate
from modeler.core.conditions.parse import parse_condition
from modeler.core.definitions.topology import Definitions
from modeler.core.kernel.errors import Invalid
from simulator.core.expectations.expectation import ANY, Expectation, Moment
from simulator.core.records.record import Record, RecordKind
from simulator.core.scenario.distributions import MICROSECONDS

EXAMPLES: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """A case that went wrong: its story, and when it began or, for a “never”, when it happened, in microseconds."""

    correlation: str
    time: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How an expectation stands. `open` cases are not decided: their time had not run out at the end."""

    expectation: Expectation
    cases: int
    missed: int
    open: int
    misses: tuple[Miss, ...]

    @property
    def holds(self) -> bool:
        """Tell whether it is met; what never came to be asked is not, unless it is a “never”."""
        decided = self.cases - self.open
        if self.expectation.is_never:
            return self.missed == 0
        return decided > 0 and decided - self.missed >= self.expectation.share * decided

    @property
    def reason(self) -> str:
        """Say why it is not met; "" where it is."""
        if self.holds:
            return ""
        if self.expectation.is_never:
            first = self.misses[0]
            return f"{self.expectation.then} {self.missed:,} times, first after {first.time / MICROSECONDS:,.1f} s."
        decided = self.cases - self.open
        if decided:
            return f"{self.expectation.then} in {decided - self.missed:,} of {decided:,} cases only."
        asked = "no case was decided before the end" if self.cases else f"never happened: {self.expectation.when}"
        return f"Nothing to judge: {asked}."


class Judge:
    """Follows the records of one run. Feed it with `hear`, then ask for the `verdicts` at the end's time.

    Raises: Invalid where an expectation names an element that the model does not have.
    """

    def __init__(self, expectations: Sequence[Expectation], names: Mapping[str, str]) -> None:
        self._cases = [_Cases(each, names, index) for index, each in enumerate(expectations)]

    def hear(self, records: Iterable[Record]) -> None:
        """Take note of the next records, in their order."""
        for record in records:
            if record.kind is not RecordKind.CONTROL:
                for cases in self._cases:
                    cases.hear(record)

    def verdicts(self, end: int) -> tuple[Verdict, ...]:
        """Return how each stands when the run has come to `end`, in microseconds."""
        return tuple(cases.verdict(end) for cases in self._cases)


def names_in(definitions: Definitions) -> dict[str, str]:
    """Return the names, by id, of what an expectation may point to: commands, events, policies, subscriptions."""
    model = definitions.behaviour
    names = {str(each.command_id): each.name for each in model.handlings}
    names |= {str(each.event_id): each.name for each in model.publications}
    names |= {str(each.policy_id): each.name for each in model.reactions}
    return names | {str(each.subscription_id): names.get(str(each.policy_id), "") for each in definitions.routes}


class _Cases:
    """The cases of one expectation: by story, the times at which those began that wait for their `then`."""

    def __init__(self, expectation: Expectation, names: Mapping[str, str], index: int) -> None:
        where = f"expectations[{index}]"
        self._of = expectation
        self._then = _Sought(expectation.then, names, where)
        self._when = _Sought(expectation.when, names, where) if expectation.when else None
        self._given = _Sought(expectation.given, names, where) if expectation.given else None
        self._within = None if expectation.within is None else round(expectation.within * MICROSECONDS)
        self._waiting: dict[str, list[int]] = {}
        self._given_in: set[str] = set()
        self._count = 0
        self._missed = 0
        self._misses: list[Miss] = []

    def hear(self, record: Record) -> None:
        if self._then.is_it(record):
            self._close(record)
        if self._given is not None and self._given.is_it(record):
            self._given_in.add(record.correlation)
        if self._when is not None and self._when.is_it(record) and self._may_begin(record):
            self._count += 1
            self._waiting.setdefault(record.correlation, []).append(record.time)

    def verdict(self, end: int) -> Verdict:
        late, open_cases = [], 0
        if not self._of.is_never:
            for correlation, begun in self._waiting.items():
                for time in begun:
                    if self._is_late(time, end):
                        late.append(Miss(correlation=correlation, time=time))
                    else:
                        open_cases += 1
        misses = sorted((*self._misses, *late), key=lambda miss: (miss.time, miss.correlation))
        return Verdict(
            expectation=self._of,
            cases=self._count,
            missed=self._missed + len(late),
            open=open_cases,
            misses=tuple(misses[:EXAMPLES]),
        )

    def _may_begin(self, record: Record) -> bool:
        return self._given is None or record.correlation in self._given_in

    def _is_late(self, begun: int, now: int) -> bool:
        # Without a time the end of the run is the time.
        return now > begun + self._within if self._within is not None else True

    def _close(self, record: Record) -> None:
        if self._of.is_never:
            self._forbidden(record)
            return
        for begun in self._waiting.pop(record.correlation, ()):
            if self._within is not None and record.time > begun + self._within:
                self._miss(record.correlation, begun)

    def _forbidden(self, record: Record) -> None:
        if self._when is None:
            if self._may_begin(record):
                self._miss(record.correlation, record.time)
            return
        begun = self._waiting.get(record.correlation, ())
        if any(self._within is None or record.time <= time + self._within for time in begun):
            self._miss(record.correlation, record.time)

    def _miss(self, correlation: str, time: int) -> None:
        self._missed += 1
        if len(self._misses) < EXAMPLES:
            self._misses.append(Miss(correlation=correlation, time=time))


class _Sought:
    """A moment with its names resolved, quick to tell from other records."""

    def __init__(self, moment: Moment, names: Mapping[str, str], where: str) -> None:
        self._kind = moment.kind
        self._message = None if moment.message == ANY else _key(moment.message)
        self._at: frozenset[str] | None = None
        self._condition = parse_condition(moment.where)
        if self._message is not None and self._message not in map(_key, names.values()):
            raise Invalid(
                f"“{moment.message}” is neither a command nor an event of the model.",
                where=where,
                fix=f"Give the name of one that is, or “{ANY}” for any.",
            )
        if moment.at:
            sought = _key(moment.at)
            self._at = frozenset(each for each, name in names.items() if sought in (_key(each), _key(name)))
            if not self._at:
                raise Invalid(
                    f"“{moment.at}” is no command, event, policy or subscription of the model.",
                    where=where,
                    fix="Give the name or the id of one that is.",
                )

    def is_it(self, record: Record) -> bool:
        if record.kind is not self._kind:
            return False
        if self._message is not None and _key(record.name) != self._message:
            return False
        place = record.place
        if self._at is not None and place.element not in self._at and place.subscription not in self._at:
            return False
        # What an event says is in the detail of its publication.
        return self._condition is None or evaluate(self._condition, json.loads(record.detail))


@lru_cache(maxsize=4096)
def _key(name: str) -> str:
    """`Order placed`, `OrderPlaced` and `order_placed` are one name."""
    return "".join(filter(str.isalnum, name.casefold()))
