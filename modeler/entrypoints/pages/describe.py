"""Changes in words: what happened, and to what, for people who read the history."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

NAMES_AT_MOST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A change of the log as the history shows it."""

    version: int
    words: str
    details: str
    caller: str
    caller_name: str
    at: datetime


def described(change: Mapping[str, Any]) -> Described:
    """Return a change on the wire in words: "notes moved", and the names or the number of what it touched."""
    return Described(
        version=change["version"],
        words=_words(change["kind"]),
        details=_details(change["effects"]),
        caller=change["caller"],
        caller_name=change["caller_name"] or "Somebody",
        at=datetime.fromisoformat(change["at"]),
    )


def _words(kind: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind).lower()


def _details(effects: list[Mapping[str, Any]]) -> str:
    names = list(dict.fromkeys(name for effect in effects if (name := _name(effect))))
    if names:
        more = f" +{len(names) - NAMES_AT_MOST}" if len(names) > NAMES_AT_MOST else ""
        return " · ".join(names[:NAMES_AT_MOST]) + more
    counts = Counter(effect["table"].replace("_", " ") for effect in effects)
    return ", ".join(f"{count} × {table}" if count > 1 else table for table, count in counts.items())


def _name(effect: Mapping[str, Any]) -> str:
    row = effect["after"] or effect["before"] or {}
    return str(row.get("name") or row.get("text") or "")
