"""Boards in and out: a file's text onto a board as one change, and a board as a file."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.text import slugify

from modeler.core.exporters.boards import board_file
from modeler.core.exporters.file import ExportFile
from modeler.core.importers.domains import counts_of
from modeler.core.importers.imported import BoardImport
from modeler.core.importers.registry import guessed_format, read_board
from modeler.core.intents.board import AddBoard
from modeler.core.intents.drawing import DrawOnBoard
from modeler.core.snapshot.drawing import Drawing, bounds_of
from modeler.models import Board, Change, Domain
from modeler.services.caller import Caller
from modeler.services.exchange.drawings import drawing_of
from modeler.services.execute import execute

GAP = 120.0
SKIPPED_TOLD_AT_MOST = 200


def read_for_board(
    text: str, intent_id: UUID, *, format_name: str = "", file_name: str = ""
) -> tuple[BoardImport, dict[str, Any]]:
    """Return what a text brings to a board, and the report of it as JSON. Raises: NotFound, Unreadable, Invalid."""
    name = format_name or guessed_format(text, file_name)
    imported = read_board(text, intent_id, format_name=name)
    told = imported.skipped[:SKIPPED_TOLD_AT_MOST]
    report = {
        "format": name,
        "counts": dict(counts_of(imported)),
        "skipped_count": len(imported.skipped),
        "skipped": [{"where": one.where, "problem": one.problem} for one in told],
        "remarks": list(imported.remarks),
    }
    return imported, report


def draw_on(caller: Caller, board: Board, imported: BoardImport, intent_id: UUID) -> Change:
    """Put what was read on a board, below what hangs there already, as one change. Raises: Forbidden, Conflict."""
    drawing = _below(imported.drawing, drawing_of(board))
    ids = {"id": intent_id, "domain_id": board.domain_id, "board_id": board.pk}
    return execute(caller, DrawOnBoard(**ids, drawing=drawing))


@transaction.atomic
def new_board_of(caller: Caller, domain: Domain, imported: BoardImport, *, name: str, ids: tuple[UUID, UUID]) -> UUID:
    """Add a board with what was read and return its id; `ids` are those of the two intents, all of it or nothing."""
    board_id = ids[0]
    level = imported.level or "design"
    execute(caller, AddBoard(id=ids[0], domain_id=domain.pk, new_board_id=board_id, name=name, level=level))
    execute(caller, DrawOnBoard(id=ids[1], domain_id=domain.pk, board_id=board_id, drawing=imported.drawing))
    return board_id


def export_of_board(board: Board, format_name: str) -> ExportFile:
    """Return a board as a file named after its domain and itself. Raises: NotFound for the format."""
    stem = f"{board.domain.slug}.{slugify(board.name) or 'board'}"
    return board_file(format_name, stem, name=board.name, level=board.level, drawing=drawing_of(board))


def _below(drawing: Drawing, present: Drawing) -> Drawing:
    """The drawing where it says, unless something hangs on the board: then under that, from the same left edge."""
    taken, wanted = bounds_of((*present.notes, *present.regions)), drawing.bounds
    if taken is None or wanted is None:
        return drawing
    return drawing.shifted(taken[0] - wanted[0], taken[3] + GAP - wanted[1])
