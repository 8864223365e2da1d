"""Builders of workshops: facilitators and guests of a board, and the intents that tests of them share."""

from uuid import UUID, uuid4

from modeler.core.intents.facilitation import AppointFacilitator
from modeler.core.intents.gathering import GiveDot, OpenBallot
from modeler.core.intents.people import CreateInvitation, JoinBoard
from modeler.core.kernel.roles import Role
from modeler.models import Board, User
from modeler.services.caller import Caller
from tests.builders.domains import ADomain, a_domain, a_member, caller_of


def a_workshop(level: str = "big_picture", phase: str | None = None) -> ADomain:
    """Return a domain whose board has a level and stands in a phase; its owner facilitates."""
    a = a_domain()
    Board.objects.filter(pk=a.board.pk).update(level=level, phase=phase)
    a.board.refresh_from_db()
    return a


def a_facilitator(a: ADomain, name: str = "Fay") -> Caller:
    """Return an editor of the team who facilitates the board."""
    caller = a_member(a, Role.EDITOR, name)
    a.do(AppointFacilitator, user_id=caller.user_id)
    return caller


def a_guest(a: ADomain, name: str = "Gil") -> Caller:
    """Return a guest who joined the board by a link."""
    token = uuid4().hex
    a.do(CreateInvitation, invitation_id=uuid4(), invited_board_id=a.board.pk, token=token, role=Role.GUEST)
    caller = caller_of(User.objects.create_guest(name))
    a.do(JoinBoard, caller=caller, token=token)
    return caller


def a_ballot(a: ADomain, *, dots_each: int = 3, kinds: tuple = ()) -> UUID:
    """Open a ballot and return its id."""
    ballot_id = uuid4()
    a.do(OpenBallot, ballot_id=ballot_id, title="What first?", dots_each=dots_each, kinds=kinds)
    return ballot_id


def give(a: ADomain, caller: Caller, ballot_id: UUID, note_id: UUID) -> None:
    """Give a dot."""
    a.do(GiveDot, caller=caller, ballot_id=ballot_id, dot_id=uuid4(), note_id=note_id)
