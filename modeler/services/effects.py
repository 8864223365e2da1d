"""What a change does to rows: create, update and delete, with before and after, as JSON."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, StrEnum
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import DateTimeField, ExpressionWrapper, F, Field, Model, QuerySet, UUIDField

from modeler.core.intents.intent import Intent

Values = dict[str, Any]
# Exact types: an enumeration of texts is a str, too.
_AS_THEY_ARE = frozenset({str, int, float, bool, type(None)})
Row = TypeVar("Row", bound=Model)


class Op(StrEnum):
    """The three things that can happen to a row."""

    CREATE = "create"
    UPDATE = "update"
    DELETE = "delete"


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """One row created (after: all of it), updated (both: what changed) or deleted (before: all of it)."""

    op: Op
    table: str
    id: UUID
    before: Values | None = None
    after: Values | None = None

    def to_json(self) -> Values:
        """Return the effect as it stands in the log and on the wire."""
        return {
            "op": self.op.value,
            "table": self.table,
            "id": str(self.id),
            "before": self.before,
            "after": self.after,
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "Effect":
        """Return the effect that stands in the log."""
        return cls(
            op=Op(value["op"]),
            table=value["table"],
            id=UUID(value["id"]),
            before=value["before"],
            after=value["after"],
        )


class IdAsText(Field):  # type: ignore[type-arg]  # takes its types in stubs only
    """An id as it comes from the database, as text; SQLite keeps it as 32 digits without strokes."""

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> str | None:
        """Return the id as JSON."""
        if type(value) is str and len(value) == 32:
            return f"{value[:8]}-{value[8:12]}-{value[12:16]}-{value[16:20]}-{value[20:]}"
        return None if value is None else str(value)


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows of one table as JSON values, in the order of the columns."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]

    def to_rows(self) -> list[Values]:
        """Return each row with the names of its columns."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def to_json(self) -> Values:
        """Return the rows without names, and apart from them what is `same` in all: half as much to send and read."""
        by_column = list(zip(*self.rows, strict=True))
        same = {name: values[0] for name, values in zip(self.columns, by_column, strict=False) if _is_one(values)}
        names = [name for name in self.columns if name not in same]
        kept = [values for name, values in zip(self.columns, by_column, strict=False) if name not in same]
        return {"same": same, "columns": names, "rows": list(zip(*kept, strict=True))}


@dataclass(frozen=True, slots=True)
class Table:
    """A model whose rows are written by changes alone; `ignored` columns are bookkeeping outside the log."""

    model: type[Model]
    ignored: frozenset[str] = frozenset()

    def columns(self) -> Iterator[str]:
        """Yield the names of the logged columns, the key first where the model puts it first."""
        return (field.attname for field in self.model._meta.concrete_fields if field.attname not in self.ignored)

    def values(self, row: Model) -> Values:
        """Return the row as JSON values by column."""
        return {column: plain(getattr(row, column)) for column in self.columns()}

    def listing(self, rows: QuerySet[Any]) -> Listing:
        """Return every row of a query as JSON values, without making rows of it: a board has thousands."""
        columns = tuple(self.columns())
        fields = {field.attname: field for field in self.model._meta.concrete_fields}
        is_plain = not any(isinstance(fields[column], DateTimeField) for column in columns)
        # An id becomes text at once: making UUID objects of them takes half the time of opening a large board.
        asked = [
            ExpressionWrapper(F(column), IdAsText()) if isinstance(_plain_field(fields[column]), UUIDField) else column
            for column in columns
        ]
        found = rows.values_list(*asked)
        return Listing(columns, [*found] if is_plain else [tuple(map(plain, row)) for row in found])

    def all_values(self, rows: QuerySet[Any]) -> list[Values]:
        """Return every row of a query as JSON values by column."""
        return self.listing(rows).to_rows()

    def parsed(self, values: Mapping[str, Any]) -> Values:
        """Return JSON values as Python values, column by column."""
        fields = {field.attname: field for field in self.model._meta.concrete_fields}
        return {column: fields[column].to_python(value) for column, value in values.items()}


class Draft:
    """Collects the effects of one change. Writes nothing; a handler fills it and returns it.

    `audience` overrules the intent's where what it is about decides who may see the change. `then` holds intents that
    are executed right after this change, in its transaction: all of it happens, or nothing.
    """

    def __init__(self, tables: Mapping[str, Table]) -> None:
        self._tables = tables
        self._names = {table.model: name for name, table in tables.items()}
        self.effects: list[Effect] = []
        self.audience: str | None = None
        self.then: list[Intent] = []

    def create(self, model: type[Row], /, **values: Any) -> Row:
        """Note that a row is created with these column values; return the row, unsaved."""
        row = model(**values)
        self.add(row)
        return row

    def add(self, row: Model) -> None:
        """Note that this row is created."""
        name = self._names[type(row)]
        self.effects.append(Effect(op=Op.CREATE, table=name, id=row.pk, after=self._tables[name].values(row)))

    def update(self, row: Model, **values: Any) -> None:
        """Note that columns of a row change; columns that already have the value are left out."""
        after = {column: plain(value) for column, value in values.items()}
        before = {column: plain(getattr(row, column)) for column in after}
        changed = [column for column in after if after[column] != before[column]]
        if not changed:
            return
        for column in changed:
            setattr(row, column, values[column])
        self.effects.append(
            Effect(
                op=Op.UPDATE,
                table=self._names[type(row)],
                id=row.pk,
                before={column: before[column] for column in changed},
                after={column: after[column] for column in changed},
            )
        )

    def delete(self, row: Model) -> None:
        """Note that a row is deleted; what hangs on it must have been noted before."""
        name = self._names[type(row)]
        self.effects.append(Effect(op=Op.DELETE, table=name, id=row.pk, before=self._tables[name].values(row)))


def _is_one(values: tuple[Any, ...]) -> bool:
    return len(values) > 1 and values.count(values[0]) == len(values)


def _plain_field(field: Any) -> Any:
    """What a column holds: of a reference, what the key that it refers to is."""
    return field.target_field if field.is_relation else field


def plain(value: Any) -> Any:
    """Return a column's value as JSON: ids and times as text, enumerations by value."""
    if type(value) in _AS_THEY_ARE:
        return value
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    return value
