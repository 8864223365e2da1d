"""What people ask of a board: notes, connectors and regions."""

from dataclasses import dataclass
from typing import ClassVar

from modeler.core.intents.intent import (
    UNSET,
    BoardIntent,
    DomainIntent,
    Unset,
    require_extent,
    require_items,
    require_name,
    require_place,
    require_text,
)
from modeler.core.kernel.errors import Invalid
from modeler.core.kernel.ids import BoardId, ChangeId, ConnectorId, ContextId, ElementId, GroupId, NoteId, RegionId
from modeler.core.kernel.roles import Role
from modeler.core.snapshot.kinds import NoteKind, RegionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNote:
    """A note to be added; its top left lies at (x, y) in board units. `element_id` shows an element that exists."""

    id: NoteId
    kind: NoteKind
    x: float
    y: float
    text: str = ""
    width: float | None = None
    height: float | None = None
    element_id: ElementId | None = None
    is_pivotal: bool = False
    group_id: GroupId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewArrow:
    """An arrow to be drawn together with new notes; each end is one of them, or a note that is there."""

    id: ConnectorId
    source_id: NoteId
    target_id: NoteId
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRegion:
    """A region to be drawn; its top left lies at (x, y) in board units. One of kind context may name the context."""

    id: RegionId
    kind: RegionKind
    name: str
    x: float
    y: float
    width: float
    height: float
    context_id: ContextId | None = None


