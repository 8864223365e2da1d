"""Three matchers, one truth: the naive interpreter, the single-pattern matcher and the rule set."""

import copy
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from modeler.core.patterns import EventPattern, RuleSet
from modeler.core.patterns.naive import matches_naively
from modeler.core.patterns.operators.registry import OPERATORS
from tests.modeler.core.patterns import generated

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]


def naive(pattern: EventPattern, event: dict[str, object]) -> bool:
    """Return the oracle's verdict."""
    return matches_naively(pattern.branches, event)


@settings(max_examples=200, deadline=None, suppress_health_check=SLOW)
@given(generated.patterns, generated.events)
def test_the_single_matcher_agrees_with_the_oracle(pattern, event):
    parsed = EventPattern.parse(pattern)

    assert parsed.matches(event) == naive(parsed, event)


@settings(max_examples=200, deadline=None, suppress_health_check=SLOW)
@given(generated.patterns, generated.events)
def test_the_explanation_agrees_with_the_oracle(pattern, event):
    parsed = EventPattern.parse(pattern)

    explanation = parsed.explain(event)

    assert explanation.matched == naive(parsed, event)
    assert explanation.sentence.startswith("Match" if explanation.matched else "No match")
    assert explanation.matched or explanation.failures or explanation.note


@settings(max_examples=200, deadline=None, suppress_health_check=SLOW)
@given(st.lists(generated.patterns, min_size=1, max_size=14), st.lists(generated.events, min_size=1, max_size=4))
def test_the_rule_set_agrees_with_the_oracle(patterns, events):
    parsed = [EventPattern.parse(pattern) for pattern in patterns]
    rules = RuleSet()
    for number, pattern in enumerate(parsed):
        rules.add(number, pattern)

    for event in events:
        assert rules.match(event) == {number for number, pattern in enumerate(parsed) if naive(pattern, event)}


@settings(max_examples=200, deadline=None, suppress_health_check=SLOW)
@given(
    st.lists(st.tuples(st.integers(0, 6), st.one_of(st.none(), generated.patterns)), min_size=1, max_size=16),
    st.lists(generated.events, min_size=1, max_size=3),
)
def test_history_never_matters(changes, events):
    rules, left = RuleSet(), {}
    for rule_id, pattern in changes:
        if pattern is None:
            rules.remove(rule_id)
            left.pop(rule_id, None)
        else:
            rules.add(rule_id, pattern)
            left[rule_id] = EventPattern.parse(pattern)
        rules.match(events[0])

    for event in events:
        assert rules.match(event) == {rule_id for rule_id, pattern in left.items() if naive(pattern, event)}


@settings(max_examples=100, deadline=None, suppress_health_check=SLOW)
@given(generated.patterns, generated.events)
def test_matching_changes_neither_the_event_nor_the_pattern(pattern, event):
    before = copy.deepcopy((pattern, event))

    EventPattern.parse(pattern).matches(event)

    assert (pattern, event) == before


@pytest.mark.parametrize("name", generated.BY_OPERATOR)
def test_every_operator_is_generated_with_matches_and_with_misses(name):
    seen: Counter[bool] = Counter()

    @settings(max_examples=150, deadline=None, database=None, derandomize=True, suppress_health_check=SLOW)
    @given(generated.BY_OPERATOR[name], generated.near_values)
    def count(condition, value):
        pattern, event = EventPattern.parse({"a": [condition]}), {"a": value}
        seen[pattern.matches(event)] += 1
        assert pattern.matches(event) == naive(pattern, event)

    count()

    assert set(seen) == {True, False}


def test_the_generator_knows_every_operator():
    assert set(generated.EXPRESSIONS) == set(OPERATORS)
