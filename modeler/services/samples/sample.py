"""What a sample is: a domain written down as values, with a board laid out by hand."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from modeler.core.kernel.canonical import JsonObject
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


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleContext:
    """A context with its region on the board: place and size in board units."""

    key: str
    name: str
    place: tuple[float, float, float, float]
    purpose: str = ""
    subdomain: Subdomain = Subdomain.SUPPORTING
    is_big_ball_of_mud: bool = False
    is_external: bool = False
    partner_source: str = ""
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SampleNote:
    """A note at (x, y); it lies in the context whose region contains it."""

    key: str
    kind: NoteKind
    text: str
    x: float
    y: float
    is_pivotal: bool = False


@dataclass(frozen=True, slots=True)
class SampleRelationship:
    """An edge between two contexts, by their keys; where it is symmetric the order means nothing."""

    upstream: str
    downstream: str
    kind: RelationshipKind = RelationshipKind.UPSTREAM_DOWNSTREAM
    upstream_roles: tuple[UpstreamRole, ...] = ()
    downstream_roles: tuple[DownstreamRole, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleReaction:
    """How a policy or read model reacts to an event: the settings of the subscription that the arrow makes."""

    event: str
    policy: str
    condition: str = ""
    transport: Transport = Transport.DEFAULT
    target: TargetKind = TargetKind.LAMBDA
    target_name: str = ""
    on_success: tuple[TargetKind, str] | None = None
    on_failure: tuple[TargetKind, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A domain; its slug is the sample's name. `arrows` join notes by key, `schemas` belong to events by key."""

    slug: str
    name: str
    board: str
    contexts: tuple[SampleContext, ...]
    notes: tuple[SampleNote, ...]
    arrows: tuple[tuple[str, str], ...]
    relationships: tuple[SampleRelationship, ...]
    reactions: tuple[SampleReaction, ...]
    schemas: Mapping[str, JsonObject]
    scenario: JsonObject
    topology: TopologyChoice = TopologyChoice.BUS_PER_DOMAIN


def fields(required: Mapping[str, JsonObject], optional: Mapping[str, JsonObject] | None = None) -> JsonObject:
    """Return the schema of an event with these fields."""
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
    }


TEXT: JsonObject = {"type": "string"}
MONEY: JsonObject = {"type": "number", "minimum": 0, "maximum": 1000}
IDENTITY: JsonObject = {"type": "string", "format": "uuid"}
MOMENT: JsonObject = {"type": "string", "format": "date-time"}


def one_of(*values: str) -> JsonObject:
    """Return the schema of a text that is one of these."""
    return {"type": "string", "enum": list(values)}
