"""What a schema of an event must be: JSON Schema 2020-12 of an object, whole in itself, with examples that fit."""

from collections.abc import Iterator, Mapping

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError, ValidationError

from modeler.core.kernel.canonical import Json, JsonObject
from modeler.core.kernel.errors import Invalid

DEEPEST = 64


def require_schema(schema: JsonObject) -> None:
    """Refuse what is no schema of an event. Raises: Invalid, naming the place as a JSON path."""
    if schema.get("type") != "object":
        raise Invalid("The schema does not describe an object.", where="type", fix='Set "type" to "object".')
    _require_depth(schema)
    for where, reference in _references(schema, "$"):
        if not reference.startswith("#"):
            raise Invalid(
                f"“{reference}” lies outside of the schema.", where=where, fix="Write its definition under $defs."
            )
    try:
        Draft202012Validator.check_schema(dict(schema))
    except SchemaError as refused:
        raise Invalid(
            f"This is no JSON Schema 2020-12: {_short(refused)}.",
            where=refused.json_path,
            fix="Correct the keyword at this place.",
        ) from None
    for at, problem in enumerate(example_problems(schema)):
        if problem is not None:
            raise Invalid(
                f"Example {at + 1} does not fit the schema: {problem}.",
                where=f"examples[{at}]",
                fix="Correct the example, or the schema that it is to show.",
            )


def example_problems(schema: JsonObject) -> tuple[str | None, ...]:
    """Return for each example of a schema what is wrong with it, None where it fits."""
    examples = schema.get("examples")
    if not isinstance(examples, list | tuple):
        return ()
    validator = Draft202012Validator({key: value for key, value in schema.items() if key != "examples"})
    return tuple(_problem(validator, example) for example in examples)


def _problem(validator: Draft202012Validator, example: Json) -> str | None:
    errors = sorted(validator.iter_errors(example), key=lambda error: (error.json_path, error.message))
    return f"{_short(errors[0])} at {errors[0].json_path}" if errors else None


def _references(value: Json, where: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Mapping):
        for key, item in value.items():
            if key in ("$ref", "$dynamicRef") and isinstance(item, str):
                yield f"{where}.{key}", item
            yield from _references(item, f"{where}.{key}")
    elif isinstance(value, list | tuple):
        for at, item in enumerate(value):
            yield from _references(item, f"{where}[{at}]")


def _require_depth(schema: Json, depth: int = 0) -> None:
    if depth > DEEPEST:
        raise Invalid(f"The schema is more than {DEEPEST} levels deep.", where="schema", fix="Make it flatter.")
    children = schema.values() if isinstance(schema, Mapping) else schema if isinstance(schema, list | tuple) else ()
    for child in children:
        _require_depth(child, depth + 1)


def _short(error: ValidationError | SchemaError) -> str:
    text: str = error.message
    return text if len(text) <= 160 else f"{text[:159]}…"
