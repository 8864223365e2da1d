"""What people ask of canvases and of the tactical design: a context's fields, an aggregate's or a policy's inside."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import ClassVar, Final, TypeVar

from modeler.core.intents.intent import UNSET, DomainIntent, Unset, require_name, require_text
from modeler.core.kernel.errors import Invalid
from modeler.core.kernel.ids import ContextId, ElementId
from modeler.core.kernel.roles import Role
from modeler.core.snapshot.canvas import BusinessModel, ContextType, Evolution
from modeler.core.snapshot.designs import Example, Part, Throughput, Timer, Transition
from modeler.core.snapshot.steps import read_step

LINES_AT_MOST: Final = 1_000
LONGEST_TIMER: Final = 10 * 366 * 86_400
_BOUNDS: Final = {"conflict_percent": 100, "commands_per_second": 100_000, "peak_per_second": 1_000_000}

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class FillCanvas(DomainIntent):
    """Fill in fields of a context's canvas; those that are left out stay."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "CanvasFilled"
    context_id: ContextId
    team: str | Unset = UNSET
    subdomains: tuple[str, ...] | Unset = UNSET
    business_models: tuple[BusinessModel, ...] | Unset = UNSET
    evolution: Evolution | Unset | None = UNSET
    type: ContextType | Unset | None = UNSET
    differentiation: int | Unset | None = UNSET
    complexity: int | Unset | None = UNSET
    domain_roles: tuple[str, ...] | Unset = UNSET
    responsibilities: tuple[str, ...] | Unset = UNSET
    business_decisions: tuple[str, ...] | Unset = UNSET
    assumptions: tuple[str, ...] | Unset = UNSET
    verification_metrics: tuple[str, ...] | Unset = UNSET
    open_questions: tuple[str, ...] | Unset = UNSET
    technology: str | Unset = UNSET

    def __post_init__(self) -> None:
        for text in (self.team, self.technology):
            if isinstance(text, str):
                require_text(text, "text")
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, tuple):
                _require_lines(value, field.name.replace("_", " "))
        for share in (self.differentiation, self.complexity):
            if isinstance(share, int) and not 0 <= share <= 100:
                raise Invalid(f"{share} lies outside the core domain chart.", fix="Use 0 to 100.")


@dataclass(frozen=True, slots=True, kw_only=True)
class DesignElement(DomainIntent):
    """Design the inside of an aggregate or a policy; what is left out stays."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "ElementDesigned"
    element_id: ElementId
    owner: str | Unset = UNSET
    parts: tuple[Part, ...] | Unset = UNSET
    invariants: tuple[str, ...] | Unset = UNSET
    states: tuple[str, ...] | Unset = UNSET
    transitions: tuple[Transition, ...] | Unset = UNSET
    examples: tuple[Example, ...] | Unset = UNSET
    timers: tuple[Timer, ...] | Unset = UNSET
    corrections: tuple[str, ...] | Unset = UNSET
    throughput: Throughput | Unset = UNSET

    def __post_init__(self) -> None:
        if isinstance(self.throughput, Throughput):
            _require_throughput(self.throughput)
        if isinstance(self.owner, str):
            require_text(self.owner, "owner")
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, tuple) and len(value) > LINES_AT_MOST:
                raise _too_many(len(value), field.name)
        for name in ("invariants", "corrections"):
            _require_lines(_given(getattr(self, name)), name)
        _require_distinct((part.name for part in _given(self.parts)), "part")
        _require_distinct(_given(self.states), "state")
        _require_distinct((each.name for each in _given(self.examples)), "example")
        _require_distinct((each.name for each in _given(self.timers)), "timer")
        for example in _given(self.examples):
            _require_example(example)
        for timer in _given(self.timers):
            if not 0 < timer.after_seconds <= LONGEST_TIMER:
                problem = f"The timer “{timer.name}” cannot wait {timer.after_seconds} s."
                raise Invalid(problem, fix="Use 1 s to 10 years.")


def _given(value: tuple[Item, ...] | Unset) -> tuple[Item, ...]:
    return () if isinstance(value, Unset) else value


def _require_distinct(names: Iterable[str], what: str) -> None:
    counts = Counter(names)
    for name, count in counts.items():
        require_name(name, what)
        if count > 1:
            raise Invalid(f"{count} {what}s are called “{name}”.", fix="Give each its own name.")


def _require_example(example: Example) -> None:
    if not example.when:
        raise Invalid(f"The example “{example.name}” has no “when”.", fix="Name the command that comes.")
    if not 0 <= example.within_seconds <= LONGEST_TIMER:
        problem = f"The example “{example.name}” cannot wait {example.within_seconds} s."
        raise Invalid(problem, fix="Use up to 10 years, or 0 for no bound.")
    for step in (*example.given, example.when, *example.then):
        read_step(step)


def _require_throughput(throughput: Throughput) -> None:
    for field in fields(throughput):
        if not 0 <= getattr(throughput, field.name) <= _BOUNDS.get(field.name, 1_000_000_000):
            where, most = field.name, _BOUNDS.get(field.name, 1_000_000_000)
            raise Invalid(f"{getattr(throughput, where)} does not fit.", where=where, fix=f"Use 0 to {most}.")


def _require_lines(lines: tuple[str, ...], what: str) -> None:
    if len(lines) > LINES_AT_MOST:
        raise _too_many(len(lines), what)
    for line in lines:
        require_text(line, what)


def _too_many(count: int, what: str) -> Invalid:
    return Invalid(f"{count} {what} at once.", fix=f"Keep at most {LINES_AT_MOST}.")
