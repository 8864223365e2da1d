"""Fields as rows and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modeler.core.kernel.errors import Invalid
from modeler.core.snapshot.fields import OTHER, TYPES, FieldRow, rows_of, schema_of

ROWS = st.lists(
    st.builds(
        FieldRow,
        name=st.from_regex(r"[a-z_]{1,12}", fullmatch=True),
        type=st.sampled_from(sorted(TYPES)),
        is_required=st.booleans(),
        description=st.text(max_size=20),
    ),
    unique_by=lambda row: row.name,
    max_size=6,
)


@given(ROWS)
def test_rows_written_as_a_schema_are_read_back(rows):
    assert rows_of(schema_of(rows, {})) == tuple(rows)


def test_what_a_row_cannot_say_stays():
    money = {"type": "object", "properties": {"amount": {"type": "number", "minimum": 0}}, "title": "Money"}
    before = {"type": "object", "properties": {"total": money, "note": {"type": ["string", "null"]}}, "title": "Order"}

    after = schema_of(rows_of(before), before)

    assert after == {**before, "required": []}
    assert [row.type for row in rows_of(before)] == ["object", "number", OTHER]


def test_the_values_of_a_text_are_an_enum():
    schema = schema_of([FieldRow(name="channel", values=("web", "shop"), is_required=True)], {})

    assert schema == {
        "type": "object",
        "properties": {"channel": {"type": "string", "enum": ["web", "shop"]}},
        "required": ["channel"],
    }


@pytest.mark.parametrize("rows", [[FieldRow(name=" ")], [FieldRow(name="a"), FieldRow(name="a")]])
def test_nameless_and_rival_fields_are_refused(rows):
    with pytest.raises(Invalid):
        schema_of(rows, {})


LEAVES = st.sampled_from([dict(told) for name, told in TYPES.items() if name not in ("list", "object")])
NAMES = st.sampled_from(["total", "city", "sku", "lines", "a.b", "tags[]"])


def objects(of: st.SearchStrategy[dict[str, object]]) -> st.SearchStrategy[dict[str, object]]:
    properties = st.dictionaries(NAMES, of, min_size=1, max_size=3)
    return properties.map(lambda told: {"type": "object", "properties": told, "required": sorted(told)[:1]})


SCHEMAS = objects(
    st.recursive(
        LEAVES,
        lambda inner: objects(inner) | inner.map(lambda items: {"type": "array", "items": items}),
        max_leaves=6,
    )
)


@given(SCHEMAS)
def test_a_schema_of_any_depth_survives_its_rows(schema):
    assert schema_of(rows_of(schema), schema) == schema


def test_a_path_names_what_lies_in_objects_and_lists():
    rows = [
        FieldRow(name="customer.city", is_required=True),
        FieldRow(name="lines", type="list", is_required=True),
        FieldRow(name="lines[].sku", is_required=True),
        FieldRow(name="lines[].count", type="whole number"),
        FieldRow(name="tags[]", type="text"),
    ]

    schema = schema_of(rows, {})

    assert schema == {
        "type": "object",
        "properties": {
            "customer": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
            "lines": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {"sku": {"type": "string"}, "count": {"type": "integer"}},
                    "required": ["sku"],
                },
            },
            "tags": {"type": "array", "items": {"type": "string"}},
        },
        "required": ["lines"],
    }


def test_rows_that_are_taken_away_leave_nothing_behind():
    before = schema_of([FieldRow(name="customer", type="object"), FieldRow(name="customer.city")], {})

    assert schema_of([FieldRow(name="customer", type="object")], before) == {
        "type": "object",
        "properties": {"customer": {"type": "object"}},
        "required": [],
    }


def test_marks_of_a_field_are_read_back_and_taken_away():
    marked = [FieldRow(name="email", is_personal=True), FieldRow(name="order", is_correlation=True)]

    schema = schema_of(marked, {})

    assert rows_of(schema) == tuple(marked)
    assert schema_of([FieldRow(name="email")], schema)["properties"] == {"email": {"type": "string"}}


def test_only_one_field_correlates():
    with pytest.raises(Invalid):
        schema_of([FieldRow(name="a", is_correlation=True), FieldRow(name="b", is_correlation=True)], {})
