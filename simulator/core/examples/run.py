"""Runs the examples of a design against the engine's own behaviour: no broker in between, and no time but timers'."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from modeler.core.definitions.behaviour import Behaviour as Model
from modeler.core.definitions.lifecycles import Example, ExampleStep, StepKind
from modeler.core.kernel.canonical import Json
from modeler.core.kernel.ids import ElementId
from simulator.core.delivery.behaviour import Behaviour, Outlet
from simulator.core.delivery.lifecycles import Lifecycles
from simulator.core.delivery.routes import Hub
from simulator.core.engine.engine import Engine
from simulator.core.engine.message import Message
from simulator.core.examples.judge import Happening, verdict_on
from simulator.core.records.record import Record, RecordKind
from simulator.core.scenario.distributions import MICROSECONDS

STORY: Final = "example"
WAYS_AT_MOST: Final = 64
"""So many ways in which chance may decide are tried; one of them must be the example's."""
_TEN_YEARS: Final = 10 * 366 * 86_400 * MICROSECONDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How an example went. `reason` says why it failed; `happened` is what came of it, in order."""

    element_id: ElementId
    name: str
    passed: bool
    reason: str = ""
    happened: tuple[Happening, ...] = ()


def run_examples(model: Model) -> tuple[Verdict, ...]:
    """Return how every example of the model goes."""
    return tuple(run_example(model, example) for example in model.examples)


def run_example(model: Model, example: Example) -> Verdict:
    """Return how an example goes. Where chance decides, one of the ways it may go must be the example's."""
    unread = _unread(example)
    if unread:
        return Verdict(element_id=example.element_id, name=example.name, passed=False, reason=unread)
    first: Verdict | None = None
    for trial in _trials(model, example):
        reason = verdict_on(example.then, trial.happened, within_seconds=example.within_seconds)
        verdict = Verdict(
            element_id=example.element_id,
            name=example.name,
            passed=not reason,
            reason=" ".join(filter(None, (reason, trial.refusal if reason else ""))),
            happened=trial.happened,
        )
        first = first or verdict
        if verdict.passed:
            return verdict
    assert first is not None
    return first


def _unread(example: Example) -> str:
    for step in (*example.given, example.when, *example.then):
        if step.kind is StepKind.UNKNOWN:
            return f"“{step.name}” is no command, event or state of this model."
    if example.when.kind is StepKind.STATE:
        return f"“{example.when.name}” is a state; a command or an event comes."
    stated = next((step for step in example.then if step.kind is StepKind.STATE), None)
    return f"“{stated.name}” is a state; say which event follows." if stated else ""


def _trials(model: Model, example: Example) -> Iterator["_Trial"]:
    """Every way in which chance may decide: the last choice that has another side takes it next."""
    choices: list[int] = []
    for _ in range(WAYS_AT_MOST):
        trial = _Trial(model, example, choices)
        yield trial
        choices, counts = trial.choices, trial.counts
        while choices and choices[-1] + 1 >= counts[len(choices) - 1]:
            choices.pop()
        if not choices:
            return
        choices[-1] += 1


class _Trial:
    """One run of an example, with chance deciding as `choices` say and for the first thing beyond them."""

    def __init__(self, model: Model, example: Example, choices: Sequence[int]) -> None:
        self.choices, self.counts = list(choices), list[int]()
        self._example = example
        self._element = str(example.element_id)
        self._is_policy = any(each.policy_id == example.element_id for each in model.reactions)
        self._engine = Engine(0, _TEN_YEARS)
        self._lifecycles = Lifecycles(model.lifecycles, self._pick)
        self._behaviour = Behaviour(
            self._engine,
            # Nobody hears the events: what others make of them is no part of the example.
            outlets={str(each.event_id): Outlet(each, Hub([]), {}) for each in model.publications},
            handlings={str(each.command_id): each for each in model.handlings},
            reactions={str(each.policy_id): each for each in model.reactions},
            lifecycles=self._lifecycles,
            pick=self._pick,
            duration=lambda node: lambda: 0,
        )
        self._states = _states_after(model, example.element_id)
        for step in example.given:
            self._give(step)
        self._engine.run(0)
        self._engine.take_records()
        self._come(example.when)
        self._let_it_happen()
        records = self._engine.take_records()
        self.happened = tuple(self._happenings(records))
        self.refusal = _refusal(records)

    def _pick(self, node: str, purpose: str, count: int) -> int:
        at = len(self.counts)
        self.counts.append(count)
        if at == len(self.choices):
            self.choices.append(0)
        return self.choices[at]

    def _give(self, step: ExampleStep) -> None:
        if step.kind is StepKind.STATE:
            self._lifecycles.put(self._element, STORY, step.name)
        elif self._is_policy and step.kind is StepKind.EVENT:
            self._behaviour.react(self._element, self._message(step), event=str(step.element_id))
        elif step.element_id in self._states:
            self._lifecycles.put(self._element, STORY, self._states[step.element_id])

    def _come(self, step: ExampleStep) -> None:
        if step.kind is StepKind.COMMAND:
            self._behaviour.issue(str(step.element_id), self._message(step), origin="")
        else:
            self._behaviour.react(self._element, self._message(step), event=str(step.element_id))

    def _let_it_happen(self) -> None:
        while self._engine.run(self._engine.horizon):
            pass

    def _message(self, step: ExampleStep) -> Message:
        return self._engine.message(step.name, step.values, correlation=STORY)

    def _happenings(self, records: Sequence[Record]) -> Iterator[Happening]:
        """What the aggregate raised; or what the policy sent, and where the example speaks of events, those after."""
        events_count = not self._is_policy or any(step.kind is StepKind.EVENT for step in self._example.then)
        commands_count = any(step.kind is StepKind.COMMAND for step in self._example.then) or not events_count
        for record in records:
            if record.kind is RecordKind.PUBLISHED and events_count:
                yield _happening(record, json.loads(record.detail))
            if record.kind is RecordKind.ISSUED and record.place.origin == self._element and commands_count:
                yield _happening(record, dict(self._example.when.values))


def _happening(record: Record, values: dict[str, Json]) -> Happening:
    return Happening(element_id=ElementId(UUID(record.place.element)), name=record.name, at=record.time, values=values)


def _states_after(model: Model, element_id: ElementId) -> dict[ElementId | None, str]:
    """Where an aggregate stands after each of its events: where the move that raises it leads."""
    moves = [move for each in model.lifecycles if each.element_id == element_id for move in each.moves]
    return {event: move.targets[0] for move in moves if move.targets for event in move.results}


def _refusal(records: Sequence[Record]) -> str:
    refused = next((record for record in records if record.kind is RecordKind.REFUSED), None)
    if refused is None:
        return ""
    why = f"in the state “{refused.detail}”" if refused.detail else "since nothing has begun yet"
    return f"“{refused.name}” is refused {why}."
