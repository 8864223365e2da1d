"""Frames are checked before anybody gets them."""

import json
from uuid import uuid4

import pytest

from modeler.core.kernel.errors import Forbidden, Invalid
from modeler.core.kernel.roles import Role
from modeler.entrypoints.realtime.frames import MOST_ITEMS, frame_text

PLACE = {"x": 1, "y": 2.5, "width": 300, "height": 200}
GOOD = [
    {"kind": "cursor", "x": 1, "y": -2.5},
    {"kind": "laser", "x": 1, "y": 2},
    {"kind": "laser", "x": 1, "y": 2, "on": False},
    {"kind": "drag", "notes": [{"id": str(uuid4()), "x": 1, "y": 2}]},
    {"kind": "selection", "ids": [str(uuid4())]},
    {"kind": "editing", "id": None},
    {"kind": "view", **PLACE},
    {"kind": "follow", "session": "s"},
    {"kind": "summon", **PLACE, "at_once": True},
]


@pytest.mark.parametrize("frame", GOOD, ids=lambda frame: frame["kind"])
def test_a_frame_goes_out_as_it_came_in(frame):
    assert json.loads(frame_text(frame, Role.OWNER)) == frame


@pytest.mark.parametrize(
    "frame",
    [
        {},
        {"kind": "dance"},
        {"kind": ["cursor"]},
        {"kind": "cursor", "x": 1},
        {"kind": "cursor", "x": "1", "y": 2},
        {"kind": "cursor", "x": float("nan"), "y": 2},
        {"kind": "cursor", "x": 1, "y": 2, "html": "<b>"},
        {"kind": "view", **PLACE, "width": float("inf")},
        {"kind": "drag", "notes": [{"id": "n", "x": 1, "y": 2}]},
        {"kind": "drag", "notes": [{"id": str(uuid4()), "x": float("inf"), "y": 2}]},
        {"kind": "selection", "ids": [str(uuid4())] * (MOST_ITEMS + 1)},
    ],
)
def test_anything_else_is_refused(frame):
    with pytest.raises(Invalid):
        frame_text(frame, Role.OWNER)


@pytest.mark.parametrize(
    ("frame", "least"),
    [
        ({"kind": "cursor", "x": 1, "y": 2}, Role.VIEWER),
        ({"kind": "drag", "notes": []}, Role.GUEST),
        ({"kind": "editing", "id": None}, Role.GUEST),
        ({"kind": "summon", **PLACE}, Role.EDITOR),
        ({"kind": "summon", **PLACE, "at_once": True}, Role.FACILITATOR),
    ],
)
def test_who_may_not_move_notes_or_call_people_cannot_pretend_to(frame, least):
    below = max(role for role in Role if role < least)

    with pytest.raises(Forbidden):
        frame_text(frame, below)
    assert frame_text(frame, least)
