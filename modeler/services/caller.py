"""Who asks."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from modeler.core.kernel.ids import UserId


@dataclass(frozen=True, slots=True)
class Caller:
    """A user who asks for something, or the application itself."""

    user_id: UserId
    name: str
    is_system: bool = False


SYSTEM: Final = Caller(UserId(UUID(int=0)), "Stormwright", is_system=True)
