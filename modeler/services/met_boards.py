"""Boards that one write meets: each is read once, and what a handler changes on it everybody after it sees."""

from uuid import UUID

from django.db.models import Exists, OuterRef

from modeler.core.kernel.errors import NotFound
from modeler.models import Board, Domain, PrivateNote


def met_board(domain: Domain, board_id: UUID) -> Board:
    """Return a board of the domain that a write has locked, with whether it `holds_private_notes`. Raises: NotFound."""
    met = _met(domain)
    if board_id not in met:
        private = Exists(PrivateNote.objects.filter(board_id=OuterRef("pk")))
        board = domain.boards.annotate(holds_private_notes=private).filter(pk=board_id).first()
        if board is None:
            raise NotFound("The board is not there (any more).", where=f"board {board_id}", fix="Look again.")
        # The domain is the row that was locked for this write, so nothing else is read or kept for longer.
        board.domain = domain
        met[board_id] = board
    return met[board_id]


def phase_of(domain: Domain, board_id: UUID) -> str:
    """Return the phase that a board is in once the write is done; "" outside a workshop or where it is no board."""
    if board_id in _met(domain):
        return _met(domain)[board_id].phase or ""
    return domain.boards.filter(pk=board_id).values_list("phase", flat=True).first() or ""


def _met(domain: Domain) -> dict[UUID, Board]:
    return domain.__dict__.setdefault("boards_met", {})
