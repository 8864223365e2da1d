"""A model that goes on with its log: rows are read once, and followed from there by the effects of changes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from modeler.core.snapshot.boards import BoardView
from modeler.core.snapshot.look_ups import altered
from modeler.core.snapshot.snapshot import Snapshot
from modeler.models import Domain
from modeler.services.effects import Op, Values
from modeler.services.registry import tables
from modeler.services.replay import defaults_of
from modeler.services.snapshots import (
    HANGING,
    MODEL_TABLES,
    READERS,
    Ids,
    RowsOf,
    board_view,
    profile_of,
    snapshot_from,
    stored_rows,
    unkeyed,
)

# By table the rows by id, each as Python values by column.
Rows = dict[str, dict[UUID, Values]]
# By table and id, a row as it stood before it was touched; None for one that is new.
Touched = dict[str, dict[UUID, Values | None]]


@dataclass(slots=True)
class Model:
    """The model of a domain at one version, with the rows that it was made of."""

    rows: Rows
    snapshot: Snapshot

    @classmethod
    def read(cls, domain: Domain) -> "Model":
        """Return the model as the database tells it."""
        ids = Ids()
        rows: Rows = {table: {row["id"]: row for row in stored_rows(domain, table, ids)} for table in MODEL_TABLES}
        return cls(rows, snapshot_from(domain, _listed(rows), version=domain.version))

    def follow(self, domain: Domain, logged: Iterable[list[dict[str, Any]]]) -> None:
        """Go on, by the effects of changes in their order, to the version at which the domain stands."""
        touched: Touched = {}
        for effects in logged:
            for effect in effects:
                if effect["table"] in self.rows:
                    self._follow(effect, touched)
        alterations: dict[str, dict[UUID, Any]] = {
            field: {row_id: _made(read, self.rows[table].get(row_id)) for row_id in touched[table]}
            for table, (field, read) in READERS.items()
            if table in touched
        }
        alterations["boards"] = self._boards(touched)
        whole = unkeyed(_listed(self.rows), touched.keys())
        self.snapshot = self.snapshot.evolve(alterations, domain=profile_of(domain, domain.version), **whole)

    def _follow(self, effect: Mapping[str, Any], touched: Touched) -> None:
        table, row_id = effect["table"], UUID(effect["id"])
        rows = self.rows[table]
        touched.setdefault(table, {}).setdefault(row_id, rows.get(row_id))
        if effect["op"] == Op.DELETE:
            rows.pop(row_id, None)
        elif effect["op"] == Op.CREATE:
            # A column that is younger than the change holds its default.
            rows[row_id] = tables()[table].parsed({**defaults_of(table), **effect["after"]})
        else:
            rows[row_id] = {**rows.get(row_id, {}), **tables()[table].parsed(effect["after"])}

    def _boards(self, touched: Touched) -> dict[UUID, BoardView | None]:
        """The boards that have changed themselves, or on which something has."""
        known = {board.id: board for board in self.snapshot.boards}
        found: dict[UUID, BoardView | None] = {}
        for board_id in {*touched.get("board", ()), *self._boards_of_what_hangs(touched)}:
            row = self.rows["board"].get(board_id)
            view = None if row is None else board_view(row, known.get(board_id))
            found[board_id] = None if view is None else self._hung(view, touched)
        return found

    def _boards_of_what_hangs(self, touched: Touched) -> Iterable[UUID]:
        for table in HANGING:
            for row_id, before in touched.get(table, {}).items():
                yield from (row["board_id"] for row in (before, self.rows[table].get(row_id)) if row is not None)

    def _hung(self, view: BoardView, touched: Touched) -> BoardView:
        for table, (field, read) in HANGING.items():
            rows = self.rows[table]
            here = {
                row_id: _made(read, row if (row := rows.get(row_id)) and row["board_id"] == view.id else None)
                for row_id in touched.get(table, ())
            }
            hanging: dict[str, Any] = {field: altered(getattr(view, field), here)[0]}
            view = replace(view, **hanging) if here else view
        return view


def _made(read: Any, row: Values | None) -> Any:
    return None if row is None else read(row)


def _listed(rows: Rows) -> RowsOf:
    return lambda table: list(rows[table].values())
