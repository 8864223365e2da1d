"""What people on a board show each other and nobody keeps: typed, limited, and checked before it goes to anybody."""

import json
from dataclasses import dataclass
from math import isfinite
from typing import Final
from uuid import UUID

from modeler.core.intents.wire import record_from_json
from modeler.core.kernel.canonical import JsonObject
from modeler.core.kernel.errors import Forbidden, Invalid
from modeler.core.kernel.roles import Role

MOST_ITEMS: Final = 500


@dataclass(frozen=True, slots=True)
class Spot:
    """A point of the board: where a cursor is, where a laser points. The laser is off where `on` is false."""

    x: float
    y: float
    on: bool = True


@dataclass(frozen=True, slots=True)
class Carried:
    """Where a note is held at the moment."""

    id: UUID
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Drag:
    """Notes under way, each with its present place: state, so that a lost frame does not matter."""

    notes: tuple[Carried, ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """What somebody has selected."""

    ids: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Editing:
    """The note on which somebody writes; None: no more."""

    id: UUID | None


@dataclass(frozen=True, slots=True)
class View:
    """The part of the board that somebody sees."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Follow:
    """The session whose view one wants to be shown; None: no more."""

    session: str | None


@dataclass(frozen=True, slots=True)
class Summon:
    """A call to come to a part of the board; `at_once` takes everybody along, else each may accept."""

    x: float
    y: float
    width: float
    height: float
    at_once: bool = False


FRAMES: Final[dict[str, tuple[type, Role]]] = {
    "cursor": (Spot, Role.VIEWER),
    "laser": (Spot, Role.VIEWER),
    "selection": (Selection, Role.VIEWER),
    "view": (View, Role.VIEWER),
    "follow": (Follow, Role.VIEWER),
    "drag": (Drag, Role.GUEST),
    "editing": (Editing, Role.GUEST),
    "summon": (Summon, Role.EDITOR),
}


def frame_text(frame: JsonObject, role: Role) -> str:
    """Return the frame as everybody gets it. Raises: Invalid, Forbidden."""
    shape, needs = _kind_of(frame)
    if role < needs:
        raise Forbidden(f"This takes the role {needs.slug}; you are {role.slug}.", where="frame.kind")
    body = record_from_json(shape, {name: value for name, value in frame.items() if name != "kind"})
    if isinstance(body, Summon) and body.at_once and role < Role.FACILITATOR:
        raise Forbidden("Only who leads takes everybody along at once.", where="frame.at_once", fix="Ask them to come.")
    _check(body)
    return json.dumps(frame, separators=(",", ":"), ensure_ascii=False)


def _kind_of(frame: JsonObject) -> tuple[type, Role]:
    kind = frame.get("kind")
    if not isinstance(kind, str) or kind not in FRAMES:
        raise Invalid("The frame is of no known kind.", where="frame.kind", fix=f"Use {sorted(FRAMES)}.")
    return FRAMES[kind]


def _check(body: object) -> None:
    match body:
        case Drag(notes=items) | Selection(ids=items) if len(items) > MOST_ITEMS:
            raise Invalid("The frame names too many things.", where="frame", fix=f"Name at most {MOST_ITEMS}.")
        case Drag(notes=notes):
            _check_numbers(*(number for note in notes for number in (note.x, note.y)))
        case Spot(x=x, y=y):
            _check_numbers(x, y)
        case View() | Summon():
            _check_numbers(body.x, body.y, body.width, body.height)
        case _:
            return


def _check_numbers(*numbers: float) -> None:
    if not all(map(isfinite, numbers)):
        raise Invalid("A place is no finite number.", where="frame", fix="Give numbers of board units.")
