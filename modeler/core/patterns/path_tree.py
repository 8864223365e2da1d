"""Event → the leaves at the paths that patterns ask for, and nothing else; the fast matchers' view of an event.

`Found` maps a path's slot to its leaf, or to `Many` leaves. true and false become members of `Truth`, because Python
holds True and 1 for equal. Where leaves of several paths lie in different elements of one array, the collector says so
("torn"): only then does the exact search of `search` have to decide.
"""

from collections.abc import Callable, Mapping
from enum import Enum
from itertools import chain
from typing import Final

from modeler.core.patterns.events import leaf_of


class Truth(Enum):
    """true and false as leaves."""

    TRUE = True
    FALSE = False

    __hash__ = object.__hash__  # an Enum's own is a slow one


class Missing(Enum):
    """What a path without leaves holds."""

    MISSING = "missing"

    __hash__ = object.__hash__


class Many(list[object]):
    """Several leaves at one path; equal to nothing but itself, so that it can be looked up among leaves."""

    __slots__ = ()
    __hash__ = object.__hash__  # type: ignore[assignment]  # hashable on purpose, by identity

    def __eq__(self, other: object) -> bool:
        """Return whether it is the same object."""
        return self is other


MISSING: Final = Missing.MISSING
Found = dict[int, object]

_LIMIT: Final = 2**53
_LISTS: Final = {list}
_FLAT: Final = frozenset((str, float))


class PathNode:
    """One segment of a path. `slot` is -1 where no path ends; `below` are the slots here and deeper."""

    __slots__ = ("below", "children", "slot")

    def __init__(self) -> None:
        self.children: dict[str, PathNode] = {}
        self.slot = -1
        self.below: dict[int, None] = {}


class PathTree:
    """The paths in use, each with a slot and a count of its users."""

    def __init__(self) -> None:
        self.root = PathNode()
        self._slots: dict[str, int] = {}
        self._users: dict[str, int] = {}
        self._next = 0

    @property
    def paths(self) -> frozenset[str]:
        """Return the paths in use."""
        return frozenset(self._slots)

    def take(self, path: str) -> int:
        """Return the slot of a path and count one more user."""
        self._users[path] = self._users.get(path, 0) + 1
        slot = self._slots.get(path)
        if slot is None:
            slot = self._slots[path] = self._next
            self._next += 1
            self._add(path, slot)
        return slot

    def release(self, path: str) -> None:
        """Count one user less; a path without users is forgotten."""
        self._users[path] -= 1
        if self._users[path]:
            return
        slot = self._slots.pop(path)
        del self._users[path]
        trail = [(self.root, "", self.root)]
        for segment in path.split("."):
            above = trail[-1][2]
            trail.append((above, segment, above.children[segment]))
        trail[-1][2].slot = -1
        for above, segment, node in reversed(trail):
            del node.below[slot]
            if not node.below and segment in above.children and above.children[segment] is node:
                del above.children[segment]

    def _add(self, path: str, slot: int) -> None:
        node = self.root
        node.below[slot] = None
        for segment in path.split("."):
            node = node.children.setdefault(segment, PathNode())
            node.below[slot] = None
        node.slot = slot

    def collect(self, event: Mapping[str, object]) -> tuple[Found, list[PathNode]]:
        """Return the leaves of the event, and the nodes whose arrays tear several paths apart."""
        found: Found = {}
        torn: list[PathNode] = []
        _collect(self.root, event, found, torn)
        return found, torn


def normal(value: object) -> object:
    """Return the leaf in a parsed scalar. Infinity, which JSON does not have, is in no range either way."""
    kind = type(value)
    if kind is str or value is None:
        return value
    if kind is int:
        return value if -_LIMIT <= value <= _LIMIT else leaf_of(value)  # type: ignore[operator]  # it is an int
    if kind is float:
        return value
    if kind is bool:
        return Truth.TRUE if value else Truth.FALSE
    return leaf_of(value)


def passes(test: Callable[[object], bool], leaf: object) -> bool:
    """Return whether a test holds for a leaf, or for one of Many."""
    return any(map(test, leaf)) if type(leaf) is Many else test(leaf)


def _collect(node: PathNode, event: Mapping[str, object], found: Found, torn: list[PathNode]) -> None:
    children = node.children
    for key, value in event.items():
        child = children.get(key)
        if child is None:
            if isinstance(key, str) and "." in key:
                child = _descend(node, key)
            if child is None:
                continue
        if type(value) is str:
            if child.slot >= 0:
                _put(child.slot, value, found)
        elif type(value) is dict:
            if child.children:
                _collect(child, value, found, torn)
        elif isinstance(value, (list, tuple)):
            _collect_array(child, value, found, torn)
        elif child.slot >= 0 and not isinstance(value, Mapping):
            _put(child.slot, normal(value), found)
        elif child.children and isinstance(value, Mapping):
            _collect(child, value, found, torn)


def _collect_array(
    node: PathNode, items: list[object] | tuple[object, ...], found: Found, torn: list[PathNode]
) -> None:
    leaves = Many()
    waiting = [items]
    tearing = False
    for each in waiting:  # grows while it is read
        kinds = set(map(type, each))
        if kinds == _LISTS:
            tearing |= len(each) > 1
            waiting.append(list(chain.from_iterable(each)))  # type: ignore[arg-type]  # all are lists
        elif kinds <= _FLAT:
            leaves += each
        else:
            tearing |= _collect_items(node, each, leaves, waiting, found, torn)
    if tearing and len(node.below) > 1:
        torn.append(node)
    if leaves and node.slot >= 0:
        _put_many(node.slot, leaves, found)


def _collect_items(
    node: PathNode,
    items: list[object] | tuple[object, ...],
    leaves: Many,
    waiting: list[list[object] | tuple[object, ...]],
    found: Found,
    torn: list[PathNode],
) -> bool:
    compound = 0
    for item in items:
        if isinstance(item, (list, tuple)):
            compound += 1
            waiting.append(item)
        elif isinstance(item, Mapping):
            compound += 1
            if node.children:
                _collect(node, item, found, torn)
        else:
            leaves.append(normal(item))
    return compound > 1


def _put_many(slot: int, leaves: Many, found: Found) -> None:
    if slot in found:
        before = found[slot]
        leaves.extend(before if type(before) is Many else (before,))
    found[slot] = leaves[0] if len(leaves) == 1 else leaves


def _put(slot: int, leaf: object, found: Found) -> None:
    if slot in found:
        _put_many(slot, Many((leaf,)), found)
    else:
        found[slot] = leaf


def _descend(node: PathNode, key: str) -> PathNode | None:
    for segment in key.split("."):
        following = node.children.get(segment)
        if following is None:
            return None
        node = following
    return node
