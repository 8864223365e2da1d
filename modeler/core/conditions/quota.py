"""What SNS takes of a condition: five keys, 150 combinations. What is beyond is left to the consumer."""

from collections.abc import Mapping
from math import prod

from modeler.core.conditions.ast import Path

# Source: spec/event-patterns.md section 5; the same figures stand in definitions/limits.py.
MOST_KEYS, MOST_COMBINATIONS = 5, 150

Fields = Mapping[Path, tuple[str, ...]]
"""Path → the canonical JSON of its operators: hashable, and sorted."""


def fitted_to_sns(alternatives: list[Fields]) -> list[Fields]:
    """Return the alternatives without the fields that are too many; what is left lets more through, never less.

    The key with the most combinations goes first, in every alternative.
    """
    kept = alternatives
    while _is_too_much(kept):
        names = {path[0] for each in kept for path in each}
        # On a topic of many events the envelope tells them apart; it goes last.
        weights = {name: sum(_weight(each, name) for each in kept) for name in sorted(names - {"metadata"} or names)}
        heaviest = max(weights, key=weights.__getitem__)
        kept = [{path: said for path, said in each.items() if path[0] != heaviest} for each in kept]
    return kept


def _is_too_much(alternatives: list[Fields]) -> bool:
    names = {path[0] for each in alternatives for path in each}
    combinations = sum(prod(len(said) * len(path) for path, said in each.items()) for each in _unique(alternatives))
    return len(names) > MOST_KEYS or combinations > MOST_COMBINATIONS


def _unique(alternatives: list[Fields]) -> list[Fields]:
    return list({tuple(sorted(each.items())): each for each in alternatives}.values())


def _weight(fields: Fields, name: str) -> int:
    return prod(len(said) * len(path) for path, said in fields.items() if path[0] == name)
