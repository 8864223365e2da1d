"""A board's notes as a table for spreadsheets; arrows and regions are in the JSON only."""

import csv
import io
import re
from typing import Final

from modeler.core.snapshot.drawing import Drawing

COLUMNS: Final = ("kind", "text", "x", "y", "width", "height", "context", "pivotal")
# A spreadsheet would take such a text for a formula, or an apostrophe for such a guard.
_RISKY: Final = re.compile(r"^[=+\-@\t\r']")


def board_csv(drawing: Drawing) -> str:
    """Return one line a note, by place: from left to right, then from top to bottom."""
    contexts = {context.id: context.name for context in drawing.contexts}
    elements = {element.id: element for element in drawing.elements}
    out = io.StringIO(newline="")
    # Every text in quotes: one with a carriage return alone would not get them otherwise.
    writer = csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(COLUMNS)
    for note in sorted(drawing.notes, key=lambda note: (note.x, note.y)):
        element = elements.get(note.element_id) if note.element_id else None
        text = element.name if element else note.text
        context = contexts.get(element.context_id, "") if element and element.context_id else ""
        place = (_number(number) for number in (note.x, note.y, note.width, note.height))
        writer.writerow((note.kind.value, _safe(text), *place, _safe(context), "yes" if note.is_pivotal else ""))
    return out.getvalue()


def _safe(text: str) -> str:
    return f"'{text}" if _RISKY.match(text) else text


def _number(number: float) -> float:
    return int(number) if number.is_integer() else number
