"""A board from the JSON that we export: refused as a whole where anything does not fit."""

import json
from dataclasses import dataclass, replace
from typing import Any, Final, NoReturn
from uuid import UUID, uuid5

from modeler.core.importers.imported import BoardImport, Unreadable
from modeler.core.intents.drawing import require_drawing
from modeler.core.intents.intent import require_level, require_name
from modeler.core.intents.wire import record_from_json
from modeler.core.snapshot.drawing import Drawing

FORMAT: Final = "stormwright-board"


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardFile:
    """The file's shape, version 1."""

    format: str
    version: int
    name: str
    level: str
    drawing: Drawing


def read_board_json(text: str, seed: UUID) -> BoardImport:
    """Return the board that the text describes; its things get new ids, made from `seed` and their order.

    Raises: Unreadable for what is no JSON or another format; Invalid, naming the place, for what does not fit.
    """
    body = json_of(text)
    if not isinstance(body, dict) or body.get("format") != FORMAT:
        raise Unreadable("The JSON is no board of ours.", where="format", fix="Choose a file exported as board JSON.")
    file = record_from_json(BoardFile, body)
    if file.version != 1:
        raise Unreadable(f"The file has version {file.version}.", where="version", fix="Use a newer Stormwright.")
    require_name(file.name, "board")
    require_level(file.level)
    require_drawing(file.drawing)
    return BoardImport(name=file.name, level=file.level, drawing=renumbered(file.drawing, seed))


def json_of(text: str) -> Any:
    """Return what a JSON text says. Raises: Unreadable, naming line and column."""
    try:
        return json.loads(text, parse_constant=_refused_constant)
    except RecursionError:
        raise Unreadable("The JSON is nested too deeply.", fix="Choose another file.") from None
    except ValueError as error:
        raise Unreadable(f"The text is no JSON: {error}.", fix="Choose another file, or mend it there.") from None


def renumbered(drawing: Drawing, seed: UUID) -> Drawing:
    """Return the drawing with new ids: each follows from the seed, the kind of thing and its order."""
    new: dict[Any, Any] = {None: None}
    for name in ("contexts", "elements", "notes", "connectors", "regions"):
        new.update((row.id, uuid5(seed, f"{name} {index}")) for index, row in enumerate(getattr(drawing, name)))
    groups = dict.fromkeys(note.group_id for note in drawing.notes if note.group_id)
    new.update((group, uuid5(seed, f"groups {index}")) for index, group in enumerate(groups))
    return Drawing(
        contexts=tuple(replace(one, id=new[one.id]) for one in drawing.contexts),
        elements=tuple(replace(one, id=new[one.id], context_id=new[one.context_id]) for one in drawing.elements),
        notes=tuple(
            replace(one, id=new[one.id], element_id=new[one.element_id], group_id=new[one.group_id])
            for one in drawing.notes
        ),
        connectors=tuple(
            replace(one, id=new[one.id], source_id=new[one.source_id], target_id=new[one.target_id])
            for one in drawing.connectors
        ),
        regions=tuple(replace(one, id=new[one.id], context_id=new[one.context_id]) for one in drawing.regions),
    )


def _refused_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")
