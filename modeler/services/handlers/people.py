"""Decides what people ask of teams, domains and invitations."""

from uuid import UUID, uuid5

from django.db.models import Q
from django.utils import timezone

from modeler.core.intents.people import (
    AddMember,
    ChangeMemberRole,
    CreateDomain,
    CreateInvitation,
    CreateTeam,
    JoinBoard,
    RemoveMember,
    RevokeInvitation,
)
from modeler.core.kernel.errors import Conflict, NotFound
from modeler.core.kernel.ids import UserId
from modeler.core.kernel.roles import Role
from modeler.models import Board, BoardGuest, Domain, Invitation, Member, Team, User
from modeler.services.caller import Caller
from modeler.services.effects import Draft
from modeler.services.handlers.rows import row_of


def create_team(draft: Draft, caller: Caller, team: Team, intent: CreateTeam) -> None:
    """Create the team; the caller becomes its owner."""
    _require_new(team.pk)
    if Team.objects.filter(slug=intent.slug).exists():
        raise Conflict(f"“{intent.slug}” is taken.", where="slug", fix="Choose another address for the team.")
    draft.create(Team, id=team.pk, slug=intent.slug, name=intent.name)
    if not caller.is_system:
        _join(draft, team, caller.user_id, Role.OWNER)


def add_member(draft: Draft, caller: Caller, team: Team, intent: AddMember) -> None:
    """Take the user with this address into the team."""
    user = User.objects.filter(email__iexact=intent.email, is_active=True).first()
    if user is None:
        raise NotFound(
            f"Nobody here has the address {intent.email}.",
            where="email",
            fix="Ask them to sign up first.",
        )
    if Member.objects.filter(team=team, user=user).exists():
        raise Conflict(f"{user} is a member already.", where="email", fix="Change their role instead.")
    _join(draft, team, UserId(user.pk), intent.role)


def change_member_role(draft: Draft, caller: Caller, team: Team, intent: ChangeMemberRole) -> None:
    """Give the member the role, unless nobody would own the team any more."""
    member = _member(team, intent.user_id)
    if intent.role is not Role.OWNER:
        _require_another_owner(team, member)
    draft.update(member, role=intent.role.slug)


def remove_member(draft: Draft, caller: Caller, team: Team, intent: RemoveMember) -> None:
    """Take the member out, unless nobody would own the team any more."""
    member = _member(team, intent.user_id)
    _require_another_owner(team, member)
    draft.delete(member)


def create_domain(draft: Draft, caller: Caller, domain: Domain, intent: CreateDomain) -> None:
    """Create the domain and its first, empty board."""
    _require_new(domain.pk)
    if Domain.objects.filter(slug=intent.slug).exists():
        raise Conflict(f"“{intent.slug}” is taken.", where="slug", fix="Choose another address for the domain.")
    draft.create(Domain, id=domain.pk, team_id=domain.team_id, slug=intent.slug, name=intent.name)
    level = intent.first_board_level
    draft.create(Board, id=intent.first_board_id, domain_id=domain.pk, name=intent.name, level=level)


def create_invitation(draft: Draft, caller: Caller, domain: Domain, intent: CreateInvitation) -> None:
    """Create the link to the board."""
    board = row_of(Board, domain, intent.invited_board_id)
    draft.create(
        Invitation,
        id=intent.invitation_id,
        domain_id=domain.pk,
        board_id=board.pk,
        token=intent.token,
        role=intent.role.slug,
        expires_at=intent.expires_at,
    )


def revoke_invitation(draft: Draft, caller: Caller, domain: Domain, intent: RevokeInvitation) -> None:
    """Close the link."""
    draft.update(row_of(Invitation, domain, intent.invitation_id), is_revoked=True)


def join_board(draft: Draft, caller: Caller, domain: Domain, intent: JoinBoard) -> None:
    """Let the caller onto the board that the link opens; joining twice is joining once."""
    invitation = open_invitation(intent.token)
    if invitation.domain_id != domain.pk:
        raise _closed()
    if not BoardGuest.objects.filter(invitation=invitation, user_id=caller.user_id).exists():
        draft.create(
            BoardGuest,
            id=uuid5(invitation.pk, str(caller.user_id)),
            domain_id=domain.pk,
            invitation_id=invitation.pk,
            user_id=caller.user_id,
        )


def open_invitation(token: str) -> Invitation:
    """Return the invitation that a link's token opens. Raises: NotFound where it is unknown, revoked or expired."""
    unexpired = Q(expires_at__isnull=True) | Q(expires_at__gt=timezone.now())
    invitation = Invitation.objects.select_related("board").filter(unexpired, token=token, is_revoked=False).first()
    if invitation is None:
        raise _closed()
    return invitation


def _require_new(scope_id: UUID) -> None:
    if Team.objects.filter(pk=scope_id).exists() or Domain.objects.filter(pk=scope_id).exists():
        raise Conflict("The id is taken.", where=str(scope_id), fix="Make a new UUID for each team and domain.")


def _join(draft: Draft, team: Team, user_id: UserId, role: Role) -> None:
    draft.create(Member, id=uuid5(team.pk, str(user_id)), team_id=team.pk, user_id=user_id, role=role.slug)


def _member(team: Team, user_id: UserId) -> Member:
    member = Member.objects.filter(team=team, user_id=user_id).first()
    if member is None:
        raise NotFound("That user is no member of the team.", where=f"user {user_id}", fix="Look at the members' list.")
    return member


def _require_another_owner(team: Team, member: Member) -> None:
    owners = Member.objects.filter(team=team, role=Role.OWNER.slug).exclude(pk=member.pk)
    if member.role == Role.OWNER.slug and not owners.exists():
        raise Conflict("The team would have no owner.", where=f"team {team.slug}", fix="Make another owner first.")


def _closed() -> NotFound:
    return NotFound("This invitation is not open (any more).", fix="Ask whoever sent it for a new link.")
