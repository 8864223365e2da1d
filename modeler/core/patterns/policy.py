"""An SNS filter policy: the same language over message attributes or over the message body, with SNS's limits."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from modeler.core.patterns.branches import Branch, Dialect
from modeler.core.patterns.complexity import combinations
from modeler.core.patterns.errors import PatternError
from modeler.core.patterns.events import event_of, event_of_attributes
from modeler.core.patterns.explain import explain
from modeler.core.patterns.explanation import Explanation
from modeler.core.patterns.json_text import ObjectNode
from modeler.core.patterns.match import Matcher
from modeler.core.patterns.parse import branches_of, located, read_pattern

MAX_KEYS = 5
MAX_COMBINATIONS = 150
MAX_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True)
class FilterPolicy:
    """No branches at all means the empty policy, which accepts every message."""

    branches: tuple[Branch, ...]
    scope: str
    node: ObjectNode = field(compare=False, repr=False)
    source: object = field(compare=False, repr=False)
    _matcher: Matcher = field(compare=False, repr=False)

    @classmethod
    def parse(cls, source: object, scope: str = Dialect.SNS_ATTRIBUTES.value) -> "FilterPolicy":
        """Return the policy in a JSON text or a parsed value; the scope is MessageAttributes or MessageBody.

        Raises: PatternError, and nothing else for any source.
        """
        dialect = _dialect(scope)
        _check_size(source)
        node = read_pattern(source)
        if not isinstance(source, (str, bytes, bytearray)):
            _check_size(json.dumps(source, ensure_ascii=False, separators=(",", ":"), default=str))
        with located(source):
            branches = branches_of(node, dialect) if node.fields else ()
            _check_limits(node)
        return cls(branches, dialect.value, node, source, Matcher(branches))

    def matches(self, message: object) -> bool:
        """Return whether SNS delivers the message.

        The message is {name: {"DataType", "StringValue"}} in the scope MessageAttributes, and the body (text or parsed
        value) in the scope MessageBody.
        """
        if not self.branches:
            return True
        event = self.event_of(message)
        return event is not None and self._matcher.matches(event)

    def explain(self, message: object) -> Explanation:
        """Return why SNS delivers the message or does not."""
        return explain(self.branches, self.event_of(message) if self.branches else {})

    def event_of(self, message: object) -> Mapping[str, object] | None:
        """Return what the policy looks at, or None for a message that is no JSON object."""
        return event_of(message) if self.scope == Dialect.SNS_BODY.value else event_of_attributes(message)


def _dialect(scope: object) -> Dialect:
    for dialect in (Dialect.SNS_ATTRIBUTES, Dialect.SNS_BODY):
        if scope == dialect.value:
            return dialect
    problem = f"There is no filter policy scope “{scope}”."
    raise PatternError("pattern.sns_scope", problem, fix="Write MessageAttributes or MessageBody.")


def _check_size(source: object) -> None:
    if isinstance(source, (bytes, bytearray)):
        size = len(source)
    else:
        size = len(source.encode("utf-8", "surrogatepass")) if isinstance(source, str) else 0
    if size > MAX_BYTES:
        problem = f"The filter policy has {size:,} bytes; SNS takes {MAX_BYTES:,}."
        raise PatternError("pattern.too_long", problem, fix="Split the subscription, or filter on fewer values.")


def _check_limits(node: ObjectNode) -> None:
    keys = len({key for key, _ in node.fields})
    if keys > MAX_KEYS:
        problem = f"A filter policy has at most {MAX_KEYS} keys, this one has {keys}."
        raise PatternError("pattern.sns_keys", problem, offset=node.at, fix="Filter on fewer fields.")
    count = combinations(node)
    if count > MAX_COMBINATIONS:
        problem = f"The policy has {count:,} combinations; SNS takes {MAX_COMBINATIONS}."
        fix = "Fewer values for each key, or less nesting: alternatives × depth are multiplied over all keys."
        raise PatternError("pattern.sns_combinations", problem, offset=node.at, fix=fix)
