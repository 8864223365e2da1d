"""Many patterns asked at once."""

from collections.abc import Hashable

from modeler.core.patterns.branches import Branch
from modeler.core.patterns.bucket import Entry
from modeler.core.patterns.events import event_of
from modeler.core.patterns.path_tree import PathTree
from modeler.core.patterns.pattern import EventPattern
from modeler.core.patterns.policy import FilterPolicy
from modeler.core.patterns.predicates import leaf_test
from modeler.core.patterns.rule_index import RuleIndex
from modeler.core.patterns.search import leaves_of

MIN_REMOVED = 1_000


class RuleSet:
    """Rules by id; safe to change between matches. The order and history of changes never matter."""

    def __init__(self) -> None:
        self._branches: dict[Hashable, tuple[Branch, ...]] = {}
        self._entries: dict[Hashable, list[Entry]] = {}
        self._always: set[Hashable] = set()
        self._removed = 0
        self._tree = PathTree()
        self._index = RuleIndex()

    def __len__(self) -> int:
        """Return the number of rules."""
        return len(self._branches)

    def __contains__(self, rule_id: Hashable) -> bool:
        """Return whether there is a rule with that id."""
        return rule_id in self._branches

    def add(self, rule_id: Hashable, pattern: object) -> None:
        """Add a rule: an EventPattern, a FilterPolicy, or what EventPattern.parse takes; an id in use is replaced.

        Raises: PatternError.
        """
        parsed = pattern if isinstance(pattern, (EventPattern, FilterPolicy)) else EventPattern.parse(pattern)
        self.remove(rule_id)
        self._branches[rule_id] = parsed.branches
        if not parsed.branches:
            self._always.add(rule_id)
        self._file(rule_id, parsed.branches)

    def remove(self, rule_id: Hashable) -> None:
        """Take a rule out; an id that is not there stays so."""
        if self._branches.pop(rule_id, None) is None:
            return
        self._always.discard(rule_id)
        for entry in self._entries.pop(rule_id):
            entry.take_out()
            for field in entry.branch:
                self._tree.release(field.path)
        self._removed += 1
        if self._removed > max(MIN_REMOVED, 2 * len(self._branches)):
            self._rebuild()

    def match(self, event: object) -> frozenset[Hashable]:
        """Return the ids of the rules that match the event, a JSON text or parsed value.

        Filter policies over attributes look at the event that `FilterPolicy.event_of` makes of a message.
        """
        parsed = event if type(event) is dict else event_of(event)
        matched: set[Hashable] = set(self._always) if self._always else set()
        if parsed is None:
            return frozenset(matched)
        found, torn = self._tree.collect(parsed)
        if torn:
            self._index.find_torn(found, torn, leaves_of(parsed, self._tree.paths), matched)
        else:
            self._index.find(found, matched)
        return frozenset(matched)

    def _file(self, rule_id: Hashable, branches: tuple[Branch, ...]) -> None:
        entries = self._entries[rule_id] = []
        for branch in branches:
            tests = tuple((self._tree.take(field.path), field, leaf_test(field)) for field in branch)
            entry = Entry(rule_id, branch, tests)
            self._index.add(entry, tests)
            entries.append(entry)

    def _rebuild(self) -> None:
        """File all rules anew: buckets and paths of removed rules leave no trace."""
        self._removed = 0
        self._tree = PathTree()
        self._index = RuleIndex()
        for rule_id, branches in self._branches.items():
            self._file(rule_id, branches)
