"""A condition held against the schema of its event: unknown fields, values that never come, questions without sense."""

import math
from collections.abc import Iterator, Mapping

from modeler.core.conditions.ast import Ask, Condition, Operator, Scalar, asks_of
from modeler.core.conditions.normal_form import normal_form
from modeler.core.kernel.canonical import Json, JsonObject, canonical_json
from modeler.core.kernel.findings import Finding, Reference, Severity

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

_EQUALITIES = (Operator.EQUAL, Operator.IN)
_AFFIXES = (Operator.STARTS_WITH, Operator.NOT_STARTS_WITH, Operator.ENDS_WITH, Operator.NOT_ENDS_WITH)
_ORDERS = (Operator.LESS, Operator.LESS_OR_EQUAL, Operator.MORE, Operator.MORE_OR_EQUAL)


def check_condition(condition: Condition, schema: JsonObject, where: tuple[Reference, ...]) -> tuple[Finding, ...]:
    """Return what the schema has against a condition. A schema without properties has nothing.

    FLT401 the event has no such field. FLT402 the filter can never match. FLT403 it is always true. FLT404 the field is
    optional and nothing asks whether it is there. Source: spec/context-map.md section 4.
    """
    if not normal_form(condition):
        problem, fix = "The condition contradicts itself: no event can fulfil it.", "Take one of its parts out."
        return (Finding(code="FLT402", severity=Severity.ERROR, where=where, problem=problem, fix=fix),)
    if not _properties(schema):
        return ()
    whole = with_metadata(schema)
    findings = [finding for ask in asks_of(condition) for finding in _of_ask(ask, whole, where)]
    if not findings and isinstance(condition, Ask) and _is_always_true(condition, whole):
        problem, fix = f"“{condition.field}” always fulfils the condition.", "Leave the condition away."
        findings.append(Finding(code="FLT403", severity=Severity.WARNING, where=where, problem=problem, fix=fix))
    return tuple(findings) + tuple(_skipped(condition, whole, where))


def field_at(schema: JsonObject, path: tuple[str, ...]) -> tuple[JsonObject | None, bool]:
    """Return the schema of a field and whether it is always there; arrays on the way are transparent."""
    found: JsonObject = schema
    is_required = True
    for name in path:
        found = _element(found)
        properties = _properties(found)
        if name not in properties:
            return None, False
        is_required = is_required and name in _names(found.get("required"))
        found = _object(properties[name])
    return _element(found), is_required


def with_metadata(schema: JsonObject) -> JsonObject:
    properties = {"metadata": METADATA, **_properties(schema)}
    return {**schema, "properties": properties, "required": ["metadata", *_names(schema.get("required"))]}


def _of_ask(ask: Ask, schema: JsonObject, where: tuple[Reference, ...]) -> Iterator[Finding]:
    field, _ = field_at(schema, ask.path)
    if field is None:
        problem = f"The event has no field “{ask.field}”."
        fix = f"Use one of: {', '.join(_field_names(schema))}; or add the field to the schema."
        yield Finding(code="FLT401", severity=Severity.ERROR, where=where, problem=problem, fix=fix)
        return
    if _properties(field) or _types(field) == {"object"}:
        problem = f"“{ask.field}” is an object; only what lies in it can be asked."
        yield Finding(code="FLT401", severity=Severity.ERROR, where=where, problem=problem, fix="Name a field in it.")
        return
    problem = _misfit(ask, field)
    if problem:
        fix = "Correct the value, or the schema."
        yield Finding(code="FLT402", severity=Severity.ERROR, where=where, problem=problem, fix=fix)


def _misfit(ask: Ask, field: JsonObject) -> str:
    types = _types(field)
    if ask.operator in _AFFIXES and types and "string" not in types:
        return f"“{ask.field}” is no text, so it neither starts nor ends with one."
    if ask.operator in _ORDERS and types and not types & {"number", "integer"}:
        return f"“{ask.field}” is no number, so it cannot be compared with one."
    for value in ask.values:
        problem = _impossible(ask, value, field)
        if problem:
            return problem
    return ""


