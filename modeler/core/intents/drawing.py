"""Drawing many things on a board at once, as a file brings them: one intent, one change."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import chain
from typing import ClassVar
from uuid import UUID

from modeler.core.intents.intent import BoardIntent, require_extent, require_name, require_place, require_text
from modeler.core.kernel.errors import Invalid
from modeler.core.kernel.ids import ElementId
from modeler.core.kernel.roles import Role
from modeler.core.snapshot.drawing import (
    ITEMS_AT_MOST,
    Drawing,
    DrawnConnector,
    DrawnContext,
    DrawnElement,
    DrawnNote,
    DrawnRegion,
)
from modeler.core.snapshot.kinds import NoteKind, RegionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawOnBoard(BoardIntent):
    """Draw notes with their elements, arrows and regions on a board; a context whose name is there already is used."""

    needs: ClassVar[Role] = Role.GUEST
    past: ClassVar[str] = "BoardDrawnOn"
    drawing: Drawing

    def __post_init__(self) -> None:
        require_drawing(self.drawing)


def require_drawing(drawing: Drawing) -> None:
    """Refuse a drawing that is empty, too large or does not hang together. Raises: Invalid, naming the item."""
    if not drawing.notes and not drawing.regions:
        raise Invalid("There is nothing to draw.", where="drawing", fix="Bring at least one note or region.")
    if drawing.size > ITEMS_AT_MOST:
        raise Invalid(
            f"The drawing has {drawing.size} items.", where="drawing", fix=f"Bring at most {ITEMS_AT_MOST}: split it."
        )
    _require_single(row.id for row in _rows(drawing))
    _require_single((one.name for one in drawing.contexts), "contexts")
    for context in drawing.contexts:
        require_name(context.name, "context")
    contexts = {context.id for context in drawing.contexts}
    elements = {element.id: element for element in drawing.elements}
    notes = {note.id for note in drawing.notes}
    for index, element in enumerate(drawing.elements):
        _require_element(element, contexts, f"elements[{index}]")
    for index, note in enumerate(drawing.notes):
        _require_note(note, elements, f"notes[{index}]")
    for index, region in enumerate(drawing.regions):
        _require_region(region, contexts, f"regions[{index}]")
    for index, connector in enumerate(drawing.connectors):
        _require_connector(connector, notes, f"connectors[{index}]")
    _require_single(((one.source_id, one.target_id) for one in drawing.connectors), "connectors")


def _rows(drawing: Drawing) -> Iterable[DrawnContext | DrawnElement | DrawnNote | DrawnConnector | DrawnRegion]:
    return chain(drawing.contexts, drawing.elements, drawing.notes, drawing.connectors, drawing.regions)


def _require_single(values: Iterable[object], where: str = "ids") -> None:
    found = list(values)
    if len(found) != len(set(found)):
        raise Invalid("The drawing has the same thing twice.", where=where, fix="Leave one of them out.")


def _require_element(element: DrawnElement, contexts: AbstractSet[UUID], where: str) -> None:
    require_text(element.name, "element")
    require_text(element.description, "element's description")
    if element.context_id is not None and element.context_id not in contexts:
        raise _dangling("context", where)


def _require_note(note: DrawnNote, elements: Mapping[ElementId, DrawnElement], where: str) -> None:
    require_place(note.x, note.y)
    require_extent(note.width, note.height)
    require_text(note.text, "note")
    kind = note.kind.element_kind
    element = elements.get(note.element_id) if note.element_id else None
    if (element.kind if element else None) is not kind or (note.element_id and not element):
        raise Invalid(
            "The note and its element do not fit.", where=where, fix="Name an element of the note's kind, or none."
        )
    if element and note.text:
        raise Invalid("The note has a text beside its element's name.", where=where, fix="Write the text as its name.")
    if note.is_pivotal and note.kind is not NoteKind.EVENT:
        raise Invalid("Only an event can be pivotal.", where=where, fix="Leave is_pivotal out.")


def _require_region(region: DrawnRegion, contexts: AbstractSet[UUID], where: str) -> None:
    require_place(region.x, region.y)
    require_extent(region.width, region.height)
    is_context = region.kind is RegionKind.CONTEXT
    if is_context and region.context_id not in contexts:
        raise _dangling("context", where)
    if is_context == bool(region.name) or (not is_context and region.context_id):
        raise Invalid(
            "A region has either a context or a name.", where=where, fix="Name the context of a context's region only."
        )
    if not is_context:
        require_name(region.name, "region")


def _require_connector(connector: DrawnConnector, notes: AbstractSet[UUID], where: str) -> None:
    require_text(connector.label, "label")
    if connector.source_id not in notes or connector.target_id not in notes:
        raise _dangling("note", where)
    if connector.source_id == connector.target_id:
        raise Invalid("An arrow cannot lead from a note to itself.", where=where, fix="Choose another note as its end.")


def _dangling(what: str, where: str) -> Invalid:
    return Invalid(f"The drawing has no such {what}.", where=where, fix=f"Bring the {what}, or name another.")
