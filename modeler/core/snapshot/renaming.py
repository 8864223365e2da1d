"""Designs name commands, events and timers by their words; when a word changes, they say the new one."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

_PLAIN: Final = re.compile(r"\s*\(.*\)\s*$")

Columns = dict[str, Any]


def renamed(columns: Mapping[str, Any], old: str, new: str) -> Columns:
    """Return the columns of a design (as JSON) that mention the old name, with the new one instead."""
    changed = {
        column: [_with(record, parts, old, new) for record in columns[column]] for column, parts in _NAMES.items()
    }
    return {name: value for name, value in changed.items() if value != columns[name]}


def _with(record: Mapping[str, Any], parts: Mapping[str, Any], old: str, new: str) -> Columns:
    return {**record, **{name: change(record[name], old, new) for name, change in parts.items() if name in record}}


def _all(steps: Iterable[str], old: str, new: str) -> list[str]:
    return [_one(step, old, new) for step in steps]


def _one(step: str, old: str, new: str) -> str:
    name = _PLAIN.sub("", step).strip()
    return new + step[len(name) :] if name.casefold() == old.casefold() else step


# Which properties of a column's records hold names, and how.
_NAMES: Final[Mapping[str, Mapping[str, Any]]] = {
    "transitions": {"command": _one, "events": _all},
    "examples": {"given": _all, "when": _one, "then": _all},
    "timers": {"command": _one, "cancelled_by": _all},
}
