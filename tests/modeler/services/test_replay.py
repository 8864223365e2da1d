"""The log tells the rows, whatever people did."""

from contextlib import suppress
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from modeler.core.intents.arranging import LockOnBoard, Reconnect, StackEnd, StackNotes
from modeler.core.intents.board import (
    AddNotes,
    ChangeNoteKind,
    Connect,
    EditNote,
    MoveNotes,
    NewNote,
    NoteMove,
    RemoveFromBoard,
    UndoChange,
)
from modeler.core.intents.discussion import AddComment
from modeler.core.intents.storming import ChangeBoardLevel, MergeElements, SpawnBoard
from modeler.core.kernel.errors import ModelerError
from modeler.core.snapshot.kinds import BoardLevel, NoteKind
from modeler.models import Change, Note
from modeler.services.replay import differences, replayed
from tests.builders.domains import ADomain, a_domain


@pytest.mark.django_db
def test_a_row_changed_behind_the_logs_back_is_told():
    a = a_domain()
    note_id = a.add_note("Order placed")
    Note.objects.filter(pk=note_id).update(x=77)

    told = list(differences(a.reload()))

    assert [(one.table, one.id) for one in told] == [("note", str(note_id))]
    assert (told[0].logged["x"], told[0].stored["x"]) == (0, 77)


@pytest.mark.django_db
def test_a_row_older_than_a_column_holds_its_default():
    a = a_domain()
    a.add_note("Order placed")
    changes = list(Change.objects.filter(scope_id=a.domain.pk).order_by("version"))
    for change in changes:
        for effect in change.effects:
            effect["after"].pop("is_locked", None)

    rows = replayed(changes)

    assert [row["is_locked"] for (table, _), row in rows.items() if table == "note"] == [False]


@pytest.mark.django_db
def test_the_database_refuses_to_alter_the_log():
    a = a_domain()

    with pytest.raises(DatabaseError), transaction.atomic():
        Change.objects.filter(scope_id=a.domain.pk).update(kind="Forged")

    assert not Change.objects.filter(kind="Forged").exists()


ACTS = ["add", "edit", "move", "turn", "connect", "remove", "undo", "region", "lock", "stack", "reconnect"]
ACTS += ["say", "merge", "spawn", "level"]
STEPS = st.lists(
    st.tuples(
        st.sampled_from(ACTS),
        st.integers(0, 30),
        st.integers(0, 30),
        st.sampled_from(list(NoteKind)),
    ),
    max_size=25,
)


class ReplayEqualsRows(TestCase):
    """Hypothesis needs one transaction an example."""

    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(STEPS)
    def test_replaying_any_history_gives_the_rows(self, steps):
        a = a_domain()

        for step in steps:
            _try(a, *step)

        assert list(differences(a.reload())) == []


def _try(a: ADomain, step: str, one: int, other: int, kind: NoteKind) -> None:
    notes = list(a.board.notes.order_by("pk").values_list("pk", flat=True))
    pick = notes[one % len(notes)] if notes else uuid4()
    second = notes[other % len(notes)] if notes else uuid4()
    elements = list(a.domain.elements.order_by("pk").values_list("pk", flat=True))
    changes = list(Change.objects.filter(scope_id=a.domain.pk).order_by("version").values_list("pk", flat=True))
    connectors = list(a.board.connectors.order_by("pk").values_list("pk", flat=True))
    arrow = connectors[one % len(connectors)] if connectors else uuid4()
    acts = {
        "add": lambda: a.do(AddNotes, notes=(NewNote(id=uuid4(), kind=kind, x=one * 50, y=other * 50, text="Note"),)),
        "edit": lambda: a.do(EditNote, note_id=pick, text=f"Text {other}"),
        "move": lambda: a.do(MoveNotes, moves=(NoteMove(pick, one * 50, other * 50),)),
        "turn": lambda: a.do(ChangeNoteKind, note_id=pick, also=(second,), kind=kind),
        "lock": lambda: a.do(LockOnBoard, note_ids=(pick,), is_locked=other % 3 == 0),
        "stack": lambda: a.do(StackNotes, note_ids=(pick,), end=StackEnd.BACK),
        "reconnect": lambda: a.do(Reconnect, connector_id=arrow, source_id=pick, target_id=second),
        "connect": lambda: a.do(Connect, connector_id=uuid4(), source_id=pick, target_id=second),
        "remove": lambda: a.do(RemoveFromBoard, note_ids=(pick,)),
        "undo": lambda: a.do(UndoChange, change_id=changes[one % len(changes)]),
        "level": lambda: a.do(ChangeBoardLevel, changed_board_id=a.board.pk, level=list(BoardLevel)[one % 3]),
        "say": lambda: a.do(AddComment, comment_id=uuid4(), note_id=pick, text="Why?"),
        "merge": lambda: a.do(MergeElements, kept_id=elements[one], merged_ids=(elements[other],)),
        "spawn": lambda: a.do(
            SpawnBoard, new_board_id=uuid4(), name="Closer", level=BoardLevel.PROCESS, note_ids=(pick, second)
        ),
        "region": lambda: a.add_context(f"Context {one}", x=other * 50, y=one * 50),
    }
    with suppress(ModelerError, IndexError):
        acts[step]()
