"""Translations: how an anticorruption layer puts a foreign event into the words of its own context."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from modeler.core.definitions.resource import LogicalId
from modeler.core.kernel.canonical import Json, JsonObject
from modeler.core.kernel.ids import ElementId, SubscriptionId


class Untranslatable(Exception):
    """A field that the own event needs is not in the foreign one; the event belongs into the dead letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """How one field of the own event is filled: from the path `source`, or with a constant, as JSON text."""

    target: str
    source: str = ""
    constant: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What becomes of one event on its way through a translator: an own event, on a bus or a topic of its own.

    With `is_done_on_the_way` the rule's transformer has put it into own words before it arrives.
    """

    subscription_id: SubscriptionId
    event_id: ElementId
    into_id: ElementId
    source: str
    detail_type: str
    words: tuple[Word, ...] = ()
    is_done_on_the_way: bool = False
    topic: LogicalId | None = None
    bus: LogicalId | None = None


def translated(words: tuple[Word, ...], fields: JsonObject) -> JsonObject:
    """Return the own event's fields. Raises: Untranslatable, naming the path that is missing."""
    own: dict[str, Json] = {}
    for word in words:
        value = _taken(fields, word.source) if word.source else json.loads(word.constant)
        put(own, word.target, value)
    return own


def put(own: dict[str, Json], path: str, value: Json) -> None:
    """Set the value at a path, making the objects on the way."""
    *way, last = path.split(".")
    inner = own
    for name in way:
        following = inner.setdefault(name, {})
        if not isinstance(following, dict):
            raise Untranslatable(path)
        inner = following
    inner[last] = value


def _taken(fields: JsonObject, path: str) -> Json:
    value: Json = fields
    for name in path.split("."):
        if not isinstance(value, Mapping) or name not in value:
            raise Untranslatable(path)
        value = value[name]
    return value
