"""Who comes in, outside the log: guests, known by a display name, and the demo user."""

from modeler.core.intents.intent import require_name
from modeler.models import Invitation, User
from modeler.services.handlers.people import open_invitation


def invitation_of_link(token: str) -> Invitation:
    """Return the invitation of a link. Raises: NotFound where it is unknown, revoked or expired."""
    return open_invitation(token)


def active_user(email: str) -> User | None:
    """Return the user with this address, None where there is none that may sign in."""
    return User.objects.filter(email=email, is_active=True).first()


def welcome_guest(display_name: str) -> User:
    """Return a new guest. Raises: Invalid."""
    require_name(display_name, "guest")
    return User.objects.create_guest(display_name.strip()[:80])
