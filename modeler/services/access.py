"""Which role a caller has, in a team, in a domain or on one board."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from modeler.core.kernel.errors import Forbidden, NotFound
from modeler.core.kernel.roles import Role, role_named
from modeler.models import Board, BoardGuest, Domain, Facilitator, Member, Team
from modeler.services.caller import Caller


def role_in_team(caller: Caller, team_id: UUID) -> Role | None:
    """Return the caller's role in a team, or None."""
    if caller.is_system:
        return Role.SYSTEM
    slug = Member.objects.filter(team_id=team_id, user_id=caller.user_id).values_list("role", flat=True).first()
    return role_named(slug) if slug else None


def role_in_domain(
    caller: Caller, domain: Domain, board_id: UUID | None = None, *, enough: Role = Role.SYSTEM
) -> Role | None:
    """Return the caller's role in a domain; with a board, also what an invitation or an appointment gives there.

    Who asks whether a role is reached says which is `enough`: the board is looked at where the team gives less.
    """
    role = role_in_team(caller, domain.team_id)
    if board_id is None or (role is not None and role >= enough):
        return role
    if role is None:
        role = _role_as_guest(caller, board_id)
    is_lower = role is not None and role < Role.FACILITATOR
    if is_lower and Facilitator.objects.filter(board_id=board_id, user_id=caller.user_id).exists():
        return Role.FACILITATOR
    return role


def require(role: Role | None, needs: Role, what: str) -> None:
    """Refuse who has no role (as if nothing were there) or too low a one. Raises: NotFound, Forbidden."""
    if needs is Role.STRANGER:
        return
    if role is None:
        raise NotFound(f"There is no such {what}.", fix="Check the address, or ask its owner for an invitation.")
    if role < needs:
        raise Forbidden(
            f"This takes the role {needs.slug}; you are {role.slug}.", fix="Ask an owner of the team for another role."
        )


def teams_visible_to(caller: Caller) -> QuerySet[Team]:
    """Return the teams that the caller is a member of."""
    if caller.is_system:
        return Team.objects.all()
    return Team.objects.filter(members__user_id=caller.user_id)


def domains_visible_to(caller: Caller) -> QuerySet[Domain]:
    """Return the domains whose whole model the caller may read; guests of a board see only the board."""
    if caller.is_system:
        return Domain.objects.all()
    return Domain.objects.filter(team__members__user_id=caller.user_id)


def boards_visible_to(caller: Caller) -> QuerySet[Board]:
    """Return the boards that the caller may see, as a member or as a guest."""
    if caller.is_system:
        return Board.objects.all()
    joined = _open_guests().filter(user_id=caller.user_id).values("invitation__board_id")
    return Board.objects.filter(Q(domain__team__members__user_id=caller.user_id) | Q(pk__in=joined)).distinct()


def _role_as_guest(caller: Caller, board_id: UUID) -> Role | None:
    slugs = (
        _open_guests()
        .filter(user_id=caller.user_id, invitation__board_id=board_id)
        .values_list("invitation__role", flat=True)
    )
    return max((role_named(slug) for slug in slugs), default=None)


def _open_guests() -> QuerySet[BoardGuest]:
    unexpired = Q(invitation__expires_at__isnull=True) | Q(invitation__expires_at__gt=timezone.now())
    return BoardGuest.objects.filter(unexpired, invitation__is_revoked=False)
