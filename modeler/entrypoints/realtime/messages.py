"""What a client may say on the socket of a domain, version 1: typed, and checked before anything else sees it."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from modeler.core.intents.wire import record_from_json
from modeler.core.kernel.canonical import JsonObject
from modeler.core.kernel.errors import Invalid

PROTOCOL_VERSION: Final = 1
LONGEST_MESSAGE: Final = 512 * 1024


@dataclass(frozen=True, slots=True)
class Hello:
    """Begin: `since` is the version the client has, None for nothing; `board` is the one it draws.

    Who can read `packed` rows gets a state of half the size: of each table the `columns`, the `rows` as lists, and
    the values that are the `same` in all of them.
    """

    board: UUID | None = None
    since: int | None = None
    packed: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask for an intent to be executed."""

    id: UUID
    kind: str
    body: JsonObject


@dataclass(frozen=True, slots=True)
class Show:
    """Show the others something that need not last: a cursor, a drag, a selection; `frames` knows the kinds."""

    board: UUID
    frame: JsonObject


@dataclass(frozen=True, slots=True)
class Since:
    """Ask for the changes after a version."""

    since: int


@dataclass(frozen=True, slots=True)
class Ping:
    """Say that one is still there."""


Message = Hello | Ask | Show | Since | Ping
KINDS: Final[dict[str, type[Message]]] = {"hello": Hello, "intent": Ask, "frame": Show, "since": Since, "ping": Ping}


def message_from_json(value: object) -> Message:
    """Return the message that a client sent. Raises: Invalid."""
    if not isinstance(value, dict) or value.get("v") != PROTOCOL_VERSION:
        raise Invalid("The message has no version this server speaks.", where="v", fix="Send an object with v: 1.")
    kind = KINDS.get(str(value.get("type")))
    if kind is None:
        raise Invalid("The message is of no known type.", where="type", fix=f"Use one of: {', '.join(KINDS)}.")
    return record_from_json(kind, {key: item for key, item in value.items() if key not in ("v", "type")})
