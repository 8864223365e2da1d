"""The fields of an event as rows of a table, and back as a JSON Schema; what a row cannot say is kept as it is.

What lies deeper is named by its path: "customer.city" in an object, "lines[].sku" in the objects of a list,
"tags[]" for the values of a list.
"""

from collections.abc import Iterable, Iterator, Mapping
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
ITEMS: Final = "[]"
PERSONAL, CORRELATION = "x-personal-data", "x-correlation"
_TOLD_BY_ROWS: Final = ("description", "enum", PERSONAL, CORRELATION)


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRow:
    """One field: its path, its type in a person's words, and for a text the values it may take, if they are known.

    `is_personal` marks data about a person; `is_correlation` the field by which messages of one case find together.
    """

    name: str
    type: str = "text"
    is_required: bool = False
    description: str = ""
    values: tuple[str, ...] = ()
    is_personal: bool = False
    is_correlation: bool = False


def rows_of(schema: JsonObject) -> tuple[FieldRow, ...]:
    """Return the fields of a schema in its order, what lies in an object or a list right after it."""
    return tuple(_rows_in(schema, ""))


def schema_of(rows: Iterable[FieldRow], before: JsonObject) -> JsonObject:
    """Return the schema that the rows describe; whatever `before` says beyond the rows stays.

    Raises: Invalid for a name that is empty or stands twice, and for an unknown type.
    """
    fields = tuple(rows)
    _require_names(fields)
    return {**_object_of(fields, before, ""), "type": "object"}


def _rows_in(schema: JsonObject, prefix: str) -> Iterator[FieldRow]:
    required = _names(schema.get("required"))
    for name, value in _object(schema.get("properties")).items():
        if _is_unsayable(name):
            continue
        field = _object(value)
        yield _row(f"{prefix}{name}", field, is_required=name in required)
        yield from _rows_below(field, f"{prefix}{name}")


def _rows_below(field: JsonObject, path: str) -> Iterator[FieldRow]:
    items = _object(field.get("items"))
    if _object(field.get("properties")):
        yield from _rows_in(field, f"{path}.")
    elif _object(items.get("properties")):
        yield from _rows_in(items, f"{path}{ITEMS}.")
    elif items:
        yield _row(f"{path}{ITEMS}", items, is_required=True)
        yield from _rows_below(items, f"{path}{ITEMS}")


def _row(name: str, field: JsonObject, *, is_required: bool) -> FieldRow:
    return FieldRow(
        name=name,
        type=_type_name(field),
        is_required=is_required,
        description=str(field.get("description", "")),
        values=tuple(str(value) for value in _listed(field.get("enum"))),
        is_personal=field.get(PERSONAL) is True,
        is_correlation=field.get(CORRELATION) is True,
    )


def _type_name(field: JsonObject) -> str:
    same = {key: field[key] for key in ("type", "format") if key in field}
    return next((name for name, said in TYPES.items() if said == same), OTHER)


def _object_of(rows: tuple[FieldRow, ...], before: JsonObject, prefix: str) -> JsonObject:
    """The schema of an object from the rows that lie in it, those below included."""
    known = _object(before.get("properties"))
    names = dict.fromkeys(_head(row.name, prefix) for row in rows)
    properties: dict[str, Json] = {}
    required: list[Json] = []
    for name in names:
        path = f"{prefix}{name}"
        own = next((row for row in rows if row.name == path), None)
        below = tuple(row for row in rows if row.name.startswith((f"{path}.", f"{path}{ITEMS}")))
        properties[name] = _field(own, below, _object(known.get(name)), path)
        if own is not None and own.is_required:
            required.append(name)
    properties |= {name: field for name, field in known.items() if _is_unsayable(name)}
    required += [name for name in _names(before.get("required")) if _is_unsayable(name)]
    told: dict[str, Json] = {**before, "properties": properties}
    if required or "required" in before or not prefix:
        told["required"] = required
    return told


def _field(own: FieldRow | None, below: tuple[FieldRow, ...], before: JsonObject, path: str) -> JsonObject:
    """One property: what its own row says, and what the rows below it say. A path alone implies what holds it."""
    in_items = tuple(row for row in below if row.name.startswith(f"{path}{ITEMS}"))
    implied = FieldRow(name=path, type="list" if in_items else "object")
    told = dict(_property(own or implied, before))
    if in_items and told.get("type") == "array":
        told["items"] = _items(in_items, _object(before.get("items")), f"{path}{ITEMS}")
    elif below and told.get("type") == "object":
        told |= _object_of(below, {**told, **_only(before, "properties", "required")}, f"{path}.")
    elif _is_emptied(before, told):
        told = {key: value for key, value in told.items() if key not in ("properties", "required", "items")}
    return told


def _items(rows: tuple[FieldRow, ...], before: JsonObject, path: str) -> JsonObject:
    own = next((row for row in rows if row.name == path), None)
    below = tuple(row for row in rows if row.name != path)
    return _field(own, below, before, path)


def _is_emptied(before: JsonObject, told: JsonObject) -> bool:
    """Whether the rows that lay below have all been taken away."""
    return bool(before) and told.get("type") in ("object", "array") and bool(tuple(_rows_below(before, "")))


def _is_unsayable(name: str) -> bool:
    """Whether a property's name would read as a path; it has no row, and stays as it is."""
    return "." in name or ITEMS in name or not name.strip()


def _head(path: str, prefix: str) -> str:
    return path.removeprefix(prefix).partition(".")[0].partition(ITEMS)[0]


def _property(row: FieldRow, before: JsonObject) -> JsonObject:
    if row.type != OTHER and row.type not in TYPES:
        raise Invalid(f"“{row.type}” is no type of a field.", where=row.name, fix=f"Use one of: {', '.join(TYPES)}.")
    is_same = row.type == OTHER or row.type == _type_name(before)
    kept = {key: value for key, value in before.items() if key not in _TOLD_BY_ROWS}
    told: dict[str, Json] = dict(kept) if is_same and before else dict(TYPES.get(row.type, {}))
    if row.description:
        told["description"] = row.description
    if row.values:
        told["enum"] = list(row.values) if told.get("type") == "string" else before.get("enum", list(row.values))
    if row.is_personal:
        told[PERSONAL] = True
    if row.is_correlation:
        told[CORRELATION] = True
    return told


def _require_names(rows: tuple[FieldRow, ...]) -> None:
    seen: set[str] = set()
    for row in rows:
        segments = row.name.replace(ITEMS, "").split(".")
        if not all(segment.strip() for segment in segments):
            raise Invalid("A field has no name.", where=row.name or "fields", fix="Name it, or take the row away.")
        if row.name in seen:
            raise Invalid(f"Two fields are called “{row.name}”.", where=row.name, fix="Rename one of them.")
        seen.add(row.name)
    marked = [row.name for row in rows if row.is_correlation]
    if marked[1:]:
        raise Invalid(
            f"“{marked[0]}” and “{marked[1]}” both correlate.", where=marked[1], fix="Mark one field only."
        )


def _only(schema: JsonObject, *keys: str) -> dict[str, Json]:
    return {key: schema[key] for key in keys if key in schema}


def _listed(value: Json) -> tuple[Json, ...]:
    return tuple(value) if isinstance(value, list | tuple) else ()


def _names(value: Json) -> tuple[str, ...]:
    return tuple(str(name) for name in _listed(value))


def _object(value: Json) -> JsonObject:
    return value if isinstance(value, Mapping) else {}
