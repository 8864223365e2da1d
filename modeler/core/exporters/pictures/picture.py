"""A picture, whatever language draws it: boxes in groups, and arrows between them."""

from dataclasses import dataclass
from enum import StrEnum


class BoxKind(StrEnum):
    """What a box stands for; each has one colour."""

    CONTEXT = "context"
    EVENT = "event"
    COMMAND = "command"
    POLICY = "policy"
    AGGREGATE = "aggregate"
    READ_MODEL = "read_model"
    ACTOR = "actor"
    EXTERNAL_SYSTEM = "external_system"


# The stickies' colours, dark enough at their edges to be told apart in print.
FILLS = {
    BoxKind.CONTEXT: "#f4f4f2",
    BoxKind.EVENT: "#ffc078",
    BoxKind.COMMAND: "#a5d8ff",
    BoxKind.POLICY: "#d0bfff",
    BoxKind.AGGREGATE: "#ffec99",
    BoxKind.READ_MODEL: "#b2f2bb",
    BoxKind.ACTOR: "#fff3bf",
    BoxKind.EXTERNAL_SYSTEM: "#fcc2d7",
}
INK = "#1f1f1c"


@dataclass(frozen=True, slots=True)
class Group:
    """A frame around boxes; its id is made of letters and digits, and survives every rename."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Box:
    """A box; `group` is the id of the frame that it stands in, or empty."""

    id: str
    kind: BoxKind
    label: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Arrow:
    """An arrow between two boxes; where neither side leads, `is_mutual`."""

    source: str
    target: str
    label: str = ""
    is_mutual: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Everything on a picture. Groups, boxes and arrows are sorted by id."""

    name: str
    title: str
    groups: tuple[Group, ...] = ()
    boxes: tuple[Box, ...] = ()
    arrows: tuple[Arrow, ...] = ()

    def boxes_in(self, group: str) -> tuple[Box, ...]:
        """Return the boxes of a frame; "" for those that stand in none."""
        return tuple(box for box in self.boxes if box.group == group)
