"""What is proven about patterns holds for every event that can be made up."""

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from modeler.core.patterns import EventPattern
from modeler.core.patterns.analysis import (
    Answer,
    always_true,
    contains,
    overlaps,
    sample_match,
    sample_miss,
    satisfiable,
)
from tests.modeler.core.patterns import generated

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
parse = EventPattern.parse
small = st.dictionaries(st.sampled_from(["a", "b"]), generated.fields, min_size=1, max_size=2)
single = generated.near_values.filter(lambda value: not isinstance(value, list))
flat_events = st.dictionaries(
    st.sampled_from(["a", "b"]), generated.near_values.filter(lambda x: not isinstance(x, list))
)

ORDER = {
    "type": "object",
    "required": ["detail"],
    "properties": {
        "detail": {
            "type": "object",
            "required": ["state", "lines"],
            "additionalProperties": False,
            "properties": {
                "state": {"enum": ["new", "old"]},
                "count": {"type": "integer", "minimum": 1, "maximum": 9},
                "code": {"type": "string", "pattern": "^[a-z]+$"},
                "lines": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/line"}},
                "price": {"anyOf": [{"type": "number", "minimum": 5}, {"type": "null"}]},
            },
        }
    },
    "$defs": {"line": {"type": "object", "required": ["sku"], "properties": {"sku": {"type": "string"}}}},
}


@settings(max_examples=150, deadline=None, suppress_health_check=SLOW)
@given(generated.patterns)
def test_a_sample_matches_and_a_near_miss_does_not(pattern):
    parsed = parse(pattern)

    match, miss = sample_match(parsed), sample_miss(parsed)

    assert match is not None or satisfiable(parsed).answer is Answer.UNKNOWN
    assert match is None or parsed.matches(match)
    assert miss is None or not parsed.matches(miss)


@settings(max_examples=150, deadline=None, suppress_health_check=SLOW)
@given(small, small, st.lists(generated.events, min_size=3, max_size=6))
def test_a_proven_containment_is_never_broken(wider, narrower, events):
    wide, narrow = parse(wider), parse(narrower)

    decision = contains(wide, narrow)

    if decision.answer is Answer.YES:
        assert not any(narrow.matches(event) and not wide.matches(event) for event in events)
    if decision.answer is Answer.NO:
        assert narrow.matches(decision.event)
        assert not wide.matches(decision.event)


@settings(max_examples=150, deadline=None, suppress_health_check=SLOW)
@given(small, small, st.lists(flat_events, min_size=3, max_size=6))
def test_a_proven_overlap_is_shown_and_a_refuted_one_never_happens(first, second, events):
    one, other = parse(first), parse(second)

    decision = overlaps(one, other)

    if decision.answer is Answer.YES:
        assert one.matches(decision.event)
        assert other.matches(decision.event)
    if decision.answer is Answer.NO:
        assert not any(one.matches(event) and other.matches(event) for event in events)


@settings(max_examples=200, deadline=None, suppress_health_check=SLOW)
@given(generated.patterns, st.lists(generated.events, min_size=2, max_size=5))
def test_what_is_always_true_is_true_of_every_event(pattern, events):
    parsed = parse(pattern)

    decision = always_true(parsed)

    if decision.answer is Answer.YES:
        assert all(map(parsed.matches, events))
    if decision.answer is Answer.NO:
        assert not parsed.matches(decision.event)


@settings(max_examples=150, deadline=None, suppress_health_check=SLOW)
@given(generated.conditions, generated.conditions, st.lists(generated.near_values, min_size=5, max_size=9))
def test_one_field_is_contained_or_not_as_its_values_say(wider, narrower, values):
    assume("exists" not in str(wider) + str(narrower))
    wide, narrow = parse({"a": [wider]}), parse({"a": [narrower]})

    decision = contains(wide, narrow)

    counterexamples = [value for value in values if narrow.matches({"a": value}) and not wide.matches({"a": value})]
    assert not (counterexamples and decision.answer is Answer.YES)
    looks_like_an_address = any(part in str((wider, narrower)) for part in ("cidr", ".", "::", "0:0"))
    assert decision.answer is not Answer.UNKNOWN or looks_like_an_address


