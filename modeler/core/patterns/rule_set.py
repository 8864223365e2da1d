"""Many patterns asked at once."""

from collections.abc import Hashable

from modeler.core.patterns.pattern import EventPattern


class RuleSet:
    """Rules by id; safe to change between matches. The order and history of changes never matter."""

    def __init__(self) -> None:
        self._rules: dict[Hashable, EventPattern] = {}

    def __len__(self) -> int:
        """Return the number of rules."""
        return len(self._rules)

    def add(self, rule_id: Hashable, pattern: object) -> None:
        """Add a rule, an EventPattern or what EventPattern.parse takes; an id that is there is replaced.

        Raises: PatternError.
        """
        self._rules[rule_id] = pattern if isinstance(pattern, EventPattern) else EventPattern.parse(pattern)

    def remove(self, rule_id: Hashable) -> None:
        """Take a rule out; an id that is not there stays so."""
        self._rules.pop(rule_id, None)

    def match(self, event: object) -> frozenset[Hashable]:
        """Return the ids of the rules that match the event, a JSON text or parsed value."""
        return frozenset(rule_id for rule_id, pattern in self._rules.items() if pattern.matches(event))
