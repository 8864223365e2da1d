"""What a sample is: a whole domain as one value, its wall told in strips of notes that read from left to right."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from modeler.core.kernel.canonical import Json, JsonObject
from modeler.core.snapshot.design_lines import read_example, read_timer, read_transition
from modeler.core.snapshot.designs import Part
from modeler.core.snapshot.events import Destination
from modeler.core.snapshot.kinds import (
    DownstreamRole,
    NoteKind,
    RelationshipKind,
    Subdomain,
    TargetKind,
    TopologyChoice,
    Transport,
    UpstreamRole,
)


@dataclass(frozen=True, slots=True)
class Sticky:
    """A note; the second one with the same kind and text shows the same element again."""

    kind: NoteKind
    text: str
    is_pivotal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """Notes in a row from `x` on, centred on the line `y`; where it is joined, each has an arrow to the next."""

    x: float
    y: float
    stickies: tuple[Sticky, ...]
    is_joined: bool = True


@dataclass(frozen=True, slots=True)
class Frame:
    """A region of a context on the wall, around its strips."""

    context: str
    strips: tuple[Strip, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextPlan:
    """A bounded context, with the words of its language and their meanings there.

    `team` owns it; `chart` is its place on the core domain chart: complexity and differentiation, each 0 to 100.
    """

    name: str
    purpose: str
    team: str = ""
    chart: tuple[int, int] | None = None
    subdomain: Subdomain = Subdomain.SUPPORTING
    is_big_ball_of_mud: bool = False
    is_external: bool = False
    partner_source: str = ""
    terms: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow between two notes of different strips. “Order#2” is the second note with the text “Order”."""

    source: str
    target: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction:
    """A subscription, with its arrow. `failing` is how often its function fails in the default scenario."""

    event: str
    by: str
    label: str = ""
    condition: str = ""
    transport: Transport = Transport.DEFAULT
    target_kind: TargetKind = TargetKind.LAMBDA
    target_name: str = ""
    on_success: Destination | None = None
    on_failure: Destination | None = None
    failing: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Translating:
    """What the translator `by` makes of an event: the raised event `into`, by field the field that it comes from."""

    event: str
    by: str
    into: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """An edge of the context map, by the names of its two ends."""

    kind: RelationshipKind
    upstream: str
    downstream: str
    upstream_roles: frozenset[UpstreamRole] = frozenset()
    downstream_roles: frozenset[DownstreamRole] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class DesignPlan:
    """The inside of an aggregate or a policy; transitions, examples and timers are lines as people write them."""

    parts: tuple[Part, ...] = ()
    invariants: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    transitions: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    timers: tuple[str, ...] = ()

    def fields(self) -> dict[str, Any]:
        """Return the columns of a design that the plan says something of, as values."""
        columns = {
            "parts": self.parts,
            "invariants": self.invariants,
            "states": self.states,
            "transitions": tuple(map(read_transition, self.transitions)),
            "examples": tuple(map(read_example, self.examples)),
            "timers": tuple(map(read_timer, self.timers)),
        }
        return {name: value for name, value in columns.items() if value}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A domain that shows what Stormwright can do. Schemas and designs go by the names of their elements.

    `scenario` is the body of the scenario “default”, which the simulator reads.
    """

    slug: str
    name: str
    topology: TopologyChoice
    contexts: tuple[ContextPlan, ...]
    frames: tuple[Frame, ...]
    free_strips: tuple[Strip, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    reactions: tuple[Reaction, ...] = ()
    translations: tuple[Translating, ...] = ()
    edges: tuple[Edge, ...] = ()
    schemas: Mapping[str, JsonObject] = field(default_factory=dict)
    scenario: JsonObject = field(default_factory=dict)
    designs: Mapping[str, DesignPlan] = field(default_factory=dict)
    summary: str = ""


def fields(*optional: str, **properties: JsonObject) -> JsonObject:
    """Return the schema of an object with these fields, all of them required but for the optional ones."""
    required: list[Json] = [name for name in properties if name not in optional]
    return {"type": "object", "properties": dict(properties), "required": required}


def event(text: str, *, is_pivotal: bool = False) -> Sticky:
    """Return an orange note: something happened."""
    return Sticky(NoteKind.EVENT, text, is_pivotal)


def command(text: str) -> Sticky:
    """Return a blue note: somebody wants something."""
    return Sticky(NoteKind.COMMAND, text)


def aggregate(text: str) -> Sticky:
    """Return a big yellow note: what decides."""
    return Sticky(NoteKind.AGGREGATE, text)


def policy(text: str) -> Sticky:
    """Return a big lilac note: whenever this happens, do that."""
    return Sticky(NoteKind.POLICY, text)


def read_model(text: str) -> Sticky:
    """Return a green note: what somebody must know."""
    return Sticky(NoteKind.READ_MODEL, text)


def actor(text: str) -> Sticky:
    """Return a small yellow note: a role of a person."""
    return Sticky(NoteKind.ACTOR, text)


def external_system(text: str) -> Sticky:
    """Return a big pink note: a system that is not ours."""
    return Sticky(NoteKind.EXTERNAL_SYSTEM, text)


def hotspot(text: str) -> Sticky:
    """Return a pink diamond: a question or a conflict."""
    return Sticky(NoteKind.HOTSPOT, text)


def opportunity(text: str) -> Sticky:
    """Return a green note: what could be better."""
    return Sticky(NoteKind.OPPORTUNITY, text)
