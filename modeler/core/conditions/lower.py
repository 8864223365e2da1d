"""A condition as an EventBridge detail pattern or an SNS filter policy, each where it can say it.

What a service cannot say becomes weaker there, never stricter and never silent: the filter then lets more through, and
`is_exact` is False, so that the consumer must ask the whole condition again.
"""

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from modeler.core.conditions.ast import Condition, Path
from modeler.core.conditions.claims import Affix, Both, Claim, Equals, Missing, NoAffix, NoneOf, NotNull, Present, Range
from modeler.core.conditions.normal_form import Alternative, normal_form
from modeler.core.kernel.canonical import Json, JsonObject, canonical_json


class Dialect(Enum):
    """Whose language a condition is put into."""

    EVENTBRIDGE = "EventBridge"
    SNS_BODY = "MessageBody"
    SNS_ATTRIBUTES = "MessageAttributes"


@dataclass(frozen=True, slots=True)
class Lowered:
    """A pattern over the event's fields. None: everything passes. `is_possible`: whether anything can pass at all."""

    pattern: JsonObject | None
    is_exact: bool = True
    is_possible: bool = True


Fields = Mapping[Path, tuple[str, ...]]
"""Path → the canonical JSON of its operators: hashable, and sorted."""


def lower(condition: Condition | None, dialect: Dialect) -> Lowered:
    """Return the condition in a service's language. Raises: ConditionError."""
    if condition is None:
        return Lowered(None)
    alternatives = normal_form(condition)
    if not alternatives:
        return Lowered(None, is_exact=False, is_possible=False)
    said = [_fields(alternative, dialect) for alternative in alternatives]
    is_exact = all(exact for _, exact in said)
    return Lowered(_pattern([fields for fields, _ in said]), is_exact)


def _fields(alternative: Alternative, dialect: Dialect) -> tuple[Fields, bool]:
    fields: dict[Path, tuple[str, ...]] = {}
    is_exact = True
    for path, claims in sorted(alternative.items()):
        if dialect is Dialect.SNS_ATTRIBUTES and len(path) > 1:
            is_exact = False
            continue
        said = [_say(claim, dialect) for claim in claims]
        is_exact = is_exact and all(exact for _, exact in said)
        fields[path] = tuple(sorted({canonical_json(operator) for operator, _ in said}))
    return fields, is_exact


def _say(claim: Claim, dialect: Dialect) -> tuple[Json, bool]:
    """Return the operator, and whether it says the claim exactly; else it is weaker."""
    match claim:
        case Missing():
            return {"exists": False}, True
        case Present():
            return {"exists": True}, True
        case NotNull():
            return {"exists": True}, False
        case Equals(value) if value is None or isinstance(value, bool):
            return (value, True) if dialect is not Dialect.SNS_ATTRIBUTES else ({"exists": True}, False)
        case Equals(int() | float() as value):
            return {"numeric": ["=", _number(value)]}, True
        case Equals(value):
            return value, True
        case Range():
            return {"numeric": _bounds(claim)}, True
        case Affix(text, at_end):
            return {"suffix" if at_end else "prefix": text}, True
        case NoneOf(values):
            return {"anything-but": _listed(sorted(values, key=lambda value: (str(type(value)), value)))}, True
        case NoAffix(texts, at_end):
            return _say_no_affix(texts, at_end, dialect)
        case Both(one, _):
            return _say(one, dialect)[0], False


def _say_no_affix(texts: tuple[str, ...], at_end: bool, dialect: Dialect) -> tuple[Json, bool]:
    # SNS refuses anything-but with a suffix, and takes one prefix. Source: spec/event-patterns.md section 5.
    if dialect is not Dialect.EVENTBRIDGE and (at_end or len(texts) > 1):
        return ({"exists": True} if at_end else {"anything-but": {"prefix": texts[0]}}), False
    return {"anything-but": {"suffix" if at_end else "prefix": _listed(sorted(texts))}}, True


def _bounds(claim: Range) -> list[Json]:
    low: list[Json] = [">" if claim.low_open else ">=", _number(claim.low)] if claim.low != -math.inf else []
    high: list[Json] = ["<" if claim.high_open else "<=", _number(claim.high)] if claim.high != math.inf else []
    return low + high


def _number(value: int | float) -> int | float:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _listed(values: Iterable[Json]) -> Json:
    items = list(values)
    return items[0] if len(items) == 1 else items


def _pattern(alternatives: list[Fields]) -> JsonObject | None:
    unique = [dict(items) for items in dict.fromkeys(tuple(sorted(fields.items())) for fields in alternatives)]
    shared = {path: said for path, said in unique[0].items() if all(each.get(path) == said for each in unique)}
    rest = [{path: said for path, said in each.items() if path not in shared} for each in unique]
    pattern = _nested(shared)
    if len(rest) > 1 and all(rest):
        options: list[Json] = [_nested(each) for each in rest]
        pattern["$or"] = sorted(options, key=canonical_json)
    return pattern or None


def _nested(fields: Fields) -> dict[str, Json]:
    nested: dict[str, Json] = {}
    for path, said in sorted(fields.items()):
        here = nested
        *parents, last = path
        for depth, name in enumerate(parents):
            below = here.setdefault(name, {})
            if not isinstance(below, dict):
                # A leaf stands where this path goes on; names joined by dots are the same path. Source: §1.2.
                last = ".".join(path[depth:])
                break
            here = below
        here[last] = [_parsed(text) for text in said]
    return nested


def _parsed(text: str) -> Json:
    parsed: Json = json.loads(text)
    return parsed
