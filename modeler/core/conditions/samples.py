"""Events made for a condition: one that it takes, and one that it just misses."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import timedelta
from ipaddress import ip_network
from itertools import islice, product
from typing import Any

from modeler.core.conditions.answers import date_of, pieces_of
from modeler.core.conditions.ast import DATES, Ask, Condition, Operator, Path, asks_of, paths_of
from modeler.core.conditions.evaluate import evaluate
from modeler.core.conditions.fields import choices_of, field_at, types_of
from modeler.core.kernel.canonical import Json, JsonObject
from modeler.core.kernel.errors import Invalid

# Enough for four or five fields; the search stops at the first event found.
TRIES = 3_000
_ABSENT = object()
_OF_TYPE: Mapping[str, tuple[Json, ...]] = {
    "number": (0, 1, 10, 1000, -1),
    "integer": (0, 1, 10, 1000, -1),
    "string": ("text", "other"),
    "boolean": (True, False),
    "null": (None,),
}


def samples_of(
    condition: Condition, schema: JsonObject, base: JsonObject
) -> tuple[JsonObject | None, JsonObject | None]:
    """Return an event that the condition takes and one that it does not, both near `base`, or None."""
    match = _found(condition, schema, base, True)
    return match, _found(condition, schema, base if match is None else match, False)


def _found(condition: Condition, schema: JsonObject, base: JsonObject, wanted: bool) -> JsonObject | None:
    for event in _events(condition, schema, base):
        try:
            if evaluate(condition, event) is wanted:
                return event
        except Invalid:
            return None
    return None


def _events(condition: Condition, schema: JsonObject, base: JsonObject) -> Iterator[JsonObject]:
    yield base
    paths = paths_of(condition)
    offered = {path: _offered(path, condition, schema) for path in paths}
    # What differs in one field only is the best proof; then all of them together.
    for path in paths:
        for value in offered[path]:
            yield _with(base, {path: value})
    for values in islice(product(*offered.values()), TRIES):
        yield _with(base, dict(zip(paths, values, strict=True)))


def _offered(path: Path, condition: Condition, schema: JsonObject) -> list[Any]:
    field, is_required = field_at(schema, path)
    asked = [value for ask in asks_of(condition) if ask.path == path for value in _near(ask)]
    types, choices = types_of(field or {}), choices_of(field or {})
    usual = [value for kind in sorted(types) for value in _OF_TYPE.get(kind, ())]
    values = [*choices, *(() if choices else (*asked, *usual))]
    if types and not choices:
        values = [value for value in values if _is_of(value, types)]
    lists: list[Json] = [[{}] * size for size in (0, 1, 3, 10)] if types == {"object"} else []
    return [*values, *lists, *(() if is_required and values else (_ABSENT,))]


def _near(ask: Ask) -> Iterator[Json]:
    for value in ask.values:
        if isinstance(value, bool) or value is None:
            yield value
            yield not value
        elif isinstance(value, int | float):
            yield from (value, value + 1, value - 1)
        else:
            yield from _near_text(ask.operator, value)


def _near_text(operator: Operator, text: str) -> Iterator[str]:
    day = date_of(text) if operator in DATES else None
    if day is not None:
        yield from ((day + timedelta(days=days)).isoformat().replace("+00:00", "Z") for days in (-1, 1))
    elif operator in (Operator.IN_NETWORK, Operator.NOT_IN_NETWORK):
        yield from (str(ip_network(text, strict=False)[0]), "203.0.113.7")
    elif operator in (Operator.LIKE, Operator.NOT_LIKE):
        yield from ("-".join(pieces_of(text)), "other")
    elif operator in (Operator.EQUAL, Operator.NOT_EQUAL, Operator.IN, Operator.NOT_IN):
        yield from (text, f"not {text}")
    else:
        yield from (f"{text}-1", f"1-{text}", f"1-{text}-1", "other")


def _is_of(value: Json, types: set[str]) -> bool:
    if isinstance(value, bool):
        return "boolean" in types
    if isinstance(value, int):
        return bool(types & {"number", "integer"})
    if isinstance(value, float):
        return "number" in types
    return "string" in types if isinstance(value, str) else "null" in types


def _with(base: JsonObject, values: Mapping[Path, Any]) -> JsonObject:
    event: dict[str, Any] = deepcopy(dict(base))
    for path, value in values.items():
        _put(event, path, value)
    return event


def _put(here: Any, path: Path, value: Any) -> None:
    for name in path[:-1]:
        if isinstance(here, list):
            here = here[0] if here else {}
        if not isinstance(here, dict):
            return
        if not isinstance(here.get(name), dict | list):
            here[name] = {}
        here = here[name]
    for place in here if isinstance(here, list) else [here]:
        if isinstance(place, dict):
            _set(place, path[-1], value)


def _set(place: dict[str, Any], name: str, value: Any) -> None:
    if value is _ABSENT:
        place.pop(name, None)
    elif isinstance(place.get(name), list) and not isinstance(value, list):
        place[name] = [value]
    else:
        place[name] = value
