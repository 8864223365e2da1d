"""The tactical design of an element: what an aggregate is made of and keeps true, and when a policy's timers run off.

Source: Evans, Domain-Driven Design, chapters 5 and 6. Types and operations are texts: the model checks no code.
"""

from dataclasses import dataclass
from enum import StrEnum

from modeler.core.kernel.ids import ElementId


class PartKind(StrEnum):
    """A building block inside an aggregate."""

    ENTITY = "entity"
    VALUE_OBJECT = "value_object"
    ENUMERATION = "enumeration"
    SERVICE = "service"
    REPOSITORY = "repository"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """A property of a part; `type` is a text such as "String" or "List<Leg>".

    `is_reference` says that the type is another part, `is_key` that the value tells instances apart.
    """

    name: str
    type: str
    is_reference: bool = False
    is_key: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """An entity, value object, enumeration, service or repository.

    `values` are an enumeration's; `operations` are signatures as texts; `owner` is the entity of a repository.
    """

    kind: PartKind
    name: str
    is_root: bool = False
    extends: str = ""
    owner: str = ""
    attributes: tuple[Attribute, ...] = ()
    values: tuple[str, ...] = ()
    operations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    """What a command does at an aggregate: from which states to which, and the events that it then raises.

    No source means that it begins there; no state at all, that none is kept. At a policy `command` names the event
    that comes, or the timer that runs off, and `events` the commands that are then sent.
    """

    command: str
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Given these events or this state, when this comes, then these follow; with none, nothing does: it is refused.

    Each step is a name, with values in brackets where they matter: “Order placed (total = 120)”. At an aggregate a
    command comes and events follow; at a policy an event comes and commands, or their events, follow.
    `within_seconds` bounds when they do; 0 sets no bound.
    """

    name: str
    given: tuple[str, ...] = ()
    when: str = ""
    then: tuple[str, ...] = ()
    within_seconds: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Timer:
    """A deadline of a policy: so long after its event it sends a command, unless one of `cancelled_by` came first."""

    name: str
    after_seconds: int
    command: str = ""
    cancelled_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Throughput:
    """How much an aggregate has to bear; 0 where nobody has said.

    `commands_per_second` feeds the simulation: so often its commands come, all of them together. The share of commands
    that meet another one at the same instance is `conflict_percent`.
    Source: ddd-crew, Aggregate Design Canvas 1.1, sections 8 and 9.
    """

    commands_per_second: float = 0.0
    peak_per_second: float = 0.0
    clients: int = 0
    conflict_percent: int = 0
    events_per_instance: int = 0
    lifetime_days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """The design of an aggregate or a policy; `id` is the element's. A policy with states is a process manager.

    `corrections` say what mends the world where a rule is kept only in the end (corrective policies).
    """

    id: ElementId
    owner: str = ""
    parts: tuple[Part, ...] = ()
    invariants: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    transitions: tuple[Transition, ...] = ()
    examples: tuple[Example, ...] = ()
    timers: tuple[Timer, ...] = ()
    corrections: tuple[str, ...] = ()
    throughput: Throughput = Throughput()

    @property
    def initial_states(self) -> tuple[str, ...]:
        """Return where a new instance may stand: where transitions without a source lead, else the first state."""
        begun = [state for each in self.transitions if not each.sources for state in each.targets]
        return tuple(dict.fromkeys(begun)) or self.states[:1]

    @property
    def final_states(self) -> tuple[str, ...]:
        """Return the states that are reached and that nothing leaves."""
        left = {state for each in self.transitions for state in each.sources}
        reached = {state for each in self.transitions for state in each.targets}
        return tuple(state for state in self.states if state in reached and state not in left)
