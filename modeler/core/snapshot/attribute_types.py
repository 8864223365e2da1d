"""Types of attributes as people write them ("String", "List<Leg>") and as JSON Schema, for what an event carries."""

import re
from collections.abc import Iterable
from typing import Final

from modeler.core.kernel.canonical import Json, JsonObject
from modeler.core.snapshot.designs import Attribute

# One usual name for each schema; type_of(schema) gives it back.
SCHEMAS: Final[dict[str, dict[str, Json]]] = {
    "String": {"type": "string"},
    "int": {"type": "integer"},
    "long": {"type": "integer", "format": "int64"},
    "double": {"type": "number"},
    "BigDecimal": {"type": "number", "format": "decimal"},
    "boolean": {"type": "boolean"},
    "Date": {"type": "string", "format": "date"},
    "DateTime": {"type": "string", "format": "date-time"},
    "UUID": {"type": "string", "format": "uuid"},
}
_SAME: Final = {
    "Integer": "int", "short": "int", "Short": "int", "Long": "long", "float": "double", "Float": "double",
    "Double": "double", "Boolean": "boolean", "Timestamp": "DateTime", "string": "String",
}  # fmt: skip
_COLLECTION: Final = re.compile(r"(List|Set|Bag|Collection)<(.+)>")
REFERENCE: Final = "reference"


def schema_of(attributes: Iterable[Attribute], optional: frozenset[str] = frozenset()) -> JsonObject:
    """Return the schema of an event's attributes; those in `optional` may be missing."""
    properties: dict[str, Json] = {}
    for each in attributes:
        schema = dict(_schema(each.type))
        if each.is_reference:
            schema["$comment"] = REFERENCE
        properties[each.name] = schema
    required: list[Json] = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required}


def type_of(schema: object) -> str:
    """Return the attribute's type that a property's schema stands for."""
    if not isinstance(schema, dict):
        return "Object"
    if schema.get("type") == "array":
        collection = "Set" if schema.get("uniqueItems") else "List"
        return f"{collection}<{type_of(schema.get('items'))}>"
    plain = {key: schema[key] for key in ("type", "format") if key in schema}
    found = next((name for name, known in SCHEMAS.items() if known == plain), None)
    found = found or next((name for name, known in SCHEMAS.items() if known == {"type": plain.get("type")}), None)
    title = schema.get("title")
    return found or (title if isinstance(title, str) and title else "Object")


def _schema(name: str) -> dict[str, Json]:
    collection = _COLLECTION.fullmatch(name)
    if collection:
        array: dict[str, Json] = {"type": "array", "items": _schema(collection[2])}
        return array | {"uniqueItems": True} if collection[1] == "Set" else array
    known = SCHEMAS.get(_SAME.get(name, name))
    return known if known is not None else {"type": "object", "title": name}
