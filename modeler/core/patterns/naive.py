"""The language as its specification reads, without a thought of speed: the oracle for the fast matchers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from modeler.core.patterns.branches import Branch, Field
from modeler.core.patterns.events import leaf_of
from modeler.core.patterns.operators.condition import Leaf

Membership = dict[int, int]
"""Array instance → index of the element that a leaf lies in; scalar elements lie in none."""


@dataclass(slots=True)
class Leaves:
    """All leaves of an event by path, each with its membership, in the order of the event."""

    by_path: dict[str, list[tuple[Leaf, Membership]]] = field(default_factory=dict)
    arrays: int = 0

    def add(self, value: object, path: str | None, membership: Membership) -> None:
        """Add the leaves below `value`; `path` is None for the event itself."""
        if isinstance(value, Mapping):
            for key, item in value.items():
                self.add(item, str(key) if path is None else f"{path}.{key}", membership)
        elif isinstance(value, (list, tuple)):
            self._add_array(value, path, membership)
        else:
            self.by_path.setdefault(path or "", []).append((leaf_of(value), membership))

    def _add_array(self, items: list[object] | tuple[object, ...], path: str | None, membership: Membership) -> None:
        array = self.arrays
        self.arrays += 1
        for index, item in enumerate(items):
            compound = isinstance(item, (Mapping, list, tuple))
            self.add(item, path, {**membership, array: index} if compound else membership)


def matches_naively(branches: tuple[Branch, ...], event: Mapping[str, object]) -> bool:
    """Return whether one branch holds for the event."""
    leaves = Leaves()
    leaves.add(event, None, {})
    return any(_holds(branch, leaves, {}) for branch in branches)


def _holds(fields: tuple[Field, ...], leaves: Leaves, chosen: Membership) -> bool:
    if not fields:
        return True
    first, rest = fields[0], fields[1:]
    near = [leaf for leaf in leaves.by_path.get(first.path, []) if _agree(chosen, leaf[1])]
    if not near and first.accepts_absence and _holds(rest, leaves, chosen):
        return True
    return any(
        any(condition.holds(leaf) for condition in first.conditions) and _holds(rest, leaves, {**chosen, **membership})
        for leaf, membership in near
    )


def _agree(chosen: Membership, membership: Membership) -> bool:
    return all(chosen.get(array, index) == index for array, index in membership.items())
