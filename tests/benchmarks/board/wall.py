"""The wall that all contestants draw: notes in rows, arrows between neighbours, as plain values."""

from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import Any
from uuid import UUID, uuid5

from modeler.core.kernel.ids import DomainId
from modeler.core.snapshot.kinds import NoteKind

NAMESPACE = UUID("8d8f8a0e-35b4-4a0c-9ad5-1c1b8a0e35b4")
COLUMNS, STEP, SIDE = 100, 150, 120
KINDS = (NoteKind.COMMAND, NoteKind.READ_MODEL, NoteKind.EVENT, NoteKind.EVENT)
SUBJECTS = ("Order", "Parcel", "Invoice", "Customer address", "Payment", "Ticket", "Contract", "Reservation of a seat")
VERBS = ("placed", "sent", "cancelled", "changed by the back office", "confirmed", "moved", "declined after a week")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainNote:
    """A note, its top left at (x, y); all are SIDE wide and high."""

    id: str
    kind: str
    text: str
    x: int
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainWall:
    """Notes, and arrows as pairs of their ids."""

    notes: tuple[PlainNote, ...]
    arrows: tuple[tuple[str, str], ...]

    def to_json(self) -> dict[str, Any]:
        """Return what the pages of the peers read."""
        return {"notes": [asdict(note) for note in self.notes], "arrows": self.arrows, "side": SIDE}


def a_wall(notes: int, arrows: int) -> PlainWall:
    """Return a wall of that many notes; the arrows join neighbours in a row."""
    made = tuple(_note(index) for index in range(notes))
    pairs = [(one.id, other.id) for one, other in pairwise(made) if one.y == other.y]
    return PlainWall(notes=made, arrows=tuple(pairs[:arrows]))


def id_of(domain_id: DomainId, name: str) -> UUID:
    """Return the same id for the same thing of a domain, always."""
    return uuid5(NAMESPACE, f"{domain_id}/{name}")


def _note(index: int) -> PlainNote:
    words = f"{SUBJECTS[index % len(SUBJECTS)]} {VERBS[index * 7 % len(VERBS)]} {index}"
    column, row = index % COLUMNS, index // COLUMNS
    return PlainNote(id=f"n{index}", kind=KINDS[index % len(KINDS)].value, text=words, x=column * STEP, y=row * STEP)
