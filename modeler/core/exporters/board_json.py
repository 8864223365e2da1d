"""A board as JSON, all of it: what `importers/board_json` reads back. The same board gives the same bytes."""

from dataclasses import replace
from itertools import count
from typing import Any
from uuid import UUID

from modeler.core.intents.wire import record_to_json
from modeler.core.kernel.canonical import pretty_json
from modeler.core.kernel.ids import ConnectorId, RegionId
from modeler.core.snapshot.drawing import Drawing, DrawnElement, DrawnRegion


def board_json(name: str, level: str, drawing: Drawing) -> str:
    """Return the file's text. Ids are numbers in the file's order, so that they say nothing of where it came from."""
    drawn = record_to_json(numbered(drawing))
    return pretty_json({"format": "stormwright-board", "version": 1, "name": name, "level": level, "drawing": drawn})


def numbered(drawing: Drawing) -> Drawing:
    """Return the drawing in an order and with ids that follow from its content: equal boards become equal values.

    Notes keep their stacking order; everything else is sorted by what it says.
    """
    contexts = sorted(drawing.contexts, key=lambda one: one.name)
    elements = _by_first_note(drawing)
    numbers = count(1)
    ids = (*(row.id for row in contexts), *(row.id for row in elements), *(row.id for row in drawing.notes))
    new: dict[Any, Any] = {None: None, **{row_id: UUID(int=next(numbers)) for row_id in ids}}
    new.update((group, UUID(int=next(numbers))) for group in _groups(drawing))
    connectors = sorted(
        (replace(one, source_id=new[one.source_id], target_id=new[one.target_id]) for one in drawing.connectors),
        key=lambda one: (one.source_id, one.target_id),
    )
    regions = sorted(
        (replace(one, context_id=new[one.context_id]) for one in drawing.regions),
        key=_content_of,
    )
    return Drawing(
        contexts=tuple(replace(one, id=new[one.id]) for one in contexts),
        elements=tuple(replace(one, id=new[one.id], context_id=new[one.context_id]) for one in elements),
        notes=tuple(
            replace(one, id=new[one.id], element_id=new[one.element_id], group_id=new[one.group_id])
            for one in drawing.notes
        ),
        connectors=tuple(replace(one, id=ConnectorId(UUID(int=next(numbers)))) for one in connectors),
        regions=tuple(replace(one, id=RegionId(UUID(int=next(numbers)))) for one in regions),
    )


def _groups(drawing: Drawing) -> list[UUID]:
    return list(dict.fromkeys(note.group_id for note in drawing.notes if note.group_id))


def _content_of(region: DrawnRegion) -> tuple[object, ...]:
    box = (region.x, region.y, region.width, region.height)
    return (region.kind, region.name, str(region.context_id), *box, region.is_locked)


def _by_first_note(drawing: Drawing) -> list[DrawnElement]:
    first = {note.element_id: at for at, note in reversed(list(enumerate(drawing.notes)))}
    return sorted((one for one in drawing.elements if one.id in first), key=lambda one: first[one.id])
