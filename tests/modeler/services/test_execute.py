"""The one door: what it lets through, what it refuses, and that nothing is half done."""

from dataclasses import replace
from uuid import uuid4

import pytest

from modeler.core.intents.board import AddNotes, EditNote, MoveNotes, NewNote, NoteMove, RemoveFromBoard, UndoChange
from modeler.core.kernel.errors import Conflict, Forbidden, NotFound
from modeler.core.kernel.roles import Role
from modeler.core.snapshot.kinds import NoteKind
from modeler.models import Change, Element, Flow, Note, Subscription
from modeler.services.execute import execute
from tests.builders.domains import a_domain, a_member, a_user, caller_of

pytestmark = pytest.mark.django_db


def test_a_note_of_a_model_kind_becomes_an_element():
    a = a_domain()

    note_id = a.add_note("Order placed")

    note = Note.objects.get(pk=note_id)
    assert (note.text, note.element.name, note.element.kind) == ("", "Order placed", "event")


def test_an_intent_executed_twice_is_executed_once():
    a = a_domain()
    intent = a.intent(AddNotes, notes=(NewNote(id=uuid4(), kind=NoteKind.HOTSPOT, x=0, y=0, text="Why?"),))

    first = execute(a.owner, intent)
    second = execute(a.owner, intent)

    assert second == first
    assert a.board.notes.count() == 1
    assert a.reload().version == first.version == 2


def test_somebody_elses_intent_id_is_refused():
    a = a_domain()
    intent = a.intent(AddNotes, notes=(NewNote(id=uuid4(), kind=NoteKind.HOTSPOT, x=0, y=0),))
    execute(a.owner, intent)

    with pytest.raises(Conflict):
        execute(a_member(a, Role.EDITOR), intent)


def test_a_stranger_cannot_tell_a_foreign_domain_from_a_missing_one():
    a = a_domain()
    stranger = caller_of(a_user("Sam"))
    intent = a.intent(AddNotes, notes=(NewNote(id=uuid4(), kind=NoteKind.EVENT, x=0, y=0),))

    with pytest.raises(NotFound) as foreign:
        execute(stranger, intent)
    with pytest.raises(NotFound) as missing:
        execute(stranger, replace(intent, domain_id=uuid4()))

    assert foreign.value.code == missing.value.code == "not_found"
    assert a.board.notes.count() == 0


def test_a_viewer_may_not_write():
    a = a_domain()
    viewer = a_member(a, Role.VIEWER)

    with pytest.raises(Forbidden):
        a.do(AddNotes, caller=viewer, notes=(NewNote(id=uuid4(), kind=NoteKind.EVENT, x=0, y=0),))

    assert a.reload().version == 1


def test_a_refused_intent_leaves_no_trace():
    a = a_domain()
    taken = a.add_note("Order placed")
    version = a.reload().version

    with pytest.raises(Conflict):
        a.do(
            AddNotes,
            notes=(
                NewNote(id=uuid4(), kind=NoteKind.EVENT, x=0, y=0, text="New"),
                NewNote(id=taken, kind=NoteKind.HOTSPOT, x=0, y=0, text="Taken"),
            ),
        )

    assert a.board.notes.count() == 1
    assert a.reload().version == version
    assert Change.objects.filter(scope_id=a.domain.pk).count() == version


def test_an_arrow_from_an_event_to_a_policy_is_a_subscription():
    a = a_domain()
    a.add_note("Order placed")
    a.add_note("Whenever an order is placed, invoice it", NoteKind.POLICY)

    a.connect("Order placed", "Whenever an order is placed, invoice it")

    subscription = Subscription.objects.get(domain=a.domain)
    assert subscription.event_id == a.element_of("Order placed")
    assert subscription.policy_id == a.element_of("Whenever an order is placed, invoice it")


def test_removing_a_note_removes_its_arrow_flow_and_subscription():
    a = a_domain()
    a.add_note("Order placed")
    a.add_note("Invoice", NoteKind.POLICY)
    a.connect("Order placed", "Invoice")

    a.do(RemoveFromBoard, note_ids=(a.notes["Invoice"],))

    assert (Flow.objects.filter(domain=a.domain).count(), Subscription.objects.filter(domain=a.domain).count()) == (
        0,
        0,
    )
    assert [element.name for element in Element.objects.filter(domain=a.domain)] == ["Order placed"]


def test_undo_brings_back_all_that_a_removal_took():
    a = a_domain()
    a.add_note("Order placed")
    a.add_note("Invoice", NoteKind.POLICY)
    a.connect("Order placed", "Invoice")
    subscription = Subscription.objects.get(domain=a.domain)
    removal = a.do(RemoveFromBoard, note_ids=(a.notes["Invoice"], a.notes["Order placed"]))

    a.do(UndoChange, change_id=removal.pk)

    assert a.board.notes.count() == 2
    assert a.board.connectors.count() == 1
    assert Subscription.objects.get(domain=a.domain) == subscription


def test_undoing_the_undo_is_a_redo():
    a = a_domain()
    note_id = a.add_note("Order placed", x=1)
    move = a.do(MoveNotes, moves=(NoteMove(note_id, 50, 60),))
    undo = a.do(UndoChange, change_id=move.pk)
    assert Note.objects.get(pk=note_id).x == 1

    a.do(UndoChange, change_id=undo.pk)

    assert (Note.objects.get(pk=note_id).x, Note.objects.get(pk=note_id).y) == (50, 60)


def test_who_saw_a_change_of_a_board_sees_its_undo():
    a = a_domain()
    move = a.do(MoveNotes, moves=(NoteMove(a.add_note("Order placed"), 50, 60),))

    undo = a.do(UndoChange, change_id=move.pk)

    assert undo.board_id == a.board.pk


def test_undo_leaves_alone_what_somebody_else_changed_since():
    a = a_domain()
    note_id = a.add_note("Order placed")
    other = a_member(a, Role.EDITOR)
    mine = a.do(EditNote, note_id=note_id, text="Order accepted")
    a.do(EditNote, caller=other, note_id=note_id, text="Order confirmed")

    with pytest.raises(Conflict):
        a.do(UndoChange, change_id=mine.pk)

    assert Note.objects.get(pk=note_id).element.name == "Order confirmed"


def test_nobody_undoes_somebody_elses_change():
    a = a_domain()
    note_id = a.add_note("Order placed")
    change = a.do(EditNote, note_id=note_id, text="Order accepted")

    with pytest.raises(Forbidden):
        a.do(UndoChange, caller=a_member(a, Role.EDITOR), change_id=change.pk)

    assert Note.objects.get(pk=note_id).element.name == "Order accepted"


def test_a_note_dropped_into_a_context_region_takes_its_element_there():
    a = a_domain()
    context_id = a.add_context("Sales", x=0, y=0)
    note_id = a.add_note("Order placed", x=5000, y=5000)
    assert Note.objects.get(pk=note_id).element.context_id is None

    a.do(MoveNotes, moves=(NoteMove(note_id, 100, 100),))

    assert Note.objects.get(pk=note_id).element.context_id == context_id


def test_a_move_by_an_editor_takes_nine_statements(django_assert_num_queries):
    a = a_domain()
    note_id = a.add_note("Order placed")
    editor = a_member(a, Role.EDITOR)
    move = a.intent(MoveNotes, moves=(NoteMove(id=note_id, x=5, y=7),))

    # Domain, role, repeat, board, regions, note; then the note, the change, the version; two are the transaction.
    with django_assert_num_queries(11):
        execute(editor, move)

    assert Note.objects.values_list("x", "y").get(pk=note_id) == (5, 7)
