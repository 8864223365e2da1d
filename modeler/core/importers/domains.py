"""The formats that a whole domain can be made from: what `manage.py import` reads. Adding one adds a line here.

A board's file makes a domain with that one board.
"""

import re
from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Final
from uuid import UUID, uuid5

from modeler.core.importers.cml.domain import read_cml
from modeler.core.importers.imported import BoardImport, DomainImport
from modeler.core.importers.registry import READERS, guessed_format, read_board
from modeler.core.intents.drawing import DrawOnBoard
from modeler.core.intents.intent import DomainIntent
from modeler.core.kernel.errors import NotFound
from modeler.core.kernel.ids import BoardId, DomainId, IntentId

_CML: Final = re.compile(r"^\s*(ContextMap\b[^\n]*\{|BoundedContext\s+\^?\w)", re.MULTILINE)

DomainReader = Callable[[str, UUID], DomainImport]


def _of_board(format_name: str) -> DomainReader:
    def read(text: str, seed: UUID) -> DomainImport:
        imported = read_board(text, seed, format_name=format_name)
        return DomainImport(
            intents=partial(_board_intents, imported, seed),
            counts=counts_of(imported),
            name=imported.name,
            level=imported.level,
            skipped=imported.skipped,
            remarks=imported.remarks,
        )

    return read


DOMAIN_READERS: Mapping[str, DomainReader] = MappingProxyType(
    {"cml": read_cml, **{name: _of_board(name) for name in READERS}}
)


def read_domain(text: str, seed: UUID, *, format_name: str = "", file_name: str = "") -> DomainImport:
    """Return what a text makes of a new domain, in the format that is named, else in the one that it looks like.

    Raises: NotFound for the format; Unreadable or Invalid where nothing can be made of the text.
    """
    name = format_name or ("cml" if _looks_like_cml(text, file_name) else guessed_format(text, file_name))
    if name not in DOMAIN_READERS:
        known = ", ".join(sorted(DOMAIN_READERS))
        raise NotFound(f"There is no import format “{name}”.", fix=f"Choose one of: {known}.")
    return DOMAIN_READERS[name](text, seed)


def _looks_like_cml(text: str, file_name: str) -> bool:
    return file_name.lower().endswith(".cml") or _CML.search(text) is not None


def counts_of(imported: BoardImport) -> Mapping[str, int]:
    """Return how many things of each kind a board's file brings."""
    drawing = imported.drawing
    return {
        "notes": len(drawing.notes),
        "arrows": len(drawing.connectors),
        "regions": len(drawing.regions),
        "contexts": len(drawing.contexts),
    }


def _board_intents(
    imported: BoardImport, seed: UUID, domain_id: DomainId, board_id: BoardId
) -> tuple[DomainIntent, ...]:
    intent_id = IntentId(uuid5(seed, "draw"))
    return (DrawOnBoard(id=intent_id, domain_id=domain_id, board_id=board_id, drawing=imported.drawing),)
