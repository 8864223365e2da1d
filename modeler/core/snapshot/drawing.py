"""What hangs on one board, as a value that files and changes carry: notes, connectors, regions and what they show."""

from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID

from modeler.core.kernel.ids import ConnectorId, ContextId, ElementId, NoteId, RegionId
from modeler.core.kernel.outcomes import OutcomeOperator
from modeler.core.snapshot.kinds import ElementKind, HotspotState, NoteKind, RegionKind

ITEMS_AT_MOST: Final = 25_000
"""How many things a drawing may hold, all kinds together: 5,000 notes with their elements and arrows, and room."""


@dataclass(frozen=True, slots=True)
class DrawnContext:
    """A bounded context that elements or regions of the drawing belong to."""

    id: ContextId
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnElement:
    """A thing of the model that notes of the drawing show."""

    id: ElementId
    kind: ElementKind
    name: str
    context_id: ContextId | None = None
    description: str = ""
    outcome_operator: OutcomeOperator = OutcomeOperator.XOR


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnNote:
    """A sticky; its top left lies at (x, y) in board units. One of a model kind names its element and has no text.

    Notes of one `group_id` are selected and moved as one.
    """

    id: NoteId
    kind: NoteKind
    x: float
    y: float
    width: float
    height: float
    text: str = ""
    element_id: ElementId | None = None
    is_pivotal: bool = False
    is_locked: bool = False
    group_id: UUID | None = None
    hotspot_state: HotspotState = HotspotState.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnConnector:
    """An arrow between two notes of the drawing."""

    id: ConnectorId
    source_id: NoteId
    target_id: NoteId
    label: str = ""
    is_loop: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnRegion:
    """A tape or border; one of kind context names its context and has no name of its own."""

    id: RegionId
    kind: RegionKind
    x: float
    y: float
    width: float
    height: float
    name: str = ""
    context_id: ContextId | None = None
    is_locked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Everything on a board. Notes are in stacking order, the lowest first."""

    contexts: tuple[DrawnContext, ...] = ()
    elements: tuple[DrawnElement, ...] = ()
    notes: tuple[DrawnNote, ...] = ()
    connectors: tuple[DrawnConnector, ...] = ()
    regions: tuple[DrawnRegion, ...] = ()

    @property
    def size(self) -> int:
        """Return how many things it holds."""
        return sum(map(len, (self.contexts, self.elements, self.notes, self.connectors, self.regions)))

    @property
    def bounds(self) -> tuple[float, float, float, float] | None:
        """Return left, top, right and bottom of its notes and regions, or None where there are none."""
        return bounds_of((*self.notes, *self.regions))

    def shifted(self, dx: float, dy: float) -> "Drawing":
        """Return the drawing moved by some board units."""
        return replace(
            self,
            notes=tuple(replace(note, x=note.x + dx, y=note.y + dy) for note in self.notes),
            regions=tuple(replace(region, x=region.x + dx, y=region.y + dy) for region in self.regions),
        )


def bounds_of(boxes: tuple[DrawnNote | DrawnRegion, ...]) -> tuple[float, float, float, float] | None:
    """Return left, top, right and bottom of boxes, or None where there are none."""
    if not boxes:
        return None
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    return left, top, max(box.x + box.width for box in boxes), max(box.y + box.height for box in boxes)
