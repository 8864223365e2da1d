"""Which format a text is in, its limits, and that no text at all breaks a reader."""

import json
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modeler.core.importers.imported import Skipped, Unreadable
from modeler.core.importers.registry import CHARACTERS_AT_MOST, READERS, guessed_format, read_board
from modeler.core.intents.drawing import require_drawing
from modeler.core.kernel.errors import ModelerError, NotFound
from modeler.core.snapshot.drawing import ITEMS_AT_MOST

SEED = UUID(int=7)


@pytest.mark.parametrize(
    ("text", "file_name", "name"),
    [
        ('{"format": "stormwright-board"}', "", "board-json"),
        ('  {"data": []}', "board.json", "miro-json"),
        ("[]", "", "miro-json"),
        ("anything", "notes.CSV", "board-csv"),
        ("kind,text,x,y\n", "", "board-csv"),
        ("Text;Colour\n", "", "board-csv"),
        ("Order placed\nOrder paid", "", "lines"),
        ("text", "", "lines"),
        ("kind,text", "notes.txt", "lines"),
    ],
)
def test_a_format_is_known_by_its_beginning_or_the_files_name(text: str, file_name: str, name: str):
    assert guessed_format(text, file_name) == name


def test_lines_are_events_unless_they_say_their_kind():
    imported = read_board("- Order placed\n\n2. Command: Place order\nHotspot: who pays?\nNB: a note\n", SEED)

    drawing = imported.drawing
    assert [note.kind.value for note in drawing.notes] == ["event", "command", "hotspot", "event"]
    assert [element.name for element in drawing.elements] == ["Order placed", "Place order", "NB: a note"]
    assert drawing.notes[2].text == "who pays?"


def test_a_line_that_no_note_holds_is_told():
    imported = read_board("Order placed\n" + "a" * 4_001, SEED, format_name="lines")

    assert len(imported.drawing.notes) == 1
    assert imported.skipped == (Skipped("line 2", "Its text has 4001 characters; a note holds 4000."),)


def test_miro_items_are_read_by_type_colour_and_the_middle_of_their_place():
    sticky = {
        "type": "sticky_note",
        "data": {"content": "<p>Order &amp; pay</p><p>now</p>"},
        "style": {"fillColor": "orange"},
        "position": {"x": 100, "y": 50},
        "geometry": {"width": 200, "height": 100},
    }
    items = [sticky, {"type": "text", "data": {"content": "Legend"}}, {"type": "image"}, "odd"]

    imported = read_board(json.dumps({"data": items}), SEED)

    note, label = imported.drawing.notes
    assert imported.drawing.elements[0].name == "Order & pay\nnow"
    assert (note.kind.value, note.x, note.y, note.width) == ("event", 0, 0, 200)
    assert (label.kind.value, label.text) == ("label", "Legend")
    assert [one.where for one in imported.skipped] == ["item 3", "item 4"]


@pytest.mark.parametrize(
    "text",
    ["", "   \n", "a" * (CHARACTERS_AT_MOST + 1), "\n".join(["Order placed"] * ITEMS_AT_MOST), "a\x00b", '{"data": 1}'],
)
def test_nothing_too_much_and_what_is_no_text_are_unreadable(text: str):
    with pytest.raises(Unreadable) as refused:
        read_board(text, SEED)

    assert refused.value.fix


def test_an_unknown_format_is_not_found():
    with pytest.raises(NotFound):
        read_board("a", SEED, format_name="stone-tablets")


@settings(deadline=None, max_examples=60)
@given(text=st.text(max_size=200), format_name=st.sampled_from(["", *READERS]))
def test_any_text_is_either_read_or_refused(text: str, format_name: str):
    assert _outcome(text, format_name) in ("read", "invalid", "unreadable_file")


_CELLS = st.sampled_from(["event", "Order placed", "", "10", "-1", "1e9", "nan", "orange", "#fff", '"', "yes", "Sales"])


_HEADERS = st.permutations(["kind", "text", "x", "y", "width", "context"])


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(_CELLS, max_size=7), max_size=6), _HEADERS)
def test_any_table_is_either_read_or_refused(rows: list[list[str]], header: list[str]):
    text = "\n".join(",".join(row) for row in [header, *rows])

    assert _outcome(text, "board-csv") in ("read", "unreadable_file")


def _outcome(text: str, format_name: str) -> str:
    try:
        require_drawing(read_board(text, SEED, format_name=format_name).drawing)
    except ModelerError as error:
        return error.code
    return "read"
