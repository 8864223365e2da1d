"""What a schema of an event must be: JSON Schema 2020-12 of an object, whole in itself, with examples that fit."""

from collections.abc import Iterable, Iterator, Mapping

from jsonschema_rs import Draft202012Validator, ValidationError, meta

from modeler.core.kernel.canonical import Json, JsonObject
from modeler.core.kernel.errors import Invalid

DEEPEST = 64
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


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
        meta.validate({**schema, "$schema": _DIALECT})
        _validator(schema)
    except ValidationError as refused:
        raise Invalid(
            f"This is no JSON Schema 2020-12: {_short(refused)}.",
            where=_json_path(refused.instance_path),
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
    validator = _validator(schema)
    return tuple(_problem(validator, example) for example in examples)


def _validator(schema: JsonObject) -> Draft202012Validator:
    return Draft202012Validator({key: value for key, value in schema.items() if key not in ("examples", "$schema")})


def _problem(validator: Draft202012Validator, example: Json) -> str | None:
    errors = sorted((_json_path(error.instance_path), _short(error)) for error in validator.iter_errors(example))
    return f"{errors[0][1]} at {errors[0][0]}" if errors else None


def _json_path(steps: Iterable[str | int]) -> str:
    return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)


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


def _short(error: ValidationError) -> str:
    text: str = error.message
    return text if len(text) <= 160 else f"{text[:159]}…"
