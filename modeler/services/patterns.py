"""The analysis patterns as pages show them: each with a small picture drawn from its wall, and what it brings."""

from collections import Counter
from dataclasses import dataclass

from modeler.core.kernel.errors import NotFound
from modeler.services.overviews import Box, Preview
from modeler.services.samples.library import PATTERNS
from modeler.services.samples.sample import Sample
from modeler.services.samples.wall import Box as WallBox
from modeler.services.samples.wall import wall_of

MARGIN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternCard:
    """A pattern in the gallery; `kinds` counts what it brings, by kind of note."""

    slug: str
    name: str
    summary: str
    contexts: tuple[str, ...]
    kinds: tuple[tuple[str, int], ...]
    examples: int
    preview: Preview


def pattern_cards() -> tuple[PatternCard, ...]:
    """Return every pattern by name."""
    return tuple(sorted(map(_card, PATTERNS.values()), key=lambda card: card.name))


def pattern_card(slug: str) -> PatternCard:
    """Return one pattern. Raises: NotFound."""
    if slug not in PATTERNS:
        raise NotFound(f"There is no pattern “{slug}”.", fix=f"Choose one of: {', '.join(PATTERNS)}.")
    return _card(PATTERNS[slug])


def _card(pattern: Sample) -> PatternCard:
    stickies = dict.fromkeys(note.sticky for note in wall_of(pattern).notes)
    kinds = Counter(sticky.kind.value for sticky in stickies)
    return PatternCard(
        slug=pattern.slug,
        name=pattern.name,
        summary=pattern.summary,
        contexts=tuple(context.name for context in pattern.contexts),
        kinds=tuple(sorted(kinds.items())),
        examples=sum(len(plan.examples) for plan in pattern.designs.values()),
        preview=_picture(pattern),
    )


def _picture(pattern: Sample) -> Preview:
    wall = wall_of(pattern)
    regions = tuple(_box(placed.box) for placed in wall.frames)
    right, bottom = max(box.x + box.width for box in regions), max(box.y + box.height for box in regions)
    left, top = min(box.x for box in regions), min(box.y for box in regions)
    view = f"{left - MARGIN} {top - MARGIN} {right - left + 2 * MARGIN} {bottom - top + 2 * MARGIN}"
    return Preview(view, regions, tuple(_box(note.box, note.sticky.kind.value) for note in wall.notes))


def _box(box: WallBox, kind: str = "") -> Box:
    return Box(round(box.x), round(box.y), round(box.width), round(box.height), kind)
