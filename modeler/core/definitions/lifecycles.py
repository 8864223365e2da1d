"""What aggregates and process managers remember: their states, how these change, what waits, and examples of it all."""

from dataclasses import dataclass, field
from enum import StrEnum

from modeler.core.kernel.canonical import JsonObject
from modeler.core.kernel.ids import ElementId


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A transition. What sets it off is a command at an aggregate, an event at a policy, or (`timer`) a policy's timer.

    No source means that an instance begins here, no target that its state stays. `results` are the events raised, or
    the commands that a policy sends; none leaves them to the flows of the model.
    """

    trigger: ElementId | None = None
    timer: str = ""
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    results: tuple[ElementId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifecycle:
    """The states of an aggregate or a process manager; it has one instance a story.

    `initial` is where an instance stands that no move has begun, "" where one must begin it.
    """

    element_id: ElementId
    initial: str = ""
    moves: tuple[Move, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A timer of a policy: it runs from an event on, and sends its command unless one of these comes first."""

    name: str
    after_seconds: int
    command: ElementId | None = None
    cancelled_by: tuple[ElementId, ...] = ()


class StepKind(StrEnum):
    """What a step of an example names."""

    COMMAND = "command"
    EVENT = "event"
    STATE = "state"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleStep:
    """One step; `values` are those that it must have. One of an unknown kind names nothing in the model."""

    kind: StepKind
    name: str
    element_id: ElementId | None = None
    values: JsonObject = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Given these, when this comes, then exactly these follow within so many seconds; 0 sets no bound."""

    element_id: ElementId
    name: str
    when: ExampleStep
    given: tuple[ExampleStep, ...] = ()
    then: tuple[ExampleStep, ...] = ()
    within_seconds: int = 0
