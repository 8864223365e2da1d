"""What a schema of an event must be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from modeler.core.kernel.errors import Invalid
from modeler.core.snapshot.schema_rules import example_problems, require_schema

TOTAL = {"type": "object", "properties": {"total": {"type": "number"}}, "required": ["total"]}

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["type", "$ref", "enum", "a"]), inner),
    max_leaves=12,
)


def deep(levels: int) -> dict[str, object]:
    schema: dict[str, object] = {"type": "object"}
    for _ in range(levels):
        schema = {"type": "object", "properties": {"a": schema}}
    return schema


@pytest.mark.parametrize(
    ("schema", "where"),
    [
        ({"type": "string"}, "type"),
        ({"type": "object", "properties": {"a": {"type": "nothing"}}}, "$.properties.a.type"),
        ({"type": "object", "properties": {"a": {"$ref": "https://example.com/a.json"}}}, "$.properties.a.$ref"),
        ({**TOTAL, "examples": [{"total": 1}, {"total": "one"}]}, "examples[1]"),
        ({**TOTAL, "examples": [{}]}, "examples[0]"),
        ({"type": "object", "properties": {"a": {"pattern": "("}}}, "$.properties.a.pattern"),
        ({"type": "object", "properties": {"a": {"$ref": "#/$defs/none"}}}, "$"),
        (deep(40), "schema"),
    ],
)
def test_what_is_no_schema_of_an_event_is_refused_at_its_place(schema: dict[str, object], where: str):
    with pytest.raises(Invalid) as refused:
        require_schema(schema)

    assert refused.value.where == where
    assert refused.value.fix


def test_a_schema_may_refer_to_its_own_definitions_and_show_examples():
    money = {"$defs": {"money": {"type": "number"}}, "properties": {"total": {"$ref": "#/$defs/money"}}}

    require_schema({"type": "object", **money, "examples": [{"total": 3}]})

    assert example_problems({"type": "object", **money, "examples": [{"total": 3}]}) == (None,)


def refusal_of(schema: dict[str, object]) -> Invalid | None:
    try:
        require_schema(schema)
    except Invalid as refused:
        return refused
    return None


@given(st.dictionaries(st.sampled_from(["type", "properties", "examples", "$defs", "required"]), JSON))
def test_whatever_is_sent_is_taken_or_refused_with_a_reason(schema: dict[str, object]):
    refused = refusal_of({**schema, "type": "object"})

    assert refused is None or (refused.problem and refused.fix)


FIELD = st.sampled_from(
    [
        {"type": "integer"},
        {"type": ["number", "null"]},
        {"type": "string", "minLength": 2, "maxLength": 4},
        {"enum": ["a", 1, None, True]},
        {"type": "array", "items": {"type": "integer", "minimum": 0}, "uniqueItems": True},
        {"type": "object", "required": ["a"], "additionalProperties": False, "properties": {"a": {"const": 1}}},
        {"type": "number", "exclusiveMinimum": 0, "multipleOf": 2},
    ]
)


@given(field=FIELD, value=JSON)
def test_examples_are_judged_as_the_reference_implementation_judges_them(field: dict[str, object], value: object):
    schema = {"type": "object", "properties": {"a": field}}

    (problem,) = example_problems({**schema, "examples": [{"a": value}]})

    assert (problem is None) is Draft202012Validator(schema).is_valid({"a": value})
