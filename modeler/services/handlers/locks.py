"""Locks: what is locked on a board stays as it is, whatever is asked, until it is unlocked."""

from collections.abc import Iterable

from modeler.core.kernel.errors import Locked
from modeler.models import Note, Region


def require_unlocked(rows: Iterable[Note | Region]) -> None:
    """Refuse where one of the rows is locked. Raises: Locked, for the first."""
    for row in rows:
        if row.is_locked:
            what = row._meta.verbose_name
            raise Locked(f"The {what} “{row}” is locked.", where=f"{what} {row.pk}", fix="Unlock it first.")
