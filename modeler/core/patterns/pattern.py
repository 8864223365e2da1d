"""An EventBridge event pattern, parsed once and asked often."""

from dataclasses import dataclass, field

from modeler.core.patterns.branches import Branch, Dialect
from modeler.core.patterns.events import event_of
from modeler.core.patterns.explain import explain
from modeler.core.patterns.explanation import Explanation
from modeler.core.patterns.json_text import ObjectNode
from modeler.core.patterns.match import Matcher
from modeler.core.patterns.parse import branches_of, located, read_pattern


@dataclass(frozen=True, slots=True)
class EventPattern:
    """Two patterns are equal if they unfold into the same branches."""

    branches: tuple[Branch, ...]
    node: ObjectNode = field(compare=False, repr=False)
    source: object = field(compare=False, repr=False)
    _matcher: Matcher = field(compare=False, repr=False)

    @classmethod
    def parse(cls, source: object) -> "EventPattern":
        """Return the pattern in a JSON text or a parsed value (text keeps duplicate keys and number spelling).

        Raises: PatternError, and nothing else for any source.
        """
        node = read_pattern(source)
        with located(source):
            branches = branches_of(node, Dialect.EVENTBRIDGE)
        return cls(branches, node, source, Matcher(branches))

    def matches(self, event: object) -> bool:
        """Return whether the event, a JSON text or parsed value, matches; what is no JSON object never does."""
        if type(event) is dict:
            return self._matcher.matches(event)
        found = event_of(event)
        return found is not None and self._matcher.matches(found)

    def explain(self, event: object) -> Explanation:
        """Return why the event matches or does not."""
        return explain(self.branches, event_of(event))
