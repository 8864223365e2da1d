"""What hangs on the boards of a domain, as far as the checks look at places: notes, arrows and levels."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from modeler.core.kernel.ids import BoardId, ConnectorId, ElementId, NoteId
from modeler.core.snapshot.kinds import BoardLevel, NoteKind


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteView:
    """A note on a board; its top left lies at (x, y) in board units, time runs to the right."""

    id: NoteId
    kind: NoteKind
    element_id: ElementId | None
    x: float
    y: float
    width: float
    height: float
    is_pivotal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ArrowView:
    """An arrow on a board; `is_loop` marks one that is meant to lead back in time."""

    id: ConnectorId
    source_id: NoteId
    target_id: NoteId
    is_loop: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardView:
    """A board with what hangs on it, each tuple sorted by id."""

    id: BoardId
    name: str
    level: BoardLevel
    notes: tuple[NoteView, ...] = ()
    arrows: tuple[ArrowView, ...] = ()


def levels_of(boards: tuple[BoardView, ...]) -> Mapping[ElementId, BoardLevel]:
    """Return the deepest level at which each element is shown."""
    levels: dict[ElementId, BoardLevel] = {}
    for board in sorted(boards, key=lambda board: board.level.rank):
        levels.update({note.element_id: board.level for note in board.notes if note.element_id is not None})
    return MappingProxyType(levels)
