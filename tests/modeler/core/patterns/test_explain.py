"""Why a pattern matches or not, in words and as a value."""

import pytest

from modeler.core.patterns import EventPattern, FilterPolicy


@pytest.mark.parametrize(
    ("pattern", "event", "sentence"),
    [
        ({"a": ["x", {"prefix": "y"}]}, {"a": "yz"}, 'Match: a = "yz", which starts with "y".'),
        ({"a": [{"exists": False}]}, {}, "Match: a is absent."),
        ({"a": [{"exists": False}]}, {"a": 1}, "No match: a is present (1); it would match if it were absent."),
        ({"a": ["x"]}, {}, 'No match: a is absent; a value that is "x" would match.'),
        ({"a": [{"anything-but": ["x", "y"]}]}, {"a": "x"},
         'No match: a is "x"; a value that is anything but "x" or "y" would match.'),
        ({"a": {"b": [1], "c": [2]}}, {"a": [{"b": 1}, {"c": 2}]},
         "No match: Each field finds a value, but only in different elements of the same array."),
        ({"$or": [{"a": [1]}, {"b": [2]}]}, {"b": 2}, "Match (alternative 2 of 2): b = 2, which is the number 2."),
        ({"a": [{"exists": True}]}, {}, "No match: a is absent; any value would match."),
        ({"a": ["x", {"exists": False}]}, {"a": "z"},
         'No match: a is "z"; a value that is "x" would match, as would no value at all.'),
        ({"a": [300]}, '{"a": 3.0e2}', "Match: a = 300, which is the number 300."),
        ({"a": [9007199254740993]}, '{"a": 9007199254740992}',
         "No match: a is 9007199254740992; a value that is the number 9007199254740993 would match."),
        ({"a": [1]}, "[]", "No match: The event is not a JSON object."),
        ({"a": [1]}, {"a": [True, "1"]}, 'No match: a holds true, "1"; a value that is the number 1 would match.'),
    ],
)  # fmt: skip
def test_the_sentence_names_path_value_and_remedy(pattern, event, sentence):
    assert str(EventPattern.parse(pattern).explain(event)) == sentence


def test_the_value_has_a_clause_for_each_field():
    explanation = FilterPolicy.parse({"a": [1, 2], "b": ["x"]}, "MessageBody").explain({"a": 2, "b": "y"})

    assert explanation.to_json()["clauses"] == [
        {
            "path": "a",
            "held": True,
            "values": ["2"],
            "wanted": ["is the number 1", "is the number 2"],
            "alternative": 1,
            "value": "2",
            "missed": "",
        },
        {
            "path": "b",
            "held": False,
            "values": ['"y"'],
            "wanted": ['is "x"'],
            "alternative": None,
            "value": None,
            "missed": 'is "y"; a value that is "x" would match',
        },
    ]


def test_a_sentence_stays_short_however_long_pattern_and_event_are():
    explanation = EventPattern.parse({"a": ["x" * 100_000]}).explain({"a": "y" * 100_000})

    assert len(explanation.sentence) < 400
    assert len(explanation.clauses[0].wanted[0]) == 200
