"""The fields of an event's schema as conditions see them: at which path, of which type, with which values."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from modeler.core.kernel.canonical import Json, JsonObject

# What the envelope adds to every event of ours. Source: spec/definitions.md section 2.
METADATA: JsonObject = {
    "type": "object",
    "properties": {
        "eventId": {"type": "string", "format": "uuid"},
        "eventType": {"type": "string"},
        "version": {"type": "integer"},
        "occurredAt": {"type": "string", "format": "date-time"},
        "correlationId": {"type": "string", "format": "uuid"},
        "causationId": {"type": "string", "format": "uuid"},
        "producer": {"type": "string"},
    },
    "required": ["eventId", "eventType", "version", "occurredAt", "correlationId", "producer"],
}


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownField:
    """A field that a condition can ask. `type` is that of its elements where it is a list."""

    path: tuple[str, ...]
    types: tuple[str, ...]
    values: tuple[Json, ...]
    is_required: bool
    is_list: bool
    format: str = ""


def with_metadata(schema: JsonObject) -> JsonObject:
    """Return the schema of an event with its envelope."""
    properties = {"metadata": METADATA, **properties_of(schema)}
    return {**schema, "properties": properties, "required": ["metadata", *_names(schema.get("required"))]}


def known_fields(schema: JsonObject) -> tuple[KnownField, ...]:
    """Return every field that a condition can ask, those of the envelope last."""
    whole = with_metadata(schema)
    names = [*(name for name in properties_of(whole) if name != "metadata"), "metadata"]
    return tuple(field for name in names for field in _below(whole, (name,), is_list=False))


def field_at(schema: JsonObject, path: tuple[str, ...]) -> tuple[JsonObject | None, bool]:
    """Return the schema of a field and whether it is always there; arrays on the way are transparent."""
    found: JsonObject = schema
    is_required = True
    for name in path:
        found = element_of(found)
        properties = properties_of(found)
        if name not in properties:
            return None, False
        is_required = is_required and name in _names(found.get("required"))
        found = _object(properties[name])
    return element_of(found), is_required


def lies_in_list(schema: JsonObject, path: tuple[str, ...]) -> bool:
    """Return whether a list lies on the way to a field; a list of plain values at its end does not count."""
    found: JsonObject = schema
    for name in path[:-1]:
        found = _object(properties_of(element_of(found)).get(name))
        if "array" in types_of(found):
            return True
    return False


def properties_of(schema: JsonObject) -> JsonObject:
    """Return the properties of an object's schema."""
    return _object(schema.get("properties"))


def element_of(schema: JsonObject) -> JsonObject:
    """Return the schema of a list's elements; of what is no list, the schema itself."""
    while types_of(schema) == {"array"}:
        schema = _object(schema.get("items"))
    return schema


def types_of(schema: JsonObject) -> set[str]:
    """Return the JSON types that a schema names; none: any."""
    stated = schema.get("type")
    return {stated} if isinstance(stated, str) else set(_names(stated))


def choices_of(schema: JsonObject) -> tuple[Json, ...]:
    """Return the only values that a schema allows; none: any."""
    if "const" in schema:
        return (schema["const"],)
    choices = schema.get("enum")
    return tuple(choices) if isinstance(choices, list | tuple) else ()


def _below(schema: JsonObject, path: tuple[str, ...], *, is_list: bool) -> Iterator[KnownField]:
    stated = _object(properties_of(schema).get(path[-1]))
    is_list = is_list or types_of(stated) == {"array"}
    inner = element_of(stated)
    below = properties_of(inner)
    if below:
        for name in below:
            yield from _below(inner, (*path, name), is_list=is_list)
        return
    form = inner.get("format")
    yield KnownField(
        path=path,
        types=tuple(sorted(types_of(inner))),
        values=choices_of(inner),
        is_required=path[-1] in _names(schema.get("required")),
        is_list=is_list,
        format=form if isinstance(form, str) else "",
    )


def _object(value: Json) -> JsonObject:
    return value if isinstance(value, Mapping) else {}


def _names(value: Json) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list | tuple) else ()
