"""Given what was expected and what happened: is that it? Used for examples of a design and for whole runs alike."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from modeler.core.definitions.lifecycles import ExampleStep
from modeler.core.kernel.canonical import Json, JsonObject
from modeler.core.kernel.ids import ElementId
from simulator.core.scenario.distributions import MICROSECONDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An event that was raised or a command that was sent; `at` is microseconds after what set it off."""

    element_id: ElementId
    name: str
    at: int = 0
    values: JsonObject = field(default_factory=dict)


def verdict_on(expected: Sequence[ExampleStep], happened: Iterable[Happening], *, within_seconds: int = 0) -> str:
    """Return why this is not exactly what was expected, within the time (0: at any); "" where it is."""
    left = list(happened)
    for step in expected:
        same = [each for each in left if each.element_id == step.element_id]
        if not same:
            return f"“{step.name}” does not happen."
        fitting = [each for each in same if not _misfit(step, each)]
        if not fitting:
            return _misfit(step, same[0])
        left.remove(fitting[0])
        if within_seconds and fitting[0].at > within_seconds * MICROSECONDS:
            return f"“{step.name}” happens after {fitting[0].at // MICROSECONDS} s only."
    return f"“{left[0].name}” happens, too." if left else ""


def _misfit(step: ExampleStep, happening: Happening) -> str:
    for name, value in step.values.items():
        if name not in happening.values:
            return f"“{step.name}” has no {name}."
        if not _same(happening.values[name], value):
            return f"“{step.name}” has {name} = {_text(happening.values[name])}, not {_text(value)}."
    return ""


def _same(one: Json, other: Json) -> bool:
    # True equals 1 for Python, not for JSON.
    return one == other and isinstance(one, bool) == isinstance(other, bool)


def _text(value: Json) -> str:
    return f"“{value}”" if isinstance(value, str) else str(value)