@dataclass(frozen=True, slots=True)
class NoteMove:
    """The new top left of a note, in board units."""

    id: NoteId
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class AddNotes(BoardIntent):
    """Put notes on a board, with arrows and regions; a note of a model kind becomes an element, or shows one."""

    needs: ClassVar[Role] = Role.GUEST
    past: ClassVar[str] = "NotesAdded"
    notes: tuple[NewNote, ...] = ()
    arrows: tuple[NewArrow, ...] = ()
    replaces: tuple[ConnectorId, ...] = ()
    regions: tuple[NewRegion, ...] = ()

    def __post_init__(self) -> None:
        require_items(len(self.notes) + len(self.regions), "notes")
        for region in self.regions:
            _require_region(region)
        if self.arrows:
            require_items(len(self.arrows), "arrows")
        for arrow in self.arrows:
            require_text(arrow.label, "label")
            _require_two_ends(arrow.source_id, arrow.target_id)
        for note in self.notes:
            require_text(note.text, "note")
            require_place(note.x, note.y)
            require_extent(note.width or 1, note.height or 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditNote(BoardIntent):
    """Write another text on a note; on a note of an element this renames the element everywhere."""

    needs: ClassVar[Role] = Role.GUEST
    past: ClassVar[str] = "NoteEdited"
    note_id: NoteId
    text: str

    def __post_init__(self) -> None:
        require_text(self.text, "note")


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveNotes(BoardIntent):
    """Put notes elsewhere; one dropped inside a context's region takes its element into that context."""

    needs: ClassVar[Role] = Role.GUEST
    past: ClassVar[str] = "NotesMoved"
    moves: tuple[NoteMove, ...]

    def __post_init__(self) -> None:
        require_items(len(self.moves), "moves")
        require_place(*(number for move in self.moves for number in (move.x, move.y)))


@dataclass(frozen=True, slots=True, kw_only=True)
class ResizeNote(BoardIntent):
    """Give a note another place and size."""

    needs: ClassVar[Role] = Role.GUEST
    past: ClassVar[str] = "NoteResized"
    note_id: NoteId
    x: float
    y: float
    width: float
    height: float

    def __post_init__(self) -> None:
        require_place(self.x, self.y)
        require_extent(self.width, self.height)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeNoteKind(BoardIntent):
    """Turn a note, and others with it, into another kind; an element follows where both kinds are of the model."""

    needs: ClassVar[Role] = Role.GUEST
    past: ClassVar[str] = "NoteKindChanged"
    note_id: NoteId
    kind: NoteKind
    also: tuple[NoteId, ...] = ()

    def __post_init__(self) -> None:
        require_items(1 + len(self.also), "notes")


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkPivotal(BoardIntent):
    """Mark an event note as pivotal, or take the mark away."""

    needs: ClassVar[Role] = Role.GUEST
    past: ClassVar[str] = "NoteMarkedPivotal"
    note_id: NoteId
    is_pivotal: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Connect(BoardIntent):
    """Draw an arrow between two notes; between elements it is a flow, from an event to a policy a subscription."""

    needs: ClassVar[Role] = Role.GUEST
    past: ClassVar[str] = "NotesConnected"
    connector_id: ConnectorId
    source_id: NoteId
    target_id: NoteId
    label: str = ""

    def __post_init__(self) -> None:
        require_text(self.label, "label")
        _require_two_ends(self.source_id, self.target_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelConnector(BoardIntent):
    """Write on an arrow."""

    needs: ClassVar[Role] = Role.GUEST
    past: ClassVar[str] = "ConnectorLabelled"
    connector_id: ConnectorId
    label: str

    def __post_init__(self) -> None:
        require_text(self.label, "label")


@dataclass(frozen=True, slots=True, kw_only=True)
class AddRegion(BoardIntent):
    """Draw a region; one of kind context creates the context, unless it names one, and takes the notes inside."""

    needs: ClassVar[Role] = Role.GUEST
    past: ClassVar[str] = "RegionAdded"
    region_id: RegionId
    kind: RegionKind
    name: str
    x: float
    y: float
    width: float
    height: float
    context_id: ContextId | None = None

    def __post_init__(self) -> None:
        _require_region(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRegion(BoardIntent):
    """Rename, move or resize a region, with the notes that move along; a context's region renames its context."""

    needs: ClassVar[Role] = Role.GUEST
    past: ClassVar[str] = "RegionChanged"
    region_id: RegionId
    name: str | Unset = UNSET
    x: float | Unset = UNSET
    y: float | Unset = UNSET
    width: float | Unset = UNSET
    height: float | Unset = UNSET
    moves: tuple[NoteMove, ...] = ()

    def __post_init__(self) -> None:
        if not isinstance(self.name, Unset):
            require_name(self.name, "region")
        if self.moves:
            require_items(len(self.moves), "moves")
            require_place(*(number for move in self.moves for number in (move.x, move.y)))
        require_place(*(number for number in (self.x, self.y) if not isinstance(number, Unset)))
        require_extent(*(number for number in (self.width, self.height) if not isinstance(number, Unset)))


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveFromBoard(BoardIntent):
    """Take notes, connectors and regions off a board; an element goes with its last note, a context stays."""

    needs: ClassVar[Role] = Role.GUEST
    past: ClassVar[str] = "RemovedFromBoard"
    note_ids: tuple[NoteId, ...] = ()
    connector_ids: tuple[ConnectorId, ...] = ()
    region_ids: tuple[RegionId, ...] = ()

    def __post_init__(self) -> None:
        require_items(len(self.note_ids) + len(self.connector_ids) + len(self.region_ids), "removals")


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoChange(DomainIntent):
    """Take back a change of one's own, but for what others have changed since; undoing an undo is a redo.

    `board_id` names the board whose guest asks; members of the team leave it out.
    """

    needs: ClassVar[Role] = Role.GUEST
    past: ClassVar[str] = "ChangeUndone"
    change_id: ChangeId
    board_id: BoardId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AddBoard(DomainIntent):
    """Start another board in a domain. `level` is big_picture, process or design."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "BoardAdded"
    new_board_id: BoardId
    name: str
    level: str = "design"

    def __post_init__(self) -> None:
        require_name(self.name, "board")
        if self.level not in ("big_picture", "process", "design"):
            raise Invalid(f"“{self.level}” is no level of a board.", fix="Use big_picture, process or design.")


@dataclass(frozen=True, slots=True, kw_only=True)
class RenameBoard(DomainIntent):
    """Give a board another name."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "BoardRenamed"
    renamed_board_id: BoardId
    name: str

    def __post_init__(self) -> None:
        require_name(self.name, "board")


def _require_two_ends(source_id: NoteId, target_id: NoteId) -> None:
    if source_id == target_id:
        raise Invalid("An arrow cannot lead from a note to itself.", fix="Choose another note as its end.")


def _require_region(region: NewRegion | AddRegion) -> None:
    require_name(region.name, "region")
    require_place(region.x, region.y)
    require_extent(region.width, region.height)
