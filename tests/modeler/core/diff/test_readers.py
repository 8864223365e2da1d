from dataclasses import replace
from uuid import uuid4

import pytest

from modeler.core.diff.readers import breakages, field_changes
from modeler.core.snapshot.events import Subscription
from modeler.core.snapshot.fields import FieldRow, schema_of

BEFORE = schema_of(
    [
        FieldRow(name="total", type="number", is_required=True),
        FieldRow(name="country", values=("DE", "FR"), is_required=True),
        FieldRow(name="customer.city", is_required=True),
    ],
    {},
)


WIDER = FieldRow(name="country", values=("DE", "FR", "US"), is_required=True)


def changed(**rows: FieldRow | None) -> object:
    """The schema with some of its rows replaced, or taken away."""
    kept = {
        "total": FieldRow(name="total", type="number", is_required=True),
        "country": FieldRow(name="country", values=("DE", "FR"), is_required=True),
        "city": FieldRow(name="customer.city", is_required=True),
    }
    return schema_of([row for row in {**kept, **rows}.values() if row is not None], {})


def reader(condition: str) -> Subscription:
    return Subscription(id=uuid4(), event_id=uuid4(), policy_id=uuid4(), condition=condition)


@pytest.mark.parametrize(
    ("after", "words", "is_safe"),
    [
        (changed(note=FieldRow(name="note")), "note is new", True),
        (changed(total=None), "total is gone", False),
        (changed(total=FieldRow(name="total", type="number")), "total may be missing now", False),
        (changed(total=FieldRow(name="total", is_required=True)), "total was number and is text", False),
        (
            changed(country=FieldRow(name="country", values=("DE",), is_required=True)),
            "country is never FR any more",
            False,
        ),
        (
            changed(country=WIDER),
            "country may be US as well",
            True,
        ),
        (changed(country=FieldRow(name="country", is_required=True)), "country may be anything now", False),
        (changed(city=FieldRow(name="customer.city")), "customer.city may be missing now", False),
    ],
)
def test_a_change_is_told_by_field_and_whether_it_is_safe(after, words: str, is_safe: bool):
    (change,) = field_changes(BEFORE, after)

    assert (f"{change.field} {change.words}", change.is_safe) == (words, is_safe)


@pytest.mark.parametrize(
    ("condition", "after", "breaks"),
    [
        ("total >= 5", changed(total=None), True),
        ("total >= 5", changed(country=None), False),
        ("total >= 5", changed(note=FieldRow(name="note")), False),
        ('customer.city = "Bonn"', changed(city=FieldRow(name="customer.city")), True),
        ('country = "DE"', changed(country=WIDER), True),
        ('country starts with "D"', changed(country=WIDER), False),
        ("", changed(total=None), False),
        ("total >= ", changed(total=None), False),
    ],
)
def test_a_reader_breaks_where_its_condition_asks_what_has_changed(condition: str, after, breaks: bool):
    one = reader(condition)

    found = breakages(BEFORE, after, [one])

    assert [breakage.subscription_id for breakage in found] == ([one.id] if breaks else [])


def test_a_field_that_a_consumer_says_it_reads_breaks_it_where_it_is_no_longer_what_it_was():
    one = replace(reader(""), reads=("total", "customer"))

    gone = breakages(BEFORE, changed(total=None, city=None), [one])
    wider = breakages(BEFORE, changed(country=WIDER), [one])

    assert [(each.subscription_id, each.change.field) for each in gone] == [
        (one.id, "total"),
        (one.id, "customer"),
        (one.id, "customer.city"),
    ]
    assert wider == ()
