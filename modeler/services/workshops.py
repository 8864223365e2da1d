"""Reads of a board's workshop: what each may see of it while notes are private and votes are secret."""

from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from modeler.core.kernel.errors import Forbidden
from modeler.core.kernel.roles import Role
from modeler.models import Ballot, Board, BoardGuest, Dot, Member, PrivateNote, User
from modeler.services.access import role_in_domain
from modeler.services.caller import Caller
from modeler.services.registry import tables


def workshop_state(caller: Caller, board: Board) -> dict[str, Any]:
    """Return the rows of a board's workshop by table: of private notes and dots only the caller's own.

    `now` is this machine's time, by which clients set theirs.
    """
    return {
        "now": timezone.now().isoformat(),
        "workshops": _values("workshop", _workshops(board)),
        "facilitators": _values("facilitator", board.facilitators.order_by("pk")),
        "private_notes": _values("private_note", board.private_notes.filter(author_id=caller.user_id).order_by("z")),
        "ballots": _values("ballot", board.ballots.order_by("position", "pk")),
        "dots": _values("dot", board.dots.filter(user_id=caller.user_id, ballot__is_open=True).order_by("pk")),
    }


def progress_of(board: Board) -> dict[str, int]:
    """Return how far everybody is, as numbers without names: private notes and their writers, dots and their givers."""
    private = PrivateNote.objects.filter(board=board).aggregate(
        notes=Count("pk"), people=Count("author_id", distinct=True)
    )
    ballot = Ballot.objects.filter(board=board, is_open=True).first()
    dots = Dot.objects.filter(ballot=ballot).aggregate(dots=Count("pk"), people=Count("user_id", distinct=True))
    return {
        "private_notes": private["notes"],
        "writers": private["people"],
        "dots": dots["dots"],
        "voters": dots["people"],
    }


def people_of(caller: Caller, board: Board) -> list[dict[str, Any]]:
    """Return who may come to a board, by name, with their roles there; for facilitators. Raises: Forbidden."""
    role = role_in_domain(caller, board.domain, board.pk) or Role.STRANGER
    if role < Role.FACILITATOR:
        raise Forbidden("Who may come is told to facilitators.", fix="Ask an owner of the team to appoint you.")
    members = dict(Member.objects.filter(team_id=board.domain.team_id).values_list("user_id", "role"))
    guests = dict(
        BoardGuest.objects.filter(_open_invitation(), invitation__board=board).values_list(
            "user_id", "invitation__role"
        )
    )
    roles = {**guests, **members}
    appointed = set(board.facilitators.values_list("user_id", flat=True))
    users = User.objects.filter(pk__in=roles, is_active=True).order_by("display_name", "pk")
    return [
        {
            "id": str(user.pk),
            "name": str(user),
            "role": roles[user.pk],
            "is_facilitator": user.pk in appointed,
        }
        for user in users
    ]


def _open_invitation() -> Q:
    unexpired = Q(invitation__expires_at__isnull=True) | Q(invitation__expires_at__gt=timezone.now())
    return Q(unexpired, invitation__is_revoked=False)


def _workshops(board: Board) -> list[Any]:
    workshop = getattr(board, "workshop", None)
    return [workshop] if workshop else []


def _values(table: str, rows: Any) -> list[dict[str, Any]]:
    return [tables()[table].values(row) for row in rows]
