"""Tables of notes: ours, and those of whiteboards, with what was not understood told line by line."""

from uuid import UUID

import pytest
from hypothesis import given, settings

from modeler.core.exporters.board_csv import board_csv
from modeler.core.importers.board_csv import read_board_csv
from modeler.core.importers.colours import kind_of_colour
from modeler.core.importers.imported import BoardImport, Skipped, Unreadable
from modeler.core.snapshot.drawing import Drawing, bounds_of
from modeler.core.snapshot.kinds import ElementKind, NoteKind, RegionKind
from tests.builders.drawings import drawings

SEED = UUID(int=7)


def told(imported: BoardImport) -> list[tuple[str, str]]:
    """Kind and text of each note, in order."""
    names = {element.id: element.name for element in imported.drawing.elements}
    return [(note.kind.value, names.get(note.element_id, note.text)) for note in imported.drawing.notes]


def _cells(drawing: Drawing) -> list[tuple[object, ...]]:
    contexts = {context.id: context.name for context in drawing.contexts}
    elements = {element.id: element for element in drawing.elements}
    rows = []
    for note in sorted(drawing.notes, key=lambda note: (note.x, note.y)):
        element = elements.get(note.element_id)
        words = element.name if element else note.text
        context = contexts.get(element.context_id, "") if element else ""
        box = (note.x, note.y, note.width, note.height)
        rows.append((note.kind, words.strip(), *box, context.strip(), note.is_pivotal))
    return rows


@settings(deadline=None, max_examples=60)
@given(drawings())
def test_the_notes_of_our_own_table_come_back(drawing: Drawing):
    imported = read_board_csv(board_csv(drawing), SEED)

    assert _cells(imported.drawing) == _cells(drawing)
    assert imported.skipped == ()


def test_columns_come_in_any_order_and_case_and_whatever_separates_them():
    for separator in (",", ";", "\t"):
        rows = [["Y", "Text", "KIND", "x"], ["20", "Order placed", "Domain Event", "10"], ["0", "Pay", "action", "300"]]
        imported = read_board_csv("\r\n".join(separator.join(row) for row in rows), SEED)

        assert told(imported) == [("event", "Order placed"), ("command", "Pay")]
        assert [(note.x, note.y) for note in imported.drawing.notes] == [(10, 20), (300, 0)]


def test_a_decimal_comma_is_understood_where_semicolons_separate():
    imported = read_board_csv("text;x;y\nOrder placed;1,5;2", SEED)

    assert imported.drawing.notes[0].x == 1.5


def test_notes_without_a_place_lie_from_left_to_right_and_none_over_another():
    rows = "\n".join(f"event,Event {number} happened" for number in range(30))

    notes = read_board_csv(f"kind,text\n{rows}", SEED).drawing.notes

    assert [note.x for note in notes[:12]] == sorted({note.x for note in notes[:12]})
    assert notes[12].y > notes[11].y
    boxes = [(note.x, note.y) for note in notes]
    assert len(set(boxes)) == 30


def test_notes_of_a_context_lie_together_in_its_region():
    drawing = read_board_csv(
        "kind,text,context\nevent,Order placed,Sales\nevent,Parcel sent,Shipping\ncommand,Place order,Sales", SEED
    ).drawing

    assert [context.name for context in drawing.contexts] == ["Sales", "Shipping"]
    sales = next(region for region in drawing.regions if region.context_id == drawing.contexts[0].id)
    inside = [note for note in drawing.notes if sales.x <= note.x and sales.y <= note.y < sales.y + sales.height]
    assert sales.kind is RegionKind.CONTEXT
    assert {note.id for note in inside} == {drawing.notes[0].id, drawing.notes[2].id}
    assert drawing.elements[0].context_id == sales.context_id


def test_notes_without_a_place_lie_below_those_that_have_one():
    notes = read_board_csv("kind,text,x,y\nevent,Placed,0,500\nevent,Free,,", SEED).drawing.notes

    assert notes[1].y >= notes[0].y + notes[0].height


