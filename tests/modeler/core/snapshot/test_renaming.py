"""A design follows when something that it names gets another name."""

from modeler.core.snapshot.renaming import renamed

DESIGN = {
    "transitions": [{"command": "Pay order", "sources": ["open"], "targets": ["paid"], "events": ["Order paid"]}],
    "examples": [
        {"name": "a", "given": ["Order paid"], "when": "pay order (total = 4)", "then": ["Order paid (total = 4)"]},
    ],
    "timers": [{"name": "Late", "after_seconds": 5, "command": "Cancel order", "cancelled_by": ["Order paid"]}],
}


def test_a_command_is_renamed_in_transitions_and_examples_with_its_values():
    changed = renamed(DESIGN, "Pay order", "Settle order")

    assert changed == {
        "transitions": [{**DESIGN["transitions"][0], "command": "Settle order"}],
        "examples": [{**DESIGN["examples"][0], "when": "Settle order (total = 4)"}],
    }


def test_an_event_is_renamed_wherever_it_is_named():
    changed = renamed(DESIGN, "Order paid", "Order settled")

    assert changed["transitions"][0]["events"] == ["Order settled"]
    assert changed["examples"][0]["given"] == ["Order settled"]
    assert changed["examples"][0]["then"] == ["Order settled (total = 4)"]
    assert changed["timers"][0]["cancelled_by"] == ["Order settled"]


def test_what_is_not_named_changes_nothing_and_a_part_of_a_name_is_none():
    assert renamed(DESIGN, "Order", "Basket") == {}
