"""What a facilitator asks of a board's workshop: phase, timer, private writing, attention, minutes."""

from dataclasses import dataclass
from typing import ClassVar, Final

from modeler.core.intents.intent import UNSET, BoardIntent, Unset, require_extent, require_place, require_text
from modeler.core.kernel.errors import Invalid
from modeler.core.kernel.ids import UserId
from modeler.core.kernel.roles import Role

LONGEST_TIMER: Final = 24 * 60 * 60
WORDS_OF_A_CALL: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointFacilitator(BoardIntent):
    """Let somebody who may come to the board run its workshop."""

    needs: ClassVar[Role] = Role.OWNER
    past: ClassVar[str] = "FacilitatorAppointed"
    user_id: UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class DismissFacilitator(BoardIntent):
    """Let somebody run the board's workshop no longer."""

    needs: ClassVar[Role] = Role.OWNER
    past: ClassVar[str] = "FacilitatorDismissed"
    user_id: UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class MovePhase(BoardIntent):
    """Bring the workshop into a phase of the board's level; none ends it and opens every kind."""

    needs: ClassVar[Role] = Role.FACILITATOR
    past: ClassVar[str] = "PhaseMoved"
    phase: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StartTimer(BoardIntent):
    """Start the timer that everybody sees, anew where one runs."""

    needs: ClassVar[Role] = Role.FACILITATOR
    past: ClassVar[str] = "TimerStarted"
    seconds: int

    def __post_init__(self) -> None:
        require_seconds(self.seconds)


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseTimer(BoardIntent):
    """Hold the timer; what is left stays."""

    needs: ClassVar[Role] = Role.FACILITATOR
    past: ClassVar[str] = "TimerPaused"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeTimer(BoardIntent):
    """Let the held timer go on."""

    needs: ClassVar[Role] = Role.FACILITATOR
    past: ClassVar[str] = "TimerResumed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendTimer(BoardIntent):
    """Give the timer more seconds, from now on where it has ended."""

    needs: ClassVar[Role] = Role.FACILITATOR
    past: ClassVar[str] = "TimerExtended"
    seconds: int

    def __post_init__(self) -> None:
        require_seconds(self.seconds)


@dataclass(frozen=True, slots=True, kw_only=True)
class StopTimer(BoardIntent):
    """Take the timer away."""

    needs: ClassVar[Role] = Role.FACILITATOR
    past: ClassVar[str] = "TimerStopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class StartPrivateWriting(BoardIntent):
    """From now on each sees their own new notes only, until they are revealed."""

    needs: ClassVar[Role] = Role.FACILITATOR
    past: ClassVar[str] = "PrivateWritingStarted"


@dataclass(frozen=True, slots=True, kw_only=True)
class RevealNotes(BoardIntent):
    """End private writing: all private notes become notes of the board, in one change."""

    needs: ClassVar[Role] = Role.FACILITATOR
    past: ClassVar[str] = "NotesRevealed"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallAttention(BoardIntent):
    """Bring everybody's view to a part of the board, in board units, with a few words."""

    needs: ClassVar[Role] = Role.FACILITATOR
    past: ClassVar[str] = "AttentionCalled"
    x: float
    y: float
    width: float
    height: float
    words: str = ""

    def __post_init__(self) -> None:
        require_place(self.x, self.y)
        require_extent(self.width, self.height)
        if len(self.words) > WORDS_OF_A_CALL:
            raise Invalid(f"The words have {len(self.words)} characters.", fix=f"Use at most {WORDS_OF_A_CALL}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteMinutes(BoardIntent):
    """Write down the workshop's agreements or decisions, one on each line."""

    needs: ClassVar[Role] = Role.FACILITATOR
    past: ClassVar[str] = "MinutesWritten"
    agreements: str | Unset = UNSET
    decisions: str | Unset = UNSET

    def __post_init__(self) -> None:
        for name in ("agreements", "decisions"):
            text = getattr(self, name)
            if not isinstance(text, Unset):
                require_text(text, name)


def require_seconds(seconds: int) -> None:
    """Refuse a span of time that no timer runs. Raises: Invalid."""
    if not 1 <= seconds <= LONGEST_TIMER:
        raise Invalid(f"A timer cannot run {seconds} seconds.", where="seconds", fix=f"Use 1 to {LONGEST_TIMER:,}.")
