"""Versions are computed: what breaks a reader is major, what adds is minor, words are a patch."""

from uuid import UUID

import pytest

from modeler.core.diff.versions import Bump, bump_of, next_version
from modeler.core.snapshot.events import EventVersion

TOTAL = {"type": "number"}
COLOUR = {"type": "string", "enum": ["red", "blue"]}
BASE = {"type": "object", "properties": {"total": TOTAL, "colour": COLOUR}, "required": ["total"]}


def _with(**properties):
    return {**BASE, "properties": {**BASE["properties"], **properties}}


@pytest.mark.parametrize(
    ("after", "bump"),
    [
        (BASE, Bump.NONE),
        ({**BASE, "description": "An order."}, Bump.PATCH),
        (_with(total={**TOTAL, "description": "in cents"}), Bump.PATCH),
        (_with(note={"type": "string"}), Bump.MINOR),
        ({**_with(note={"type": "string"}), "required": ["total", "note"]}, Bump.MINOR),
        (_with(colour={"type": "string", "enum": ["red", "blue", "green"]}), Bump.MINOR),
        (_with(colour={"type": "string", "enum": ["red"]}), Bump.MAJOR),
        (_with(colour={"type": "string"}), Bump.MAJOR),
        (_with(total={"type": "integer"}), Bump.MAJOR),
        (_with(total={**TOTAL, "minimum": 0}), Bump.MAJOR),
        ({**BASE, "required": []}, Bump.MAJOR),
        ({**BASE, "properties": {"total": TOTAL}}, Bump.MAJOR),
        ({**BASE, "properties": {"sum": TOTAL, "colour": COLOUR}}, Bump.MAJOR),
        ({**BASE, "additionalProperties": False}, Bump.MAJOR),
    ],
)
def test_a_change_means_what_it_does_to_a_reader(after, bump):
    assert bump_of(BASE, after) is bump


def test_a_field_inside_an_object_counts_like_one_outside():
    inner = {"type": "object", "properties": {"city": {"type": "string"}}}
    before = _with(address=inner)

    after = _with(address={**inner, "properties": {**inner["properties"], "zip": {"type": "string"}}})

    assert bump_of(before, after) is Bump.MINOR


def test_the_first_release_is_one_and_the_next_follows_from_the_change():
    released = EventVersion(event_id=UUID(int=1), major=1, minor=2, patch=3, schema=BASE)

    assert next_version(None, BASE) == (1, 0, 0)
    assert next_version(released, BASE) is None
    assert next_version(released, {**BASE, "title": "Order"}) == (1, 2, 4)
    assert next_version(released, _with(note={"type": "string"})) == (1, 3, 0)
    assert next_version(released, {**BASE, "required": []}) == (2, 0, 0)
