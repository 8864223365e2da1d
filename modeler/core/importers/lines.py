"""A board from plain text: a line is a note, “Command: Place order” says its kind, anything else is a domain event."""

import re
from typing import Final
from uuid import UUID

from modeler.core.importers.imported import BoardImport, Skipped
from modeler.core.importers.stickies import Sticky, drawing_of, kind_named, why_refused
from modeler.core.snapshot.kinds import NoteKind

_BULLET: Final = re.compile(r"^\s*(?:[-*•–]|\d+[.)])\s+")


def read_lines(text: str, seed: UUID) -> BoardImport:
    """Return one note a line; empty lines separate nothing. Bullets and numbers before a line are left out."""
    stickies: list[Sticky] = []
    skipped: list[Skipped] = []
    for number, line in enumerate(text.splitlines(), start=1):
        sticky = _sticky(_BULLET.sub("", line).strip())
        reason = why_refused(sticky) if sticky else ""
        if reason:
            skipped.append(Skipped(f"line {number}", reason))
        elif sticky:
            stickies.append(sticky)
    return BoardImport(drawing=drawing_of(stickies, seed), skipped=tuple(skipped))


def _sticky(line: str) -> Sticky | None:
    if not line:
        return None
    word, colon, rest = line.partition(":")
    kind = kind_named(word) if colon and rest.strip() else None
    if kind is None:
        return Sticky(kind=NoteKind.EVENT, text=line)
    return Sticky(kind=kind, text=rest.strip(), is_pivotal=word.strip().lower().startswith("pivotal"))
