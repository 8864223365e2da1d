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

    No source means that it begins there; no state at all, that none is kept.
    """

    command: str
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Given these events, when this command comes, then these events follow (or, with none, it is refused)."""

    name: str
    given: tuple[str, ...] = ()
    when: str = ""
    then: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Timer:
    """A deadline of a policy: so long after its event it sends a command, unless one of `cancelled_by` came first."""

    name: str
    after_seconds: int
    command: str = ""
    cancelled_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """The design of an aggregate or a policy; `id` is the element's. A policy with states is a process manager."""

    id: ElementId
    owner: str = ""
    parts: tuple[Part, ...] = ()
    invariants: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    transitions: tuple[Transition, ...] = ()
    examples: tuple[Example, ...] = ()
    timers: tuple[Timer, ...] = ()
