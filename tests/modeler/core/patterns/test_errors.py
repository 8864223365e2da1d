"""Every error has a code that is documented, a path, a place in the text and a remedy."""

import json
import pickle
import re
from pathlib import Path

import pytest

from modeler.core.kernel.errors import ModelerError
from modeler.core.patterns import EventPattern, FilterPolicy, PatternError, parse_event
from modeler.core.patterns.errors import CODES

PAGE = Path("docs/reference/patterns.md")
FORTY = ", ".join(f'"{letter * 9}": {{"$or": [{{"x": [1]}}, {{"y": [2]}}]}}' for letter in "abcdefghijk")
EVENTBRIDGE = [
    ('{"a": [1]', "pattern.not_json", "$", (1, 10)),
    ('{"a": [1]}\n}', "pattern.not_json", "$", (2, 1)),
    ("[" * 300, "pattern.too_deep", "$", (1, 202)),
    ("[]", "pattern.not_an_object", "$", (1, 1)),
    ("", "pattern.not_an_object", "$", (1, 1)),
    ('{"a": 1}', "pattern.not_a_field", "$.a", (1, 7)),
    ('{"a": {"b c": {}}}', "pattern.empty_object", '$.a["b c"]', (1, 15)),
    ('{"a": []}', "pattern.empty_array", "$.a", (1, 7)),
    ('{"a": [1, [2]]}', "pattern.nested_array", "$.a[1]", (1, 11)),
    ('{"a": [{}]}', "pattern.no_operator", "$.a[0]", (1, 8)),
    ('{"a": [{"EXISTS": true}]}', "pattern.unknown_operator", "$.a[0].EXISTS", (1, 8)),
    ('{"a": [{"prefix": "x", "suffix": "y"}]}', "pattern.several_operators", "$.a[0]", (1, 8)),
    ('{"a": [{"prefix": 5}]}', "pattern.not_a_string", "$.a[0].prefix", (1, 19)),
    ('{"a": [{"anything-but": {"prefix": ""}}]}', "pattern.empty_affix", '$.a[0]["anything-but"].prefix', (1, 36)),
    ('{"a": [{"exists": 1}]}', "pattern.exists", "$.a[0].exists", (1, 19)),
    ('{"a": [{"numeric": 1}]}', "pattern.numeric_shape", "$.a[0].numeric", (1, 20)),
    ('{"a": [{"numeric": ["==", 1]}]}', "pattern.numeric_operator", "$.a[0].numeric[0]", (1, 21)),
    ('{"a": [{"numeric": ["=", "1"]}]}', "pattern.numeric_value", "$.a[0].numeric[1]", (1, 26)),
    ('{"a": [{"numeric": [">", 2, "<", 1]}]}', "pattern.numeric_range", "$.a[0].numeric", (1, 20)),
    ('{"a": [{"numeric": ["=", 1e400]}]}', "pattern.number_precision", "$.a[0].numeric[1]", (1, 26)),
    ('{"a": [{"anything-but": null}]}', "pattern.anything_but_value", '$.a[0]["anything-but"]', (1, 25)),
    ('{"a": [{"anything-but": {"exists": true}}]}', "pattern.anything_but_operator",
     '$.a[0]["anything-but"].exists', (1, 36)),
    ('{"a": [{"anything-but": ["x", 1]}]}', "pattern.anything_but_mixed", '$.a[0]["anything-but"]', (1, 25)),
    ('{"a": [{"prefix": {"suffix": "x"}}]}', "pattern.affix_operator", "$.a[0].prefix.suffix", (1, 30)),
    ('{"a": [{"cidr": "10.0.0.0"}]}', "pattern.cidr", "$.a[0].cidr", (1, 17)),
    ('{"a": [{"cidr": "10.0.0.0/32"}]}', "pattern.cidr_mask", "$.a[0].cidr", (1, 17)),
    ('{"a": [{"cidr": "300.0.0.0/8"}]}', "pattern.cidr_address", "$.a[0].cidr", (1, 17)),
    ('{"a": [{"wildcard": "a**"}]}', "pattern.wildcard_run", "$.a[0].wildcard", (1, 21)),
    (r'{"a": [{"wildcard": "\\x"}]}', "pattern.wildcard_escape", "$.a[0].wildcard", (1, 21)),
    ('{"$or": {"a": [1]}}', "pattern.or_shape", '$["$or"]', (1, 9)),
    ('{"$or": [{"a": [1]}]}', "pattern.or_size", '$["$or"]', (1, 9)),
    ('{"$or": [{"prefix": [1]}, {"a": [1]}]}', "pattern.or_reserved", '$["$or"][0].prefix', (1, 21)),
    ("{" + FORTY + "}", "pattern.too_many_branches", '$.jjjjjjjjj["$or"]', None),
]  # fmt: skip
SNS = [
    ('{"a": {"b": [1]}}', "pattern.sns_nested", "$.a", (1, 7)),
    ('{"a":[1],"b":[1],"c":[1],"d":[1],"e":[1],"f":[1]}', "pattern.sns_keys", "$", (1, 1)),
    (f'{{"a":{list(range(151))}}}', "pattern.sns_combinations", "$", (1, 1)),
    ('{"a": [{"wildcard": "x*"}]}', "pattern.sns_wildcard", "$.a[0].wildcard", (1, 21)),
    ('{"a": [{"anything-but": {"wildcard": "x*"}}]}', "pattern.sns_wildcard", '$.a[0]["anything-but"]', (1, 25)),
    ('{"a": [{"anything-but": {"suffix": "x"}}]}', "pattern.sns_operator", '$.a[0]["anything-but"]', (1, 25)),
    (" " * 300_000, "pattern.too_long", "$", None),
]


