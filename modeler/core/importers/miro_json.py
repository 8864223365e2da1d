"""A board from the items that Miro's interface lists: sticky notes, texts and shapes, by their colours.

Source: Miro REST API v2, “Get items on board”: places are the middles of items, texts are small HTML.
"""

import html
import re
from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from modeler.core.importers.board_json import json_of
from modeler.core.importers.colours import kind_of_colour
from modeler.core.importers.imported import BoardImport, Skipped, Unreadable
from modeler.core.importers.stickies import Sticky, drawing_of, why_refused
from modeler.core.intents.intent import FARTHEST
from modeler.core.snapshot.kinds import NoteKind

_WITH_COLOUR: Final = frozenset({"sticky_note", "shape", "card"})
_BREAK: Final = re.compile(r"</p>\s*<p[^>]*>|<br\s*/?>", re.IGNORECASE)
_TAG: Final = re.compile(r"<[^<>]*>")


def read_miro_json(text: str, seed: UUID) -> BoardImport:
    """Return the notes among the items. Raises: Unreadable for what is no list of items."""
    body = json_of(text)
    items = body.get("data", body.get("items")) if isinstance(body, Mapping) else body
    if not isinstance(items, list):
        raise Unreadable("The JSON lists no items.", where="data", fix='Give {"data": [{"type": "sticky_note", ...}]}.')
    stickies: list[Sticky] = []
    skipped: list[Skipped] = []
    for number, item in enumerate(items, start=1):
        made = _sticky(item)
        reason = made if isinstance(made, str) else why_refused(made)
        if reason:
            skipped.append(Skipped(f"item {number}", reason))
        elif isinstance(made, Sticky):
            stickies.append(made)
    return BoardImport(drawing=drawing_of(stickies, seed), skipped=tuple(skipped))


def _sticky(item: object) -> Sticky | str:
    """The sticky of an item, or why it is none."""
    if not isinstance(item, Mapping):
        return "It is no object."
    kind = _kind(item)
    if not isinstance(kind, NoteKind):
        return kind
    content = _part(item, "data").get("content", _part(item, "data").get("title", ""))
    if not isinstance(content, str):
        return "Its text is none."
    text = html.unescape(_TAG.sub("", _BREAK.sub("\n", content))).strip()
    width, height = (_length(_part(item, "geometry").get(name)) for name in ("width", "height"))
    x, y = (_number(_part(item, "position").get(name)) for name in ("x", "y"))
    if x is None or y is None:
        return Sticky(kind=kind, text=text)
    wide, high = width or kind.extent[0], height or width or kind.extent[1]
    return Sticky(kind=kind, text=text, x=x - wide / 2, y=y - high / 2, width=wide, height=high)


def _kind(item: Mapping[str, Any]) -> NoteKind | str:
    what = item.get("type")
    if what == "text":
        return NoteKind.LABEL
    if what not in _WITH_COLOUR:
        return f"An item of type “{what}” is no note."
    colour = _part(item, "style").get("fillColor", "")
    return kind_of_colour(str(colour)) or f"The colour “{colour}” stands for no kind of note."


def _part(item: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part = item.get(name)
    return part if isinstance(part, Mapping) else {}


def _number(value: object) -> float | None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number and abs(value) <= FARTHEST / 2 else None  # type: ignore[arg-type]  # a number


def _length(value: object) -> float | None:
    number = _number(value)
    return number if number is not None and number >= 1 else None
