"""Conditions become patterns; what a service cannot say is known, and never makes a filter stricter."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modeler.core.conditions.ast import All, AnyOf, Ask, Condition, Not, Operator
from modeler.core.conditions.evaluate import evaluate
from modeler.core.conditions.lower import Dialect, lower
from modeler.core.conditions.parse import parse_condition
from modeler.core.patterns import EventPattern, FilterPolicy, PatternError


def pattern_of(text: str, dialect: Dialect = Dialect.EVENTBRIDGE) -> object:
    return lower(parse_condition(text), dialect).pattern


def test_and_or_and_missing_become_keys_and_or():
    assert pattern_of('total >= 500 and (country starts with "D" or signed_by is missing)') == {
        "total": [{"numeric": [">=", 500]}],
        "$or": [{"country": [{"prefix": "D"}]}, {"signed_by": [{"exists": False}]}],
    }


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ('location in ("us-west", "us-east")', {"location": ["us-east", "us-west"]}),
        ('sport != "rugby"', {"sport": [{"anything-but": "rugby"}]}),
        ("price = 100", {"price": [{"numeric": ["=", 100]}]}),
        ("price > 0 and price <= 150", {"price": [{"numeric": [">", 0, "<=", 150]}]}),
        (
            "price > 0 and price < 9 and price != 5",
            {"price": [{"numeric": [">", 0, "<", 5]}, {"numeric": [">", 5, "<", 9]}]},
        ),
        ("a = 1 or a = 2", {"a": [{"numeric": ["=", 1]}, {"numeric": ["=", 2]}]}),
        ("customer.address.zip is present", {"customer": {"address": {"zip": [{"exists": True}]}}}),
        ("not (price >= 5)", {"price": [{"exists": False}, {"numeric": ["<", 5]}]}),
        ('a starts with "ab" and a starts with "abc"', {"a": [{"prefix": "abc"}]}),
    ],
)
def test_a_condition_has_one_pattern(text: str, pattern: object):
    assert pattern_of(text) == pattern


def test_the_order_of_the_parts_does_not_change_a_byte():
    one = pattern_of('(a = 1 or b = "x") and c > 2')
    other = pattern_of('c > 2 and (b = "x" or a = 1)')

    assert one == other


def test_a_contradiction_is_known_to_be_impossible():
    assert not lower(parse_condition("a = 1 and a = 2"), Dialect.EVENTBRIDGE).is_possible


@pytest.mark.parametrize(
    ("text", "dialect", "pattern"),
    [
        ("coupon is not null", Dialect.EVENTBRIDGE, {"coupon": [{"exists": True}]}),
        ('a starts with "x" and a ends with "y"', Dialect.EVENTBRIDGE, {"a": [{"prefix": "x"}]}),
        ('a does not end with "y"', Dialect.SNS_BODY, {"a": [{"exists": True}]}),
        ("is_new = true", Dialect.SNS_ATTRIBUTES, {"is_new": [{"exists": True}]}),
        ("b.c = 1 and d = 2", Dialect.SNS_ATTRIBUTES, {"d": [{"numeric": ["=", 2]}]}),
    ],
)
def test_what_cannot_be_said_lets_more_through_and_says_so(text: str, dialect: Dialect, pattern: object):
    lowered = lower(parse_condition(text), dialect)

    assert (lowered.pattern, lowered.is_exact) == (pattern, False)


def test_body_policies_say_true_and_null():
    assert pattern_of("is_new = true or coupon is null", Dialect.SNS_BODY) == {
        "$or": [{"coupon": [None]}, {"is_new": [True]}]
    }


TEXTS = st.sampled_from(["", "a", "ab", "abc", "b", "ba", "z"])
NUMBERS = st.sampled_from([-3, -1.5, 0, 1, 2, 2.5, 7])
SCALARS = TEXTS | NUMBERS | st.booleans() | st.none()
PATHS = st.sampled_from([("x",), ("y",), ("z",), ("deep", "x")])
SOME_TEXTS = st.lists(TEXTS.filter(bool), min_size=1, max_size=2, unique=True).map(tuple)
ASKS = st.one_of(
    st.builds(Ask, PATHS, st.sampled_from([Operator.EQUAL, Operator.NOT_EQUAL]), st.tuples(SCALARS)),
    st.builds(Ask, PATHS, st.sampled_from([Operator.IN, Operator.NOT_IN]), SOME_TEXTS | st.tuples(NUMBERS)),
    st.builds(
        Ask,
        PATHS,
        st.sampled_from([Operator.LESS, Operator.LESS_OR_EQUAL, Operator.MORE, Operator.MORE_OR_EQUAL]),
        st.tuples(NUMBERS),
    ),
    st.builds(Ask, PATHS, st.sampled_from([each for each in Operator if each.value.endswith("with")]), SOME_TEXTS),
    st.builds(Ask, PATHS, st.sampled_from([Operator.MISSING, Operator.PRESENT])),
)
CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    ASKS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: All(tuple(parts))),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: AnyOf(tuple(parts))),
        inner.map(Not),
    ),
    max_leaves=6,
)
LEAVES = SCALARS | st.lists(SCALARS, max_size=3)
FIELDS = st.fixed_dictionaries(
    {},
    optional={"x": LEAVES, "y": LEAVES, "z": LEAVES, "deep": st.fixed_dictionaries({}, optional={"x": LEAVES})},
)


def policy_of(pattern: object) -> FilterPolicy | None:
    """Return the filter policy, or None where it is beyond the limits of SNS."""
    try:
        return FilterPolicy.parse(pattern or {}, "MessageBody")
    except PatternError as error:
        if error.code in ("pattern.sns_keys", "pattern.sns_combinations"):
            return None
        raise


@settings(max_examples=600, deadline=None)
@given(CONDITIONS, FIELDS)
def test_an_event_pattern_gives_the_verdict_of_the_condition(condition: Condition, detail: dict[str, object]):
    lowered = lower(condition, Dialect.EVENTBRIDGE)

    verdict = lowered.pattern is None or EventPattern.parse({"detail": lowered.pattern}).matches({"detail": detail})

    wanted = evaluate(condition, detail)  # type: ignore[arg-type]
    if not lowered.is_possible:
        assert not wanted
    elif lowered.is_exact:
        assert verdict == wanted
    else:
        assert verdict or not wanted


@settings(max_examples=600, deadline=None)
@given(CONDITIONS, FIELDS)
def test_a_filter_policy_gives_the_verdict_of_the_condition(condition: Condition, body: dict[str, object]):
    lowered = lower(condition, Dialect.SNS_BODY)
    policy = policy_of(lowered.pattern)
    if policy is None:
        return

    verdict = policy.matches(body)

    wanted = evaluate(condition, body)  # type: ignore[arg-type]
    if not lowered.is_possible:
        assert not wanted
    elif lowered.is_exact:
        assert verdict == wanted
    else:
        assert verdict or not wanted
