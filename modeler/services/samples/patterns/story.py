"""Analysis patterns are told as rows of notes; here they find their places, each row right of and below the last."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Final

from modeler.core.kernel.canonical import Json, JsonObject
from modeler.core.snapshot.kinds import RelationshipKind, UpstreamRole
from modeler.services.samples.sample import Arrow, Edge, Frame, Sticky, Strip
from modeler.services.samples.wall import GAP

ROW: Final = 290.0
OTHERWISE: Final = 150.0
"""How far below an event stands what may happen instead."""
BETWEEN: Final = 240.0
"""Room from the end of a row to the beginning of the one that follows from it: an arrow passes there."""


class At(StrEnum):
    """Where a row begins: right of all before, where the one before begins, or at the left edge."""

    AFTER = "after"
    BESIDE = "beside"
    LEFT = "left"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Notes of one context that lead from one to the next; `otherwise` may happen instead of the last."""

    context: str
    stickies: tuple[Sticky, ...]
    otherwise: tuple[Sticky, ...] = ()
    at: At = At.AFTER


@dataclass(frozen=True, slots=True)
class Story:
    """What the rows become on a wall."""

    frames: tuple[Frame, ...]
    arrows: tuple[Arrow, ...]


def story_of(*rows: Row) -> Story:
    """Return the frames and arrows of the rows, which stand context by context."""
    placed: list[tuple[str, Strip]] = []
    arrows: list[Arrow] = []
    seen: dict[str, int] = {}
    y, start, end = 0.0, 0.0, 0.0
    for row in rows:
        start = {At.AFTER: end + BETWEEN if end else 0.0, At.BESIDE: start, At.LEFT: 0.0}[row.at]
        placed.append((row.context, Strip(x=start, y=y, stickies=row.stickies)))
        keys = [_key(sticky, seen) for sticky in row.stickies]
        width = sum(sticky.kind.extent[0] + GAP for sticky in row.stickies) - GAP
        last = start + width - row.stickies[-1].kind.extent[0]
        for sticky in row.otherwise:
            y += OTHERWISE
            placed.append((row.context, Strip(x=last, y=y, stickies=(sticky,))))
            arrows.append(Arrow(keys[-2], _key(sticky, seen)))
        y += ROW
        end = max(end, start + width)
    frames = tuple(
        Frame(context, tuple(strip for _, strip in strips)) for context, strips in groupby(placed, key=lambda at: at[0])
    )
    return Story(frames, tuple(arrows))


def published(upstream: str, downstream: str) -> Edge:
    """Return an edge over which the upstream publishes its language."""
    return Edge(
        kind=RelationshipKind.UPSTREAM_DOWNSTREAM,
        upstream=upstream,
        downstream=downstream,
        upstream_roles=frozenset({UpstreamRole.OPEN_HOST_SERVICE, UpstreamRole.PUBLISHED_LANGUAGE}),
    )


def scenario_of(horizon: float, *sources: tuple[str, str, float, JsonObject]) -> JsonObject:
    """Return the default scenario: sources are (name, command, arrivals a second, payload)."""
    told: list[Json] = [
        {
            "name": name,
            "trigger": trigger,
            "arrivals": {"pattern": "poisson", "rate": rate, "start": index * 2.0},
            "payload": payload,
        }
        for index, (name, trigger, rate, payload) in enumerate(sources)
    ]
    return {"horizon": horizon, "sources": told}


def _key(sticky: Sticky, seen: dict[str, int]) -> str:
    seen[sticky.text] = seen.get(sticky.text, 0) + 1
    count = seen[sticky.text]
    return sticky.text if count == 1 else f"{sticky.text}#{count}"
