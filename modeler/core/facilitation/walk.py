"""The timeline as a story: the events of a board in the order in which a narrator tells them."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from modeler.core.snapshot.kinds import NoteKind

# Notes whose left sides lie closer than this (board units) happen in the same column; the upper one is told first.
COLUMN = 60


@dataclass(frozen=True, slots=True)
class Stop:
    """An event note that a walk may stop at; its top left lies at (x, y) in board units."""

    id: UUID
    kind: NoteKind
    x: float
    y: float


def timeline(notes: Iterable[Stop]) -> tuple[UUID, ...]:
    """Return the ids of the event notes from left to right, within a column from top to bottom."""
    events = sorted(
        (note for note in notes if note.kind is NoteKind.EVENT), key=lambda note: (note.x, note.y, str(note.id))
    )
    columns: list[list[Stop]] = []
    for event in events:
        if columns and event.x - columns[-1][0].x < COLUMN:
            columns[-1].append(event)
        else:
            columns.append([event])
    ordered = (sorted(column, key=lambda note: (note.y, note.x, str(note.id))) for column in columns)
    return tuple(note.id for column in ordered for note in column)
