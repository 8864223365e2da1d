"""Finds the rows that an intent names, inside its own domain only."""

from collections.abc import Iterable
from typing import TypeVar
from uuid import UUID

from django.db.models import Model

from modeler.core.kernel.errors import NotFound
from modeler.models import Board, Domain

Row = TypeVar("Row", bound=Model)


def row_of(model: type[Row], domain: Domain, row_id: UUID) -> Row:
    """Return a row of the domain. Raises: NotFound."""
    return _found(model, model._default_manager.filter(domain=domain, pk=row_id).first(), row_id)


def row_on(model: type[Row], board: Board, row_id: UUID) -> Row:
    """Return a row that hangs on the board. Raises: NotFound."""
    return _found(model, model._default_manager.filter(board=board, pk=row_id).first(), row_id)


def rows_on(model: type[Row], board: Board, row_ids: Iterable[UUID]) -> list[Row]:
    """Return rows that hang on the board, in the order of the ids. Raises: NotFound for the first that is missing."""
    wanted = list(dict.fromkeys(row_ids))
    found = model._default_manager.filter(board=board).in_bulk(wanted)
    return [_found(model, found.get(row_id), row_id) for row_id in wanted]


def _found(model: type[Row], row: Row | None, row_id: UUID) -> Row:
    if row is None:
        what = model._meta.verbose_name
        raise NotFound(f"The {what} is not there (any more).", where=f"{what} {row_id}", fix="Look again.")
    return row
