"""From a protocol's user to a caller."""

from typing import Any

from modeler.core.kernel.errors import NotFound
from modeler.core.kernel.ids import UserId
from modeler.services.caller import Caller


def caller_of(user: Any) -> Caller:
    """Return who asks. Raises: NotFound for somebody who has not signed in, as for anything they may not see."""
    if not user.is_authenticated:
        raise NotFound("There is nothing here for somebody who has not signed in.", fix="Sign in first.")
    return Caller(UserId(user.pk), user.display_name or user.email or "")
