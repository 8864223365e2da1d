"""The single-pattern matcher."""

from collections.abc import Mapping

from modeler.core.patterns.branches import Branch
from modeler.core.patterns.search import leaves_of, witness


class Matcher:
    """One pattern, compiled."""

    __slots__ = ("_branches", "_paths")

    def __init__(self, branches: tuple[Branch, ...]) -> None:
        self._branches = branches
        self._paths = frozenset(field.path for branch in branches for field in branch)

    def matches(self, event: Mapping[str, object]) -> bool:
        """Return whether one branch holds for the event."""
        leaves = leaves_of(event, self._paths)
        return any(witness(branch, leaves) is not None for branch in self._branches)
