"""A condition has one meaning: its own evaluation is what pattern and residual say together, in every language."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modeler.core.conditions.ast import (
    DATES,
    ORDERS,
    All,
    AnyOf,
    Ask,
    Compare,
    Computed,
    Condition,
    Count,
    Every,
    FieldValue,
    Not,
    Operator,
)
from modeler.core.conditions.dialects import Dialect
from modeler.core.conditions.evaluate import MOST_CHOICES, evaluate
from modeler.core.conditions.lower import lower
from modeler.core.conditions.parse import parse_condition
from modeler.core.conditions.written import written
from modeler.core.kernel.errors import Invalid
from modeler.core.patterns import EventPattern, FilterPolicy

# Few letters, so that texts meet: ß and the Kelvin sign have cases of several or of other characters.
TEXTS = st.text("abB*ß\u212ak", max_size=3) | st.sampled_from(["10.0.0.7", "10.1.0.7", "2026-01-31", "::1", "0:0::1"])
NUMBERS = st.sampled_from([-3, -1.5, 0, 1, 2, 2.5, 7, 0.000001, 5_000_000_000])
SCALARS = TEXTS | NUMBERS | st.booleans() | st.none()
# x and y hold values or lists of them, deep an object, list a list of objects.
PATHS = st.sampled_from([("x",), ("y",), ("deep", "x"), ("list", "a"), ("list", "b"), ("list", "in", "c")])
AFFIXES = [
    Operator.STARTS_WITH,
    Operator.NOT_STARTS_WITH,
    Operator.ENDS_WITH,
    Operator.NOT_ENDS_WITH,
    Operator.CONTAINS,
    Operator.NOT_CONTAINS,
]


def asks(operators: list[Operator], values: st.SearchStrategy[Any], caseless: bool = False) -> st.SearchStrategy[Ask]:
    """Return questions with some of the operators."""
    cases = st.booleans() if caseless else st.just(False)
    return st.builds(Ask, PATHS, st.sampled_from(operators), values, ignores_case=cases)


def some(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Return one or two different values."""
    return st.lists(values, min_size=1, max_size=2, unique=True).map(tuple)


ASKS = st.one_of(
    asks([Operator.EQUAL, Operator.NOT_EQUAL], st.tuples(SCALARS)),
    asks([Operator.EQUAL, Operator.NOT_EQUAL], st.tuples(TEXTS), caseless=True),
    asks([Operator.IN, Operator.NOT_IN], some(TEXTS), caseless=True),
    asks([Operator.IN, Operator.NOT_IN], some(NUMBERS)),
    asks(list(ORDERS), st.tuples(NUMBERS)),
    asks(AFFIXES, some(TEXTS.filter(bool)), caseless=True),
    asks([Operator.LIKE, Operator.NOT_LIKE], some(TEXTS)),
    asks([Operator.IN_NETWORK, Operator.NOT_IN_NETWORK], some(st.sampled_from(["10.0.0.0/16", "10.0.0.7/32", "::/8"]))),
    asks(list(DATES), st.tuples(st.just("2026-01-31"))),
    asks([Operator.MISSING, Operator.PRESENT], st.just(())),
)
READS = st.builds(FieldValue, PATHS) | st.builds(Count, PATHS)
TERMS = st.recursive(
    NUMBERS | READS,
    lambda inner: st.builds(Computed, st.sampled_from(["+", "-", "*", "/"]), inner, inner),
    max_leaves=3,
)
COMPARES = st.builds(
    Compare,
    READS,
    st.sampled_from([*ORDERS, Operator.EQUAL]),
    TERMS.filter(lambda term: not isinstance(term, int | float)),
)
CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    ASKS | ASKS | ASKS | st.builds(Every, ASKS) | COMPARES,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: All(tuple(parts))),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: AnyOf(tuple(parts))),
        inner.map(Not),
    ),
    max_leaves=6,
)
VALUES = SCALARS | st.lists(SCALARS, max_size=3)
INNER = st.lists(st.fixed_dictionaries({}, optional={"c": SCALARS}), max_size=2)
EVENTS = st.fixed_dictionaries(
    {},
    optional={
        "x": VALUES,
        "y": VALUES,
        "deep": st.fixed_dictionaries({}, optional={"x": VALUES}),
        "list": st.lists(st.fixed_dictionaries({}, optional={"a": VALUES, "b": SCALARS, "in": INNER}), max_size=3),
    },
)
ITEM = {"properties": {"a": {}, "b": {}, "in": {"type": "array", "items": {"properties": {"c": {}}}}}}
SCHEMA = {
    "type": "object",
    "properties": {"x": {}, "y": {}, "deep": {"properties": {"x": {}}}, "list": {"type": "array", "items": ITEM}},
}


