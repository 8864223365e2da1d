"""Pattern text or value → branches, or a PatternError that says what is wrong where.

Source: event-ruler `JsonRuleCompiler`; the messages' wording is ours, the codes are in `errors`.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from modeler.core.patterns.branches import Branch, Dialect, branch_of
from modeler.core.patterns.errors import PatternError, Where
from modeler.core.patterns.json_text import (
    MAX_DEPTH,
    ArrayNode,
    Node,
    NumberNode,
    ObjectNode,
    ScalarNode,
    name_of,
    read_text,
    read_value,
)
from modeler.core.patterns.operators.anything_but import AnythingButForms
from modeler.core.patterns.operators.condition import Condition
from modeler.core.patterns.operators.exact import ExactText, ExactWord, exact_number
from modeler.core.patterns.operators.ip import ExactAddress, address_of
from modeler.core.patterns.operators.registry import OPERATORS, RESERVED_INSIDE_OR

MAX_BRANCHES = 1_000

_Draft = dict[str, tuple[Condition, ...]]


def read_pattern(source: object) -> ObjectNode:
    """Return the object that a pattern's text or value is.

    Raises: PatternError, with line and column if there is text.
    """
    text = source.decode("utf-8", "replace") if isinstance(source, (bytes, bytearray)) else source
    with located(text):
        node = read_text(text) if isinstance(text, str) else read_value(text)
        if isinstance(node, ObjectNode):
            return node
        problem = f"A pattern is an object, not {name_of(node)}."
        raise PatternError("pattern.not_an_object", problem, offset=node.at, fix='Write {"field": [alternatives]}.')


@contextmanager
def located(source: object) -> Iterator[None]:
    """Give an error that is raised inside its line and column, if the source is text."""
    try:
        yield
    except PatternError as error:
        text = source.decode("utf-8", "replace") if isinstance(source, (bytes, bytearray)) else source
        raise (error.located(text) if isinstance(text, str) else error) from None


def branches_of(node: ObjectNode, dialect: Dialect) -> tuple[Branch, ...]:
    """Return the branches of a pattern: one, times the alternatives of each $or.

    Raises: PatternError, without line and column.
    """
    drafts = _Compiler(dialect).fields(node, (), (), [])
    return tuple(branch_of(draft) for draft in drafts)


class _Compiler:
    def __init__(self, dialect: Dialect) -> None:
        self._dialect = dialect

    def fields(self, node: ObjectNode, segments: tuple[str, ...], where: Where, drafts: list[_Draft]) -> list[_Draft]:
        """Add the fields of an object to each draft; `$or` multiplies the drafts."""
        if not node.fields:
            problem = "An object without fields says nothing."
            fix = "Add a field, or leave the object out."
            raise PatternError("pattern.empty_object", problem, path=where, offset=node.at, fix=fix)
        for key, value in node.fields:
            drafts = self._field(key, value, segments, (*where, key), drafts)
        return drafts

    def _field(
        self, key: str, value: Node, segments: tuple[str, ...], where: Where, drafts: list[_Draft]
    ) -> list[_Draft]:
        if key == "$or":
            return self._alternatives(value, segments, where, drafts)
        if key in RESERVED_INSIDE_OR and "$or" in where:
            problem = f"“{key}” is an operator's name; inside $or no field may have it."
            fix = "Take the field out of $or, or put the operator into the field's array."
            raise PatternError("pattern.or_reserved", problem, path=where, offset=value.at, fix=fix)
        if isinstance(value, ObjectNode):
            self._refuse_nesting(value, where)
            return self.fields(value, (*segments, key), where, drafts)
        if not isinstance(value, ArrayNode):
            problem = f"“{key}” is {name_of(value)}; it must be an object or an array."
            fix = "Put the value into an array, even if it is alone."
            raise PatternError("pattern.not_a_field", problem, path=where, offset=value.at, fix=fix)
        path = ".".join((*segments, key))
        if path.count(".") >= MAX_DEPTH:
            problem = f"The path has more than {MAX_DEPTH} segments."
            raise PatternError("pattern.too_deep", problem, path=where, offset=value.at, fix="Shorten the path.")
        conditions = self._conditions(value, where)
        drafts = drafts or [{}]
        for draft in drafts:
            draft[path] = conditions
        return drafts

    def _refuse_nesting(self, value: ObjectNode, where: Where) -> None:
        if self._dialect is Dialect.SNS_ATTRIBUTES:
            problem = "Attributes have no fields inside; this policy is over MessageAttributes."
            fix = "Write an array, or choose the scope MessageBody."
            raise PatternError("pattern.sns_nested", problem, path=where, offset=value.at, fix=fix)

    def _alternatives(self, value: Node, segments: tuple[str, ...], where: Where, drafts: list[_Draft]) -> list[_Draft]:
        if not isinstance(value, ArrayNode):
            raise _or_refused("pattern.or_shape", f"$or is {name_of(value)}; it must be an array.", value, where)
        forked: list[_Draft] = []
        for index, item in enumerate(value.items):
            here = (*where, index)
            if not isinstance(item, ObjectNode):
                raise _or_refused("pattern.or_shape", f"An alternative of $or is {name_of(item)}.", item, here)
            forked += self.fields(item, segments, here, [dict(draft) for draft in drafts or [{}]])
            if len(forked) > MAX_BRANCHES:
                problem = f"$or unfolds into more than {MAX_BRANCHES:,} combinations."
                raise _or_refused("pattern.too_many_branches", problem, value, where)
        if len(value.items) < 2:
            raise _or_refused("pattern.or_size", "$or needs at least two alternatives.", value, where)
        return forked

    def _conditions(self, value: ArrayNode, where: Where) -> tuple[Condition, ...]:
        if not value.items:
            problem = "An empty array allows no value."
            fix = "List at least one alternative."
            raise PatternError("pattern.empty_array", problem, path=where, offset=value.at, fix=fix)
        return tuple(self._condition(item, (*where, index)) for index, item in enumerate(value.items))

    def _condition(self, node: Node, where: Where) -> Condition:
        if isinstance(node, NumberNode):
            return exact_number(node)
        if isinstance(node, ScalarNode):
            if not isinstance(node.value, str):
                return ExactWord(node.value)
            address = address_of(node.value)
            return ExactText(node.value) if address is None else ExactAddress(node.value, address)
        if isinstance(node, ArrayNode):
            problem = "An alternative is a string, a number, true, false, null or a match expression, not an array."
            raise PatternError("pattern.nested_array", problem, path=where, offset=node.at, fix="Take it out.")
        return self._expression(node, where)

    def _expression(self, node: ObjectNode, where: Where) -> Condition:
        if not node.fields:
            problem = "The match expression is empty."
            fix = 'Name an operator, as in {"prefix": "a"}.'
            raise PatternError("pattern.no_operator", problem, path=where, offset=node.at, fix=fix)
        name, value = node.fields[0]
        here = (*where, name)
        if name not in OPERATORS:
            problem = f"There is no operator “{name}”."
            fix = f"The operators are {', '.join(OPERATORS)}; case matters."
            raise PatternError("pattern.unknown_operator", problem, path=here, offset=node.at, fix=fix)
        condition = OPERATORS[name](value, here)
        if len(node.fields) > 1:
            problem = f"The match expression holds more than one operator: {name}, {node.fields[1][0]}."
            fix = "Write one match expression for each; they are alternatives."
            raise PatternError("pattern.several_operators", problem, path=where, offset=node.at, fix=fix)
        if self._dialect is not Dialect.EVENTBRIDGE:
            _refuse_outside_sns(name, condition, value, here)
        return condition


def _refuse_outside_sns(name: str, condition: Condition, value: Node, where: Where) -> None:
    form = condition.operator if isinstance(condition, AnythingButForms) else name
    if form == "wildcard":
        problem = "SNS filter policies do not know wildcard."
        fix = "Use prefix or suffix, or match it in an EventBridge rule."
        raise PatternError("pattern.sns_wildcard", problem, path=where, offset=value.at, fix=fix)
    if isinstance(condition, AnythingButForms) and form != "prefix":
        problem = f"SNS filter policies do not combine anything-but with {form}."
        fix = "Use anything-but with prefix or with whole values, or match it in an EventBridge rule."
        raise PatternError("pattern.sns_operator", problem, path=where, offset=value.at, fix=fix)


def _or_refused(code: str, problem: str, node: Node, where: Where) -> PatternError:
    fix = 'Write {"$or": [{"field": [...]}, {"other": [...]}]}.'
    return PatternError(code, problem, path=where, offset=node.at, fix=fix)
