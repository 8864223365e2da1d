"""What a changed schema means to each who reads the event: by which of its fields a condition breaks.

Source: spec/context-map.md section 6, the reader's view of a fact.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from modeler.core.conditions.ast import Ask, Operator, asks_of, paths_of
from modeler.core.conditions.errors import ConditionError
from modeler.core.conditions.parse import parse_condition
from modeler.core.kernel.canonical import JsonObject
from modeler.core.kernel.ids import SubscriptionId
from modeler.core.snapshot.events import Subscription
from modeler.core.snapshot.fields import FieldRow, rows_of

_ENUMERATING = frozenset([Operator.EQUAL, Operator.NOT_EQUAL, Operator.IN, Operator.NOT_IN])


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """How a field differs between two schemas. `is_safe`: a reader who tolerates additions need not care."""

    field: str
    words: str
    is_safe: bool
    adds_values: bool = False


@dataclass(frozen=True, slots=True)
class Breakage:
    """A subscription that asks or reads a field that has changed, and how that field has changed."""

    subscription_id: SubscriptionId
    change: FieldChange


def field_changes(before: JsonObject, after: JsonObject) -> tuple[FieldChange, ...]:
    """Return what differs field by field, in the order of the later schema, what is gone last."""
    old, new = {row.name: row for row in rows_of(before)}, {row.name: row for row in rows_of(after)}
    kept = [change for name, row in new.items() for change in _changes(old.get(name), row)]
    gone = [FieldChange(field=name, words="is gone", is_safe=False) for name in old if name not in new]
    return (*kept, *gone)


def breakages(
    before: JsonObject, after: JsonObject, subscriptions: Iterable[Subscription]
) -> tuple[Breakage, ...]:
    """Return each field that a reader asks or reads and that has changed under it, by subscription in their order."""
    changes = field_changes(before, after)
    return tuple(
        Breakage(one.id, change)
        for one in subscriptions
        for change in changes
        if _breaks(one.condition, change) or _is_read(one.reads, change)
    )


def _changes(was: FieldRow | None, now: FieldRow) -> Iterator[FieldChange]:
    if was is None:
        need = "is new and always there" if now.is_required else "is new"
        yield FieldChange(field=now.name, words=need, is_safe=True)
        return
    if was.type != now.type:
        yield FieldChange(field=now.name, words=f"was {was.type} and is {now.type}", is_safe=False)
    if was.is_required and not now.is_required:
        yield FieldChange(field=now.name, words="may be missing now", is_safe=False)
    if now.is_required and not was.is_required:
        yield FieldChange(field=now.name, words="is always there now", is_safe=True)
    yield from _value_changes(was, now)


def _value_changes(was: FieldRow, now: FieldRow) -> Iterator[FieldChange]:
    lost = [value for value in was.values if value not in now.values]
    more = [value for value in now.values if value not in was.values]
    if was.values and not now.values:
        yield FieldChange(field=now.name, words="may be anything now", is_safe=False)
    elif was.values and lost:
        yield FieldChange(field=now.name, words=f"is never {', '.join(lost)} any more", is_safe=False)
    if was.values and now.values and more:
        yield FieldChange(field=now.name, words=f"may be {', '.join(more)} as well", is_safe=True, adds_values=True)


def _breaks(text: str, change: FieldChange) -> bool:
    """Whether a condition asks the field, or one around or in it, so that the change matters to its answer."""
    if change.is_safe and not change.adds_values:
        return False
    return any(_meets(ask, change) for ask in _asks(text))


def _is_read(fields: tuple[str, ...], change: FieldChange) -> bool:
    """Whether a field that a consumer says it reads is no longer what it was; more values are a matter of who asks."""
    return not change.is_safe and any(_is_near(field, change.field.replace("[]", "")) for field in fields)


def _is_near(field: str, path: str) -> bool:
    return field == path or field.startswith(f"{path}.") or path.startswith(f"{field}.")


def _meets(ask: Ask, change: FieldChange) -> bool:
    path = change.field.replace("[]", "")
    is_near = _is_near(ask.field, path)
    # A new value changes nothing for who asks a range or a beginning; who lists values has never heard of it.
    return is_near and (not change.adds_values or ask.operator in _ENUMERATING)


def _asks(text: str) -> tuple[Ask, ...]:
    try:
        condition = parse_condition(text)
    except ConditionError:
        return ()
    if condition is None:
        return ()
    return (*asks_of(condition), *(Ask(path, Operator.PRESENT) for path in paths_of(condition)))
