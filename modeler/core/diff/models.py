"""Two snapshots → what was added, removed and altered between them; and a snapshot with such a difference applied."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from modeler.core.snapshot.events import EventVersion
from modeler.core.snapshot.snapshot import Snapshot

# The tables of a snapshot in the order in which people read them.
TABLES: Final = (
    "contexts",
    "relationships",
    "elements",
    "flows",
    "events",
    "designs",
    "subscriptions",
    "translations",
    "terms",
    "event_versions",
)


class Act(StrEnum):
    """What happened to a row between two snapshots."""

    ADDED = "added"
    ALTERED = "altered"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A row of a snapshot's table that the two sides hold otherwise; `before` or `after` is None where it is missing.

    `fields` names what differs, for ALTERED alone.
    """

    act: Act
    table: str
    key: str
    before: Any = None
    after: Any = None
    fields: tuple[str, ...] = ()

    @property
    def row(self) -> Any:
        """Return the row as it stands on the later side, or else as it stood."""
        return self.after if self.after is not None else self.before


def differences_between(before: Snapshot, after: Snapshot) -> tuple[Difference, ...]:
    """Return every difference, table by table, within a table by key; () where the models are equal."""
    return tuple(found for table in TABLES for found in _table_differences(table, before, after))


def patched(snapshot: Snapshot, differences: tuple[Difference, ...]) -> Snapshot:
    """Return the snapshot with differences applied: `patched(a, differences_between(a, b))` has the rows of `b`."""
    tables = {table: _by_key(snapshot, table) for table in {each.table for each in differences}}
    for each in differences:
        if each.after is None:
            tables[each.table].pop(each.key, None)
        else:
            tables[each.table][each.key] = each.after
    rows: dict[str, Any] = {table: tuple(found[key] for key in sorted(found)) for table, found in tables.items()}
    return replace(snapshot, **rows)


def _table_differences(table: str, before: Snapshot, after: Snapshot) -> Iterator[Difference]:
    old, new = _by_key(before, table), _by_key(after, table)
    for key in sorted(old.keys() | new.keys()):
        was, now = old.get(key), new.get(key)
        if was is None:
            yield Difference(act=Act.ADDED, table=table, key=key, after=now)
        elif now is None:
            yield Difference(act=Act.REMOVED, table=table, key=key, before=was)
        elif was != now:
            yield Difference(act=Act.ALTERED, table=table, key=key, before=was, after=now, fields=_altered(was, now))


def _by_key(snapshot: Snapshot, table: str) -> dict[str, Any]:
    rows: tuple[Any, ...] = getattr(snapshot, table)
    return {_key(row): row for row in rows}


def _key(row: Any) -> str:
    if isinstance(row, EventVersion):
        return f"{row.event_id} {row.major:05d}.{row.minor:05d}.{row.patch:05d}"
    row_id: UUID = row.id
    return str(row_id)


def _altered(was: Any, now: Any) -> tuple[str, ...]:
    values: Mapping[str, tuple[Any, Any]] = {
        field.name: (getattr(was, field.name), getattr(now, field.name)) for field in fields(was)
    }
    return tuple(name for name, (one, other) in values.items() if one != other)
