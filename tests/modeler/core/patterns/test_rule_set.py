"""Rules that come and go."""

from modeler.core.patterns import EventPattern, FilterPolicy, RuleSet


def test_a_rule_that_is_added_again_is_replaced():
    rules = RuleSet()
    rules.add("one", {"a": [1]})
    rules.add("one", {"a": [2]})

    assert rules.match({"a": 1}) == frozenset()
    assert rules.match({"a": 2}) == {"one"}
    assert len(rules) == 1


def test_an_empty_policy_accepts_what_is_no_object_too():
    rules = RuleSet()
    rules.add("all", FilterPolicy.parse({}, "MessageBody"))
    rules.add("some", FilterPolicy.parse({"a": [1]}, "MessageBody"))

    assert rules.match("plain text") == {"all"}
    assert rules.match('{"a": 1}') == {"all", "some"}


def test_removed_rules_leave_no_trace_after_many_changes():
    rules = RuleSet()
    rules.add("kept", {"kept": ["x"]})
    for number in range(3_000):
        rules.add("other", {f"path{number}": [number]})
        rules.remove("other")

    assert rules.match({"kept": "x", "path5": 5}) == {"kept"}
    assert len(rules._tree.paths) == 1


def test_attributes_are_matched_by_way_of_the_policy():
    policy = FilterPolicy.parse({"kind": ["order"]}, "MessageAttributes")
    rules = RuleSet()
    rules.add("orders", policy)

    message = {"kind": {"DataType": "String.Array", "StringValue": '["order", 5]'}}

    assert rules.match(policy.event_of(message)) == {"orders"}


def test_attributes_that_are_no_object_match_no_policy_but_the_empty_one():
    absent = FilterPolicy.parse({"kind": [{"exists": False}]}, "MessageAttributes")

    assert absent.matches({})
    assert not absent.matches("plain text")
    assert not absent.matches("[]")
    assert FilterPolicy.parse({}, "MessageAttributes").matches("plain text")


def test_text_of_a_subclass_of_str_is_text():
    class Marked(str):
        __slots__ = ()

    pattern = EventPattern.parse({"a": [{"prefix": "x"}]})
    rules = RuleSet()
    rules.add("x", pattern)

    assert pattern.matches({"a": Marked("xy")})
    assert rules.match({"a": Marked("xy")}) == {"x"}