def test_what_is_not_understood_is_told_line_by_line_and_the_rest_is_taken():
    imported = read_board_csv(
        "kind,text,x,y,votes\nevent,Order placed,0,0,3\nevnt,Oops,0,0,\n\nevent,Far,9999999,0,\n"
        "event,Word,left,0,\n,No kind,0,0,",
        SEED,
    )

    assert told(imported) == [("event", "Order placed")]
    assert imported.skipped == (
        Skipped("line 3", "“evnt” is no kind of note."),
        Skipped("line 5", "“9999999” in the column x is no number of the board."),
        Skipped("line 6", "“left” in the column x is no number of the board."),
        Skipped("line 7", "It says neither kind nor colour."),
    )
    assert imported.remarks == ("Not used: votes.",)


def test_a_line_is_counted_from_where_its_row_begins():
    imported = read_board_csv('kind,text\nevent,"Order\nplaced"\nevnt,Oops', SEED)

    assert told(imported) == [("event", "Order\nplaced")]
    assert imported.skipped[0].where == "line 4"


def test_a_whiteboards_table_is_read_by_its_colours_below_its_title():
    imported = read_board_csv(
        "My retro board\n\nType,Content,Color,Frame\n"
        "sticky_note,Order placed,orange,Checkout\nsticky_note,Place order,light_blue,Checkout\n"
        "sticky_note,Who pays?,#FF4D8D,\nsticky_note,Odd,#123456,",
        SEED,
    )

    assert told(imported) == [("event", "Order placed"), ("command", "Place order"), ("hotspot", "Who pays?")]
    assert [(region.kind, region.name) for region in imported.drawing.regions] == [(RegionKind.THEME, "Checkout")]
    assert imported.skipped == (Skipped("line 7", "The colour “#123456” stands for no kind of note."),)


def test_without_kinds_and_colours_every_note_is_an_event_and_the_report_says_so():
    imported = read_board_csv("text,author\nOrder placed,Ada", SEED)

    assert told(imported) == [("event", "Order placed")]
    assert imported.remarks[-1] == "No column says kind or colour: every note became a domain event."


def test_a_text_that_a_spreadsheet_would_run_is_guarded_and_comes_back():
    drawing = read_board_csv("kind,text\nlabel,=1+1\nlabel,'quoted", SEED).drawing

    table = board_csv(drawing)

    assert "'=1+1" in table
    assert [note.text for note in read_board_csv(table, SEED).drawing.notes] == ["=1+1", "'quoted"]


def test_pivotal_events_are_known_by_their_column_or_kind():
    table = "kind,text,pivotal\nevent,A,yes\npivotal event,B,\nevent,C,no\ncommand,D,yes"

    drawing = read_board_csv(table, SEED).drawing

    assert [note.is_pivotal for note in drawing.notes] == [True, True, False, False]


def test_elements_get_the_kind_of_their_notes():
    drawing = read_board_csv("kind,text\nsystem,Bank\nhotspot,Why?", SEED).drawing

    assert [element.kind for element in drawing.elements] == [ElementKind.EXTERNAL_SYSTEM]
    assert drawing.notes[1].element_id is None


@pytest.mark.parametrize("text", ["kind,x\nevent,1", "", "no header here", f'text,kind\n"{"a" * 200_000}",event'])
def test_what_is_no_table_of_notes_is_unreadable(text: str):
    with pytest.raises(Unreadable):
        read_board_csv(text, SEED)


@pytest.mark.parametrize(
    ("colour", "kind"),
    [
        ("Light Yellow", NoteKind.ACTOR),
        ("yellow", NoteKind.AGGREGATE),
        ("violet", NoteKind.POLICY),
        ("#ffa94d", NoteKind.EVENT),
        ("#FFA500", NoteKind.EVENT),
        ("ff9d48ff", NoteKind.EVENT),
        ("#74C0FC", NoteKind.COMMAND),
        ("#fff", NoteKind.SCREEN),
        ("#000000", None),
        ("chartreuse-ish", None),
    ],
)
def test_a_colour_stands_for_a_kind(colour: str, kind: NoteKind | None):
    assert kind_of_colour(colour) is kind


def test_rows_in_one_frame_do_not_run_into_the_next():
    drawing = read_board_csv("kind,text,frame\n" + "event,A,One\n" * 13 + "event,B,Two", SEED).drawing

    one, two = drawing.regions
    edges = bounds_of((one,))
    assert edges is not None
    assert two.y >= edges[3]
