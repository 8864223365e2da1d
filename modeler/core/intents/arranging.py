"""What people ask of the arrangement of a board: locks, groups, what lies on top, where an arrow ends."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from modeler.core.intents.intent import BoardIntent, require_items
from modeler.core.kernel.errors import Invalid
from modeler.core.kernel.ids import ConnectorId, GroupId, NoteId, RegionId
from modeler.core.kernel.roles import Role


class StackEnd(StrEnum):
    """The two ends of the stack of notes."""

    FRONT = "front"
    BACK = "back"


@dataclass(frozen=True, slots=True, kw_only=True)
class LockOnBoard(BoardIntent):
    """Lock notes and regions, so that nobody moves, edits or removes them, or unlock them."""

    needs: ClassVar[Role] = Role.GUEST
    past: ClassVar[str] = "LockedOnBoard"
    is_locked: bool
    note_ids: tuple[NoteId, ...] = ()
    region_ids: tuple[RegionId, ...] = ()

    def __post_init__(self) -> None:
        require_items(len(self.note_ids) + len(self.region_ids), "things to lock")


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupNotes(BoardIntent):
    """Put notes into a group, which is selected and moved as one, or with no group take them out of theirs."""

    needs: ClassVar[Role] = Role.GUEST
    past: ClassVar[str] = "NotesGrouped"
    note_ids: tuple[NoteId, ...]
    group_id: GroupId | None

    def __post_init__(self) -> None:
        require_items(len(self.note_ids), "notes")


@dataclass(frozen=True, slots=True, kw_only=True)
class StackNotes(BoardIntent):
    """Bring notes to the front of all others, or send them to the back; among themselves they keep their order."""

    needs: ClassVar[Role] = Role.GUEST
    past: ClassVar[str] = "NotesStacked"
    note_ids: tuple[NoteId, ...]
    end: StackEnd

    def __post_init__(self) -> None:
        require_items(len(self.note_ids), "notes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconnect(BoardIntent):
    """Let an arrow begin or end at another note; its flow follows, and what a subscription said goes along."""

    needs: ClassVar[Role] = Role.GUEST
    past: ClassVar[str] = "ConnectorReconnected"
    connector_id: ConnectorId
    source_id: NoteId
    target_id: NoteId

    def __post_init__(self) -> None:
        if self.source_id == self.target_id:
            raise Invalid("An arrow cannot lead from a note to itself.", fix="Choose another note as its end.")
