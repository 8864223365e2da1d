"""What a JSON Schema allows at a path of an event: which leaves, and whether none at all.

Read so that the answer is never too narrow: what is not understood allows everything and is noted as vague.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from modeler.core.patterns.analysis.leaves import ALL_KINDS, Kind
from modeler.core.patterns.events import leaf_of
from modeler.core.patterns.numbers import Comparable
from modeler.core.patterns.operators.condition import Leaf, is_number

Schema = Mapping[str, object]
MAX_STEPS = 200

_KINDS: dict[str, tuple[Kind, ...]] = {
    "string": (str,), "number": (float,), "integer": (float,), "boolean": (bool,), "null": (type(None),),
    "object": (), "array": (),
}  # fmt: skip
_VAGUE = ("not", "if", "pattern", "format", "dependentRequired", "dependentSchemas", "dependencies", "propertyNames",
          "patternProperties", "contains", "prefixItems", "$dynamicRef", "multipleOf")  # fmt: skip
_FORKS = ("anyOf", "oneOf")


@dataclass(frozen=True, slots=True)
class Domain:
    """The leaves that one alternative of a schema allows. `values` lists them, if the schema does."""

    kinds: tuple[Kind, ...] = ALL_KINDS
    values: tuple[Leaf, ...] | None = None
    low: Comparable | None = None
    low_open: bool = False
    high: Comparable | None = None
    high_open: bool = False
    whole: bool = False
    shortest: int = 0
    longest: int | None = None

    def allows(self, leaf: Leaf) -> bool:
        """Return whether the leaf conforms."""
        if self.values is not None and not any(type(leaf) is type(each) and leaf == each for each in self.values):
            return False
        if isinstance(leaf, str):
            fits = self.longest is None or len(leaf) <= self.longest
            return str in self.kinds and fits and len(leaf) >= self.shortest
        if isinstance(leaf, bool) or leaf is None:
            return type(leaf) in self.kinds
        return float in self.kinds and is_number(leaf) and self._bounded(leaf)

    def _bounded(self, leaf: Leaf) -> bool:
        if not isinstance(leaf, (int, float)) or (self.whole and leaf != int(leaf)):
            return False
        above = self.low is None or leaf > self.low or (leaf == self.low and not self.low_open)
        return above and (self.high is None or leaf < self.high or (leaf == self.high and not self.high_open))


@dataclass(slots=True)
class Place:
    """What a schema says about a path. `vague` says what makes the answer uncertain."""

    domains: list[Domain] = field(default_factory=list)
    may_be_absent: bool = False
    vague: list[str] = field(default_factory=list)


def place_of(schema: Schema, path: str) -> Place:
    """Return what the schema of an event allows at a path."""
    place = Place()
    budget = [MAX_STEPS]
    for each in _alternatives(schema, schema, place, budget):
        _descend(each, schema, path.split("."), place, budget)
    return place


def _descend(schema: Schema, root: Schema, segments: list[str], place: Place, budget: list[int]) -> None:
    types = _types(schema)
    if "array" in types:
        _into_items(schema, root, segments, place, budget)
    if not segments:
        place.may_be_absent |= bool({"object", "array"} & set(types))
        place.domains.append(_domain(schema, types))
        listed = schema.get("enum")
        if isinstance(listed, list) and any(isinstance(each, (dict, list)) for each in (*listed, schema.get("const"))):
            place.may_be_absent = True
            place.vague.append("the schema lists objects or arrays")
        return
    if types != ["object"]:
        place.may_be_absent = True
    if "object" in types:
        _into_property(schema, root, segments, place, budget)


def _into_property(schema: Schema, root: Schema, segments: list[str], place: Place, budget: list[int]) -> None:
    properties = schema.get("properties")
    known = properties if isinstance(properties, Mapping) else {}
    required = schema.get("required")
    found = False
    for count in range(1, len(segments) + 1):
        key = ".".join(segments[:count])
        if key in known:
            found = True
            if not (isinstance(required, list) and key in required):
                place.may_be_absent = True
            for each in _alternatives(known[key], root, place, budget):
                _descend(each, root, segments[count:], place, budget)
    if not found:
        place.may_be_absent = True
        extra = schema.get("additionalProperties", True)
        if extra is not False:
            place.vague.append(f"the schema does not mention “{segments[0]}”, and does not forbid it")
            place.domains.append(Domain())


def _into_items(schema: Schema, root: Schema, segments: list[str], place: Place, budget: list[int]) -> None:
    minimum = schema.get("minItems", 0)
    if not (isinstance(minimum, int) and minimum > 0):
        place.may_be_absent = True
    for each in _alternatives(schema.get("items", True), root, place, budget):
        _descend(each, root, segments, place, budget)


def _alternatives(schema: object, root: Schema, place: Place, budget: list[int]) -> Iterator[Schema]:
    """Yield schemas without $ref, allOf, anyOf and oneOf, of which one must hold."""
    budget[0] -= 1
    if schema is False:
        return
    if not isinstance(schema, Mapping):
        place.vague.append("a part of the schema allows everything")
        yield {}
        return
    if budget[0] < 0:
        place.vague.append("the schema refers to itself or has too many parts")
        yield {}
        return
    place.vague += [f"the schema uses “{word}”" for word in _VAGUE if word in schema]
    reference = schema.get("$ref")
    if isinstance(reference, str):
        rest = {key: value for key, value in schema.items() if key != "$ref"}
        for target in _alternatives(_resolve(reference, root), root, place, budget):
            yield from _alternatives(_merged(target, rest, place), root, place, budget) if rest else (target,)
        return
    for word in ("allOf", *_FORKS):
        parts = schema.get(word)
        if isinstance(parts, list):
            rest = {key: value for key, value in schema.items() if key != word}
            yield from _forked(rest, parts, word, root, place, budget)
            return
    yield schema


def _forked(
    rest: Schema, parts: list[object], word: str, root: Schema, place: Place, budget: list[int]
) -> Iterator[Schema]:
    if word == "allOf":
        whole: Schema = rest
        for part in parts:
            resolved = list(_alternatives(part, root, place, budget))
            if len(resolved) != 1:
                place.vague.append("alternatives inside “allOf”")
                continue
            whole = _merged(whole, resolved[0], place)
        yield from _alternatives(whole, root, place, budget)
        return
    for part in parts:
        for each in _alternatives(part, root, place, budget):
            yield from _alternatives(_merged(rest, each, place), root, place, budget)


def _merged(first: Schema, second: Schema, place: Place) -> Schema:
    """Return both schemas as one; where they say different things, the first is dropped and the place is vague."""
    merged = dict(first)
    for key, value in second.items():
        before = merged.get(key)
        if key == "properties" and isinstance(before, Mapping) and isinstance(value, Mapping):
            shared = before.keys() & value.keys()
            merged[key] = {**before, **value, **{name: {"allOf": [before[name], value[name]]} for name in shared}}
        elif key == "required" and isinstance(before, list) and isinstance(value, list):
            merged[key] = [*before, *value]
        else:
            if key in merged and before != value:
                place.vague.append(f"two parts of the schema differ in “{key}”")
            merged[key] = value
    return merged


def _resolve(reference: str, root: Schema) -> object:
    found: object = root
    if not reference.startswith("#"):
        return True
    for step in reference.lstrip("#").strip("/").split("/"):
        if step:
            key = step.replace("~1", "/").replace("~0", "~")
            found = found.get(key, True) if isinstance(found, Mapping) else True
    return found


def _types(schema: Schema) -> list[str]:
    said = schema.get("type")
    if isinstance(said, str):
        return [said] if said in _KINDS else list(_KINDS)
    if isinstance(said, list):
        return [each for each in said if each in _KINDS]
    if "const" in schema or "enum" in schema:
        return [each for each in _KINDS if each not in ("object", "array")]
    return ["object"] if "properties" in schema else list(_KINDS)


def _domain(schema: Schema, types: list[str]) -> Domain:
    low, low_open = _bound(schema, "minimum", "exclusiveMinimum")
    high, high_open = _bound(schema, "maximum", "exclusiveMaximum")
    shortest, longest = schema.get("minLength", 0), schema.get("maxLength")
    listed = schema["enum"] if "enum" in schema else [schema["const"]] if "const" in schema else None
    return Domain(
        kinds=tuple(dict.fromkeys(kind for each in types for kind in _KINDS[each])),
        values=tuple(leaf_of(each) for each in listed if not isinstance(each, (dict, list)))
        if isinstance(listed, list)
        else None,
        low=low,
        low_open=low_open,
        high=high,
        high_open=high_open,
        whole="integer" in types and "number" not in types,
        shortest=shortest if isinstance(shortest, int) else 0,
        longest=longest if isinstance(longest, int) else None,
    )


def _bound(schema: Schema, closed: str, opened: str) -> tuple[Comparable | None, bool]:
    for name, is_open in ((opened, True), (closed, False)):
        bound = schema.get(name)
        if isinstance(bound, (int, float)) and not isinstance(bound, bool):
            return bound, is_open
    return None, False
