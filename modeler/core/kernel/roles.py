"""What a caller may do, from least to most."""

from enum import IntEnum


class Role(IntEnum):
    """A caller's standing in a team, a domain or on one board.

    STRANGER is anybody signed in. A GUEST joined one board by its link and may edit there. The SYSTEM is the
    application itself: samples, imports and repairs.
    """

    STRANGER = 0
    VIEWER = 10
    GUEST = 20
    EDITOR = 30
    FACILITATOR = 40
    OWNER = 50
    SYSTEM = 90

    @property
    def slug(self) -> str:
        """Return the name on the wire: "editor"."""
        return self.name.lower()


MEMBER_ROLES = (Role.VIEWER, Role.EDITOR, Role.OWNER)
INVITATION_ROLES = (Role.VIEWER, Role.GUEST)


def role_named(slug: str) -> Role:
    """Return the role with this name on the wire. Raises: KeyError."""
    return Role[slug.upper()]
