"""The exact search with array consistency: which leaf each field of a branch takes, if the branch holds.

Two leaves must not lie in two different elements of one array instance; an absent field must be absent among the
elements chosen before it. Fields are taken in order, and situations that failed once are not tried again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from modeler.core.patterns.branches import Branch
from modeler.core.patterns.events import leaf_of
from modeler.core.patterns.operators.condition import Leaf

Membership = tuple[tuple[int, int], ...]
"""(array instance, index of the element that the leaf lies in), outermost first."""


@dataclass(frozen=True, slots=True)
class Found:
    """A leaf and where it lies."""

    leaf: Leaf
    membership: Membership


Leaves = dict[str, list[Found]]
Witness = Found | None
"""The leaf that a field took; None if it took the absence of one."""


def leaves_of(event: Mapping[str, object], paths: frozenset[str]) -> Leaves:
    """Return the leaves at some paths, in the order of the event. Does not recurse, whatever the event's depth."""
    wanted = {beginning for path in paths for beginning in _beginnings(path)}
    leaves: Leaves = {}
    arrays = 0
    waiting: list[tuple[object, str | None, Membership]] = [(event, None, ())]
    while waiting:
        value, path, membership = waiting.pop()
        if isinstance(value, Mapping):
            inner = ((str(key) if path is None else f"{path}.{key}", item) for key, item in value.items())
            waiting += [(item, name, membership) for name, item in inner if name in wanted][::-1]
        elif isinstance(value, (list, tuple)):
            arrays += 1
            inside = _memberships(value, arrays, membership)
            waiting += [(item, path, inner) for item, inner in zip(value, inside, strict=True)][::-1]
        elif path in paths:
            leaves.setdefault(path or "", []).append(Found(leaf_of(value), membership))
    return leaves


def witness(branch: Branch, leaves: Leaves) -> tuple[Witness, ...] | None:
    """Return the leaf that each field takes if the branch holds for the leaves, else None."""
    return _Search(branch, leaves).run()


def _memberships(items: Sequence[object], array: int, outer: Membership) -> list[Membership]:
    """Only an array with two elements that hold leaves of their own can tear anything apart."""
    compound = [isinstance(item, (Mapping, list, tuple)) for item in items]
    if sum(compound) < 2:
        return [outer] * len(items)
    return [(*outer, (array, index)) if inner else outer for index, inner in enumerate(compound)]


def _beginnings(path: str) -> list[str]:
    segments = path.split(".")
    return [".".join(segments[: count + 1]) for count in range(len(segments))]


class _Search:
    """Fields that share no array cannot disturb each other, so each such group is searched by itself."""

    def __init__(self, branch: Branch, leaves: Leaves) -> None:
        self._branch = branch
        self._found = [leaves.get(field.path, []) for field in branch]
        self._fitting = [
            [item for item in found if any(condition.holds(item.leaf) for condition in field.conditions)]
            for field, found in zip(branch, self._found, strict=True)
        ]
        self._arrays = [{array for item in found for array, _ in item.membership} for found in self._found]

    def run(self) -> tuple[Witness, ...] | None:
        for field, fitting, found in zip(self._branch, self._fitting, self._found, strict=True):
            if not fitting and not (field.accepts_absence and all(item.membership for item in found)):
                return None
        taken: list[Witness] = [None] * len(self._branch)
        for group in self._groups():
            picks = self._search(group)
            if picks is None:
                return None
            for index, pick in zip(group, picks, strict=True):
                taken[index] = pick
        return tuple(taken)

    def _groups(self) -> list[list[int]]:
        groups: list[tuple[set[int], list[int]]] = []
        for index, arrays in enumerate(self._arrays):
            linked = [group for group in groups if group[0] & arrays]
            groups = [group for group in groups if not group[0] & arrays]
            members = sorted([index, *(member for group in linked for member in group[1])])
            groups.append((arrays.union(*(group[0] for group in linked)), members))
        return [members for _, members in groups]

    def _search(self, group: list[int]) -> list[Witness] | None:
        later = self._arrays_met_later(group)
        failed: set[tuple[int, frozenset[tuple[int, int]]]] = set()
        picks: list[Witness] = []
        chosen: list[dict[int, int]] = [{}]
        untried = [iter(self._candidates(group[0], {}))]
        while untried:
            depth = len(untried) - 1
            try:
                item = next(untried[-1])
            except StopIteration:
                failed.add((depth, _relevant(chosen.pop(), later[depth])))
                untried.pop()
                del picks[-1:]
                continue
            following = chosen[-1] if item is None else {**chosen[-1], **dict(item.membership)}
            if depth + 1 == len(group):
                return [*picks, item]
            if (depth + 1, _relevant(following, later[depth + 1])) not in failed:
                picks.append(item)
                chosen.append(following)
                untried.append(iter(self._candidates(group[depth + 1], following)))
        return None

    def _arrays_met_later(self, group: list[int]) -> list[set[int]]:
        met: list[set[int]] = [set()]
        for index in reversed(group):
            met.append(met[-1] | self._arrays[index])
        return met[::-1]

    def _candidates(self, index: int, chosen: dict[int, int]) -> list[Witness]:
        fitting = self._fitting[index][::-1]
        near: dict[Membership, Witness] = {item.membership: item for item in fitting if _agree(item.membership, chosen)}
        if near or not self._branch[index].accepts_absence:
            return list(near.values())[::-1]
        return [] if any(_agree(item.membership, chosen) for item in self._found[index]) else [None]


def _relevant(chosen: dict[int, int], arrays: set[int]) -> frozenset[tuple[int, int]]:
    return frozenset(pair for pair in chosen.items() if pair[0] in arrays)


def _agree(membership: Membership, chosen: dict[int, int]) -> bool:
    return all(chosen.get(array, index) == index for array, index in membership)
