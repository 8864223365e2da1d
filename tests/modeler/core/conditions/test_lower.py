"""Conditions become patterns; what a service cannot say is known, and never makes a filter stricter."""

import pytest

from modeler.core.conditions.dialects import Dialect
from modeler.core.conditions.lower import lower
from modeler.core.conditions.parse import parse_condition
from modeler.core.conditions.written import written


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
        ('a starts with "x" and a ends with "y"', Dialect.SNS_BODY, {"a": [{"prefix": "x"}]}),
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


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        ('name contains "a*b"', {"name": [{"wildcard": "*a\\*b*"}]}),
        ('name is like "a*z"', {"name": [{"wildcard": "a*z"}]}),
        ('name is not like "a*z"', {"name": [{"anything-but": {"wildcard": "a*z"}}]}),
        ('name starts with "ab" and name ends with "bc"', {"name": ["abc", {"wildcard": "ab*bc"}]}),
        ('name = "Ada" ignoring case', {"name": [{"equals-ignore-case": "Ada"}]}),
        ('name not in ("a", "b") ignoring case', {"name": [{"anything-but": {"equals-ignore-case": ["a", "b"]}}]}),
        ('name ends with "Z" ignoring case', {"name": [{"suffix": {"equals-ignore-case": "Z"}}]}),
        ('ip is in network "10.0.0.7/24"', {"ip": [{"cidr": "10.0.0.7/24"}]}),
        ('ip is in network "10.0.0.7/32"', {"ip": ["10.0.0.7"]}),
    ],
)
def test_the_bus_says_what_the_table_of_operators_promises(text: str, pattern: object):
    lowered = lower(parse_condition(text), Dialect.EVENTBRIDGE)

    assert (lowered.pattern, lowered.residual) == (pattern, None)


@pytest.mark.parametrize(
    ("text", "pattern", "residual"),
    [
        ("total > limit", None, "total > limit"),
        ("total > 2 * limit and a = 1", {"a": [{"numeric": ["=", 1]}]}, "total > (2 * limit)"),
        ("count(lines) >= 3 or a = 1", None, "count(lines) >= 3 or a = 1"),
        ("every lines.qty >= 5 and a = true", {"a": [True]}, "every lines.qty >= 5"),
        (
            'at is before "2026-01-01" and a = true',
            {"a": [True], "at": [{"exists": True}]},
            'at is before "2026-01-01"',
        ),
        ('ip is not in network "10.0.0.0/8"', {"ip": [{"exists": True}]}, 'ip is not in network "10.0.0.0/8"'),
        ("lines.sku is missing and a = true", {"a": [True]}, "lines.sku is missing"),
        # Both speak of one element of the list, so they stay together.
        (
            'lines.sku = "x" and lines.qty > lines.most and a = true',
            {"a": [True], "lines": {"sku": ["x"]}},
            'lines.sku = "x" and lines.qty > lines.most',
        ),
    ],
)
def test_what_no_service_can_ask_is_left_to_the_consumer(text: str, pattern: object, residual: str):
    line = {"type": "object", "properties": {"sku": {"type": "string"}, "qty": {"type": "number"}}}
    schema = {"type": "object", "properties": {"lines": {"type": "array", "items": line}}}

    lowered = lower(parse_condition(text), Dialect.EVENTBRIDGE, schema)

    assert (lowered.pattern, written(lowered.residual)) == (pattern, residual)


def test_a_topic_gets_five_keys_and_the_consumer_the_whole_condition():
    text = " and ".join(f"{name} = 1" for name in "abcdef")

    lowered = lower(parse_condition(text), Dialect.SNS_BODY)

    assert list(lowered.pattern or {}) == ["b", "c", "d", "e", "f"]
    assert written(lowered.residual) == text
