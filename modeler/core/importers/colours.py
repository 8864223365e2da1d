"""From the colour of a sticky to its kind: by name as whiteboards call their colours, or by the nearest known paper.

Source: spec/event-storming.md section 1; the names are those of Miro's sticky notes.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from modeler.core.snapshot.kinds import NoteKind

COLOUR_NAMES: Final[Mapping[str, NoteKind]] = MappingProxyType(
    {
        "orange": NoteKind.EVENT,
        "light_orange": NoteKind.EVENT,
        "blue": NoteKind.COMMAND,
        "light_blue": NoteKind.COMMAND,
        "dark_blue": NoteKind.COMMAND,
        "cyan": NoteKind.COMMAND,
        "violet": NoteKind.POLICY,
        "purple": NoteKind.POLICY,
        "lilac": NoteKind.POLICY,
        "light_yellow": NoteKind.ACTOR,
        "yellow": NoteKind.AGGREGATE,
        "light_pink": NoteKind.EXTERNAL_SYSTEM,
        "pink": NoteKind.EXTERNAL_SYSTEM,
        "green": NoteKind.READ_MODEL,
        "light_green": NoteKind.READ_MODEL,
        "dark_green": NoteKind.OPPORTUNITY,
        "red": NoteKind.HOTSPOT,
        "magenta": NoteKind.HOTSPOT,
        "neon_pink": NoteKind.HOTSPOT,
        "hot_pink": NoteKind.HOTSPOT,
        "white": NoteKind.SCREEN,
        "gray": NoteKind.LABEL,
        "grey": NoteKind.LABEL,
        "black": NoteKind.LABEL,
        "transparent": NoteKind.LABEL,
    }
)
# Ours first, then those of other tools, as far as they do not contradict each other.
_PAPERS: Final[Mapping[str, NoteKind]] = MappingProxyType(
    {
        "ffa94d": NoteKind.EVENT,
        "fed7aa": NoteKind.EVENT,
        "ffb84d": NoteKind.EVENT,
        "f1a746": NoteKind.EVENT,
        "ff9d48": NoteKind.EVENT,
        "74c0fc": NoteKind.COMMAND,
        "bfdbfe": NoteKind.COMMAND,
        "7ec8f0": NoteKind.COMMAND,
        "5099f7": NoteKind.COMMAND,
        "c9a7eb": NoteKind.POLICY,
        "c4b5fd": NoteKind.POLICY,
        "c9a0dc": NoteKind.POLICY,
        "be88c7": NoteKind.POLICY,
        "fff3bf": NoteKind.ACTOR,
        "fff9b1": NoteKind.ACTOR,
        "ffe066": NoteKind.AGGREGATE,
        "f8d454": NoteKind.AGGREGATE,
        "f5d128": NoteKind.AGGREGATE,
        "faa2c1": NoteKind.EXTERNAL_SYSTEM,
        "f4a6c0": NoteKind.EXTERNAL_SYSTEM,
        "ed73b6": NoteKind.EXTERNAL_SYSTEM,
        "ea94bb": NoteKind.EXTERNAL_SYSTEM,
        "b2d98b": NoteKind.READ_MODEL,
        "a8d08d": NoteKind.READ_MODEL,
        "d5f692": NoteKind.READ_MODEL,
        "69db7c": NoteKind.OPPORTUNITY,
        "ff4d8d": NoteKind.HOTSPOT,
        "e85d75": NoteKind.HOTSPOT,
        "f16c7f": NoteKind.HOTSPOT,
        "8ce99a": NoteKind.VALUE,
        "ffffff": NoteKind.SCREEN,
        "e9ecef": NoteKind.LABEL,
    }
)
_FARTHEST: Final = 130.0
_HEX: Final = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})(?:[0-9a-f]{2})?")


def kind_of_colour(colour: str) -> NoteKind | None:
    """Return the kind that a colour stands for, by name (“light yellow”) or as “#FFA94D”; None for an unknown one."""
    word = re.sub(r"[\s-]+", "_", colour.strip().lower())
    if word in COLOUR_NAMES:
        return COLOUR_NAMES[word]
    match = _HEX.fullmatch(word)
    return _nearest(_rgb(match[1])) if match else None


def _rgb(digits: str) -> tuple[int, int, int]:
    whole = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    return int(whole[0:2], 16), int(whole[2:4], 16), int(whole[4:6], 16)


def _nearest(colour: tuple[int, int, int]) -> NoteKind | None:
    distances = [(_distance(colour, _rgb(paper)), at, kind) for at, (paper, kind) in enumerate(_PAPERS.items())]
    distance, _, kind = min(distances)
    return kind if distance <= _FARTHEST else None


def _distance(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """How different two colours look, 0 to about 765. Source: Riemersma, “Colour metric” (redmean)."""
    red = (one[0] + other[0]) / 2
    dr, dg, db = (a - b for a, b in zip(one, other, strict=True))
    weighted = (2 + red / 256) * dr * dr + 4 * dg * dg + (2 + (255 - red) / 256) * db * db
    return float(weighted**0.5)
