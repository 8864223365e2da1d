"""What people ask while a workshop gathers what it found: votes, parked notes, zones of groups, the walk-through."""

from dataclasses import dataclass
from typing import ClassVar, Final

from modeler.core.intents.intent import ITEMS_AT_ONCE, BoardIntent, require_items, require_name
from modeler.core.kernel.errors import Invalid
from modeler.core.kernel.ids import BallotId, DotId, NoteId, RegionId, UserId
from modeler.core.kernel.roles import Role
from modeler.core.snapshot.kinds import NoteKind

DOTS_AT_MOST: Final = 50
WAYS: Final = ("forward", "reverse")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenBallot(BoardIntent):
    """Let everybody give dots to notes of these kinds, without kinds to any; who gave what stays hidden.

    How many each note has shows once the ballot is closed.
    """

    needs: ClassVar[Role] = Role.FACILITATOR
    past: ClassVar[str] = "BallotOpened"
    ballot_id: BallotId
    title: str
    dots_each: int
    kinds: tuple[NoteKind, ...] = ()

    def __post_init__(self) -> None:
        require_name(self.title, "ballot")
        if not 1 <= self.dots_each <= DOTS_AT_MOST:
            raise Invalid(f"{self.dots_each} dots for each.", where="dots_each", fix=f"Give 1 to {DOTS_AT_MOST}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveDot(BoardIntent):
    """Give one of one's dots to a note; several may go to the same."""

    needs: ClassVar[Role] = Role.GUEST
    past: ClassVar[str] = "DotGiven"
    audience: ClassVar[str] = "caller"
    ballot_id: BallotId
    dot_id: DotId
    note_id: NoteId


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeDotBack(BoardIntent):
    """Take one of one's dots back from a note."""

    needs: ClassVar[Role] = Role.GUEST
    past: ClassVar[str] = "DotTakenBack"
    audience: ClassVar[str] = "caller"
    ballot_id: BallotId
    note_id: NoteId


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseBallot(BoardIntent):
    """End the voting; from now on everybody sees how many dots each note has, and nobody whose they are."""

    needs: ClassVar[Role] = Role.FACILITATOR
    past: ClassVar[str] = "BallotClosed"
    ballot_id: BallotId


@dataclass(frozen=True, slots=True, kw_only=True)
class ParkNotes(BoardIntent):
    """Move notes to the parking lot, for later; where the board has none, `region_id` names the new one."""

    needs: ClassVar[Role] = Role.GUEST
    past: ClassVar[str] = "NotesParked"
    note_ids: tuple[NoteId, ...]
    region_id: RegionId

    def __post_init__(self) -> None:
        require_items(len(self.note_ids), "notes")


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignZone(BoardIntent):
    """Say who works in a breakout zone."""

    needs: ClassVar[Role] = Role.FACILITATOR
    past: ClassVar[str] = "ZoneAssigned"
    region_id: RegionId
    people: tuple[UserId, ...]

    def __post_init__(self) -> None:
        if len(self.people) > ITEMS_AT_ONCE:
            raise Invalid(f"{len(self.people)} people in one zone.", fix=f"Assign at most {ITEMS_AT_ONCE}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeZone(BoardIntent):
    """Dissolve a breakout zone: its border goes, and its notes stay on the common wall."""

    needs: ClassVar[Role] = Role.FACILITATOR
    past: ClassVar[str] = "ZoneMerged"
    region_id: RegionId


@dataclass(frozen=True, slots=True, kw_only=True)
class StartWalk(BoardIntent):
    """Walk through the board from stop to stop, `way` forward or reverse; without stops, through its events in order.

    `presenter_id` may move everybody along, beside the facilitator.
    """

    needs: ClassVar[Role] = Role.FACILITATOR
    past: ClassVar[str] = "WalkStarted"
    way: str = "forward"
    stops: tuple[NoteId, ...] = ()
    presenter_id: UserId | None = None

    def __post_init__(self) -> None:
        if self.way not in WAYS:
            raise Invalid(f"“{self.way}” is no way to walk.", where="way", fix=f"Use one of: {', '.join(WAYS)}.")
        if len(self.stops) > ITEMS_AT_ONCE:
            raise Invalid(f"{len(self.stops)} stops.", where="stops", fix=f"Use at most {ITEMS_AT_ONCE}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeWalk(BoardIntent):
    """Choose the stops of the walk anew, in order."""

    needs: ClassVar[Role] = Role.FACILITATOR
    past: ClassVar[str] = "WalkChanged"
    stops: tuple[NoteId, ...]

    def __post_init__(self) -> None:
        require_items(len(self.stops), "stops")


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveWalk(BoardIntent):
    """Bring everybody to a stop of the walk, counted from 0; the presenter or a facilitator may."""

    needs: ClassVar[Role] = Role.GUEST
    past: ClassVar[str] = "WalkMoved"
    stop: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EndWalk(BoardIntent):
    """End the walk; its stops stay for the next one."""

    needs: ClassVar[Role] = Role.FACILITATOR
    past: ClassVar[str] = "WalkEnded"
