"""A board out of one domain and into another: the same board up to ids, as one change that can be taken back."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest

from modeler.core.importers.registry import read_board
from modeler.core.intents.board import ChangeNoteKind, LabelConnector, MarkPivotal, ResizeNote, UndoChange
from modeler.core.intents.drawing import DrawOnBoard
from modeler.core.intents.facilitation import StartPrivateWriting
from modeler.core.kernel.errors import Conflict, Forbidden, Invalid, NotOpenYet
from modeler.core.kernel.roles import Role
from modeler.core.snapshot.drawing import Drawing
from modeler.core.snapshot.kinds import NoteKind
from modeler.models import Change, Connector, Element, Flow, Note, Region, Subscription
from modeler.services.exchange.boards import draw_on, export_of_board, new_board_of, read_for_board
from modeler.services.replay import differences
from tests.builders.domains import ADomain, a_domain, a_member
from tests.builders.workshops import a_workshop

pytestmark = pytest.mark.django_db


def a_wall() -> ADomain:
    a = a_domain(name="Orders")
    a.add_note("Order placed", x=100, y=100)
    a.add_note("Whenever an order is placed, bill", NoteKind.POLICY, x=400, y=100)
    a.add_note("Who pays?", NoteKind.HOTSPOT, x=1200, y=50)
    a.add_note("Bank", NoteKind.EXTERNAL_SYSTEM, x=1400, y=50)
    a.add_context("Sales", width=800)
    arrow = a.connect("Order placed", "Whenever an order is placed, bill")
    a.connect("Who pays?", "Bank")
    a.do(LabelConnector, connector_id=arrow, label="within a day")
    a.do(MarkPivotal, note_id=a.notes["Order placed"], is_pivotal=True)
    a.do(ResizeNote, note_id=a.notes["Bank"], x=1400.5, y=50.25, width=300, height=90)
    return a


def brought(a: ADomain, text: str) -> Change:
    intent_id = uuid4()
    imported, _ = read_for_board(text, intent_id)
    return draw_on(a.owner, a.board, imported, intent_id)


def test_a_board_comes_back_byte_for_byte_in_an_empty_domain_of_its_name():
    a, b = a_wall(), a_domain(name="Orders")
    text = export_of_board(a.board, "board-json").text

    brought(b, text)

    assert export_of_board(b.board, "board-json").text == text
    assert Flow.objects.filter(domain=b.domain).count() == 1
    assert Subscription.objects.filter(domain=b.domain).count() == 1
    assert list(differences(b.reload())) == []


def test_an_import_is_one_change_and_one_undo_takes_it_back():
    a, b = a_wall(), a_domain()
    version = b.reload().version

    change = brought(b, export_of_board(a.board, "board-json").text)

    assert (change.kind, b.reload().version) == ("BoardDrawnOn", version + 1)
    b.do(UndoChange, change_id=change.pk, board_id=None)
    rows = (Note, Connector, Region)
    assert [table.objects.filter(board=b.board).count() for table in rows] == [0, 0, 0]
    assert Element.objects.filter(domain=b.domain).count() == 0


def test_importing_twice_under_one_id_is_importing_once():
    a = a_domain()
    intent_id = uuid4()
    imported, _ = read_for_board("Order placed", intent_id)

    first, second = (draw_on(a.owner, a.board, imported, intent_id) for _ in range(2))

    assert first == second
    assert a.board.notes.count() == 1


def test_what_comes_onto_a_full_board_lies_below_what_is_there():
    a = a_wall()
    bottom = max(region.y + region.height for region in a.board.regions.all())

    brought(a, export_of_board(a.board, "board-json").text)

    lower = a.board.notes.filter(y__gt=bottom)
    assert lower.count() == 4
    assert list(differences(a.reload())) == []


def test_a_context_of_that_name_is_used_and_none_is_made_twice():
    a = a_wall()

    brought(a, "kind,text,context\nevent,Order paid,Sales\nevent,Parcel sent,Shipping")

    assert sorted(a.domain.contexts.values_list("name", flat=True)) == ["Sales", "Shipping"]
    assert Element.objects.get(name="Order paid").context == a.domain.contexts.get(name="Sales")


def test_two_arrows_between_notes_of_the_same_elements_are_one_flow():
    a, b = a_wall(), a_domain(name="Orders")
    text = export_of_board(a.board, "board-json").text
    drawing = read_board(text, uuid4()).drawing
    doubled = _with_doubles(drawing)

    b.do(DrawOnBoard, drawing=doubled)

    assert Connector.objects.filter(board=b.board, flow__isnull=False).count() == 2
    assert Flow.objects.filter(domain=b.domain).count() == 1


def test_a_mark_of_what_was_an_event_once_is_not_exported():
    a = a_wall()
    a.do(ChangeNoteKind, note_id=a.notes["Order placed"], kind=NoteKind.COMMAND)

    drawing = read_board(export_of_board(a.board, "board-json").text, uuid4()).drawing

    assert [note.is_pivotal for note in drawing.notes] == [False] * 4


def test_a_viewer_brings_nothing_in():
    a = a_wall()
    vera = a_member(a, Role.VIEWER, "Vera")
    imported, _ = read_for_board("Order paid", uuid4())

    with pytest.raises(Forbidden):
        draw_on(vera, a.board, imported, uuid4())

    assert a.board.notes.count() == 4


def test_a_drawing_that_does_not_hang_together_changes_nothing():
    a = a_domain()

    with pytest.raises(Invalid):
        a.do(DrawOnBoard, drawing=Drawing())

    assert a.reload().version == 1


def test_a_new_board_of_a_file_has_its_level():
    a, b = a_wall(), a_domain()
    imported, report = read_for_board(export_of_board(a.board, "board-json").text, uuid4())

    board_id = new_board_of(b.owner, b.domain, imported, name="Second wall", ids=(uuid4(), uuid4()))

    board = b.domain.boards.get(pk=board_id)
    assert (board.name, board.level, board.notes.count()) == ("Second wall", "design", 4)
    assert report["counts"] == {"notes": 4, "arrows": 2, "regions": 1, "contexts": 1}


def _with_doubles(drawing: Drawing) -> Drawing:
    """Each note once more, with arrows as between the first ones."""
    ids = {note.id: UUID(int=note.id.int ^ 1) for note in drawing.notes}
    notes = tuple(replace(note, id=ids[note.id]) for note in drawing.notes)
    connectors = tuple(
        replace(one, id=UUID(int=one.id.int ^ 1), source_id=ids[one.source_id], target_id=ids[one.target_id])
        for one in drawing.connectors
    )
    return replace(drawing, notes=drawing.notes + notes, connectors=drawing.connectors + connectors)


def test_nothing_is_brought_in_while_everybody_writes_privately():
    a = a_domain()
    a.do(StartPrivateWriting)
    imported, _ = read_for_board("Order placed", uuid4())

    with pytest.raises(Conflict):
        draw_on(a.owner, a.board, imported, uuid4())

    assert a.board.notes.count() == 0


def test_what_the_phase_has_not_opened_is_not_brought_in():
    a = a_workshop(phase="chaotic_exploration")
    imported, _ = read_for_board("Order placed\nRead model: Open orders", uuid4())

    with pytest.raises(NotOpenYet):
        draw_on(a.owner, a.board, imported, uuid4())

    assert a.board.notes.count() == 0