@pytest.mark.parametrize(
    ("field", "answer"),
    [
        ({"state": ["new"]}, Answer.YES),
        ({"state": ["newer"]}, Answer.NO),
        ({"state": [{"prefix": "ol"}]}, Answer.YES),
        ({"state": [{"anything-but": ["new", "old"]}]}, Answer.NO),
        ({"state": [{"exists": False}]}, Answer.NO),
        ({"count": [{"numeric": [">", 9]}]}, Answer.NO),
        ({"count": [{"numeric": [">", 1, "<", 2]}]}, Answer.NO),
        ({"count": [{"numeric": [">=", 9]}]}, Answer.YES),
        ({"count": ["5"]}, Answer.NO),
        ({"count": [{"exists": False}]}, Answer.YES),
        ({"unknown": ["x"]}, Answer.NO),
        ({"unknown": [{"exists": False}]}, Answer.YES),
        ({"code": ["abc"]}, Answer.UNKNOWN),
        ({"lines": {"sku": [{"prefix": "A"}]}}, Answer.YES),
        ({"lines": {"sku": [5]}}, Answer.NO),
        ({"lines": ["x"]}, Answer.NO),
        ({"price": [{"numeric": ["<", 5]}]}, Answer.NO),
        ({"price": [None]}, Answer.YES),
        ({"price": ["x", None]}, Answer.YES),
        ({"$or": [{"state": ["newer"]}, {"count": [3]}]}, Answer.YES),
    ],
)
def test_a_filter_that_the_schema_makes_dead_is_found(field, answer):
    assert satisfiable(parse({"detail": field}), ORDER).answer is answer


def test_a_field_that_the_schema_does_not_mention_is_undecided():
    decision = satisfiable(parse({"other": ["x"]}), ORDER)

    assert decision.answer is Answer.UNKNOWN
    assert decision.reason == "Undecided: the schema does not mention “other”, and does not forbid it."


@pytest.mark.parametrize(
    ("field", "answer"),
    [
        ({"state": ["new", "old"]}, Answer.YES),
        ({"state": [{"exists": True}]}, Answer.YES),
        ({"state": ["new"]}, Answer.NO),
        ({"count": [{"numeric": [">", 0]}]}, Answer.NO),
        ({"count": [{"numeric": [">", 0]}, {"exists": False}]}, Answer.YES),
    ],
)
def test_a_filter_that_the_schema_makes_pointless_is_found(field, answer):
    assert always_true(parse({"detail": field}), ORDER).answer is answer


@pytest.mark.parametrize(
    ("wider", "narrower", "contained", "common"),
    [
        ([{"prefix": "ab"}], [{"prefix": "abc"}], Answer.YES, Answer.YES),
        ([{"prefix": "abc"}], [{"prefix": "ab"}], Answer.NO, Answer.YES),
        ([{"wildcard": "a*b*"}], [{"wildcard": "ac*db"}], Answer.YES, Answer.YES),
        ([{"wildcard": "*a*"}], [{"suffix": "b"}], Answer.NO, Answer.YES),
        ([{"equals-ignore-case": "AB"}], ["ab", "aB"], Answer.YES, Answer.YES),
        ([{"numeric": [">", 5]}], [{"numeric": [">=", 6, "<", 9]}], Answer.YES, Answer.YES),
        ([{"numeric": ["<", 5]}], [{"numeric": [">=", 5]}], Answer.NO, Answer.NO),
        ([{"cidr": "10.0.0.0/8"}], [{"cidr": "10.2.0.0/16"}], Answer.YES, Answer.YES),
        ([{"cidr": "10.0.0.0/8"}], [{"cidr": "11.2.0.0/16"}], Answer.NO, Answer.NO),
        ([{"cidr": "10.0.0.0/8"}], ["10.2.0.0"], Answer.YES, Answer.YES),
        ([{"anything-but": ["x"]}], [{"anything-but": ["x", "y"]}], Answer.YES, Answer.YES),
        ([{"anything-but": ["x"]}], [{"anything-but": ["y"]}], Answer.NO, Answer.YES),
        ([{"exists": True}], ["x", None], Answer.YES, Answer.YES),
        ([{"exists": False}], ["x"], Answer.NO, Answer.NO),
        ([1], [True], Answer.NO, Answer.NO),
    ],
)
def test_containment_and_overlap_are_decided(wider, narrower, contained, common):
    wide, narrow = parse({"a": wider}), parse({"a": narrower})

    assert contains(wide, narrow).answer is contained
    assert overlaps(wide, narrow).answer is common


def test_absence_inside_a_shared_array_is_no_containment():
    narrow, wide = parse({"a": {"b": [1], "c": [{"exists": False}]}}), parse({"a": {"c": [{"exists": False}]}})
    event = {"a": [{"b": 1}, {"c": 2}]}

    assert narrow.matches(event)
    assert not wide.matches(event)
    assert contains(wide, narrow).answer is Answer.UNKNOWN
