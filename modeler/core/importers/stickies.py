"""Stickies as files tell them, and where they come to lie: kept where the file says it, else from left to right."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType
from typing import Final
from uuid import UUID, uuid5

from modeler.core.intents.intent import NAME_LENGTH, TEXT_LENGTH
from modeler.core.kernel.ids import ContextId, ElementId, NoteId, RegionId
from modeler.core.snapshot.drawing import Drawing, DrawnContext, DrawnElement, DrawnNote, DrawnRegion, bounds_of
from modeler.core.snapshot.kinds import NoteKind, RegionKind

GAP: Final = 40.0
PADDING: Final = 40.0
TITLE: Final = 70.0
"""Room above the notes of a region, for its name."""
ACROSS: Final = 12
"""How many notes lie side by side before a new row begins."""

SYNONYMS: Final[Mapping[str, NoteKind]] = MappingProxyType(
    {
        **{kind.value: kind for kind in NoteKind},
        "domain_event": NoteKind.EVENT,
        "pivotal_event": NoteKind.EVENT,
        "action": NoteKind.COMMAND,
        "constraint": NoteKind.AGGREGATE,
        "information": NoteKind.READ_MODEL,
        "view": NoteKind.READ_MODEL,
        "agent": NoteKind.ACTOR,
        "role": NoteKind.ACTOR,
        "user": NoteKind.ACTOR,
        "system": NoteKind.EXTERNAL_SYSTEM,
        "hot_spot": NoteKind.HOTSPOT,
        "question": NoteKind.HOTSPOT,
        "ui": NoteKind.SCREEN,
        "text": NoteKind.LABEL,
        "note": NoteKind.LABEL,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sticky:
    """A note of a file. Without x and y it has no place yet; `frame` names what surrounds it there."""

    kind: NoteKind
    text: str
    x: float | None = None
    y: float | None = None
    width: float | None = None
    height: float | None = None
    context: str = ""
    frame: str = ""
    is_pivotal: bool = False


def kind_named(word: str) -> NoteKind | None:
    """Return the kind that a word names, such as “Domain event” or “read-model”, or None."""
    return SYNONYMS.get(re.sub(r"[\s-]+", "_", word.strip().lower()))


def why_refused(sticky: Sticky) -> str:
    """Return why a board cannot hold a sticky, or nothing."""
    if len(sticky.text) > TEXT_LENGTH:
        return f"Its text has {len(sticky.text)} characters; a note holds {TEXT_LENGTH}."
    if max(len(sticky.context), len(sticky.frame)) > NAME_LENGTH:
        return f"The name of what surrounds it has more than {NAME_LENGTH} characters."
    return ""


def drawing_of(stickies: Sequence[Sticky], seed: UUID) -> Drawing:
    """Return the stickies as a drawing, in their order; ids follow from `seed`.

    Those without a place lie below the others, in rows, those of one context or frame together in a region.
    """
    names = sorted({sticky.context for sticky in stickies if sticky.context})
    contexts = {name: DrawnContext(ContextId(uuid5(seed, f"context {name}")), name) for name in names}
    elements = tuple(
        DrawnElement(
            id=_element_id(seed, index),
            kind=sticky.kind.element_kind,
            name=sticky.text,
            context_id=contexts[sticky.context].id if sticky.context else None,
        )
        for index, sticky in enumerate(stickies)
        if sticky.kind.element_kind
    )
    placed = {index: _note(sticky, index, seed) for index, sticky in enumerate(stickies) if sticky.x is not None}
    bounds = bounds_of(tuple(placed.values()))
    left, top = (bounds[0], bounds[3] + 2 * GAP) if bounds else (0.0, 0.0)
    regions: list[DrawnRegion] = []
    for surrounding, group in _groups(stickies):
        row = _laid_out(group, seed, left=left, top=top + (TITLE if surrounding else 0))
        placed.update(row)
        edges = bounds_of(tuple(row.values()))
        top = (edges[3] if edges else top) + 2 * GAP
        if surrounding:
            regions.append(_around(surrounding, tuple(row.values()), contexts, seed))
            top += PADDING
    notes = tuple(placed[index] for index in range(len(stickies)))
    return Drawing(contexts=tuple(contexts.values()), elements=elements, notes=notes, regions=tuple(regions))


_Group = tuple[tuple[str, str], list[tuple[int, Sticky]]]


def _groups(stickies: Sequence[Sticky]) -> Iterable[tuple[tuple[str, str] | None, list[tuple[int, Sticky]]]]:
    """The stickies without a place, by what surrounds them; groups in the order of their first sticky."""
    free = [(index, sticky) for index, sticky in enumerate(stickies) if sticky.x is None]
    first: dict[tuple[str, str], int] = {}
    for index, sticky in free:
        first.setdefault((sticky.context, sticky.frame), index)
    free.sort(key=lambda one: (first[one[1].context, one[1].frame], one[0]))
    for surrounding, group in groupby(free, key=lambda one: (one[1].context, one[1].frame)):
        yield surrounding if any(surrounding) else None, list(group)


def _laid_out(group: list[tuple[int, Sticky]], seed: UUID, *, left: float, top: float) -> dict[int, DrawnNote]:
    notes: dict[int, DrawnNote] = {}
    x, y, tallest = left, top, 0.0
    for at, (index, sticky) in enumerate(group):
        if at and at % ACROSS == 0:
            x, y, tallest = left, y + tallest + GAP, 0.0
        note = _note(sticky, index, seed, x=x, y=y)
        notes[index] = note
        x, tallest = x + note.width + GAP, max(tallest, note.height)
    return notes


def _around(
    surrounding: tuple[str, str], notes: tuple[DrawnNote, ...], contexts: Mapping[str, DrawnContext], seed: UUID
) -> DrawnRegion:
    context, frame = surrounding
    left, top, right, bottom = bounds_of(notes) or (0.0, 0.0, 0.0, 0.0)
    return DrawnRegion(
        id=RegionId(uuid5(seed, f"region {context}/{frame}")),
        kind=RegionKind.CONTEXT if context else RegionKind.THEME,
        name="" if context else frame,
        context_id=contexts[context].id if context else None,
        x=left - PADDING,
        y=top - TITLE,
        width=right - left + 2 * PADDING,
        height=bottom - top + TITLE + PADDING,
    )


def _note(sticky: Sticky, index: int, seed: UUID, *, x: float = 0, y: float = 0) -> DrawnNote:
    width, height = sticky.kind.extent
    is_model = sticky.kind.element_kind is not None
    return DrawnNote(
        id=NoteId(uuid5(seed, f"note {index}")),
        kind=sticky.kind,
        x=x if sticky.x is None else sticky.x,
        y=y if sticky.y is None else sticky.y,
        width=sticky.width or width,
        height=sticky.height or height,
        text="" if is_model else sticky.text,
        element_id=_element_id(seed, index) if is_model else None,
        is_pivotal=sticky.is_pivotal and sticky.kind is NoteKind.EVENT,
    )


def _element_id(seed: UUID, index: int) -> ElementId:
    return ElementId(uuid5(seed, f"element {index}"))
