"""JSON values and their one canonical text: the same value always gives the same bytes."""

import json
from collections.abc import Mapping, Sequence

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]
JsonObject = Mapping[str, Json]


def canonical_json(value: Json) -> str:
    """Return compact JSON: keys sorted, separators fixed, no escapes beyond what JSON demands."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def pretty_json(value: Json) -> str:
    """Return JSON for people and files: keys sorted, two spaces, LF, a newline at the end."""
    return json.dumps(value, sort_keys=True, indent=2, ensure_ascii=False, allow_nan=False) + "\n"
