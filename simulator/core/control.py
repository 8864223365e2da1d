"""What people do to a live run.

A command is recorded with the number of notices before it, so that a run with commands replays exactly.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from modeler.core.kernel.canonical import Json, canonical_json
from modeler.core.kernel.errors import Invalid
from simulator.core.pacer import AS_FAST_AS_POSSIBLE, FASTEST, SLOWEST


class Command(StrEnum):
    """The commands."""

    PAUSE = "pause"
    RESUME = "resume"
    STEP = "step"
    SPEED = "speed"
    STOP = "stop"
    BREAK = "break"
    MEND = "mend"


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """One command, with its speed or the subscription that it breaks or mends, and the name of who gave it."""

    command: Command
    speed: float = 1.0
    subscription: str = ""
    caller: str = ""

    def __post_init__(self) -> None:
        if self.speed != AS_FAST_AS_POSSIBLE and not SLOWEST <= self.speed <= FASTEST:
            raise Invalid("The speed is not possible.", where="speed", fix=f"Use 0, or {SLOWEST} to {FASTEST:,.0f}.")
        if self.command in (Command.BREAK, Command.MEND) and not self.subscription:
            raise Invalid("Which subscription?", where="subscription", fix="Give its id.")

    def to_text(self, handled: int) -> str:
        """Return what the record of this command says."""
        body: dict[str, Json] = {"command": self.command.value, "caller": self.caller, "after": handled}
        if self.command is Command.SPEED:
            body["speed"] = self.speed
        if self.subscription:
            body["subscription"] = self.subscription
        return canonical_json(body)


def control_from_json(value: Json) -> Control:
    """Return the command that a JSON object gives. Raises: Invalid."""
    if not isinstance(value, Mapping):
        raise Invalid("The command is no object.", fix='Send {"command": "pause"}.')
    try:
        command = Command(str(value.get("command")))
    except ValueError:
        raise Invalid(
            f"“{value.get('command')}” is no command.", where="command", fix=f"Use one of: {', '.join(Command)}."
        ) from None
    speed, subscription = value.get("speed", 1.0), value.get("subscription", "")
    if isinstance(speed, bool) or not isinstance(speed, int | float):
        raise Invalid("The speed is no number.", where="speed", fix="Write a number.")
    return Control(
        command=command, speed=float(speed), subscription=str(subscription), caller=str(value.get("caller", ""))
    )
