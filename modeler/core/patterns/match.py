"""The single-pattern matcher: straight look-ups along each path; arrays and dotted keys take the longer way."""

from collections.abc import Mapping

from modeler.core.patterns.branches import Branch
from modeler.core.patterns.path_tree import MISSING, PathNode, PathTree, normal
from modeler.core.patterns.predicates import Predicate, field_test
from modeler.core.patterns.search import leaves_of, witness

_Steps = tuple[tuple[str, tuple[str, ...]], ...]
"""For each segment but the last: its name, and the dotted keys an event may have instead."""

_NOT_PLAIN = object()
_MAX_PLAIN_SEGMENTS = 8


class Matcher:
    """One pattern, compiled."""

    __slots__ = ("_branches", "_paths", "_plain", "_tests", "_tree")

    def __init__(self, branches: tuple[Branch, ...]) -> None:
        self._branches = branches
        self._paths = frozenset(field.path for branch in branches for field in branch)
        self._tree = PathTree()
        self._tests = tuple(tuple((self._tree.take(each.path), field_test(each)) for each in one) for one in branches)
        routed = all(path.count(".") < _MAX_PLAIN_SEGMENTS for path in self._paths)
        plain = tuple(tuple((*_route(each.path), field_test(each)) for each in one) for one in branches if routed)
        self._plain = plain if routed else None

    def matches(self, event: Mapping[str, object]) -> bool:
        """Return whether one branch holds for the event."""
        if self._plain is None:
            return self._matches_arrays(event)
        for branch in self._plain:
            for steps, last, test in branch:
                leaf = _plain_leaf(event, steps, last)
                if leaf is _NOT_PLAIN:
                    return self._matches_arrays(event)
                if not test(leaf):
                    break
            else:
                return True
        return False

    def _matches_arrays(self, event: Mapping[str, object]) -> bool:
        found, torn = self._tree.collect(event)
        if torn and any(_is_torn(tests, torn) for tests in self._tests):
            leaves = leaves_of(event, self._paths)
            return any(witness(branch, leaves) is not None for branch in self._branches)
        return any(all(test(found.get(slot, MISSING)) for slot, test in tests) for tests in self._tests)


def _is_torn(tests: tuple[tuple[int, Predicate], ...], torn: list[PathNode]) -> bool:
    return any(sum(slot in node.below for slot, _ in tests) > 1 for node in torn)


def _route(path: str) -> tuple[_Steps, str]:
    segments = path.split(".")
    count = len(segments)
    steps = [
        (segments[at], tuple(".".join(segments[at : end + 1]) for end in range(at + 1, count)))
        for at in range(count - 1)
    ]
    return tuple(steps), segments[-1]


def _plain_leaf(event: Mapping[str, object], steps: _Steps, last: str) -> object:
    inner: object = event
    for segment, dotted in steps:
        if type(inner) is not dict:
            return _NOT_PLAIN
        for key in dotted:
            if key in inner:
                return _NOT_PLAIN
        inner = inner.get(segment, MISSING)
        if type(inner) is not dict:
            return _NOT_PLAIN if isinstance(inner, (list, tuple, Mapping)) else MISSING
    if type(inner) is not dict:
        return _NOT_PLAIN
    leaf = inner.get(last, MISSING)
    if leaf is MISSING or type(leaf) is str:
        return leaf
    if isinstance(leaf, (list, tuple, Mapping)):
        return MISSING if type(leaf) is dict else _NOT_PLAIN
    return normal(leaf)
