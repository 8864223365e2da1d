"""Events made for a pattern: one that matches, and one that just misses."""

from collections.abc import Iterable, Iterator

from modeler.core.patterns.analysis.leaves import ALL_KINDS, find_leaf
from modeler.core.patterns.branches import Field
from modeler.core.patterns.explain import explain
from modeler.core.patterns.numbers import SpelledNumber, Spelling
from modeler.core.patterns.operators.affix import Prefix, PrefixIgnoreCase, Suffix, SuffixIgnoreCase
from modeler.core.patterns.operators.anything_but import AnythingButForms, AnythingButValues
from modeler.core.patterns.operators.condition import Condition, Leaf
from modeler.core.patterns.operators.exact import ExactText
from modeler.core.patterns.operators.exists import Absent, Exists
from modeler.core.patterns.operators.ignore_case import IgnoreCase
from modeler.core.patterns.operators.wildcard import Wildcard
from modeler.core.patterns.pattern import EventPattern
from modeler.core.patterns.policy import FilterPolicy

Event = dict[str, object]
Pattern = EventPattern | FilterPolicy
Choice = tuple[Leaf, ...]
"""One leaf, or none for an absent field."""


def sample_match(pattern: Pattern) -> Event | None:
    """Return an event that matches, or None if none was found. For a policy: what `event_of` makes of a message."""
    for branch in pattern.branches:
        choices = [_choice(field) for field in branch]
        if None not in choices:
            event = event_with({field.path: choice for field, choice in zip(branch, choices, strict=True) if choice})
            if holds(pattern, event):
                return event
    return None


def sample_miss(pattern: Pattern) -> Event | None:
    """Return an event that differs from a matching one in one field and does not match, or None if none was found."""
    for branch in pattern.branches:
        choices = {field.path: _choice(field) for field in branch}
        for field in branch:
            for other in _misses(field):
                changed = {**choices, field.path: other}
                if None not in changed.values():
                    event = event_with({path: choice for path, choice in changed.items() if choice})
                    if not holds(pattern, event):
                        return event
    return None


def holds(pattern: Pattern, event: Event) -> bool:
    """Return whether the pattern, of either dialect, holds for an event."""
    return explain(pattern.branches, event).matched


def event_with(choices: dict[str, Choice | None]) -> Event:
    """Return an event with one leaf at each path: nested, or with dotted keys where a leaf stands in the way."""
    event: Event = {}
    for path, choice in sorted(choices.items()):
        if choice:
            _put(event, path, _value(choice[0]))
    return event


def _put(event: Event, path: str, value: object) -> None:
    inner = event
    segments = path.split(".")
    for index, segment in enumerate(segments[:-1]):
        following = inner.setdefault(segment, {})
        if not isinstance(following, dict):
            inner[".".join(segments[index:])] = value
            return
        inner = following
    inner[segments[-1]] = value


def _value(leaf: Leaf) -> object:
    return SpelledNumber(leaf.text) if isinstance(leaf, Spelling) else leaf


def _choice(field: Field) -> Choice | None:
    for condition in field.conditions:
        if isinstance(condition, Absent):
            continue
        for text in _natural(condition):
            if condition.holds(text):
                return (text,)
        found = find_leaf([condition], lambda true, condition=condition: true(condition)).found  # type: ignore[misc]
        if found:
            return found
    return () if field.accepts_absence else None


def _natural(condition: Condition) -> Iterator[str]:
    match condition:
        case Prefix(text) | PrefixIgnoreCase(text):
            yield f"{text}x"
            yield f"{text.lower()}x"
        case Suffix(text) | SuffixIgnoreCase(text):
            yield f"x{text}"
            yield f"x{text.lower()}"
        case ExactText(text) | IgnoreCase(text):
            yield text
            yield text.lower()
        case Wildcard(_, pieces):
            yield "x".join(pieces)
        case Exists() | AnythingButValues() | AnythingButForms():
            yield from ("x", "other")


def _misses(field: Field) -> Iterator[Choice]:
    for condition in field.conditions:
        for text in (near for natural in _natural(condition) for near in _changed(natural)):
            if not any(other.holds(text) for other in field.conditions):
                yield (text,)
    natural = _choice(field)
    kind = type(natural[0]) if natural else str
    for kinds in ((kind if kind in (str, bool) else float,), ALL_KINDS):
        found = find_leaf(field.conditions, lambda true: not any(map(true, field.conditions)), kinds=kinds).found
        if found:
            yield found
    yield ("x",) if field.accepts_absence else ()


def _changed(text: str) -> Iterable[str]:
    return (text[:-1] + ("y" if text[-1:] != "y" else "z"), ("y" if text[:1] != "y" else "z") + text[1:], text + "y")
