"""JSON Schemas in OpenAPI 3.0, which is the form of EventBridge's schema registry; the map loses what 3.0 lacks.

Source: spec/definitions.md section 6.
"""

from collections.abc import Mapping
from typing import Final

from modeler.core.exporters.inlined import inlined
from modeler.core.exporters.words import identifier
from modeler.core.kernel.canonical import Json, JsonObject

_AS_THEY_ARE: Final = frozenset(
    (
        *("title", "description", "format", "pattern", "multipleOf", "minimum", "maximum", "minLength", "maxLength"),
        *("minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties", "required", "enum", "default"),
        *("readOnly", "writeOnly", "deprecated"),
    )
)
_SCHEMAS: Final = ("not", "items", "additionalProperties")
_LISTS: Final = ("allOf", "anyOf", "oneOf")
_STRINGS: Final = ("account", "id", "region", "source", "time", "detail-type")


def registry_document(*, source: str, detail_type: str, version: str, payload: JsonObject) -> JsonObject:
    """Return the document that describes an event of one source and detail-type with its transport's envelope."""
    name = identifier(detail_type)
    envelope: JsonObject = {
        "type": "object",
        "required": ["detail", "detail-type", "source"],
        "x-amazon-events-detail-type": detail_type,
        "x-amazon-events-source": source,
        "properties": {
            **{each: {"type": "string"} for each in _STRINGS},
            "detail": {"$ref": f"#/components/schemas/{name}"},
        },
    }
    return {
        "openapi": "3.0.0",
        "info": {"title": detail_type, "version": version},
        "paths": {},
        "components": {"schemas": {"AWSEvent": envelope, name: as_openapi(inlined(payload))}},
    }


def as_openapi(schema: Json) -> JsonObject:
    """Return a schema in OpenAPI 3.0; what that cannot say is left out, so that it allows more and never less."""
    if not isinstance(schema, Mapping):
        return {"not": {}} if schema is False else {}
    said: dict[str, Json] = {key: value for key, value in schema.items() if key in _AS_THEY_ARE}
    for key in _SCHEMAS:
        if key in schema:
            said[key] = schema[key] if isinstance(schema[key], bool) and key != "items" else as_openapi(schema[key])
    for key in _LISTS:
        if isinstance(branches := schema.get(key), list | tuple):
            said[key] = [as_openapi(branch) for branch in branches]
    if isinstance(properties := schema.get("properties"), Mapping):
        said["properties"] = {name: as_openapi(value) for name, value in properties.items()}
    for bound in ("Minimum", "Maximum"):
        limit = schema.get(f"exclusive{bound}")
        if isinstance(limit, int | float) and not isinstance(limit, bool):
            said |= {bound.lower(): limit, f"exclusive{bound}": True}
    if "const" in schema:
        said["enum"] = [schema["const"]]
    return {**said, **_type(schema, said)}


def _type(schema: JsonObject, said: Mapping[str, Json]) -> JsonObject:
    kind = schema.get("type")
    kinds = [kind] if isinstance(kind, str) else list(kind) if isinstance(kind, list | tuple) else []
    known: list[Json] = [each for each in kinds if each != "null"]
    typed: dict[str, Json] = {"nullable": True} if "null" in kinds else {}
    if len(known) == 1:
        typed["type"] = known[0]
    elif known and "anyOf" not in said:
        typed["anyOf"] = [{"type": each, **({"items": {}} if each == "array" else {})} for each in known]
    elif "null" in kinds and not known:
        # OpenAPI 3.0 has no type for null alone.
        typed["enum"] = [None]
    if typed.get("type") == "array" and "items" not in said:
        typed["items"] = {}
    return typed
