"""Whether a change made elsewhere alters what the guest of one board is shown."""

from collections import defaultdict
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet

from modeler.models import Board
from modeler.services.selectors import elements_on, model_rows

# What joins elements: a row that is gone is known by them alone.
ENDS: Final = ("source_id", "target_id", "event_id", "policy_id", "into_id")
# Of these a guest is shown every row, also while no note is about it.
OF_ALL: Final = frozenset({"context", "relationship", "term"})
DRAWN: Final = frozenset({"note", "connector", "region"})


def alters(change: dict[str, Any], board: Board) -> bool:
    """Return whether a change on the wire, as written by now, touches a row that the board's guests hold."""
    if change["audience"] != "all":
        return False
    touched: defaultdict[str, list[UUID]] = defaultdict(list)
    for effect in change["effects"]:
        touched[effect["table"]].append(UUID(effect["id"]))
    if OF_ALL & set(touched) or any(_names(effect, board) for effect in change["effects"]):
        return True
    shown = elements_on(board)
    rows = {**_rows_on(board), **model_rows(board.domain, shown)}
    if any(table in rows and rows[table].filter(pk__in=ids).exists() for table, ids in touched.items()):
        return True
    return any(_joined(effect, {str(element) for element in shown}) for effect in change["effects"])


def _names(effect: dict[str, Any], board: Board) -> bool:
    """Whether something drawn has come to the board, or was there until now."""
    values = (effect.get("before") or {}, effect.get("after") or {})
    return effect["table"] in DRAWN and any(str(row.get("board_id")) == str(board.pk) for row in values)


def _rows_on(board: Board) -> dict[str, QuerySet[Any]]:
    drawn = {"note": board.notes.all(), "connector": board.connectors.all(), "region": board.regions.all()}
    return {"board": Board.objects.filter(pk=board.pk), **drawn}


def _joined(effect: dict[str, Any], shown: set[str]) -> bool:
    """Whether a row that is gone joined elements which the board shows."""
    before = effect.get("before") or {}
    ends = {str(before[column]) for column in ENDS if before.get(column)}
    return effect["op"] == "delete" and bool(ends) and ends <= shown