def passes(pattern: object, dialect: Dialect, detail: dict[str, Any]) -> bool:
    """Return the verdict of the compiled pattern on an event."""
    if pattern is None:
        return True
    if dialect is Dialect.EVENTBRIDGE:
        return EventPattern.parse({"detail": pattern}).matches({"detail": detail})
    return FilterPolicy.parse(pattern, "MessageBody").matches(detail)


@pytest.mark.parametrize("dialect", [Dialect.EVENTBRIDGE, Dialect.SNS_BODY])
def test_pattern_and_residual_together_are_the_condition(dialect: Dialect):
    @settings(max_examples=1200, deadline=None)
    @given(CONDITIONS, EVENTS)
    def holds(condition: Condition, detail: dict[str, Any]) -> None:
        lowered = lower(condition, dialect, SCHEMA)

        verdict = passes(lowered.pattern, dialect, detail) and evaluate(lowered.residual, detail)

        assert verdict == evaluate(condition, detail)
        assert lowered.is_exact == (lowered.residual is None)

    holds()


@settings(max_examples=400, deadline=None)
@given(CONDITIONS)
def test_a_condition_that_is_written_down_is_read_as_the_same(condition: Condition):
    assert parse_condition(written(condition)) == condition


@pytest.mark.parametrize(
    ("text", "event", "verdict"),
    [
        ('country != "DE"', {}, False),
        ('not (country = "DE")', {}, True),
        ('lines.sku = "a" and lines.qty > 5', {"lines": [{"sku": "a", "qty": 1}, {"sku": "b", "qty": 9}]}, False),
        ('lines.sku = "a" and lines.qty > 5', {"lines": [{"sku": "a", "qty": 9}]}, True),
        ("every lines.qty > 5", {"lines": [{"qty": 9}, {"qty": 1}]}, False),
        ("every lines.qty > 5", {"lines": []}, True),
        ("count(lines) = 2", {"lines": [{}, {}]}, True),
        ("total > limit * 2", {"total": 9, "limit": 4}, True),
        ("total / zero > 1", {"total": 9, "zero": 0}, False),
        ("billing.country = shipping.country", {"billing": {"country": "DE"}, "shipping": {"country": "DE"}}, True),
        ('at is after "2026-01-31"', {"at": "2026-01-31T00:00:01Z"}, True),
        ('at is before "2026-01-31T12:00:00+01:00"', {"at": "2026-01-31T11:30:00Z"}, False),
        ('ip is in network "10.0.0.0/24"', {"ip": "10.0.1.7"}, False),
        ('name contains "DA" ignoring case', {"name": "Ada"}, True),
    ],
)
def test_a_condition_means_what_it_says(text: str, event: dict[str, Any], verdict: bool):
    assert evaluate(parse_condition(text), event) is verdict


def test_an_event_that_can_be_read_in_too_many_ways_is_refused_in_time():
    long = [{"n": number} for number in range(400)]

    with pytest.raises(Invalid, match=f"{MOST_CHOICES:,} ways"):
        evaluate(parse_condition("a.n + b.n + c.n > 5000"), {"a": long, "b": long, "c": long})
