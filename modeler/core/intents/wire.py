"""Intents and JSON: read a body into a frozen value by its types, and write it back.

Every door uses this one reader, so that a shape is refused in the same words everywhere.
"""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, NewType, TypeVar, Union, get_args, get_origin
from uuid import UUID

from modeler.core.intents.intent import Intent, Unset
from modeler.core.kernel.canonical import Json, JsonObject
from modeler.core.kernel.errors import Invalid
from modeler.core.kernel.roles import Role, role_named

# NUL, and halves of surrogate pairs, which have no encoding.
_UNSTORABLE = re.compile("[\\x00\\ud800-\\udfff]")

RecordType = TypeVar("RecordType")


def record_from_json(kind: type[RecordType], body: object) -> RecordType:
    """Return the frozen value of this kind that a JSON body describes; an intent, or a message of the socket.

    Raises: Invalid, naming the field, for anything that does not fit.
    """
    return _record(kind, body, "")  # type: ignore[no-any-return]  # _record returns an instance of `kind`


def intent_to_json(intent: Intent) -> dict[str, Json]:
    """Return the body from which `record_from_json` makes an equal intent."""
    return record_to_json(intent)


def record_to_json(record: Any) -> dict[str, Json]:
    """Return the body from which `record_from_json` makes an equal frozen value."""
    return {
        field.name: to_plain(getattr(record, field.name))
        for field in fields(record)
        if field.init and not isinstance(getattr(record, field.name), Unset)
    }


def to_plain(value: Any) -> Json:
    """Return a value of an intent as JSON: ids and times as text, choices by value, records as objects."""
    if isinstance(value, Role):
        return value.slug
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple):
        return [to_plain(item) for item in value]
    if isinstance(value, frozenset):
        return sorted((to_plain(item) for item in value), key=str)
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value) if field.init}
    return value  # type: ignore[no-any-return]  # str, number, bool, None or a JSON document


@cache
def field_types(kind: type) -> Mapping[str, object]:
    """Return the types of the fields that make a dataclass; no strings, since no module here postpones annotations."""
    return {field.name: field.type for field in fields(kind) if field.init}


def is_required(field: "Field[Any]") -> bool:
    """Return whether a body must contain this field."""
    return field.default is MISSING and field.default_factory is MISSING


@cache
def _required_fields(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind) if field.init and is_required(field))


def _record(kind: type, value: object, where: str) -> Any:
    if not isinstance(value, Mapping):
        raise _misfit(where, "an object")
    types = field_types(kind)
    unknown = sorted(name for name in value if name not in types)
    if unknown:
        raise Invalid(f"“{unknown[0]}” is not known here.", where=where, fix=f"Known: {', '.join(types)}.")
    missing = next((name for name in _required_fields(kind) if name not in value), None)
    if missing is not None:
        raise Invalid(f"“{missing}” is missing.", where=where, fix="Add it.")
    return kind(**{name: _value(types[name], item, _below(where, name)) for name, item in value.items()})


def _value(expected: Any, value: object, where: str) -> object:
    if isinstance(expected, NewType):
        expected = expected.__supertype__
    origin = get_origin(expected)
    if expected in (Json, JsonObject):
        return _document(expected, value, where)
    if origin in (Union, UnionType):
        return _union(expected, value, where)
    if origin in (tuple, frozenset):
        return origin(_items(get_args(expected)[0], value, where))
    if is_dataclass(expected):
        return _record(expected, value, where)  # type: ignore[arg-type]  # a class, as the field's type
    return _scalar(expected, value, where)


def _document(expected: object, value: object, where: str) -> object:
    if expected == JsonObject and not isinstance(value, Mapping):
        raise _misfit(where, "an object")
    try:
        text = json.dumps(value, allow_nan=False, ensure_ascii=False)
    except (ValueError, TypeError, RecursionError):
        raise Invalid("The document is no JSON.", where=where, fix="Leave out NaN and infinity.") from None
    if "\\u0000" in text or _UNSTORABLE.search(text):
        raise _unstorable(where)
    return value


def _union(expected: Any, value: object, where: str) -> object:
    members = [member for member in get_args(expected) if member is not Unset]
    if value is None and NoneType in members:
        return None
    return _value(next(member for member in members if member is not NoneType), value, where)


def _items(expected: Any, value: object, where: str) -> list[Any]:
    if isinstance(value, str | bytes) or not isinstance(value, Sequence):
        raise _misfit(where, "a list")
    return [_value(expected, item, f"{where}[{index}]") for index, item in enumerate(value)]


def _scalar(expected: Any, value: object, where: str) -> object:
    if expected is UUID:
        return _parsed(UUID, value, where, "a UUID")
    if expected is datetime:
        return _parsed(datetime.fromisoformat, value, where, "a time such as 2026-01-31T12:00:00Z")
    if expected is Role:
        return _parsed(role_named, value, where, "a role")
    if isinstance(expected, type) and issubclass(expected, Enum):
        return _parsed(expected, value, where, "one of: " + ", ".join(str(choice.value) for choice in expected))
    if expected is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, expected) or (isinstance(value, bool) and expected is not bool):
        raise _misfit(where, _NAMES[expected])
    if isinstance(value, str) and _UNSTORABLE.search(value):
        raise _unstorable(where)
    return value


_NAMES: Mapping[type, str] = {str: "a text", int: "a whole number", float: "a number", bool: "true or false"}


def _unstorable(where: str) -> Invalid:
    return Invalid("The text contains a character that no database keeps.", where=where, fix="Leave it out.")


def _parsed(parse: Any, value: object, where: str, expected: str) -> object:
    if not isinstance(value, str):
        raise _misfit(where, expected)
    try:
        return parse(value)
    except (ValueError, KeyError):
        raise _misfit(where, expected) from None


def _misfit(where: str, expected: str) -> Invalid:
    return Invalid("The value does not fit.", where=where or "body", fix=f"Give {expected}.")


def _below(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name
