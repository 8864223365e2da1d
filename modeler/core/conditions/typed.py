"""A condition held against the schema of its event: unknown fields, values that never come, questions without sense."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches

from modeler.core.conditions.answers import date_of
from modeler.core.conditions.ast import (
    DATES,
    ORDERS,
    Ask,
    Compare,
    Computed,
    Condition,
    Count,
    Every,
    FieldValue,
    Operator,
    Path,
    Scalar,
    Term,
    asks_of,
    fields_of,
    leaves_of,
)
from modeler.core.conditions.fields import choices_of, field_at, known_fields, properties_of, types_of, with_metadata
from modeler.core.conditions.normal_form import normal_form
from modeler.core.conditions.written import written_path
from modeler.core.kernel.canonical import Json, JsonObject, canonical_json
from modeler.core.kernel.findings import Finding, Reference, Severity

_EQUALITIES = (Operator.EQUAL, Operator.IN)
_TEXTUAL = frozenset(
    {
        Operator.STARTS_WITH,
        Operator.NOT_STARTS_WITH,
        Operator.ENDS_WITH,
        Operator.NOT_ENDS_WITH,
        Operator.CONTAINS,
        Operator.NOT_CONTAINS,
        Operator.LIKE,
        Operator.NOT_LIKE,
        Operator.IN_NETWORK,
        Operator.NOT_IN_NETWORK,
        *DATES,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """What the schema has against one place of a condition's text, from `start` to `end`.

    `instead` is what could stand there, where that is known.
    """

    code: str
    severity: Severity
    problem: str
    fix: str
    start: int
    end: int
    instead: str = ""


def check_condition(condition: Condition, schema: JsonObject, where: tuple[Reference, ...]) -> tuple[Finding, ...]:
    """Return what the schema has against a condition as findings; see `mistakes_in`."""
    return tuple(
        Finding(code=each.code, severity=each.severity, where=where, problem=each.problem, fix=each.fix)
        for each in mistakes_in(condition, schema)
    )


def mistakes_in(condition: Condition, schema: JsonObject) -> tuple[Mistake, ...]:
    """Return what the schema has against a condition. A schema without properties has nothing.

    FLT401 the event has no such field. FLT402 the filter can never match. FLT403 it is always true. FLT404 the field is
    optional and nothing asks whether it is there. Source: spec/context-map.md section 4.
    """
    if not normal_form(condition):
        problem, fix = "The condition contradicts itself: no event can fulfil it.", "Take one of its parts out."
        return (_mistake(None, "FLT402", problem, fix),)
    if not properties_of(schema):
        return ()
    whole = with_metadata(schema)
    found = [mistake for leaf in leaves_of(condition) for mistake in _of_leaf(leaf, whole)]
    if not found and isinstance(condition, Ask) and _is_always_true(condition, whole):
        problem, fix = f"“{condition.field}” always fulfils the condition.", "Leave the condition away."
        found.append(_mistake(condition, "FLT403", problem, fix, severity=Severity.WARNING))
    return (*found, *_skipped(condition, whole))


def _mistake(
    place: Ask | Compare | None, code: str, problem: str, fix: str, *, severity: Severity = Severity.ERROR
) -> Mistake:
    start, end = (place.position, place.end) if place else (0, 0)
    return Mistake(code=code, severity=severity, problem=problem, fix=fix, start=start, end=end)


def _of_leaf(leaf: Ask | Every | Compare, schema: JsonObject) -> Iterator[Mistake]:
    if isinstance(leaf, Every):
        yield from _of_ask(leaf.part, schema)
    elif isinstance(leaf, Compare):
        yield from _of_compare(leaf, schema)
    else:
        yield from _of_ask(leaf, schema)


def _of_compare(compare: Compare, schema: JsonObject) -> Iterator[Mistake]:
    reads = [read for side in (compare.left, compare.right) for read in fields_of(side)]
    unknown = [mistake for read in reads for mistake in _unknown(read.path, read.position, read.end, schema, read)]
    yield from (_quoted(mistake, compare) for mistake in unknown)
    needs_numbers = compare.operator in ORDERS or any(isinstance(s, Computed) for s in (compare.left, compare.right))
    if unknown or not needs_numbers:
        return
    for read in reads:
        types = _types_at(read, schema)
        if types and not types & {"number", "integer"}:
            problem = f"“{'.'.join(read.path)}” is no number, so it cannot be compared with one."
            yield _mistake(compare, "FLT402", problem, "Compare numbers, or ask with = and !=.")


def _quoted(mistake: Mistake, compare: Compare) -> Mistake:
    """Return the mistake with quotes as the way out, where a word that is no field is compared with a field."""
    right = compare.right
    if mistake.instead or not isinstance(right, FieldValue) or right.position != mistake.start or len(right.path) > 1:
        return mistake
    instead = canonical_json(right.path[0])
    return replace(mistake, fix=f"Write texts in quotes: {instead}.", instead=instead)


def _types_at(read: FieldValue | Count, schema: JsonObject) -> set[str]:
    found = None if isinstance(read, Count) else field_at(schema, read.path)[0]
    return types_of(found) if found else set()


def _unknown(path: Path, start: int, end: int, schema: JsonObject, read: Term | Ask) -> Iterator[Mistake]:
    field, _ = field_at(schema, path)
    name = ".".join(path)
    if field is not None:
        is_object = properties_of(field) or types_of(field) == {"object"}
        if is_object and not isinstance(read, Count):
            problem = f"“{name}” is an object; only what lies in it can be asked."
            yield Mistake(
                code="FLT401", severity=Severity.ERROR, problem=problem, fix="Name a field in it.", start=start, end=end
            )
        return
    known = [".".join(each.path) for each in known_fields(schema)]
    shown = [each for each in known if not each.startswith("metadata.")]
    near = get_close_matches(name, known, 1, 0.6)
    fix = f"Use one of: {', '.join(shown)}; or add the field to the schema."
    yield Mistake(
        code="FLT401",
        severity=Severity.ERROR,
        problem=f"The event has no field “{name}”.",
        fix=f"Did you mean “{near[0]}”? {fix}" if near else fix,
        start=start,
        end=end,
        instead=written_path(tuple(near[0].split("."))) if near else "",
    )


def _of_ask(ask: Ask, schema: JsonObject) -> Iterator[Mistake]:
    unknown = list(_unknown(ask.path, ask.position, ask.path_end, schema, ask))
    yield from unknown
    field, _ = field_at(schema, ask.path)
    problem = "" if unknown or field is None else _misfit(ask, field)
    if problem:
        yield _mistake(ask, "FLT402", problem, "Correct the value, or the schema.")


def _misfit(ask: Ask, field: JsonObject) -> str:
    types = types_of(field)
    if ask.operator in _TEXTUAL and types and "string" not in types:
        if ask.operator in (Operator.STARTS_WITH, Operator.ENDS_WITH):
            return f"“{ask.field}” is no text, so it neither starts nor ends with one."
        return f"“{ask.field}” is no text, so “{ask.operator}” does not apply to it."
    if ask.operator in ORDERS and types and not types & {"number", "integer"}:
        return f"“{ask.field}” is no number, so it cannot be compared with one."
    if ask.operator in DATES and choices_of(field) and not any(date_of(str(each)) for each in choices_of(field)):
        return f"No value that the schema allows for “{ask.field}” is a date."
    for value in ask.values:
        problem = _impossible(ask, value, field)
        if problem:
            return problem
    return ""


def _impossible(ask: Ask, value: Scalar, field: JsonObject) -> str:
    types, choices = types_of(field), choices_of(field)
    if value is None and ask.operator is Operator.NOT_EQUAL:
        return ""
    if ask.operator in (*_EQUALITIES, Operator.NOT_EQUAL, Operator.NOT_IN):
        if types and not _is_of(value, types):
            return f"“{ask.field}” is of type {' or '.join(sorted(types))}; {_shown(value)} is not."
        if choices and not any(_meets(value, choice, ask.ignores_case) for choice in choices):
            known = ", ".join(_shown(choice) for choice in choices)
            return f"“{ask.field}” never is {_shown(value)}; the schema allows {known}."
    if ask.operator is Operator.STARTS_WITH and choices and not _some_start(choices, str(value), ask.ignores_case):
        return f"No value that the schema allows for “{ask.field}” starts with {_shown(value)}."
    if isinstance(value, int | float) and not isinstance(value, bool) and _is_out_of_range(ask.operator, value, field):
        return f"“{ask.field}” {ask.operator} {value} lies outside the range that the schema allows."
    return ""


def _is_out_of_range(operator: Operator, value: int | float, field: JsonObject) -> bool:
    low, high = _bound(field, "minimum", -math.inf), _bound(field, "maximum", math.inf)
    match operator:
        case Operator.EQUAL | Operator.IN:
            return not low <= value <= high
        case Operator.MORE:
            return value >= high
        case Operator.MORE_OR_EQUAL:
            return value > high
        case Operator.LESS:
            return value <= low
        case Operator.LESS_OR_EQUAL:
            return value < low
        case _:
            return False


def _is_always_true(ask: Ask, schema: JsonObject) -> bool:
    field, is_required = field_at(schema, ask.path)
    if field is None or not is_required:
        return False
    choices = choices_of(field)
    match ask.operator:
        case Operator.PRESENT:
            return True
        case Operator.EQUAL | Operator.IN:
            return bool(choices) and all(any(_same(value, choice) for value in ask.values) for choice in choices)
        case Operator.MORE_OR_EQUAL | Operator.LESS_OR_EQUAL | Operator.MORE | Operator.LESS:
            value = ask.values[0]
            return isinstance(value, int | float) and _is_out_of_range(ask.operator.opposite, value, field)
        case _:
            return False


def _skipped(condition: Condition, schema: JsonObject) -> Iterator[Mistake]:
    asked = {ask.path for ask in asks_of(condition) if ask.operator in (Operator.MISSING, Operator.PRESENT)}
    for ask in dict.fromkeys(leaf for leaf in leaves_of(condition) if isinstance(leaf, Ask)):
        field, is_required = field_at(schema, ask.path)
        if field is None or is_required or ask.path in asked:
            continue
        asked.add(ask.path)
        problem = f"“{ask.field}” is optional: events without it are passed over in silence."
        fix = f"Add “or {ask.field} is missing”, or make the field required."
        yield _mistake(ask, "FLT404", problem, fix, severity=Severity.HINT)


def _bound(schema: JsonObject, name: str, otherwise: float) -> float:
    value = schema.get(name)
    return value if isinstance(value, int | float) else otherwise


def _is_of(value: Scalar, types: set[str]) -> bool:
    if value is None:
        return "null" in types
    if isinstance(value, bool):
        return "boolean" in types
    if isinstance(value, str):
        return "string" in types
    return "number" in types or ("integer" in types and float(value).is_integer())


def _same(one: Json, other: Json) -> bool:
    return isinstance(one, bool) == isinstance(other, bool) and one == other


def _meets(value: Json, choice: Json, ignores_case: bool) -> bool:
    if ignores_case and isinstance(value, str) and isinstance(choice, str):
        return value.casefold() == choice.casefold()
    return _same(value, choice)


def _some_start(choices: tuple[Json, ...], text: str, ignores_case: bool) -> bool:
    texts = [choice for choice in choices if isinstance(choice, str)]
    if ignores_case:
        return any(choice.casefold().startswith(text.casefold()) for choice in texts)
    return any(choice.startswith(text) for choice in texts)


def _shown(value: Json) -> str:
    return f"“{value}”" if isinstance(value, str) else canonical_json(value)
