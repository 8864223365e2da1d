"""What reading a file gives: what to draw, and a report of what was and was not understood."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from modeler.core.intents.intent import DomainIntent
from modeler.core.kernel.errors import Invalid
from modeler.core.kernel.ids import BoardId, DomainId
from modeler.core.snapshot.drawing import Drawing


class Unreadable(Invalid):
    """The file is not what its format says, or is too large; nothing of it was taken."""

    code = "unreadable_file"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A part of the file that was left out, such as “line 7”, and why."""

    where: str
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardImport:
    """A drawing read from a file, with the board's name and level where the file says them.

    `skipped` lists what was left out; `remarks` says what was taken for granted.
    """

    drawing: Drawing
    name: str = ""
    level: str = ""
    skipped: tuple[Skipped, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DomainImport:
    """What a file makes of a new domain: its name and its first board's level where the file says them, the intents
    that fill it, how many of each thing they bring, and what was left out."""

    intents: Callable[[DomainId, BoardId], tuple[DomainIntent, ...]]
    counts: Mapping[str, int]
    name: str = ""
    level: str = ""
    skipped: tuple[Skipped, ...] = ()
    remarks: tuple[str, ...] = ()
