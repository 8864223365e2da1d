"""Where things lie on a board: which notes move, and which context's region holds them."""

from collections.abc import Iterable
from uuid import UUID

from modeler.core.intents.board import NoteMove
from modeler.core.intents.intent import BoardIntent
from modeler.core.snapshot.kinds import RegionKind
from modeler.models import Board, Domain, Note, Region
from modeler.services.handlers.locks import require_unlocked
from modeler.services.handlers.rows import rows_on
from modeler.services.met_boards import met_board


def board_of(domain: Domain, intent: BoardIntent) -> Board:
    """Return the board that an intent is about. Raises: NotFound."""
    return met_board(domain, intent.board_id)


def moved_notes(board: Board, moves: tuple[NoteMove, ...]) -> list[tuple[Note, NoteMove]]:
    """Return each note that moves, with its last move. Raises: NotFound, Locked."""
    last = {move.id: move for move in moves}
    notes = rows_on(Note, board, last)
    require_unlocked(notes)
    return list(zip(notes, last.values(), strict=True))


def context_regions(board: Board) -> list[Region]:
    """The board's context regions, the smallest first: where two overlap, the inner one counts."""
    return inner_first(Region.objects.filter(board=board, kind=RegionKind.CONTEXT.value))


def inner_first(regions: Iterable[Region]) -> list[Region]:
    """Return regions by size, the smallest first."""
    return sorted(regions, key=lambda region: (region.width * region.height, str(region.pk)))


def context_at(regions: list[Region], note: Note) -> UUID | None:
    """Return the context in whose region the middle of a note lies, or None."""
    return next((region.context_id for region in regions if contains(region, note)), None)


def contains(region: Region, note: Note) -> bool:
    """Return whether the middle of a note lies in a region."""
    x, y = note.x + note.width / 2, note.y + note.height / 2
    return region.x <= x <= region.x + region.width and region.y <= y <= region.y + region.height
