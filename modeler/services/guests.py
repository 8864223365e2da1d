"""Guests: users who are known by a display name. Becoming one stands outside the log, as signing up does."""

from modeler.core.intents.intent import require_name
from modeler.models import Invitation, User
from modeler.services.handlers.people import open_invitation


def invitation_of_link(token: str) -> Invitation:
    """Return the invitation of a link. Raises: NotFound where it is unknown, revoked or expired."""
    return open_invitation(token)


def welcome_guest(display_name: str) -> User:
    """Return a new guest. Raises: Invalid."""
    require_name(display_name, "guest")
    return User.objects.create_guest(display_name.strip()[:80])
