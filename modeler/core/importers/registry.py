"""The formats that a board can be read from. Adding one adds a module and a line here."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final
from uuid import UUID

from modeler.core.importers.board_csv import read_board_csv
from modeler.core.importers.board_json import FORMAT, read_board_json
from modeler.core.importers.imported import BoardImport, Unreadable
from modeler.core.importers.lines import read_lines
from modeler.core.importers.miro_json import read_miro_json
from modeler.core.kernel.errors import NotFound
from modeler.core.snapshot.drawing import ITEMS_AT_MOST

CHARACTERS_AT_MOST: Final = 8_000_000
# NUL, and halves of surrogate pairs: no database keeps them.
_UNSTORABLE: Final = re.compile("[\\x00\\ud800-\\udfff]")


@dataclass(frozen=True, slots=True)
class BoardReader:
    """A format: its name in addresses and commands, its name for people, and what reads it: (text, seed of ids)."""

    name: str
    label: str
    read: Callable[[str, UUID], BoardImport]


READERS: Mapping[str, BoardReader] = MappingProxyType(
    {
        "board-json": BoardReader("board-json", "Board as JSON", read_board_json),
        "board-csv": BoardReader("board-csv", "Table of notes (CSV)", read_board_csv),
        "miro-json": BoardReader("miro-json", "Miro items as JSON", read_miro_json),
        "lines": BoardReader("lines", "Lines of text", read_lines),
    }
)


def read_board(text: str, seed: UUID, *, format_name: str = "", file_name: str = "") -> BoardImport:
    """Return the board that a text describes, in the format that is named, else in the one that it looks like.

    Raises: NotFound for the format; Unreadable or Invalid where nothing can be made of the text.
    """
    if len(text) > CHARACTERS_AT_MOST:
        raise Unreadable(f"The file has {len(text):,} characters.", fix=f"Bring at most {CHARACTERS_AT_MOST:,}.")
    text = text.removeprefix("\ufeff")
    if _UNSTORABLE.search(text):
        raise Unreadable("The file holds characters that are no text.", fix="Save it as UTF-8 text.")
    imported = reader_named(format_name or guessed_format(text, file_name)).read(text, seed)
    if not imported.drawing.notes and not imported.drawing.regions:
        told = "; ".join(f"{one.where}: {one.problem}" for one in imported.skipped[:3])
        raise Unreadable(f"There is no note in it. {told}".strip(), fix="Bring at least one line with a text.")
    if imported.drawing.size > ITEMS_AT_MOST:
        fix = f"Bring at most {ITEMS_AT_MOST:,}: split it."
        raise Unreadable(f"It holds {imported.drawing.size:,} things.", fix=fix)
    return imported


def reader_named(name: str) -> BoardReader:
    """Return a format. Raises: NotFound."""
    if name not in READERS:
        raise NotFound(f"There is no import format “{name}”.", fix=f"Choose one of: {', '.join(sorted(READERS))}.")
    return READERS[name]


def guessed_format(text: str, file_name: str = "") -> str:
    """Return the name of the format that a text looks like: by its beginning, then by the file's name."""
    start = text.lstrip()[:1]
    if start in ("{", "["):
        return "board-json" if f'"{FORMAT}"' in text else "miro-json"
    if file_name.lower().endswith((".csv", ".tsv")):
        return "board-csv"
    if file_name.lower().endswith((".txt", ".md")):
        return "lines"
    first = next((line for line in text.splitlines() if line.strip()), "").lower()
    columns = set(re.split(r"[,;\t]", first))
    return "board-csv" if columns & {"text", "content"} and len(columns) > 1 else "lines"
