"""Changes in words: what happened, and to what, for people who read the history."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
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
    phase: str = ""


def described(change: Mapping[str, Any], names: Mapping[str, str] = MappingProxyType({})) -> Described:
    """Return a change on the wire in words: "notes moved", and the names or the number of what it touched.

    `names` lends rows that carry no name of their own, such as a moved note, that of what they show; by their id.
    """
    return Described(
        version=change["version"],
        words=_words(change["kind"]),
        details=_details(change["effects"], names),
        caller=change["caller"],
        caller_name=change["caller_name"] or "Somebody",
        at=datetime.fromisoformat(change["at"]),
        phase=change["phase"],
    )


def _words(kind: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind).lower()


def _details(effects: list[Mapping[str, Any]], lent: Mapping[str, str]) -> str:
    found = list(dict.fromkeys(name for effect in effects if (name := _name(effect) or lent.get(effect["id"], ""))))
    if found:
        more = f" +{len(found) - NAMES_AT_MOST}" if len(found) > NAMES_AT_MOST else ""
        return " · ".join(found[:NAMES_AT_MOST]) + more
    counts = Counter(effect["table"].replace("_", " ") for effect in effects)
    return ", ".join(f"{count} × {table}" if count > 1 else table for table, count in counts.items())


def _name(effect: Mapping[str, Any]) -> str:
    row = effect["after"] or effect["before"] or {}
    return str(row.get("name") or row.get("text") or "")
