"""Differences between two snapshots in words, for people who do not read rows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final
from uuid import UUID

from modeler.core.diff.models import Act, Difference
from modeler.core.snapshot.context_map import Relationship
from modeler.core.snapshot.contexts import Term
from modeler.core.snapshot.designs import Design
from modeler.core.snapshot.elements import Element, Flow
from modeler.core.snapshot.events import DomainEvent, EventVersion, Subscription
from modeler.core.snapshot.snapshot import Snapshot
from modeler.core.snapshot.translations import Translation

LONGEST_VALUE: Final = 60
NAMELESS: Final = "(no name)"

_KINDS: Final[Mapping[str, str]] = {
    "contexts": "Bounded context",
    "relationships": "Relationship",
    "elements": "Element",
    "flows": "Flow",
    "events": "Schema of",
    "designs": "Design of",
    "subscriptions": "Subscription",
    "translations": "Translation into",
    "terms": "Term",
    "event_versions": "Released",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One difference in words: what kind of thing, its name, and each altered property with both values."""

    act: Act
    kind: str
    name: str
    details: tuple[str, ...] = ()


def in_words(differences: tuple[Difference, ...], before: Snapshot, after: Snapshot) -> tuple[Sentence, ...]:
    """Return one sentence for each difference, in the same order."""
    words = _Words(before, after)
    return tuple(
        Sentence(act=each.act, kind=words.kind(each), name=words.name(each.row), details=words.details(each))
        for each in differences
    )


class _Words:
    """Names what rows refer to: as they are called later, or else as they were called."""

    def __init__(self, before: Snapshot, after: Snapshot) -> None:
        self._names: dict[UUID, str] = {}
        for snapshot in (before, after):
            self._names |= {context.id: context.name or NAMELESS for context in snapshot.contexts}
            self._names |= {element.id: element.name or NAMELESS for element in snapshot.elements}

    def kind(self, difference: Difference) -> str:
        row = difference.row
        if isinstance(row, Element):
            return row.kind.value.replace("_", " ").capitalize()
        return _KINDS[difference.table]

    def name(self, row: Any) -> str:
        if isinstance(row, Relationship):
            return f"{self._of(row.upstream_id)} → {self._of(row.downstream_id)}"
        if isinstance(row, Flow):
            return f"{self._of(row.source_id)} → {self._of(row.target_id)}"
        if isinstance(row, Subscription):
            return f"{self._of(row.policy_id)} on {self._of(row.event_id)}"
        if isinstance(row, EventVersion):
            return f"{self._of(row.event_id)} {row.major}.{row.minor}.{row.patch}"
        if isinstance(row, Translation):
            return self._of(row.into_id)
        if isinstance(row, DomainEvent | Design):
            return self._of(row.id)
        if isinstance(row, Term):
            return f"{row.name} in {self._of(row.context_id)}"
        return row.name or NAMELESS

    def details(self, difference: Difference) -> tuple[str, ...]:
        if isinstance(difference.row, DomainEvent):
            return _fields_in_words(difference)
        if isinstance(difference.row, Design | Translation):
            return tuple(f"{_label(name)} changed" for name in difference.fields)
        return tuple(
            f"{_label(name)}: {self._value(getattr(difference.before, name))} → "
            f"{self._value(getattr(difference.after, name))}"
            for name in difference.fields
        )

    def _of(self, row_id: UUID | None) -> str:
        return "none" if row_id is None else self._names.get(row_id, NAMELESS)

    def _value(self, value: Any) -> str:
        if isinstance(value, UUID):
            return self._of(value)
        if isinstance(value, frozenset | tuple):
            return ", ".join(sorted(self._value(one) for one in value)) or "none"
        for matches, word in _PLAIN:
            if matches(value):
                return word(value)
        text = str(value)
        return f"“{text}”" if len(text) <= LONGEST_VALUE else f"“{text[: LONGEST_VALUE - 1]}…”"


_PLAIN: Final[tuple[tuple[Callable[[Any], bool], Callable[[Any], str]], ...]] = (
    (lambda value: value is None or value == "", lambda value: "none"),
    (lambda value: isinstance(value, bool), lambda value: "yes" if value else "no"),
    (lambda value: isinstance(value, Enum), lambda value: str(value.value).replace("_", " ")),
    (lambda value: isinstance(value, int | float), str),
)


def _label(name: str) -> str:
    return name.removesuffix("_id").removeprefix("is_").replace("_", " ")


def _fields_in_words(difference: Difference) -> tuple[str, ...]:
    """A schema by its fields: one that came, one that went, one that is described otherwise."""
    old, new = _properties(difference.before), _properties(difference.after)
    required = _required(difference.before), _required(difference.after)
    words = [f"field {name} added" for name in new if name not in old]
    words += [f"field {name} removed" for name in old if name not in new]
    words += [f"field {name} changed" for name in new if name in old and old[name] != new[name]]
    words += [f"field {name} now required" for name in sorted(required[1] - required[0]) if name in old]
    words += [f"field {name} now optional" for name in sorted(required[0] - required[1]) if name in new]
    return tuple(words)


def _properties(event: DomainEvent | None) -> Mapping[str, Any]:
    properties = event.schema.get("properties") if event else None
    return properties if isinstance(properties, Mapping) else {}


def _required(event: DomainEvent | None) -> frozenset[str]:
    names = event.schema.get("required") if event else None
    return frozenset(str(name) for name in names) if isinstance(names, list | tuple) else frozenset()
