"""Rules that come and go."""

from modeler.core.patterns import FilterPolicy, RuleSet


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
