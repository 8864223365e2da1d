"""Ways to find rows of a snapshot: by id, or in groups; made when they are first asked for, and kept as it evolves."""

from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

# A row of a snapshot's table that is found by its id, and the row itself, or None where it has gone.
Rows = tuple[Any, ...]
Alterations = Mapping[UUID, Any]


@dataclass(frozen=True, slots=True)
class LookUp:
    """How rows of a table are found: under the keys that a row has; `is_unique` says that a key has one row at most."""

    table: str
    keys: Callable[[Any], Iterable[Hashable]]
    is_unique: bool = False

    def made(self, rows: Rows) -> dict[Hashable, Any]:
        """Return the rows by key; the groups of keys that are not unique are in the order of the rows."""
        if self.is_unique:
            return {key: row for row in rows for key in self.keys(row)}
        groups: dict[Hashable, list[Any]] = {}
        for row in rows:
            for key in self.keys(row):
                groups.setdefault(key, []).append(row)
        return {key: tuple(group) for key, group in groups.items()}

    def patched(self, found: Mapping[Hashable, Any], gone: Iterable[Any], come: Iterable[Any]) -> dict[Hashable, Any]:
        """Return what has been found, without the rows that have gone, with those that have come."""
        after = dict(found)
        for row in gone:
            for key in self.keys(row):
                left = () if self.is_unique else tuple(one for one in after[key] if one is not row)
                if left:
                    after[key] = left
                else:
                    after.pop(key, None)
        for row in come:
            for key in self.keys(row):
                if self.is_unique:
                    after[key] = row
                else:
                    after[key] = tuple(sorted((*after.get(key, ()), row), key=_order))
        return after


def altered(rows: Rows, alterations: Alterations) -> tuple[Rows, list[Any], list[Any]]:
    """Return rows, sorted by id, after alterations by id, and the rows that have gone and come by it."""
    after = list(rows)
    gone: list[Any] = []
    come: list[Any] = []
    for row_id, row in alterations.items():
        at = bisect_left(after, row_id.int, key=_order)
        is_there = at < len(after) and after[at].id == row_id
        if is_there:
            gone.append(after[at])
        if row is not None:
            come.append(row)
        after[at : at + is_there] = [row] if row is not None else []
    return tuple(after), gone, come


def _order(row: Any) -> int:
    number: int = row.id.int
    return number
