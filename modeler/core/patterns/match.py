"""The single-pattern matcher: straight look-ups along each path; arrays and dotted keys take the longer way."""

from collections.abc import Mapping

from modeler.core.patterns.branches import Branch
from modeler.core.patterns.path_tree import MISSING, Many, PathNode, PathTree, normal, passes
from modeler.core.patterns.predicates import Predicate, leaf_test
from modeler.core.patterns.search import leaves_of, witness

_Steps = tuple[tuple[str, tuple[str, ...]], ...]
"""For each segment but the last: its name, and the dotted keys an event may have instead."""
_Asked = tuple[_Steps, str, Predicate]

_NOT_PLAIN = object()
_SCALARS = frozenset((str, int, float, bool, type(None)))
_MAX_PLAIN_SEGMENTS = 8


class Matcher:
    """One pattern, compiled."""

    __slots__ = ("_branches", "_paths", "_plain", "_tests", "_tree")

    def __init__(self, branches: tuple[Branch, ...]) -> None:
        self._branches = branches
        self._plain: tuple[tuple[_Asked, ...], ...] | None = None

    def matches(self, event: Mapping[str, object]) -> bool:
        """Return whether one branch holds for the event."""
        plain = self._compile() if self._plain is None else self._plain
        if not plain:
            return self._matches_arrays(event)
        for branch in plain:
            for steps, last, test in branch:
                leaf = _plain_leaf(event, steps, last)
                if leaf is _NOT_PLAIN:
                    return self._matches_arrays(event)
                if not (any(map(test, leaf)) if type(leaf) is Many else test(leaf)):
                    break
            else:
                return True
        return False

    def __reduce__(self) -> tuple[type["Matcher"], tuple[tuple[Branch, ...]]]:
        """Copy and pickle without what was compiled."""
        return Matcher, (self._branches,)

    def _compile(self) -> tuple[tuple[_Asked, ...], ...]:
        """Compile at the first match: patterns in a rule set are never matched alone."""
        self._paths = frozenset(field.path for branch in self._branches for field in branch)
        self._tree = PathTree()
        tests = [[(each.path, leaf_test(each)) for each in branch] for branch in self._branches]
        self._tests = tuple(tuple((self._tree.take(path), test) for path, test in each) for each in tests)
        routed = all(path.count(".") < _MAX_PLAIN_SEGMENTS for path in self._paths)
        plain = tuple(tuple((*_route(path), test) for path, test in each) for each in tests if routed)
        self._plain = plain
        return plain

    def _matches_arrays(self, event: Mapping[str, object]) -> bool:
        found, torn = self._tree.collect(event)
        if torn and any(_is_torn(tests, torn) for tests in self._tests):
            leaves = leaves_of(event, self._paths)
            return any(witness(branch, leaves) is not None for branch in self._branches)
        return any(all(passes(test, found.get(slot, MISSING)) for slot, test in tests) for tests in self._tests)


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
    if leaf is MISSING:
        return MISSING
    kind = type(leaf)
    if kind in _SCALARS:
        return leaf if kind is str else normal(leaf)
    if kind is list:
        return _plain_leaves(leaf)
    if isinstance(leaf, (tuple, Mapping)):
        return MISSING if kind is dict else _NOT_PLAIN
    return normal(leaf)


def _plain_leaves(items: list[object]) -> object:
    if not set(map(type, items)) <= _SCALARS:
        return _NOT_PLAIN
    return Many(map(normal, items)) if items else MISSING
