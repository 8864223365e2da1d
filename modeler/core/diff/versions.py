"""The next version of an event's schema: computed from what changed, never typed by anybody.

Source: spec/context-map.md section 6, the reader's view of a fact: a reader breaks where a field it may read is gone,
no longer always there, or of another shape.
"""

from collections.abc import Mapping
from enum import IntEnum

from modeler.core.kernel.canonical import Json, JsonObject, canonical_json
from modeler.core.snapshot.events import EventVersion
from modeler.core.snapshot.fields import CORRELATION, PERSONAL

Version = tuple[int, int, int]
FIRST: Version = (1, 0, 0)
WORDS = frozenset({"title", "description", "$comment", "examples", PERSONAL, CORRELATION})


class Bump(IntEnum):
    """What a change means to those who read the event."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


def next_version(before: EventVersion | None, schema: JsonObject) -> Version | None:
    """Return the version that a schema gets after the last released one, or None where nothing changed."""
    if before is None:
        return FIRST
    match bump_of(before.schema, schema):
        case Bump.MAJOR:
            return (before.major + 1, 0, 0)
        case Bump.MINOR:
            return (before.major, before.minor + 1, 0)
        case Bump.PATCH:
            return (before.major, before.minor, before.patch + 1)
        case _:
            return None


def bump_of(before: JsonObject, after: JsonObject) -> Bump:
    """Return what turning one schema into another means: words only, more than before, or less."""
    if canonical_json(before) == canonical_json(after):
        return Bump.NONE
    old, new = _object(before.get("properties")), _object(after.get("properties"))
    bumps = [_field_bump(_object(old[name]), _object(new[name])) for name in old.keys() & new.keys()]
    gone = (old.keys() - new.keys()) or (_required(before) - _required(after))
    more = (new.keys() - old.keys()) or (_required(after) - _required(before))
    bumps += [Bump.MAJOR] if gone else []
    bumps += [Bump.MINOR] if more else []
    bumps += [_rest_bump(before, after)]
    return max([*bumps, Bump.PATCH])


def _field_bump(before: JsonObject, after: JsonObject) -> Bump:
    if canonical_json(before) == canonical_json(after):
        return Bump.NONE
    if "properties" in before and "properties" in after:
        return bump_of(before, after)
    if _meaning(before, without="enum") != _meaning(after, without="enum"):
        return Bump.MAJOR
    return _enum_bump(before.get("enum"), after.get("enum"))


def _enum_bump(before: Json, after: Json) -> Bump:
    """More values are an addition; fewer, or none named any more, change what a reader may rely on."""
    if before == after:
        return Bump.PATCH
    if isinstance(before, list | tuple) and isinstance(after, list | tuple):
        lost = {canonical_json(value) for value in before} - {canonical_json(value) for value in after}
        return Bump.MAJOR if lost else Bump.MINOR
    return Bump.MAJOR


def _rest_bump(before: JsonObject, after: JsonObject) -> Bump:
    same = _meaning(before, without="properties") == _meaning(after, without="properties")
    return Bump.NONE if same else Bump.MAJOR


def _meaning(schema: JsonObject, *, without: str) -> str:
    left_out = WORDS | {without, "required"}
    return canonical_json({key: value for key, value in schema.items() if key not in left_out})


def _required(schema: JsonObject) -> frozenset[str]:
    names = schema.get("required")
    return frozenset(str(name) for name in names) if isinstance(names, list | tuple) else frozenset()


def _object(value: Json) -> JsonObject:
    return value if isinstance(value, Mapping) else {}
