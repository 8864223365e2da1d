"""The formats that a board can be exported to as data. Adding one adds a module and a line here."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from modeler.core.exporters.board_csv import board_csv
from modeler.core.exporters.board_json import board_json
from modeler.core.exporters.file import ExportFile
from modeler.core.kernel.errors import NotFound
from modeler.core.snapshot.drawing import Drawing


@dataclass(frozen=True, slots=True)
class BoardFormat:
    """A format: its name in addresses and commands, what its files end in, and the text: (name, level, drawing)."""

    name: str
    ending: str
    media_type: str
    text: Callable[[str, str, Drawing], str]


BOARD_FORMATS: Mapping[str, BoardFormat] = MappingProxyType(
    {
        "board-json": BoardFormat("board-json", "board.json", "application/json", board_json),
        "board-csv": BoardFormat("board-csv", "csv", "text/csv", lambda name, level, drawing: board_csv(drawing)),
    }
)


def board_file(format_name: str, stem: str, *, name: str, level: str, drawing: Drawing) -> ExportFile:
    """Return a board as a file called `stem` and the format's ending. Raises: NotFound for the format."""
    if format_name not in BOARD_FORMATS:
        known = ", ".join(sorted(BOARD_FORMATS))
        raise NotFound(f"There is no export format “{format_name}” of boards.", fix=f"Choose one of: {known}.")
    found = BOARD_FORMATS[format_name]
    return ExportFile(f"{stem}.{found.ending}", found.media_type, found.text(name, level, drawing))
