"""EventBridge event patterns and SNS filter policies: parse, match, explain, match many at once."""

from modeler.core.patterns.errors import PatternError
from modeler.core.patterns.events import parse_event
from modeler.core.patterns.figures import complexity
from modeler.core.patterns.pattern import EventPattern
from modeler.core.patterns.policy import FilterPolicy
from modeler.core.patterns.rule_set import RuleSet

__all__ = ["EventPattern", "FilterPolicy", "PatternError", "RuleSet", "complexity", "parse_event"]
