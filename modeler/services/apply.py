"""Writes a change's effects to rows; the only code that does, for execute and for replay alike."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from django.db import IntegrityError

from modeler.core.kernel.errors import Conflict
from modeler.services.effects import Effect, Op, Table


def apply(effects: Iterable[Effect], tables: Mapping[str, Table]) -> None:
    """Write the effects in order; runs of the same kind on the same table go in one statement.

    Raises: Conflict where a new row's id or unique name is taken; the transaction must then be rolled back.
    """
    for (op, name), run in groupby(effects, key=lambda effect: (effect.op, effect.table)):
        _WRITERS[op](tables[name], list(run))


def _create(table: Table, effects: list[Effect]) -> None:
    rows = [table.model(**table.parsed(effect.after or {})) for effect in effects]
    try:
        table.model._default_manager.bulk_create(rows)
    except IntegrityError as error:
        raise _taken(table) from error


def _update(table: Table, effects: list[Effect]) -> None:
    for effect in effects:
        try:
            table.model._default_manager.filter(pk=effect.id).update(**table.parsed(effect.after or {}))
        except IntegrityError as error:
            raise _taken(table) from error


def _delete(table: Table, effects: list[Effect]) -> None:
    table.model._default_manager.filter(pk__in=[effect.id for effect in effects]).delete()


def _taken(table: Table) -> Conflict:
    what = table.model._meta.verbose_name
    return Conflict(f"Another {what} has this id or name.", fix="Choose another name, or send a new id.")


_WRITERS = {Op.CREATE: _create, Op.UPDATE: _update, Op.DELETE: _delete}
