"""The phase gate: what makes something new asks whether the board's phase has opened its kind.

What is there already may always be moved, edited and removed, so that a board never gets stuck.
"""

from collections.abc import Iterable

from modeler.core.facilitation.phases import open_kinds, phase_that_opens
from modeler.core.intents.board import AddNotes, AddRegion, ChangeNoteKind
from modeler.core.kernel.errors import NotOpenYet
from modeler.core.snapshot.kinds import NoteKind, RegionKind
from modeler.models import Board, Domain
from modeler.services.caller import Caller
from modeler.services.effects import Draft
from modeler.services.handlers.places import board_of
from modeler.services.registry import Handler


def gated(handler: Handler) -> Handler:
    """Return a handler that refuses kinds which the board's phase has not opened."""

    def decide(draft: Draft, caller: Caller, domain: Domain, intent: AddNotes | AddRegion | ChangeNoteKind) -> object:
        require_open(board_of(domain, intent), _new_kinds(intent))
        return handler(draft, caller, domain, intent)

    return decide  # type: ignore[return-value]  # a handler of these three intents alone


def require_open(board: Board, kinds: Iterable[NoteKind | RegionKind]) -> None:
    """Refuse kinds which the board's phase has not opened. Raises: NotOpenYet."""
    if board.phase is None:
        return
    closed = [kind for kind in kinds if kind not in open_kinds(board.level, board.phase)]
    if not closed:
        return
    opener = phase_that_opens(board.level, closed[0])
    when = f"The phase “{opener.name}” opens it." if opener else "No phase of this board's level opens it."
    what = closed[0].value.replace("_", " ")
    raise NotOpenYet(
        f"This phase has not opened the kind “{what}” yet.",
        where=f"board {board.pk}",
        fix=f"{when} Ask the facilitator.",
    )


def _new_kinds(intent: AddNotes | AddRegion | ChangeNoteKind) -> list[NoteKind | RegionKind]:
    if isinstance(intent, AddNotes):
        return list(dict.fromkeys(row.kind for row in (*intent.notes, *intent.regions)))
    return [intent.kind]