def _impossible(ask: Ask, value: Scalar, field: JsonObject) -> str:
    types, choices = _types(field), _choices(field)
    if value is None and ask.operator is Operator.NOT_EQUAL:
        return ""
    if ask.operator in (*_EQUALITIES, Operator.NOT_EQUAL, Operator.NOT_IN):
        if types and not _is_of(value, types):
            return f"“{ask.field}” is of type {' or '.join(sorted(types))}; {_shown(value)} is not."
        if choices and not any(_same(value, choice) for choice in choices):
            known = ", ".join(_shown(choice) for choice in choices)
            return f"“{ask.field}” never is {_shown(value)}; the schema allows {known}."
    if ask.operator is Operator.STARTS_WITH and choices and not _some_start(choices, str(value)):
        return f"No value that the schema allows for “{ask.field}” starts with {_shown(value)}."
    if isinstance(value, int | float) and not isinstance(value, bool) and _is_out_of_range(ask.operator, value, field):
        return f"“{ask.field}” {ask.operator} {value} lies outside the range that the schema allows."
    return ""


def _is_out_of_range(operator: Operator, value: int | float, field: JsonObject) -> bool:
    low, high = _bound(field, "minimum", -math.inf), _bound(field, "maximum", math.inf)
    match operator:
        case Operator.EQUAL | Operator.IN:
            return not low <= value <= high
        case Operator.MORE:
            return value >= high
        case Operator.MORE_OR_EQUAL:
            return value > high
        case Operator.LESS:
            return value <= low
        case Operator.LESS_OR_EQUAL:
            return value < low
        case _:
            return False


def _is_always_true(ask: Ask, schema: JsonObject) -> bool:
    field, is_required = field_at(schema, ask.path)
    if field is None or not is_required:
        return False
    choices = _choices(field)
    match ask.operator:
        case Operator.PRESENT:
            return True
        case Operator.EQUAL | Operator.IN:
            return bool(choices) and all(any(_same(value, choice) for value in ask.values) for choice in choices)
        case Operator.MORE_OR_EQUAL | Operator.LESS_OR_EQUAL | Operator.MORE | Operator.LESS:
            value = ask.values[0]
            return isinstance(value, int | float) and _is_out_of_range(ask.operator.opposite, value, field)
        case _:
            return False


def _skipped(condition: Condition, schema: JsonObject, where: tuple[Reference, ...]) -> Iterator[Finding]:
    asked = {ask.path for ask in asks_of(condition) if ask.operator in (Operator.MISSING, Operator.PRESENT)}
    for ask in dict.fromkeys(asks_of(condition)):
        field, is_required = field_at(schema, ask.path)
        if field is None or is_required or ask.path in asked:
            continue
        asked.add(ask.path)
        problem = f"“{ask.field}” is optional: events without it are passed over in silence."
        fix = f"Add “or {ask.field} is missing”, or make the field required."
        yield Finding(code="FLT404", severity=Severity.HINT, where=where, problem=problem, fix=fix)


def _object(value: Json) -> JsonObject:
    return value if isinstance(value, Mapping) else {}


def _properties(schema: JsonObject) -> JsonObject:
    return _object(schema.get("properties"))


def _element(schema: JsonObject) -> JsonObject:
    while _types(schema) == {"array"}:
        schema = _object(schema.get("items"))
    return schema


def _names(value: Json) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list | tuple) else ()


def _types(schema: JsonObject) -> set[str]:
    stated = schema.get("type")
    return {stated} if isinstance(stated, str) else set(_names(stated))


def _choices(schema: JsonObject) -> tuple[Json, ...]:
    if "const" in schema:
        return (schema["const"],)
    choices = schema.get("enum")
    return tuple(choices) if isinstance(choices, list | tuple) else ()


def _bound(schema: JsonObject, name: str, otherwise: float) -> float:
    value = schema.get(name)
    return value if isinstance(value, int | float) else otherwise


def _is_of(value: Scalar, types: set[str]) -> bool:
    if value is None:
        return "null" in types
    if isinstance(value, bool):
        return "boolean" in types
    if isinstance(value, str):
        return "string" in types
    return "number" in types or ("integer" in types and float(value).is_integer())


def _same(one: Json, other: Json) -> bool:
    return isinstance(one, bool) == isinstance(other, bool) and one == other


def _some_start(choices: tuple[Json, ...], text: str) -> bool:
    return any(isinstance(choice, str) and choice.startswith(text) for choice in choices)


def _field_names(schema: JsonObject, prefix: str = "") -> list[str]:
    names: list[str] = []
    for name, below in _properties(schema).items():
        inner = _field_names(_element(_object(below)), f"{prefix}{name}.")
        names += inner if inner else [prefix + name]
    return [name for name in names if not name.startswith("metadata.")]


def _shown(value: Json) -> str:
    return f"“{value}”" if isinstance(value, str) else canonical_json(value)
