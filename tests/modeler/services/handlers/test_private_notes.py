"""Private writing: one's own notes alone, until all are revealed at once."""

from uuid import UUID, uuid4

import pytest

from modeler.core.intents.board import (
    AddNotes,
    ChangeNoteKind,
    Connect,
    EditNote,
    MarkPivotal,
    MoveNotes,
    NewNote,
    NoteMove,
    RemoveFromBoard,
    ResizeNote,
    UndoChange,
)
from modeler.core.intents.facilitation import MovePhase, RevealNotes, StartPrivateWriting
from modeler.core.kernel.errors import Conflict, NotFound, NotOpenYet
from modeler.core.snapshot.kinds import NoteKind
from modeler.models import Change, Element, Note, PrivateNote
from modeler.services.caller import Caller
from modeler.services.replay import differences
from modeler.services.workshops import progress_of
from tests.builders.domains import ADomain, a_domain
from tests.builders.workshops import a_guest

pytestmark = pytest.mark.django_db


def test_a_note_added_in_private_mode_is_no_note_of_the_board_yet():
    a = a_domain()
    a.do(StartPrivateWriting)

    change = _write(a, a.owner, "Order placed")

    assert (change.audience, a.board.notes.count(), Element.objects.count()) == ("caller", 0, 0)
    assert list(PrivateNote.objects.values_list("text", "author_id")) == [("Order placed", a.owner.user_id)]


def test_the_reveal_makes_notes_with_elements_of_all_in_one_change():
    a = a_domain()
    guest = a_guest(a)
    a.do(StartPrivateWriting)
    _write(a, a.owner, "Order placed", pivotal=True)
    _write(a, guest, "Parcel sent")
    before = a.reload().version

    revealed = a.do(RevealNotes)

    notes = {str(note): note for note in a.board.notes.all()}
    assert (sorted(notes), a.reload().version) == (["Order placed", "Parcel sent"], before + 1)
    assert (revealed.audience, notes["Order placed"].is_pivotal) == ("all", True)
    assert sorted(Element.objects.values_list("name", flat=True)) == ["Order placed", "Parcel sent"]
    assert (PrivateNote.objects.count(), a.board.workshop.is_private) == (0, False)
    assert list(differences(a.reload())) == []


def test_after_the_reveal_notes_are_everybodys_again():
    a = a_domain()
    a.do(StartPrivateWriting)
    a.do(RevealNotes)

    change = _write(a, a.owner, "Order placed")

    assert (change.audience, a.board.notes.count()) == ("all", 1)


def test_the_author_moves_edits_turns_and_removes_a_private_note_and_only_they_learn_of_it():
    a = a_domain()
    a.do(StartPrivateWriting)
    note_id = _note_of(_write(a, a.owner, "Order placed"))
    other = _note_of(_write(a, a.owner, "Oops"))

    changes = [
        a.do(EditNote, note_id=note_id, text="Order paid"),
        a.do(MoveNotes, moves=(NoteMove(note_id, 70, 80),)),
        a.do(ResizeNote, note_id=note_id, x=71, y=81, width=200, height=100),
        a.do(MarkPivotal, note_id=note_id, is_pivotal=True),
        a.do(ChangeNoteKind, note_id=note_id, kind=NoteKind.HOTSPOT),
        a.do(RemoveFromBoard, note_ids=(other,)),
    ]

    assert {change.audience for change in changes} == {"caller"}
    note = PrivateNote.objects.get()
    assert (note.text, note.x, note.y, note.width, note.kind) == ("Order paid", 71, 81, 120, "hotspot")
    assert list(differences(a.reload())) == []


def test_anothers_private_note_looks_as_if_it_were_not_there():
    a = a_domain()
    guest = a_guest(a)
    a.do(StartPrivateWriting)
    note_id = _note_of(_write(a, a.owner, "Order placed"))
    before = a.reload().version

    for kind, body in (
        (EditNote, {"note_id": note_id, "text": "Mine now"}),
        (MoveNotes, {"moves": (NoteMove(note_id, 1, 1),)}),
        (RemoveFromBoard, {"note_ids": (note_id,)}),
        (Connect, {"connector_id": uuid4(), "source_id": note_id, "target_id": uuid4()}),
    ):
        with pytest.raises(NotFound):
            a.do(kind, caller=guest, **body)

    assert (a.reload().version, PrivateNote.objects.get().text) == (before, "Order placed")


def test_private_and_shared_notes_do_not_change_together():
    a = a_domain()
    shared = a.add_note("Order placed")
    a.do(StartPrivateWriting)
    private = _note_of(_write(a, a.owner, "Order paid"))
    before = a.reload().version

    with pytest.raises(Conflict):
        a.do(MoveNotes, moves=(NoteMove(shared, 9, 9), NoteMove(private, 9, 9)))
    with pytest.raises(Conflict):
        a.do(Connect, connector_id=uuid4(), source_id=shared, target_id=private)

    assert (a.reload().version, Note.objects.get().x) == (before, 0)


def test_a_private_note_obeys_the_phase_too():
    a = a_domain()
    a.do(MovePhase, phase="check_in")
    a.do(StartPrivateWriting)

    with pytest.raises(NotOpenYet):
        _write(a, a.owner, "Order placed")

    assert PrivateNote.objects.count() == 0


def test_undoing_a_private_note_is_as_private_as_writing_it():
    a = a_domain()
    a.do(StartPrivateWriting)
    written = _write(a, a.owner, "Order placed")

    undone = a.do(UndoChange, change_id=written.pk)
    redone = a.do(UndoChange, change_id=undone.pk)

    assert (undone.audience, redone.audience) == ("caller", "caller")
    assert list(PrivateNote.objects.values_list("text", flat=True)) == ["Order placed"]


def test_a_reveal_cannot_be_undone():
    a = a_domain()
    a.do(StartPrivateWriting)
    _write(a, a.owner, "Order placed")
    revealed = a.do(RevealNotes)

    with pytest.raises(Conflict):
        a.do(UndoChange, change_id=revealed.pk)

    assert (a.board.notes.count(), PrivateNote.objects.count()) == (1, 0)


def test_a_note_whose_id_was_taken_meanwhile_is_revealed_under_another():
    a = a_domain()
    guest = a_guest(a)
    taken = uuid4()
    a.do(StartPrivateWriting)
    a.do(AddNotes, caller=guest, notes=(NewNote(id=taken, kind=NoteKind.EVENT, x=0, y=0, text="Parcel sent"),))
    Note.objects.create(id=taken, board=a.board, kind="hotspot", text="Why?", x=0, y=0, width=1, height=1, z="0")

    a.do(RevealNotes)

    assert sorted(map(str, a.board.notes.all())) == ["Parcel sent", "Why?"]


def test_others_learn_only_how_many_notes_there_are_and_by_how_many():
    a = a_domain()
    guest = a_guest(a)
    a.do(StartPrivateWriting)
    for text in ("Order placed", "Order paid"):
        _write(a, guest, text)
    _write(a, a.owner, "Parcel sent")

    assert progress_of(a.board) == {"private_notes": 3, "writers": 2, "dots": 0, "voters": 0}


def _write(a: ADomain, caller: Caller, text: str, *, pivotal: bool = False) -> Change:
    note = NewNote(id=uuid4(), kind=NoteKind.EVENT, x=0, y=0, text=text, is_pivotal=pivotal)
    return a.do(AddNotes, caller=caller, notes=(note,))


def _note_of(change: Change) -> UUID:
    return UUID(change.effects[0]["id"])
