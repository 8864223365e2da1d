"""Rows of a board → Drawing: what its exports say."""

from modeler.core.kernel.ids import ConnectorId, ContextId, ElementId, NoteId, RegionId
from modeler.core.kernel.outcomes import OutcomeOperator
from modeler.core.snapshot.drawing import (
    Drawing,
    DrawnConnector,
    DrawnContext,
    DrawnElement,
    DrawnNote,
    DrawnRegion,
)
from modeler.core.snapshot.kinds import ElementKind, HotspotState, NoteKind, RegionKind
from modeler.models import Board, Connector, Context, Element, Note, Region


def drawing_of(board: Board) -> Drawing:
    """Return what hangs on a board, notes in stacking order, with the elements and contexts that it shows."""
    notes = list(board.notes.order_by("z", "pk"))
    regions = list(board.regions.order_by("pk"))
    elements = list(Element.objects.filter(pk__in={note.element_id for note in notes}).order_by("pk"))
    context_ids = {row.context_id for row in (*elements, *regions)}
    return Drawing(
        contexts=tuple(map(_context, Context.objects.filter(pk__in=context_ids).order_by("name"))),
        elements=tuple(map(_element, elements)),
        notes=tuple(map(_note, notes)),
        connectors=tuple(map(_connector, board.connectors.order_by("pk"))),
        regions=tuple(map(_region, regions)),
    )


def _context(row: Context) -> DrawnContext:
    return DrawnContext(ContextId(row.pk), row.name)


def _element(row: Element) -> DrawnElement:
    return DrawnElement(
        id=ElementId(row.pk),
        kind=ElementKind(row.kind),
        name=row.name,
        context_id=ContextId(row.context_id) if row.context_id else None,
        description=row.description,
        outcome_operator=OutcomeOperator(row.outcome_operator),
    )


def _note(row: Note) -> DrawnNote:
    kind = NoteKind(row.kind)
    return DrawnNote(
        id=NoteId(row.pk),
        kind=kind,
        x=row.x,
        y=row.y,
        width=row.width,
        height=row.height,
        text=row.text,
        element_id=ElementId(row.element_id) if row.element_id else None,
        # The mark of what was an event once means nothing.
        is_pivotal=row.is_pivotal and kind is NoteKind.EVENT,
        is_locked=row.is_locked,
        group_id=row.group_id,
        hotspot_state=HotspotState(row.hotspot_state),
    )


def _connector(row: Connector) -> DrawnConnector:
    return DrawnConnector(
        id=ConnectorId(row.pk),
        source_id=NoteId(row.source_id),
        target_id=NoteId(row.target_id),
        label=row.label,
        is_loop=row.is_loop,
    )


def _region(row: Region) -> DrawnRegion:
    return DrawnRegion(
        id=RegionId(row.pk),
        kind=RegionKind(row.kind),
        name=row.name,
        context_id=ContextId(row.context_id) if row.context_id else None,
        x=row.x,
        y=row.y,
        width=row.width,
        height=row.height,
        is_locked=row.is_locked,
    )
