"""A condition as an EventBridge detail pattern or an SNS filter policy, each where it can say it.

What a service cannot say becomes weaker there, never stricter and never silent: the filter then lets more through, and
`residual` holds what the consumer must still ask.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from modeler.core.conditions.ast import All, Ask, Condition, Path, leaves_of, paths_of
from modeler.core.conditions.claims import Missing
from modeler.core.conditions.dialects import Dialect, say
from modeler.core.conditions.fields import lies_in_list
from modeler.core.conditions.normal_form import Alternative, normal_form
from modeler.core.conditions.quota import Fields, fitted_to_sns
from modeler.core.kernel.canonical import Json, JsonObject, canonical_json


@dataclass(frozen=True, slots=True)
class Lowered:
    """A pattern over the event's fields. None: everything passes. `is_possible`: whether anything can pass at all.

    `residual` is what the pattern does not say and the consumer must ask: pattern and residual together are the
    condition. None where nothing is left.
    """

    pattern: JsonObject | None
    is_exact: bool = True
    is_possible: bool = True
    residual: Condition | None = None


def lower(condition: Condition | None, dialect: Dialect, schema: JsonObject | None = None) -> Lowered:
    """Return the condition in a service's language. Raises: ConditionError.

    The event's schema tells which fields lie in lists of objects: there no service can ask what is missing.
    """
    if condition is None:
        return Lowered(None)
    pattern, is_exact, is_possible = _lowered(condition, dialect, schema or {})
    if is_exact and is_possible:
        return Lowered(pattern)
    return Lowered(pattern, False, is_possible, _residual(condition, dialect, schema or {}))


def _lowered(condition: Condition, dialect: Dialect, schema: JsonObject) -> tuple[JsonObject | None, bool, bool]:
    """Return the pattern, whether it is exact and whether anything can pass."""
    alternatives = normal_form(condition)
    if not alternatives:
        return None, False, False
    said = [_fields(alternative, dialect, schema) for alternative in alternatives]
    is_exact = all(exact for _, exact in said) and all(isinstance(leaf, Ask) for leaf in leaves_of(condition))
    fields = [each for each, _ in said]
    fitted = fields if dialect is Dialect.EVENTBRIDGE else fitted_to_sns(fields)
    return _pattern(fitted), is_exact and fitted == fields, True


def _residual(condition: Condition, dialect: Dialect, schema: JsonObject) -> Condition:
    """Return the parts that the pattern does not say; all of it where the parts cannot be told apart.

    Parts that ask the same top-level field belong together: they speak of the same element of a list.
    """
    parts = tuple(_conjuncts(condition))
    said = [part for group in _groups(parts) if _is_said(group, dialect, schema) for part in group]
    left = tuple(part for part in parts if part not in said)
    is_split = left and _lowered(condition, dialect, schema)[2] and _fits(condition, dialect, schema)
    if not is_split:
        # Beyond the quotas, or impossible: no part of the pattern can be relied on.
        return condition
    return left[0] if len(left) == 1 else All(left)


def _conjuncts(condition: Condition) -> Iterator[Condition]:
    if isinstance(condition, All):
        for part in condition.parts:
            yield from _conjuncts(part)
    else:
        yield condition


def _is_said(parts: list[Condition], dialect: Dialect, schema: JsonObject) -> bool:
    _, is_exact, is_possible = _lowered(All(tuple(parts)), dialect, schema)
    return is_exact and is_possible


def _fits(condition: Condition, dialect: Dialect, schema: JsonObject) -> bool:
    if dialect is Dialect.EVENTBRIDGE:
        return True
    fields = [_fields(alternative, dialect, schema)[0] for alternative in normal_form(condition)]
    return fitted_to_sns(fields) == fields


def _groups(parts: tuple[Condition, ...]) -> list[list[Condition]]:
    groups: list[tuple[set[str], list[Condition]]] = []
    for part in parts:
        names = {path[0] for path in paths_of(part)}
        members = [part]
        for group in [each for each in groups if each[0] & names]:
            groups.remove(group)
            names |= group[0]
            members = [*group[1], *members]
        groups.append((names, members))
    return [members for _, members in groups]


def _fields(alternative: Alternative, dialect: Dialect, schema: JsonObject) -> tuple[Fields, bool]:
    fields: dict[Path, tuple[str, ...]] = {}
    is_exact = True
    for path, claims in sorted(alternative.items()):
        is_deep = dialect is Dialect.SNS_ATTRIBUTES and len(path) > 1
        if is_deep or (Missing() in claims and lies_in_list(schema, path)):
            is_exact = False
            continue
        said = [say(claim, dialect) for claim in claims]
        is_exact = is_exact and all(exact for _, exact in said)
        fields[path] = tuple(sorted({canonical_json(operator) for operator, _ in said}))
    return fields, is_exact


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
