"""Whatever the input: PatternError or a verdict, never another exception, in time that grows with the input."""

import json
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from modeler.core.patterns import EventPattern, FilterPolicy, PatternError, RuleSet
from modeler.core.patterns.errors import CODES
from tests.modeler.core.patterns import generated

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
EVENT = '{"a": "x", "b": {"c": [1, 2, {"d": null}]}}'
PIECES = ["", "{", "}", "[", "]", '"', ",", ":", "\\", "1e", "-", "\u0000", "\ud800", "*", "é"]
keys = st.sampled_from(generated.KEYS)
json_values = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5), st.sampled_from(generated.KEYS)
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.sampled_from(["a", "$or", "prefix", "numeric", "anything-but", "cidr", "exists"]), inner),
    ),
    max_leaves=12,
)


VERDICTS = frozenset({"match", "no-match", "invalid"})


def known(error: PatternError) -> str:
    """Return "invalid" for an error that is documented and says something."""
    assert error.code in CODES
    assert str(error)
    return "invalid"


def verdict(pattern: object, event: object) -> str:
    """Return the verdict of all doors at once; they must agree."""
    try:
        parsed = EventPattern.parse(pattern)
    except PatternError as error:
        return known(error)
    rules = RuleSet()
    rules.add(1, parsed)
    matched = parsed.matches(event)
    assert parsed.explain(event).matched == matched
    assert rules.match(event) == (frozenset({1}) if matched else frozenset())
    return "match" if matched else "no-match"


@settings(max_examples=250, deadline=None, suppress_health_check=SLOW)
@given(json_values)
def test_any_value_is_a_pattern_or_a_pattern_error(value):
    assert verdict(value, EVENT) in VERDICTS
    for scope in ("MessageAttributes", "MessageBody"):
        try:
            assert FilterPolicy.parse(value, scope).matches(EVENT) in (True, False)
        except PatternError as error:
            known(error)


@settings(max_examples=250, deadline=None, suppress_health_check=SLOW)
@given(st.data(), generated.patterns)
def test_text_that_lost_or_won_a_character_is_a_pattern_or_a_pattern_error(data, pattern):
    text = json.dumps(pattern, ensure_ascii=False)
    at = data.draw(st.integers(0, len(text)))
    piece = data.draw(st.sampled_from(PIECES))

    broken = text[:at] + piece + text[at + 1 :]

    if verdict(broken, EVENT) == "invalid":
        with pytest.raises(PatternError) as error:
            EventPattern.parse(broken)
        assert error.value.offset is not None
        assert 0 <= error.value.offset <= len(broken)


@settings(max_examples=150, deadline=None, suppress_health_check=SLOW)
@given(generated.patterns, json_values)
def test_any_value_is_an_event(pattern, event):
    assert verdict(pattern, event) in VERDICTS


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(), st.binary()))
def test_any_text_is_a_pattern_or_a_pattern_error(text):
    assert verdict(text, text) in VERDICTS


NESTED = {
    "objects": '{"a":' * 100_000,
    "closed objects": '{"a":' * 5_000 + "[1]" + "}" * 5_000,
    "arrays": '{"a":' + "[" * 100_000,
    "alternatives": '{"$or":[' * 5_000 + "1",
    "dots": json.dumps({"a." * 100_000: [1]}),
    "empty text": "",
    "only spaces": " " * 1_000_000,
    "an endless string": '{"a": ["' + "x" * 1_000_000,
    "an endless number": '{"a": [' + "9" * 1_000_000 + "]}",
    "a huge exponent": '{"a": [{"numeric": ["=", 1e' + "9" * 100_000 + "]}]}",
    "a tiny exponent": '{"a": [1e-' + "9" * 100_000 + "]}",
    "many branches": json.dumps({str(n): {"$or": [{"a": [1]}, {"b": [1]}]} for n in range(40)}),
}


@pytest.mark.parametrize("name", NESTED)
def test_monstrous_pattern_text_is_answered_in_seconds(name):
    start = time.perf_counter()

    assert verdict(NESTED[name], EVENT) in ("invalid", "no-match")
    assert time.perf_counter() - start < 5


MONSTERS = {
    "nested objects": json.loads('{"a":' * 400 + "1" + "}" * 400),
    "nested arrays": {"a": json.loads("[" * 400 + '"x"' + "]" * 400)},
    "long strings": {"a": "a" * 1_000_000},
    "many elements": {"a": [{"a": n, "b": {"c": n + 1}} for n in range(2_000)]},
    "huge integer": {"a": 10**5_000},
    "infinity": {"a": float("inf"), "b": float("nan")},
    "text nested too deep": '{"a":' * 100_000,
}
ASKED = [
    '{"a": [{"wildcard": "*a*a*a*a*a*a*a*b"}]}',
    '{"a": [{"anything-but": {"wildcard": "*a*a*a*a*b"}}]}',
    '{"a": [{"suffix": {"equals-ignore-case": "%s"}}]}' % ("A" * 4_000 + "B"),
    '{"a": {"a": [5], "b": {"c": [5]}}}',
    '{"a": {"a": [5], "b": {"c": [{"exists": false}, 6]}}}',
    '{"a": ["x", {"numeric": [">", 1]}, {"cidr": "::/0"}]}',
]


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("name", MONSTERS)
def test_a_monstrous_event_is_answered_in_seconds(name, asked):
    start = time.perf_counter()

    assert verdict(asked, MONSTERS[name]) in ("match", "no-match")
    assert time.perf_counter() - start < 5


def test_a_value_nested_beyond_reason_is_walked_without_recursion():
    deep: object = "x"
    for _ in range(50_000):
        deep = [deep]
    pattern = EventPattern.parse({"a": ["x"]})

    assert pattern.matches({"a": deep})
    assert pattern.explain({"a": deep}).matched


def test_doubling_a_wildcard_s_run_about_doubles_the_time():
    pattern = EventPattern.parse({"a": [{"wildcard": "*a" * 20 + "*b"}]})

    def seconds(length: int) -> float:
        start = time.perf_counter()
        assert not pattern.matches({"a": "a" * length})
        return time.perf_counter() - start

    seconds(1_000)
    assert seconds(1_000_000) < 0.5
