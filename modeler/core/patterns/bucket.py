"""What is filed under one condition of one path."""

from collections.abc import Hashable
from typing import Protocol

from modeler.core.patterns.branches import Branch, Field
from modeler.core.patterns.operators.condition import Condition
from modeler.core.patterns.path_tree import Found
from modeler.core.patterns.predicates import Predicate

Slotted = tuple[tuple[int, Field, Predicate], ...]
"""Fields of a branch that remain to be asked: slot, field, test."""


class Changing(Protocol):
    """A table that wants to know when a bucket of its changes."""

    def changed(self, condition: Condition) -> None:
        """Take note."""


class Inner(Protocol):
    """An index over the fields that remain."""

    def add(self, entry: "Entry", fields: Slotted) -> None:
        """File a branch."""

    def find(self, found: Found, matched: set[Hashable]) -> None:
        """Add the rules that hold."""


class Entry:
    """One branch of one rule. `filed` lists where it is, so that it can be taken out again."""

    __slots__ = ("branch", "filed", "rule_id", "slots", "tests")

    def __init__(self, rule_id: Hashable, branch: Branch, tests: Slotted) -> None:
        self.rule_id = rule_id
        self.branch = branch
        self.tests = tests
        self.slots = tuple(slot for slot, _, _ in tests)
        self.filed: list[tuple[Changing, Condition, Bucket]] = []

    def take_out(self) -> None:
        """Remove the branch from every bucket."""
        for table, condition, bucket in self.filed:
            bucket.remove(self)
            table.changed(condition)


class Bucket:
    """The branches filed under one condition: certain ones, and entries whose other fields must still be asked."""

    __slots__ = ("answer", "certain", "entries", "inner")

    def __init__(self) -> None:
        self.certain: set[Hashable] = set()
        self.entries: dict[Entry, tuple[tuple[int, Predicate], ...]] = {}
        self.inner: Inner | None = None
        self.answer: Answer | None = None

    def remove(self, entry: Entry) -> None:
        """Take a branch out."""
        self.certain.discard(entry.rule_id)
        self.entries.pop(entry, None)


class Answer:
    """What one leaf satisfies: rules that match for certain, and buckets whose rules ask for more."""

    __slots__ = ("certain", "open")

    def __init__(self, buckets: list[Bucket]) -> None:
        certain = [bucket.certain for bucket in buckets if bucket.certain]
        self.certain: set[Hashable] = certain[0] if len(certain) == 1 else set().union(*certain)
        self.open = tuple(bucket for bucket in buckets if bucket.entries)


NOTHING = Answer([])
