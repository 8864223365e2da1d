"""JSON Schemas whose references are replaced by what they refer to."""

from collections.abc import Mapping
from dataclasses import dataclass

from modeler.core.kernel.canonical import Json, JsonObject

_ANYTHING: JsonObject = {"description": "The reference leads nowhere, back to itself, or too far."}
# Definitions that refer to each other can grow without end when they are written out.
_MOST = 2_000


def inlined(schema: JsonObject) -> JsonObject:
    """Return the schema with every "#/…" replaced; one that leads back to itself becomes a schema of anything."""
    found = _Inlining(schema).of(schema, frozenset())
    assert isinstance(found, Mapping)
    return {key: value for key, value in found.items() if key not in ("$defs", "definitions", "$schema", "$id")}


@dataclass(slots=True)
class _Inlining:
    whole: JsonObject
    replaced: int = 0

    def of(self, value: Json, within: frozenset[str]) -> Json:
        if isinstance(value, list | tuple):
            return [self.of(item, within) for item in value]
        if not isinstance(value, Mapping):
            return value
        reference = value.get("$ref")
        if not isinstance(reference, str):
            return {key: self.of(item, within) for key, item in value.items()}
        rest = {key: self.of(item, within) for key, item in value.items() if key != "$ref"}
        return {**self._named(reference, within), **rest}

    def _named(self, reference: str, within: frozenset[str]) -> JsonObject:
        self.replaced += 1
        target = None if reference in within or self.replaced > _MOST else _at(self.whole, reference)
        named = self.of(target, within | {reference}) if isinstance(target, Mapping) else None
        return named if isinstance(named, Mapping) else _ANYTHING


def _at(whole: JsonObject, reference: str) -> Json:
    if not reference.startswith("#/"):
        return None
    found: Json = whole
    for part in reference[2:].split("/"):
        if not isinstance(found, Mapping):
            return None
        found = found.get(part.replace("~1", "/").replace("~0", "~"))
    return found