@pytest.mark.parametrize(("text", "code", "path", "place"), EVENTBRIDGE)
def test_a_refused_pattern_says_what_where_and_how_to_mend_it(text, code, path, place):
    with pytest.raises(PatternError) as refused:
        EventPattern.parse(text)

    error = refused.value
    assert isinstance(error, ModelerError)
    assert (error.code, error.path) == (code, path)
    assert place is None or (error.line, error.column) == place
    assert error.problem.endswith(".")
    assert error.fix.endswith(".")


@pytest.mark.parametrize(("text", "code", "path", "place"), SNS)
def test_a_refused_filter_policy_says_so_too(text, code, path, place):
    with pytest.raises(PatternError) as refused:
        FilterPolicy.parse(text, "MessageAttributes")

    error = refused.value
    assert (error.code, error.path) == (code, path)
    assert place is None or (error.line, error.column) == place


def test_an_unknown_scope_is_refused():
    with pytest.raises(PatternError) as refused:
        FilterPolicy.parse("{}", "MessageHeaders")

    assert refused.value.code == "pattern.sns_scope"


@pytest.mark.parametrize("text", ['{"a": 1', '{"a": NaN}', "", b"\xff", "[" * 100_000])
def test_an_event_that_is_not_json_is_refused(text):
    with pytest.raises(PatternError) as refused:
        parse_event(text)

    assert refused.value.code == "event.not_json"
    assert not EventPattern.parse({"a": [1]}).matches(text)


def test_a_parsed_event_keeps_how_numbers_are_written():
    event = parse_event('{"a": [1, 3.0e2, 9007199254740993, 1e400, -0]}')

    assert EventPattern.parse('{"a": [9007199254740993]}').matches(event)
    assert EventPattern.parse('{"a": [1e400]}').matches(event)
    assert not EventPattern.parse('{"a": [9007199254740992]}').matches(event)
    assert [getattr(item, "text", item) for item in event["a"]] == [1, "3.0e2", "9007199254740993", "1e400", "-0"]


def test_a_pattern_can_be_copied_and_sent_after_it_was_used():
    pattern = EventPattern.parse({"a": [{"prefix": "x"}]})
    assert pattern.matches({"a": "xy"})

    again = pickle.loads(pickle.dumps(pattern))

    assert again == pattern
    assert again.matches({"a": "xy"})


def test_a_value_has_no_place_in_a_text():
    with pytest.raises(PatternError) as refused:
        EventPattern.parse({"a": {"b": []}})

    assert (refused.value.path, refused.value.offset, refused.value.line) == ("$.a.b", None, None)


def test_every_code_is_raised_by_a_test_and_explained_on_the_page():
    raised = {code for _, code, _, _ in (*EVENTBRIDGE, *SNS)} | {"pattern.sns_scope", "event.not_json"}
    explained = dict(re.findall(r"^\| `(\w+\.\w+)` \| (.+) \|$", PAGE.read_text(), re.MULTILINE))

    assert raised == set(CODES)
    assert explained == CODES


def test_the_snippets_of_the_page_run():
    snippets = re.findall(r"```python\n(.*?)```", PAGE.read_text(), re.DOTALL)
    names: dict[str, object] = {}

    for snippet in snippets:
        exec(snippet, names)

    assert len(snippets) == 2


@pytest.mark.parametrize("form", [str, lambda text: json.loads(text)])
def test_a_policy_of_more_than_256_kb_is_refused_as_text_and_as_a_value(form):
    fits, too_long = (form(json.dumps({"a": ["x" * (256 * 1024 - more)]}, separators=(",", ":"))) for more in (10, 7))

    assert FilterPolicy.parse(fits, "MessageBody").branches
    with pytest.raises(PatternError) as error:
        FilterPolicy.parse(too_long, "MessageBody")
    assert error.value.code == "pattern.too_long"
