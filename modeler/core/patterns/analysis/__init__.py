"""What can be said about patterns without an event; see `decisions`, `relations` and `samples`."""

from modeler.core.patterns.analysis.decisions import Answer, Decision, always_true, satisfiable
from modeler.core.patterns.analysis.relations import contains, overlaps
from modeler.core.patterns.analysis.samples import sample_match, sample_miss

__all__ = [
    "Answer",
    "Decision",
    "always_true",
    "contains",
    "overlaps",
    "sample_match",
    "sample_miss",
    "satisfiable",
]
