"""A board from a table of notes: ours, or a whiteboard's export. The header's words may come in any order.

A row's kind stands in a column of that name, else its colour says it. Whatever has no place is laid out.
"""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final
from uuid import UUID

from modeler.core.importers.colours import kind_of_colour
from modeler.core.importers.imported import BoardImport, Skipped, Unreadable
from modeler.core.importers.stickies import Sticky, drawing_of, kind_named, why_refused
from modeler.core.intents.intent import FARTHEST
from modeler.core.snapshot.kinds import NoteKind

HEADER_WITHIN: Final = 10
"""A title and empty lines may stand above the header; further down nobody looks for it."""
COLUMNS: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("kind", "note_kind", "sticky_kind"), "kind"),
        **dict.fromkeys(("text", "content", "title", "label", "sticky", "sticky_note", "plain_text", "name"), "text"),
        **dict.fromkeys(("x", "left", "position_x", "position.x"), "x"),
        **dict.fromkeys(("y", "top", "position_y", "position.y"), "y"),
        **dict.fromkeys(("width", "w", "geometry.width"), "width"),
        **dict.fromkeys(("height", "h", "geometry.height"), "height"),
        **dict.fromkeys(("context", "bounded_context"), "context"),
        **dict.fromkeys(("frame", "section", "group", "parent", "frame_title"), "frame"),
        **dict.fromkeys(("pivotal", "is_pivotal"), "pivotal"),
        **dict.fromkeys(("colour", "color", "fill", "fill_color", "fillcolor", "background_color"), "colour"),
        **dict.fromkeys(("background", "style.fillcolor", "sticky_color", "sticky_note_color"), "colour"),
    }
)
_YES: Final = frozenset({"true", "yes", "1", "x"})
_GUARDED: Final = re.compile(r"^'(?=['=+\-@\t\r])")
_Row = Mapping[str, str]


def read_board_csv(text: str, seed: UUID) -> BoardImport:
    """Return the notes of a table. Raises: Unreadable where there is no column of texts, or it is no CSV."""
    rows = _rows(text)
    header, names = _header(rows)
    stickies: list[Sticky] = []
    skipped: list[Skipped] = []
    for line, cells in rows[header + 1 :]:
        row = dict(zip(names, cells, strict=False))
        if not any(cell.strip() for cell in cells):
            continue
        made = _sticky(row)
        reason = made if isinstance(made, str) else why_refused(made)
        if reason:
            skipped.append(Skipped(f"line {line}", reason))
        elif isinstance(made, Sticky):
            stickies.append(made)
    remarks = _remarks(names, rows[header][1])
    return BoardImport(drawing=drawing_of(stickies, seed), skipped=tuple(skipped), remarks=remarks)


def _rows(text: str) -> list[tuple[int, list[str]]]:
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(",;\t", key=lambda one: (first.count(one), one == ","))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[tuple[int, list[str]]] = []
    try:
        line = 1
        for cells in reader:
            rows.append((line, cells))
            line = reader.line_num + 1
    except csv.Error as error:
        raise Unreadable(f"The text is no CSV: {error}.", where=f"line {reader.line_num}", fix="Mend it.") from None
    return rows


def _header(rows: Sequence[tuple[int, list[str]]]) -> tuple[int, list[str]]:
    """The number of the header's row, and what each of its columns means ("" for nothing known)."""
    for number, (_, cells) in enumerate(rows[:HEADER_WITHIN]):
        names = [COLUMNS.get(re.sub(r"[\s-]+", "_", cell.strip().lower()), "") for cell in cells]
        if "text" in names:
            # Where two columns mean the same, the first one counts.
            return number, [name if name not in names[:at] else "" for at, name in enumerate(names)]
    raise Unreadable(
        "No column holds the notes' texts.", where="line 1", fix="Begin with a header such as kind,text,x,y,context."
    )


def _sticky(row: _Row) -> Sticky | str:
    """The sticky of a row, or what is wrong with it."""
    text = _GUARDED.sub("", row.get("text", "")).strip()
    kind = _kind(row)
    if not isinstance(kind, NoteKind):
        return kind
    numbers: dict[str, float | None] = {}
    for name in ("x", "y", "width", "height"):
        number = _number(row.get(name, ""))
        if number == "?":
            return f"“{row[name]}” in the column {name} is no number of the board."
        numbers[name] = number if isinstance(number, float) else None
    if numbers["x"] is None or numbers["y"] is None:
        numbers["x"] = numbers["y"] = None
    if any(number is not None and number < 1 for number in (numbers["width"], numbers["height"])):
        return "Its width or height is less than 1."
    word = row.get("kind", "").strip().lower()
    is_pivotal = row.get("pivotal", "").strip().lower() in _YES or word.startswith("pivotal")
    context, frame = (_GUARDED.sub("", row.get(name, "")).strip() for name in ("context", "frame"))
    return Sticky(kind=kind, text=text, context=context, frame=frame, is_pivotal=is_pivotal, **numbers)


def _kind(row: _Row) -> NoteKind | str:
    word, colour = row.get("kind", "").strip(), row.get("colour", "").strip()
    if word:
        return kind_named(word) or f"“{word}” is no kind of note."
    if colour:
        return kind_of_colour(colour) or f"The colour “{colour}” stands for no kind of note."
    if "kind" in row or "colour" in row:
        return "It says neither kind nor colour."
    return NoteKind.EVENT


def _number(text: str) -> float | str | None:
    if not text.strip():
        return None
    try:
        number = float(text.strip().replace(",", "."))
    except ValueError:
        return "?"
    return number if -FARTHEST <= number <= FARTHEST else "?"


def _remarks(names: Sequence[str], header: Sequence[str]) -> tuple[str, ...]:
    unused = [cell.strip() for cell, name in zip(header, names, strict=True) if not name and cell.strip()]
    said = [f"Not used: {', '.join(unused)}."] if unused else []
    if "kind" not in names and "colour" not in names:
        said.append("No column says kind or colour: every note became a domain event.")
    return tuple(said)
