"""What a browser may say on the socket of a run, version 1."""

from dataclasses import dataclass
from typing import Final

from modeler.core.kernel.errors import Invalid
from simulator.core.control import Control, control_from_json

PROTOCOL_VERSION: Final = 1
LONGEST_MESSAGE: Final = 4_096


@dataclass(frozen=True, slots=True)
class Ping:
    """Say that one is still there."""


@dataclass(frozen=True, slots=True)
class Command:
    """Ask the worker for something."""

    control: Control


def message_from_json(value: object, caller: str) -> Ping | Command:
    """Return the message that a browser sent. Raises: Invalid."""
    if not isinstance(value, dict) or value.get("v") != PROTOCOL_VERSION:
        raise Invalid("The message has no version this server speaks.", where="v", fix="Send an object with v: 1.")
    match value.get("type"):
        case "ping":
            return Ping()
        case "control":
            body = {key: item for key, item in value.items() if key in ("command", "speed", "subscription")}
            return Command(control_from_json({**body, "caller": caller}))
        case _:
            raise Invalid("The message is of no known type.", where="type", fix="Use one of: control, ping.")
