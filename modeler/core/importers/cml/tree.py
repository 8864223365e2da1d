"""What a Context Mapper file says, as values, before anybody asks what our model keeps of it."""

from dataclasses import dataclass, field

from modeler.core.snapshot.designs import Attribute


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that was not understood or has no place in our model: the line, and what becomes of it."""

    line: int
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A line of the context map. `kind` is our name of the relationship; roles and the right are CML's words."""

    line: int
    kind: str
    upstream: str
    downstream: str
    upstream_roles: tuple[str, ...] = ()
    downstream_roles: tuple[str, ...] = ()
    downstream_right: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A domain object, service or enumeration. `kind` is its keyword: Entity, DomainEvent, enum, ...

    `optional` names the attributes that may be missing.
    """

    line: int
    kind: str
    name: str
    is_root: bool = False
    is_lifecycle: bool = False
    extends: str = ""
    attributes: tuple[Attribute, ...] = ()
    optional: frozenset[str] = frozenset()
    values: tuple[str, ...] = ()
    operations: tuple[str, ...] = ()
    repositories: tuple["Thing", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AggregateBlock:
    """An aggregate with what it is made of."""

    line: int
    name: str
    responsibilities: tuple[str, ...] = ()
    owner: str = ""
    things: tuple[Thing, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Production:
    """A flow's step: a command or operation, by whom, at which aggregate, from which states to which, raises events."""

    line: int
    command: str
    actor: str = ""
    aggregate: str = ""
    sources: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    operator: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction:
    """A flow's step: events together trigger commands (or operations)."""

    line: int
    events: tuple[str, ...]
    commands: tuple[str, ...]
    operator: str = ""


@dataclass(slots=True, kw_only=True)
class ContextBlock:
    """A bounded context, or, with the type TEAM, a team; filled while its block is read."""

    line: int
    name: str
    implements: tuple[str, ...] = ()
    realizes: tuple[str, ...] = ()
    type: str = ""
    vision: str = ""
    responsibilities: tuple[str, ...] = ()
    technology: str = ""
    business_model: str = ""
    evolution: str = ""
    aggregates: list[AggregateBlock] = field(default_factory=list)
    things: list[Thing] = field(default_factory=list)
    steps: list[Production | Reaction] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class File:
    """A whole file; filled while it is read."""

    name: str = ""
    contains: list[tuple[int, str]] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    contexts: list[ContextBlock] = field(default_factory=list)
    subdomains: dict[str, str] = field(default_factory=dict)
    domains: list[str] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
