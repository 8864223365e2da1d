"""A sample of an event, made from its schema: the same schema gives the same sample."""

from collections.abc import Mapping
from typing import Final

from modeler.core.kernel.canonical import Json, JsonObject

_OF_FORMAT: Final[Mapping[str, str]] = {
    "uuid": "6f1c2d3e-4b5a-4c7d-8e9f-0a1b2c3d4e5f",
    "date-time": "2026-01-31T12:00:00Z",
    "date": "2026-01-31",
    "email": "ada@example.com",
}
_OF_TYPE: Final[Mapping[str, Json]] = {"string": "text", "number": 12.5, "integer": 1, "boolean": True}


def sample_of(schema: JsonObject) -> JsonObject:
    """Return the schema's own first example, or one with every field that it names.

    A const, default, example or first value of a field is kept.
    """
    examples = schema.get("examples")
    if isinstance(examples, list | tuple) and examples and isinstance(examples[0], Mapping):
        return dict(examples[0])
    return {name: _value(_object(field)) for name, field in _object(schema.get("properties")).items()}


def _value(field: JsonObject) -> Json:
    for key in ("const", "default"):
        if key in field:
            return field[key]
    for key in ("examples", "enum"):
        values = field.get(key)
        if isinstance(values, list | tuple) and values:
            first: Json = values[0]
            return first
    kind = field.get("type")
    if kind == "object":
        return dict(sample_of(field))
    if kind == "array":
        items = _object(field.get("items"))
        return [_value(items)] if items else []
    form = field.get("format")
    return _OF_FORMAT[form] if isinstance(form, str) and form in _OF_FORMAT else _number_or_text(field, str(kind))


def _number_or_text(field: JsonObject, kind: str) -> Json:
    if kind in ("number", "integer") and isinstance(field.get("minimum"), int | float):
        return field["minimum"]
    return _OF_TYPE.get(kind, "text")


def _object(value: Json) -> JsonObject:
    return value if isinstance(value, Mapping) else {}
