"""What people ask of teams, domains and invitations."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from modeler.core.intents.intent import DomainIntent, TeamIntent, require_level, require_name
from modeler.core.kernel.errors import Invalid
from modeler.core.kernel.ids import BoardId, InvitationId, TeamId, UserId
from modeler.core.kernel.roles import INVITATION_ROLES, MEMBER_ROLES, Role

SLUG = re.compile(r"[a-z][a-z0-9-]{0,49}")


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateTeam(TeamIntent):
    """Found a team; whoever asks becomes its owner."""

    needs: ClassVar[Role] = Role.STRANGER
    past: ClassVar[str] = "TeamCreated"
    slug: str
    name: str

    def __post_init__(self) -> None:
        require_slug(self.slug)
        require_name(self.name, "team")


@dataclass(frozen=True, slots=True, kw_only=True)
class AddMember(TeamIntent):
    """Take somebody who has an account into the team."""

    needs: ClassVar[Role] = Role.OWNER
    past: ClassVar[str] = "MemberAdded"
    email: str
    role: Role = Role.EDITOR

    def __post_init__(self) -> None:
        _require_role(self.role, MEMBER_ROLES)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeMemberRole(TeamIntent):
    """Give a member another role; the last owner stays owner."""

    needs: ClassVar[Role] = Role.OWNER
    past: ClassVar[str] = "MemberRoleChanged"
    user_id: UserId
    role: Role

    def __post_init__(self) -> None:
        _require_role(self.role, MEMBER_ROLES)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveMember(TeamIntent):
    """Take a member out of the team; the last owner stays."""

    needs: ClassVar[Role] = Role.OWNER
    past: ClassVar[str] = "MemberRemoved"
    user_id: UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateDomain(DomainIntent):
    """Begin a domain with one empty board of a level; the caller must be an editor of the team."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "DomainCreated"
    team_id: TeamId
    first_board_id: BoardId
    slug: str
    name: str
    first_board_level: str = "design"

    def __post_init__(self) -> None:
        require_slug(self.slug)
        require_name(self.name, "domain")
        require_level(self.first_board_level)


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateInvitation(DomainIntent):
    """Make a link by which anybody joins one board with a display name; `role` guest edits, viewer watches.

    `token` is the secret part of the link: at least 20 characters of A-Z a-z 0-9 - _, made at random by the door.
    """

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "InvitationCreated"
    audience: ClassVar[str] = "caller"
    invitation_id: InvitationId
    invited_board_id: BoardId
    token: str
    role: Role = Role.GUEST
    expires_at: datetime | None = None

    def __post_init__(self) -> None:
        _require_role(self.role, INVITATION_ROLES)
        if not re.fullmatch(r"[A-Za-z0-9_-]{20,64}", self.token):
            raise Invalid("The link's token is too weak.", where="token", fix="Use 20 to 64 random letters and digits.")


@dataclass(frozen=True, slots=True, kw_only=True)
class RevokeInvitation(DomainIntent):
    """Close an invitation link; who joined by it loses the board."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "InvitationRevoked"
    invitation_id: InvitationId


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinBoard(DomainIntent):
    """Enter a board by its invitation link."""

    needs: ClassVar[Role] = Role.STRANGER
    past: ClassVar[str] = "BoardJoined"
    token: str


def require_slug(slug: str) -> None:
    """Refuse a slug that cannot stand in an address. Raises: Invalid."""
    if not SLUG.fullmatch(slug):
        raise Invalid(
            f"“{slug}” cannot stand in an address.",
            where="slug",
            fix="Begin with a letter; use a-z, 0-9 and hyphens, 50 at most.",
        )


def _require_role(role: Role, allowed: tuple[Role, ...]) -> None:
    if role not in allowed:
        names = ", ".join(choice.slug for choice in allowed)
        raise Invalid(f"The role “{role.slug}” cannot be given here.", where="role", fix=f"Choose one of: {names}.")
