"""The beginning of a file, for a page that shows what an export looks like."""

from dataclasses import dataclass

_LINES = 400
_SIGNS = 60_000


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Whole lines from the beginning of a text, and how many lines follow them."""

    text: str
    more: int


def excerpt_of(text: str) -> Excerpt:
    """Return what fits: at most 400 lines of 60,000 signs in all; a first line that is too long is cut."""
    lines = text.splitlines()
    shown = lines[:_LINES]
    kept = 0
    for count, line in enumerate(shown, start=1):
        kept += len(line) + 1
        if kept > _SIGNS:
            shown = shown[: max(1, count - 1)]
            break
    return Excerpt("\n".join(shown)[:_SIGNS], len(lines) - len(shown))
