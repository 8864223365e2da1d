"""The fields of an event as rows of a table, and back as a JSON Schema; what a row cannot say is kept as it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from modeler.core.kernel.canonical import Json, JsonObject
from modeler.core.kernel.errors import Invalid

# How people name a type, and what it is in JSON Schema 2020-12.
TYPES: Final[Mapping[str, Mapping[str, str]]] = {
    "text": {"type": "string"},
    "number": {"type": "number"},
    "whole number": {"type": "integer"},
    "yes or no": {"type": "boolean"},
    "date and time": {"type": "string", "format": "date-time"},
    "date": {"type": "string", "format": "date"},
    "UUID": {"type": "string", "format": "uuid"},
    "email": {"type": "string", "format": "email"},
    "list": {"type": "array"},
    "object": {"type": "object"},
}
OTHER: Final = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRow:
    """One field: its type in a person's words, and for a text the values it may take, if they are known."""

    name: str
    type: str = "text"
    is_required: bool = False
    description: str = ""
    values: tuple[str, ...] = ()


def rows_of(schema: JsonObject) -> tuple[FieldRow, ...]:
    """Return the top-level fields of a schema, in its order."""
    properties, required = _object(schema.get("properties")), schema.get("required")
    names = set(required) if isinstance(required, list | tuple) else set()
    return tuple(_row(name, _object(field), is_required=name in names) for name, field in properties.items())


def schema_of(rows: Iterable[FieldRow], before: JsonObject) -> JsonObject:
    """Return the schema that the rows describe; whatever `before` says beyond the rows stays.

    Raises: Invalid for a name that is empty or stands twice, and for an unknown type.
    """
    fields = tuple(rows)
    _require_names(fields)
    known = _object(before.get("properties"))
    properties: dict[str, Json] = {row.name: _property(row, _object(known.get(row.name))) for row in fields}
    required: list[Json] = [row.name for row in fields if row.is_required]
    return {**before, "type": "object", "properties": properties, "required": required}


def _row(name: str, field: JsonObject, *, is_required: bool) -> FieldRow:
    values = field.get("enum")
    return FieldRow(
        name=name,
        type=_type_name(field),
        is_required=is_required,
        description=str(field.get("description", "")),
        values=tuple(str(value) for value in values) if isinstance(values, list | tuple) else (),
    )


def _type_name(field: JsonObject) -> str:
    same = {key: field[key] for key in ("type", "format") if key in field}
    return next((name for name, said in TYPES.items() if said == same), OTHER)


def _property(row: FieldRow, before: JsonObject) -> JsonObject:
    if row.type != OTHER and row.type not in TYPES:
        raise Invalid(f"“{row.type}” is no type of a field.", where=row.name, fix=f"Use one of: {', '.join(TYPES)}.")
    is_same = row.type == OTHER or row.type == _type_name(before)
    kept = {key: value for key, value in before.items() if key not in ("description", "enum")}
    told: dict[str, Json] = dict(kept) if is_same and before else dict(TYPES.get(row.type, {}))
    if row.description:
        told["description"] = row.description
    if row.values:
        told["enum"] = list(row.values) if told.get("type") == "string" else before.get("enum", list(row.values))
    return told


def _require_names(rows: tuple[FieldRow, ...]) -> None:
    seen: set[str] = set()
    for row in rows:
        if not row.name.strip():
            raise Invalid("A field has no name.", where="fields", fix="Name it, or take the row away.")
        if row.name in seen:
            raise Invalid(f"Two fields are called “{row.name}”.", where=row.name, fix="Rename one of them.")
        seen.add(row.name)


def _object(value: Json) -> JsonObject:
    return value if isinstance(value, Mapping) else {}
