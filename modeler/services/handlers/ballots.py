"""Decides votes: how many dots each has is kept here, behind the domain's lock, so that nobody gives more."""

from collections import Counter

from modeler.core.intents.gathering import CloseBallot, GiveDot, OpenBallot, TakeDotBack
from modeler.core.kernel.errors import Conflict, Invalid, LimitReached, NotFound
from modeler.models import Ballot, Board, Domain, Dot, Note
from modeler.services.caller import Caller
from modeler.services.effects import Draft
from modeler.services.handlers.places import board_of
from modeler.services.handlers.rows import row_on


def open_ballot(draft: Draft, caller: Caller, domain: Domain, intent: OpenBallot) -> None:
    """Open the ballot, unless one is open."""
    board = board_of(domain, intent)
    if Ballot.objects.filter(board=board, is_open=True).exists():
        raise Conflict("A ballot is open already.", where=f"board {board.pk}", fix="Close it first.")
    draft.create(
        Ballot,
        id=intent.ballot_id,
        board_id=board.pk,
        title=intent.title,
        kinds=[kind.value for kind in intent.kinds],
        dots_each=intent.dots_each,
        position=Ballot.objects.filter(board=board).count(),
    )


def give_dot(draft: Draft, caller: Caller, domain: Domain, intent: GiveDot) -> None:
    """Give the dot, where the caller has one left; dots on notes that are gone come back first."""
    board = board_of(domain, intent)
    ballot = _open_ballot(board, intent)
    note = row_on(Note, board, intent.note_id)
    if ballot.kinds and note.kind not in ballot.kinds:
        raise Invalid(
            f"This ballot is not about notes of the kind “{note.kind}”.",
            where=f"note {note.pk}",
            fix=f"Choose one of: {', '.join(ballot.kinds)}.",
        )
    dots = list(Dot.objects.filter(ballot=ballot, user_id=caller.user_id).order_by("pk"))
    there = set(Note.objects.filter(pk__in=[dot.note_id for dot in dots]).values_list("pk", flat=True))
    for dot in dots:
        if dot.note_id not in there:
            draft.delete(dot)
    if sum(dot.note_id in there for dot in dots) >= ballot.dots_each:
        raise LimitReached(
            f"All {ballot.dots_each} dots are given.", where=f"ballot {ballot.pk}", fix="Take one back first."
        )
    draft.create(Dot, id=intent.dot_id, board_id=board.pk, ballot_id=ballot.pk, user_id=caller.user_id, note_id=note.pk)


def take_dot_back(draft: Draft, caller: Caller, domain: Domain, intent: TakeDotBack) -> None:
    """Take the caller's last dot off the note."""
    ballot = _open_ballot(board_of(domain, intent), intent)
    mine = Dot.objects.filter(ballot=ballot, user_id=caller.user_id, note_id=intent.note_id)
    dot = mine.order_by("pk").last()
    if dot is None:
        raise NotFound("No dot of yours is on this note.", where=f"note {intent.note_id}", fix="Look again.")
    draft.delete(dot)


def close_ballot(draft: Draft, caller: Caller, domain: Domain, intent: CloseBallot) -> None:
    """Count the dots on notes that are there; whose they are stays with their givers."""
    board = board_of(domain, intent)
    ballot = _open_ballot(board, intent)
    counted = Counter(Dot.objects.filter(ballot=ballot).values_list("note_id", flat=True))
    there = set(Note.objects.filter(board=board, pk__in=counted).values_list("pk", flat=True))
    result = {str(note_id): count for note_id, count in sorted(counted.items(), key=str) if note_id in there}
    draft.update(ballot, is_open=False, result=result)


def _open_ballot(board: Board, intent: GiveDot | TakeDotBack | CloseBallot) -> Ballot:
    ballot = row_on(Ballot, board, intent.ballot_id)
    if not ballot.is_open:
        raise Conflict("The ballot is closed.", where=f"ballot {ballot.pk}", fix="Ask the facilitator for another.")
    return ballot
