"""Where everything of a sample's wall lies: notes in strips, regions around their strips."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from modeler.services.samples.sample import Arrow, Frame, Sample, Sticky, Strip

GAP: Final = 40.0
PADDING: Final = 40.0
TITLE: Final = 70.0
"""Room above the notes of a region, for its name."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in board units; (x, y) is its top left."""

    x: float
    y: float
    width: float
    height: float

    def overlaps(self, other: "Box") -> bool:
        """Return whether the two share any area."""
        apart_in_x = self.x + self.width <= other.x or other.x + other.width <= self.x
        apart_in_y = self.y + self.height <= other.y or other.y + other.height <= self.y
        return not (apart_in_x or apart_in_y)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedNote:
    """A note at its place. `key` is its text, “Order#2” for the second note with that text."""

    key: str
    sticky: Sticky
    box: Box
    context: str | None


@dataclass(frozen=True, slots=True)
class PlacedFrame:
    """A context's region at its place."""

    frame: Frame
    box: Box


@dataclass(frozen=True, slots=True)
class Wall:
    """Everything that lies on a sample's board."""

    notes: tuple[PlacedNote, ...]
    frames: tuple[PlacedFrame, ...]
    arrows: tuple[Arrow, ...]
    """Every arrow but those of reactions: the joints of the strips first."""


def wall_of(sample: Sample) -> Wall:
    """Return the wall of a sample."""
    placed, arrows = list[PlacedNote](), list[Arrow]()
    seen: Counter[str] = Counter()
    for strip, context in _strips(sample):
        notes = list(_placed(strip, context, seen))
        placed += notes
        if strip.is_joined:
            arrows += [Arrow(one.key, other.key) for one, other in pairwise(notes)]
    frames = tuple(PlacedFrame(frame, _around(frame.strips)) for frame in sample.frames)
    return Wall(tuple(placed), frames, (*arrows, *sample.arrows))


def _strips(sample: Sample) -> Iterator[tuple[Strip, str | None]]:
    for frame in sample.frames:
        for strip in frame.strips:
            yield strip, frame.context
    for strip in sample.free_strips:
        yield strip, None


def _placed(strip: Strip, context: str | None, seen: Counter[str]) -> Iterator[PlacedNote]:
    for sticky, box in zip(strip.stickies, _boxes(strip), strict=True):
        seen[sticky.text] += 1
        count = seen[sticky.text]
        key = sticky.text if count == 1 else f"{sticky.text}#{count}"
        yield PlacedNote(key=key, sticky=sticky, box=box, context=context)


def _boxes(strip: Strip) -> Iterator[Box]:
    x = strip.x
    for sticky in strip.stickies:
        width, height = sticky.kind.extent
        yield Box(x, strip.y - height / 2, width, height)
        x += width + GAP


def _around(strips: Iterable[Strip]) -> Box:
    boxes = [box for strip in strips for box in _boxes(strip)]
    left, top = min(box.x for box in boxes) - PADDING, min(box.y for box in boxes) - TITLE
    right = max(box.x + box.width for box in boxes) + PADDING
    bottom = max(box.y + box.height for box in boxes) + PADDING
    return Box(left, top, right - left, bottom - top)
