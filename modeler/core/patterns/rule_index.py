"""Branches of many rules filed under one field each; long lists are filed again under a second field, and so on."""

from collections.abc import Hashable

from modeler.core.patterns.branches import Field
from modeler.core.patterns.bucket import Answer, Bucket, Entry, Slotted
from modeler.core.patterns.operators.exists import Absent
from modeler.core.patterns.path_table import PathTable
from modeler.core.patterns.path_tree import MISSING, Found, Many, PathNode, passes
from modeler.core.patterns.predicates import Predicate
from modeler.core.patterns.search import Leaves, witness
from modeler.core.patterns.selectivity import share

MAX_LISTED = 6


class RuleIndex:
    """Path slots → tables of conditions."""

    def __init__(self) -> None:
        self._tables: dict[int, PathTable] = {}
        self._absent: dict[int, object] = {}

    def add(self, entry: Entry, fields: Slotted) -> None:
        """File a branch under each alternative of its most selective field."""
        chosen = min(fields, key=self._cost) if len(fields) > 1 else fields[0]
        slot, field, _ = chosen
        rest = tuple(each for each in fields if each is not chosen)
        table = self._tables.get(slot)
        if table is None:
            table = self._tables[slot] = PathTable()
        for condition in field.conditions:
            if isinstance(condition, Absent):
                self._absent[slot] = MISSING
            bucket = table.bucket_of(condition)
            _fill(bucket, entry, rest)
            entry.filed.append((table, condition, bucket))
            table.changed(condition)

    def find(self, found: Found, matched: set[Hashable]) -> None:
        """Add the rules that hold for what was found, if no array tears fields apart."""
        tables = self._tables
        few = len(tables) <= len(found) + len(self._absent)
        for slot in tables if few else {**self._absent, **found}:
            table = tables.get(slot)
            if table is None:
                continue
            leaf = found.get(slot, MISSING)
            answer = table.answers.get(leaf)
            if answer is None:
                if type(leaf) is Many:
                    _find_many(table, leaf, found, matched)
                    continue
                if table.simple:
                    continue
                answer = table.answer(leaf)
            if answer.certain:
                matched |= answer.certain
            if answer.open:
                _ask(answer, found, matched)

    def find_torn(self, found: Found, torn: list[PathNode], leaves: Leaves, matched: set[Hashable]) -> None:
        """Add the rules that hold, asking the exact search about branches that an array tears apart.

        An absent field may be absent among the chosen elements only, so absence is always tried.
        """
        for slot, table in self._tables.items():
            leaf = found.get(slot, MISSING)
            for part in {*leaf, MISSING} if type(leaf) is Many else {leaf, MISSING}:
                answer = _answer(table, part)
                if answer is None:
                    continue
                if part is not MISSING or leaf is MISSING:
                    matched |= answer.certain
                for bucket in answer.open:
                    matched |= {
                        entry.rule_id
                        for entry in bucket.entries
                        if entry.rule_id not in matched and _holds_torn(entry, found, torn, leaves)
                    }

    def _cost(self, slotted: tuple[int, Field, Predicate]) -> float:
        slot, conditions = slotted[0], slotted[1].conditions
        table = self._tables.get(slot)
        if table is None:
            return sum(share(condition, 0) for condition in conditions)
        cost = 0.0
        for condition in conditions:
            bucket = table.buckets.get(condition)
            cost += share(condition, len(table.buckets)) * (1 + (len(bucket.entries) if bucket else 0))
        return cost


def _fill(bucket: Bucket, entry: Entry, rest: Slotted) -> None:
    if not rest:
        bucket.certain.add(entry.rule_id)
        return
    bucket.entries[entry] = tuple((slot, test) for slot, _, test in rest)
    if bucket.inner is not None:
        bucket.inner.add(entry, rest)
    elif len(bucket.entries) > MAX_LISTED:
        bucket.inner = RuleIndex()
        for each, asked in bucket.entries.items():
            slots = {slot for slot, _ in asked}
            bucket.inner.add(each, tuple(field for field in each.tests if field[0] in slots))


def _find_many(table: PathTable, leaves: Many, found: Found, matched: set[Hashable]) -> None:
    for answer in table.answers_to(leaves):
        if answer.certain:
            matched |= answer.certain
        if answer.open:
            _ask(answer, found, matched)


def _ask(answer: Answer, found: Found, matched: set[Hashable]) -> None:
    for bucket in answer.open:
        if bucket.inner is not None:
            bucket.inner.find(found, matched)
            continue
        for entry, asked in bucket.entries.items():
            for slot, test in asked:
                leaf = found.get(slot, MISSING)
                if not (any(map(test, leaf)) if type(leaf) is Many else test(leaf)):
                    break
            else:
                matched.add(entry.rule_id)


def _answer(table: PathTable, leaf: object) -> Answer | None:
    answer = table.answers.get(leaf)
    return answer if answer is not None or table.simple else table.answer(leaf)


def _holds_torn(entry: Entry, found: Found, torn: list[PathNode], leaves: Leaves) -> bool:
    if any(sum(slot in node.below for slot in entry.slots) > 1 for node in torn):
        return witness(entry.branch, leaves) is not None
    return all(passes(test, found.get(slot, MISSING)) for slot, _, test in entry.tests)
