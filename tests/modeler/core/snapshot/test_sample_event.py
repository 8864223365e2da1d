"""A sample of an event, made from its schema."""

from modeler.core.snapshot.sample_event import sample_of


def test_a_sample_has_every_field_with_a_value_of_its_type():
    schema = {
        "type": "object",
        "properties": {
            "id": {"type": "string", "format": "uuid"},
            "at": {"type": "string", "format": "date-time"},
            "total": {"type": "number"},
            "count": {"type": "integer", "minimum": 3},
            "paid": {"type": "boolean"},
            "lines": {"type": "array", "items": {"type": "string"}},
        },
    }

    assert sample_of(schema) == {
        "id": "6f1c2d3e-4b5a-4c7d-8e9f-0a1b2c3d4e5f",
        "at": "2026-01-31T12:00:00Z",
        "total": 12.5,
        "count": 3,
        "paid": True,
        "lines": ["text"],
    }


def test_what_the_schema_names_wins():
    schema = {"properties": {"channel": {"type": "string", "enum": ["web", "shop"]}, "kind": {"const": "order"}}}

    assert sample_of(schema) == {"channel": "web", "kind": "order"}


def test_an_empty_schema_gives_an_empty_sample():
    assert sample_of({}) == {}


def test_an_example_that_people_wrote_comes_first():
    schema = {"properties": {"total": {"type": "number"}}, "examples": [{"total": 7}, {"total": 8}]}

    assert sample_of(schema) == {"total": 7}
