"""What messages carry: values drawn from a JSON Schema, with a template that says more where a person wants more.

A template gives a field a literal value, or an object with one of: `$choice` [values], `$weighted` {value: weight},
`$range` [low, high] and `$sequence` "order-{}".
"""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Final

from modeler.core.kernel.canonical import Json, JsonObject
from modeler.core.kernel.errors import Invalid

_FORMS: Final = ("$choice", "$weighted", "$range", "$sequence")
_WORDS: Final = ("amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "haven")
_DEEPEST: Final = 8


def payload_of(
    schema: JsonObject, template: JsonObject, *, stream: Random, serial: int, known: JsonObject
) -> JsonObject:
    """Return the fields of a message: the template's, then what the triggering message knew, then the schema's.

    Without a schema, everything that is known goes on.
    """
    properties = _mapping(schema.get("properties"))
    fields: dict[str, Json] = {} if properties else {name: known[name] for name in known if name != "metadata"}
    for name in sorted({*properties, *template}):
        if name in template:
            fields[name] = _from_template(template[name], stream=stream, serial=serial)
        elif name in known and name != "metadata":
            fields[name] = known[name]
        elif name != "metadata":
            fields[name] = sample(_mapping(properties[name]), stream=stream, name=name, depth=0)
    return fields


def check_template(template: JsonObject, where: str) -> None:
    """Refuse a template that names a form that does not exist or is empty. Raises: Invalid."""
    for name, value in template.items():
        forms = [key for key in value if key.startswith("$")] if isinstance(value, Mapping) else []
        for form in forms:
            if form not in _FORMS:
                raise Invalid(f"“{form}” is not known.", where=f"{where}.{name}", fix=f"Use {', '.join(_FORMS)}.")
            assert isinstance(value, Mapping)
            _check_form(form, value[form], f"{where}.{name}")


def sample(schema: JsonObject, *, stream: Random, name: str, depth: int) -> Json:
    """Return a value that the schema allows, as plain as possible."""
    if "const" in schema:
        return schema["const"]
    choices = _sequence(schema.get("enum")) or _sequence(schema.get("examples"))
    if choices:
        return stream.choice(choices)
    kind = schema.get("type")
    if isinstance(kind, Sequence) and not isinstance(kind, str):
        kind = next((one for one in kind if one != "null"), "null")
    match kind:
        case "integer":
            return stream.randint(int(_bound(schema, "minimum", 1)), int(_bound(schema, "maximum", 1000)))
        case "number":
            return round(stream.uniform(_bound(schema, "minimum", 1), _bound(schema, "maximum", 1000)), 2)
        case "boolean":
            return stream.random() < 0.5
        case "null":
            return None
        case "array":
            item = _mapping(schema.get("items"))
            return [sample(item, stream=stream, name=name, depth=depth + 1)] if depth < _DEEPEST else []
        case "object":
            fields = _mapping(schema.get("properties")) if depth < _DEEPEST else {}
            return {
                key: sample(_mapping(fields[key]), stream=stream, name=key, depth=depth + 1) for key in sorted(fields)
            }
        case _:
            return _text(schema, stream, name)


def _text(schema: JsonObject, stream: Random, name: str) -> str:
    number = stream.randrange(10**6)
    match schema.get("format"):
        case "uuid":
            return f"{number:08x}-0000-4000-8000-{stream.randrange(16**12):012x}"
        case "date-time":
            return f"2026-01-{1 + number % 28:02d}T{number % 24:02d}:{number % 60:02d}:00Z"
        case "date":
            return f"2026-01-{1 + number % 28:02d}"
        case "email":
            return f"{_WORDS[number % len(_WORDS)]}@example.com"
        case _:
            return f"{name}-{_WORDS[number % len(_WORDS)]}"


def _from_template(value: Json, *, stream: Random, serial: int) -> Json:
    if not isinstance(value, Mapping):
        return value
    if "$choice" in value:
        return stream.choice(_sequence(value["$choice"]))
    if "$weighted" in value:
        weights = _mapping(value["$weighted"])
        return stream.choices(list(weights), [_number(weight) for weight in weights.values()])[0]
    if "$range" in value:
        low, high = _sequence(value["$range"])
        if isinstance(low, int) and isinstance(high, int):
            return stream.randint(low, high)
        return round(stream.uniform(_number(low), _number(high)), 2)
    if "$sequence" in value:
        return str(value["$sequence"]).replace("{}", str(serial))
    return value


def _check_form(form: str, value: Json, where: str) -> None:
    if form == "$range":
        ends = _sequence(value)
        if len(ends) != 2 or _number(ends[0]) > _number(ends[1]):
            raise Invalid("A range has a low and a high end.", where=where, fix='Write {"$range": [1, 100]}.')
    elif form == "$choice" and not _sequence(value):
        raise Invalid("There is nothing to choose from.", where=where, fix='Write {"$choice": ["a", "b"]}.')
    elif form == "$weighted" and not sum(map(_number, _mapping(value).values())) > 0:
        raise Invalid("No value has a weight.", where=where, fix='Write {"$weighted": {"a": 2, "b": 1}}.')


def _bound(schema: JsonObject, name: str, default: float) -> float:
    value = schema.get(name)
    if isinstance(value, int | float):
        return value
    if name == "maximum":
        return max(default, _bound(schema, "minimum", 1))
    return (
        min(default, float(value)) if (value := schema.get("maximum")) and isinstance(value, int | float) else default
    )


def _number(value: Json) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Invalid("This is not a number.", where=str(value), fix="Write a number.")
    return value


def _mapping(value: Json) -> Mapping[str, Json]:
    return value if isinstance(value, Mapping) else {}


def _sequence(value: Json) -> Sequence[Json]:
    return value if isinstance(value, Sequence) and not isinstance(value, str) else ()
