"""The examples of an event as people write them, one JSON object a line, and in its schema."""

import json

from modeler.core.kernel.canonical import JsonObject
from modeler.core.kernel.errors import Invalid


def examples_text(schema: JsonObject) -> str:
    """Return the examples of a schema, one a line."""
    examples = schema.get("examples")
    listed = examples if isinstance(examples, list | tuple) else ()
    return "\n".join(json.dumps(example, ensure_ascii=False) for example in listed)


def with_examples(schema: JsonObject, text: str) -> JsonObject:
    """Return the schema with these examples instead of its own. Raises: Invalid, naming the line that is no JSON."""
    examples = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            examples.append(json.loads(line))
        except (ValueError, RecursionError) as error:
            raise Invalid(
                f"Line {number} is no JSON: {error}.", where=f"line {number}", fix="Write one JSON object a line."
            ) from None
    kept = {key: value for key, value in schema.items() if key != "examples"}
    return {**kept, "examples": examples} if examples else kept
