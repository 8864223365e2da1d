"""Decides the walk-through: its stops, and where everybody is."""

from uuid import UUID

from modeler.core.facilitation.walk import Stop, timeline
from modeler.core.intents.gathering import ChangeWalk, EndWalk, MoveWalk, StartWalk
from modeler.core.kernel.errors import Conflict, Forbidden, Invalid
from modeler.core.kernel.roles import Role
from modeler.core.snapshot.kinds import NoteKind
from modeler.models import Board, Domain, Note, Workshop
from modeler.services.access import role_in_domain
from modeler.services.caller import Caller
from modeler.services.effects import Draft
from modeler.services.handlers.places import board_of
from modeler.services.handlers.rows import rows_on
from modeler.services.handlers.workshops import workshop_of


def start_walk(draft: Draft, caller: Caller, domain: Domain, intent: StartWalk) -> None:
    """Bring everybody to the first stop of the way: the last one, where it leads backwards."""
    board = board_of(domain, intent)
    workshop = workshop_of(draft, board)
    stops = _known(board, intent.stops) or [str(note_id) for note_id in timeline(stops_of(board))]
    if not stops:
        raise Conflict("There is no event to stop at.", where=f"board {board.pk}", fix="Write some events first.")
    draft.update(
        workshop,
        walk_way=intent.way,
        walk_stops=stops,
        walk_stop=0 if intent.way == "forward" else len(stops) - 1,
        presenter_id=intent.presenter_id or caller.user_id,
    )


def change_walk(draft: Draft, caller: Caller, domain: Domain, intent: ChangeWalk) -> None:
    """Take other stops; everybody stays at theirs where it is still one."""
    board = board_of(domain, intent)
    workshop = workshop_of(draft, board)
    stops = _known(board, intent.stops)
    draft.update(workshop, walk_stops=stops, walk_stop=_same_stop(workshop, stops))


def move_walk(draft: Draft, caller: Caller, domain: Domain, intent: MoveWalk) -> None:
    """Bring everybody to the stop."""
    board = board_of(domain, intent)
    workshop = workshop_of(draft, board)
    if workshop.walk_stop is None:
        raise Conflict("Nobody walks.", where=f"board {board.pk}", fix="Start a walk first.")
    is_facilitator = (role_in_domain(caller, domain, board.pk) or Role.STRANGER) >= Role.FACILITATOR
    if caller.user_id != workshop.presenter_id and not is_facilitator:
        raise Forbidden("Somebody else presents.", where=f"board {board.pk}", fix="Ask the facilitator to present.")
    if not 0 <= intent.stop < len(workshop.walk_stops):
        raise Invalid(f"There is no stop {intent.stop}.", where="stop", fix=f"Use 0 to {len(workshop.walk_stops) - 1}.")
    draft.update(workshop, walk_stop=intent.stop)


def end_walk(draft: Draft, caller: Caller, domain: Domain, intent: EndWalk) -> None:
    """Let everybody go their own ways."""
    draft.update(workshop_of(draft, board_of(domain, intent)), walk_stop=None, presenter_id=None)


def stops_of(board: Board) -> list[Stop]:
    """Return the notes of a board as a walk sees them."""
    rows = Note.objects.filter(board=board).values_list("pk", "kind", "x", "y")
    return [Stop(pk, NoteKind(kind), x, y) for pk, kind, x, y in rows]


def _known(board: Board, note_ids: tuple[UUID, ...]) -> list[str]:
    return [str(note.pk) for note in rows_on(Note, board, note_ids)]


def _same_stop(workshop: Workshop, stops: list[str]) -> int | None:
    if workshop.walk_stop is None:
        return None
    here = workshop.walk_stops[workshop.walk_stop]
    return stops.index(here) if here in stops else min(workshop.walk_stop, len(stops) - 1)
