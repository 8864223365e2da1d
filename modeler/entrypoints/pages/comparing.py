"""What pages show of two models side by side: in words, on the map, and in what is deployed."""

from collections.abc import Iterable
from typing import Any, Final

from modeler.core.diff.models import Act
from modeler.core.diff.places import changed_map
from modeler.entrypoints.pages.context_map import draw_changed_map
from modeler.services.comparison import Comparison
from modeler.templatetags.labels import RELATIONSHIPS

SHOWN_AT_MOST: Final = 400


def compared(comparison: Comparison) -> dict[str, Any]:
    """Return what the component "comparison" shows."""
    names = {kind: str(label) for kind, label in RELATIONSHIPS.items()}
    both = changed_map(comparison.before, comparison.after, comparison.differences)
    return {
        "sentences": comparison.sentences[:SHOWN_AT_MOST],
        "left_out": max(0, len(comparison.sentences) - SHOWN_AT_MOST),
        "tally": tally(sentence.act for sentence in comparison.sentences),
        "resources": comparison.resources[:SHOWN_AT_MOST],
        "resource_tally": tally(resource.act for resource in comparison.resources),
        "drawing": draw_changed_map(both, names),
    }


def tally(acts: Iterable[Act]) -> list[tuple[str, int]]:
    """Return how many of each act there are."""
    listed = list(acts)
    return [(act.value, listed.count(act)) for act in Act if act in listed]
