"""complexity(pattern): the figures of a pattern, whatever form it comes in."""

import json

from modeler.core.patterns.complexity import Complexity, measure_complexity
from modeler.core.patterns.pattern import EventPattern
from modeler.core.patterns.policy import FilterPolicy


def complexity(pattern: object) -> Complexity:
    """Return the figures of an EventPattern, a FilterPolicy, or what EventPattern.parse takes.

    Raises: PatternError.
    """
    parsed = pattern if isinstance(pattern, (EventPattern, FilterPolicy)) else EventPattern.parse(pattern)
    return measure_complexity(parsed.node, parsed.branches, _characters(parsed.source))


def _characters(source: object) -> int:
    if isinstance(source, (str, bytes, bytearray)):
        return len(source)
    return len(json.dumps(source, separators=(",", ":"), ensure_ascii=False, default=str))
