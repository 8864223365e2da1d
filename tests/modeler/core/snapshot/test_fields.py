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
    assert [row.type for row in rows_of(before)] == ["object", OTHER]


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
