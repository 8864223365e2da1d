"""Board JSON round-trips exactly, and what does not fit is refused as a whole, with its place."""

import json
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modeler.core.exporters.board_json import board_json, numbered
from modeler.core.importers.board_json import read_board_json
from modeler.core.importers.imported import Unreadable
from modeler.core.intents.drawing import require_drawing
from modeler.core.kernel.errors import Invalid, ModelerError
from modeler.core.snapshot.drawing import Drawing, DrawnElement, DrawnNote
from modeler.core.snapshot.kinds import ElementKind, NoteKind
from tests.builders.drawings import drawings

SEED = UUID(int=7)


def a_file(**changes: Any) -> dict[str, Any]:
    note = DrawnNote(
        id=UUID(int=2), kind=NoteKind.EVENT, x=0, y=0, width=120, height=120, element_id=UUID(int=1), is_pivotal=True
    )
    element = DrawnElement(id=UUID(int=1), kind=ElementKind.EVENT, name="Order placed")
    body: dict[str, Any] = json.loads(board_json("Wall", "process", Drawing(elements=(element,), notes=(note,))))
    return {**body, **changes}


@settings(deadline=None, max_examples=60)
@given(drawing=drawings(), name=st.text("Wall ", min_size=1).map(lambda name: f"B{name}"))
def test_what_was_exported_comes_back_and_is_exported_to_the_same_bytes(drawing: Drawing, name: str):
    text = board_json(name, "process", drawing)

    imported = read_board_json(text, SEED)

    assert (imported.name, imported.level) == (name, "process")
    assert numbered(imported.drawing) == numbered(drawing)
    assert board_json(imported.name, imported.level, imported.drawing) == text


@settings(deadline=None, max_examples=60)
@given(drawings())
def test_the_same_seed_gives_the_same_ids_and_another_seed_shares_none(drawing: Drawing):
    text = board_json("Wall", "design", drawing)

    once, again, other = (read_board_json(text, seed).drawing for seed in (SEED, SEED, UUID(int=8)))

    assert once == again
    assert {note.id for note in once.notes}.isdisjoint(note.id for note in other.notes)


def test_the_order_in_which_rows_were_read_does_not_show():
    file = read_board_json(json.dumps(a_file()), SEED)

    assert board_json("Wall", "process", file.drawing) == board_json("Wall", "process", numbered(file.drawing))


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"format": "other"}', "[" * 100_000, '{"format": NaN}', json.dumps(a_file(version=2))],
)
def test_what_is_no_board_of_ours_is_unreadable(text: str):
    with pytest.raises(Unreadable):
        read_board_json(text, SEED)


def _with_note(**changes: Any) -> dict[str, Any]:
    file = a_file()
    file["drawing"]["notes"][0].update(changes)
    return file


def _with(table: str, *rows: dict[str, Any]) -> dict[str, Any]:
    file = a_file()
    file["drawing"][table] = [*file["drawing"][table], *rows]
    return file


_ARROW = {"id": str(UUID(int=9)), "source_id": str(UUID(int=2)), "target_id": str(UUID(int=3)), "label": ""}
_REGION = {"id": str(UUID(int=9)), "kind": "context", "x": 0, "y": 0, "width": 10, "height": 10}


@pytest.mark.parametrize(
    ("file", "where"),
    [
        (a_file(level="deep"), "level"),
        (a_file(colour="red"), ""),
        (_with_note(x="left"), "drawing.notes[0].x"),
        (_with_note(x=2_000_000), ""),
        (_with_note(width=0), ""),
        (_with_note(kind="command"), "notes[0]"),
        (_with_note(text="beside"), "notes[0]"),
        (_with_note(element_id=str(UUID(int=5))), "notes[0]"),
        (_with_note(element_id=None), "notes[0]"),
        (_with_note(id=str(UUID(int=1))), "ids"),
        (_with("connectors", _ARROW), "connectors[0]"),
        (_with("connectors", {**_ARROW, "target_id": str(UUID(int=2))}), "connectors[0]"),
        (_with("regions", _REGION), "regions[0]"),
        (_with("regions", {**_REGION, "kind": "phase"}), "regions[0]"),
        (a_file(drawing={}), "drawing"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(file: dict[str, Any], where: str):
    with pytest.raises(Invalid) as refused:
        read_board_json(json.dumps(file), SEED)

    assert where in refused.value.where
    assert refused.value.fix


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.just(str(UUID(int=2))),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_any_value_at_any_place_is_either_read_or_refused(data: st.DataObject):
    file = a_file()
    table = data.draw(st.sampled_from(["contexts", "elements", "notes", "connectors", "regions"]))
    rows = file["drawing"][table]
    if rows and data.draw(st.booleans()):
        rows[0][data.draw(st.sampled_from(sorted(rows[0])))] = data.draw(_JSON)
    else:
        file["drawing"][table] = data.draw(_JSON)

    assert _outcome(json.dumps(file)) in ("read", "invalid", "unreadable_file")


def _outcome(text: str) -> str:
    try:
        require_drawing(read_board_json(text, SEED).drawing)
    except ModelerError as error:
        return error.code
    return "read"
