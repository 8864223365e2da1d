"""A condition is held against the schema before anything is deployed."""

import pytest

from modeler.core.conditions.parse import parse_condition
from modeler.core.conditions.typed import check_condition

LINE = {"type": "object", "properties": {"sku": {"type": "string"}}, "required": ["sku"]}
ORDER = {
    "type": "object",
    "properties": {
        "total": {"type": "number", "minimum": 0, "maximum": 10_000},
        "country": {"type": "string"},
        "channel": {"enum": ["web", "shop"]},
        "coupon": {"type": ["string", "null"]},
        "lines": {
            "type": "array",
            "items": {"type": "object", "properties": {"sku": {"type": "string"}}, "required": ["sku"]},
        },
        "customer": {"type": "object", "properties": {"vip": {"type": "boolean"}}, "required": ["vip"]},
    },
    "required": ["total", "country", "channel", "customer", "lines"],
}


def codes(text: str) -> list[str]:
    condition = parse_condition(text)
    assert condition is not None
    return [finding.code for finding in check_condition(condition, ORDER, ())]


@pytest.mark.parametrize(
    "text",
    [
        'total >= 500 and country starts with "D"',
        'channel = "web" and customer.vip = true',
        'lines.sku = "A-1"',
        "metadata.version = 1",
        "coupon is missing or coupon is null",
    ],
)
def test_a_condition_that_fits_the_schema_has_no_finding(text: str):
    assert codes(text) == []


@pytest.mark.parametrize("text", ["totl > 5", "customer.vipp = true", "customer = 1", "lines.price > 3"])
def test_a_field_that_the_event_does_not_have_is_found(text: str):
    assert codes(text) == ["FLT401"]


@pytest.mark.parametrize(
    "text",
    [
        'channel = "phone"',
        'channel in ("web", "phone")',
        'channel starts with "p"',
        "total > 10000",
        "total < 0",
        'total = "5"',
        "country = 5",
        "country > 5",
        'total starts with "5"',
        'country = "A" and country = "B"',
    ],
)
def test_a_filter_that_can_never_match_is_found(text: str):
    assert codes(text) == ["FLT402"]


@pytest.mark.parametrize("text", ["total >= 0", "country is present", 'channel in ("web", "shop")'])
def test_a_filter_that_always_matches_is_found(text: str):
    assert codes(text) == ["FLT403"]


def test_an_optional_field_without_a_word_on_its_absence_is_hinted_at():
    assert codes('coupon = "X"') == ["FLT404"]


def test_a_schema_without_properties_has_nothing_against_a_condition():
    condition = parse_condition("anything = 1")
    assert condition is not None

    assert check_condition(condition, {"type": "object"}, ()) == ()
