"""Replays logs in memory and compares the result with the rows."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

from django.db.models import Model

from modeler.models import Change, Domain, Team
from modeler.services.effects import Op, Table, Values
from modeler.services.registry import tables

Rows = dict[tuple[str, str], Values]


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that the log and the database tell differently; None on the side where it is missing."""

    table: str
    id: str
    logged: Values | None
    stored: Values | None


def scopes_of(slug: str | None) -> list[Team | Domain]:
    """Return the domain of this slug, or without one every team and domain."""
    if slug is None:
        return [*Team.objects.order_by("slug"), *Domain.objects.order_by("slug")]
    return list(Domain.objects.filter(slug=slug))


def replayed(changes: Iterable[Change]) -> Rows:
    """Return the rows that the effects of these changes, in order, leave behind."""
    return followed({}, (change.effects for change in changes))


def followed(rows: Rows, logged: Iterable[list[dict[str, Any]]]) -> Rows:
    """Let rows follow the effects of changes, as the log holds them, in order; return the same rows."""
    for effects in logged:
        for effect in effects:
            _follow(rows, effect)
    return rows


def differences(scope: Team | Domain) -> Iterator[Difference]:
    """Yield every row of a team's or a domain's log that the database holds otherwise, and gaps in the versions."""
    changes = list(Change.objects.filter(scope_id=scope.pk).order_by("version"))
    yield from _gaps(scope, changes)
    logged = replayed(changes)
    stored = dict(_stored(scope, logged))
    for key in sorted(logged.keys() | stored.keys()):
        if logged.get(key) != stored.get(key):
            yield Difference(*key, logged=logged.get(key), stored=stored.get(key))


def _follow(rows: Rows, effect: dict[str, Any]) -> None:
    key = (effect["table"], effect["id"])
    if effect["op"] == Op.DELETE:
        rows.pop(key, None)
    elif effect["op"] == Op.CREATE:
        # A column that is younger than the change holds its default.
        rows[key] = {**defaults_of(effect["table"]), **(effect["after"] or {})}
    else:
        rows[key] = {**rows.get(key, {}), **(effect["after"] or {})}


@cache
def defaults_of(table: str) -> Values:
    """Return what the columns of a new row hold, for rows that are older than a column."""
    return tables()[table].values(tables()[table].model())


def _gaps(scope: Team | Domain, changes: list[Change]) -> Iterator[Difference]:
    versions = [change.version for change in changes]
    if versions != list(range(1, scope.version + 1)):
        yield Difference("log", str(scope.pk), {"versions": versions}, {"version": scope.version})


def _stored(scope: Team | Domain, logged: Rows) -> Iterator[tuple[tuple[str, str], Values]]:
    for name, table in tables().items():
        keys = [UUID(key) for table_name, key in logged if table_name == name]
        for row in _rows_of(scope, table, keys):
            yield (name, str(row.pk)), table.values(row)


def _rows_of(scope: Team | Domain, table: Table, keys: list[UUID]) -> Iterable[Model]:
    """The rows that belong to the scope by their columns, and those that its log names."""
    found: dict[Any, Model] = dict(table.model._default_manager.in_bulk(keys))
    for filters in _belonging(scope, table.model):
        found.update({row.pk: row for row in table.model._default_manager.filter(**filters)})
    return found.values()


def _belonging(scope: Team | Domain, model: type[Model]) -> Iterator[Mapping[str, object]]:
    names = {field.name for field in model._meta.concrete_fields}
    if isinstance(scope, Team):
        if "team" in names and "domain" not in names and model is not Domain:
            yield {"team": scope}
    elif "domain" in names:
        yield {"domain": scope}
    elif "board" in names:
        yield {"board__domain": scope}
