"""Workshops: who may run one, what its phase lets in, and a timer that everybody reads alike."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from modeler.core.intents.board import AddNotes, AddRegion, ChangeNoteKind, EditNote, MoveNotes, NewNote, NoteMove
from modeler.core.intents.board import UndoChange as Undo
from modeler.core.intents.facilitation import (
    AppointFacilitator,
    CallAttention,
    DismissFacilitator,
    ExtendTimer,
    MovePhase,
    PauseTimer,
    ResumeTimer,
    RevealNotes,
    StartPrivateWriting,
    StartTimer,
    StopTimer,
    WriteMinutes,
)
from modeler.core.intents.gathering import (
    AssignZone,
    ChangeWalk,
    CloseBallot,
    EndWalk,
    MergeZone,
    OpenBallot,
    StartWalk,
)
from modeler.core.intents.people import RevokeInvitation
from modeler.core.kernel.errors import Conflict, Forbidden, Invalid, NotFound, NotOpenYet
from modeler.core.kernel.roles import Role
from modeler.core.snapshot.kinds import NoteKind, RegionKind
from modeler.models import Change, Invitation, Note, Workshop
from modeler.services.handlers import workshops
from modeler.services.replay import differences
from modeler.services.selectors import role_on
from tests.builders.domains import ADomain, a_domain, a_member, a_user, caller_of
from tests.builders.workshops import a_facilitator, a_guest, a_workshop

pytestmark = pytest.mark.django_db

FACILITATORS_ONLY = [
    (MovePhase, {"phase": "timeline"}),
    (StartTimer, {"seconds": 60}),
    (PauseTimer, {}),
    (ResumeTimer, {}),
    (ExtendTimer, {"seconds": 60}),
    (StopTimer, {}),
    (StartPrivateWriting, {}),
    (RevealNotes, {}),
    (CallAttention, {"x": 0, "y": 0, "width": 10, "height": 10}),
    (WriteMinutes, {"agreements": "One talks at a time"}),
    (OpenBallot, {"ballot_id": uuid4(), "title": "What first?", "dots_each": 3}),
    (CloseBallot, {"ballot_id": uuid4()}),
    (AssignZone, {"region_id": uuid4(), "people": ()}),
    (MergeZone, {"region_id": uuid4()}),
    (StartWalk, {}),
    (ChangeWalk, {"stops": (uuid4(),)}),
    (EndWalk, {}),
]
NOW = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(("kind", "body"), FACILITATORS_ONLY, ids=lambda value: getattr(value, "__name__", ""))
def test_participants_cannot_do_what_a_facilitator_does_and_nothing_changes(kind, body):
    a = a_workshop(phase="check_in")
    guest, editor, viewer = a_guest(a), a_member(a, Role.EDITOR), a_member(a, Role.VIEWER, "Vi")
    before = a.reload().version

    for caller in (guest, editor, viewer):
        with pytest.raises(Forbidden):
            a.do(kind, caller=caller, **body)
    with pytest.raises(NotFound):
        a.do(kind, caller=caller_of(a_user("Sam")), **body)

    a.board.refresh_from_db()
    assert (a.reload().version, a.board.phase) == (before, "check_in")
    assert not Workshop.objects.filter(board=a.board).exists()


def test_an_appointed_facilitator_runs_this_board_and_no_other():
    a, other = a_workshop(), a_workshop()
    fay = a_facilitator(a)

    a.do(MovePhase, caller=fay, phase="timeline")

    a.board.refresh_from_db()
    assert (a.board.phase, role_on(fay, a.board)) == ("timeline", Role.FACILITATOR)
    with pytest.raises(NotFound):
        other.do(MovePhase, caller=fay, phase="timeline")
    with pytest.raises(Forbidden):
        a.do(AppointFacilitator, caller=fay, user_id=a_member(a, Role.EDITOR).user_id)


def test_a_guest_may_be_appointed_and_loses_it_with_the_link():
    a = a_workshop()
    guest = a_guest(a)
    a.do(AppointFacilitator, user_id=guest.user_id)
    a.do(MovePhase, caller=guest, phase="timeline")

    a.do(RevokeInvitation, invitation_id=Invitation.objects.get(board=a.board).pk)

    with pytest.raises(NotFound):
        a.do(MovePhase, caller=guest, phase="hotspots")


def test_a_dismissed_facilitator_is_a_participant_again():
    a = a_workshop()
    fay = a_facilitator(a)

    a.do(DismissFacilitator, user_id=fay.user_id)

    with pytest.raises(Forbidden):
        a.do(MovePhase, caller=fay, phase="timeline")


def test_nobody_from_outside_can_be_appointed():
    a = a_workshop()
    before = a.reload().version

    with pytest.raises(NotFound):
        a.do(AppointFacilitator, user_id=a_user("Sam").pk)

    assert a.reload().version == before


def test_a_kind_that_the_phase_has_not_opened_is_refused_with_its_code_and_nothing_changes():
    a = a_workshop(phase="chaotic_exploration")
    before = a.reload().version

    with pytest.raises(NotOpenYet) as refused:
        a.add_note("Customer", NoteKind.ACTOR)

    assert (refused.value.code, a.reload().version, a.board.notes.count()) == ("not_open_yet", before, 0)
    assert "People and systems" in refused.value.fix


def test_one_closed_kind_among_open_ones_refuses_all():
    a = a_workshop(phase="chaotic_exploration")
    notes = tuple(NewNote(id=uuid4(), kind=kind, x=0, y=0) for kind in (NoteKind.EVENT, NoteKind.POLICY))

    with pytest.raises(NotOpenYet):
        a.do(AddNotes, notes=notes)

    assert a.board.notes.count() == 0


def test_the_phase_opens_kinds_step_by_step():
    a = a_workshop(phase="chaotic_exploration")
    a.add_note("Order placed")

    a.do(MovePhase, phase="people_and_systems")
    a.add_note("Customer", NoteKind.ACTOR)
    a.do(MovePhase, phase=None)
    a.add_note("Order", NoteKind.AGGREGATE)

    assert set(a.board.notes.values_list("kind", flat=True)) == {"event", "actor", "aggregate"}


def test_regions_and_turned_notes_pass_the_same_gate():
    a = a_workshop(phase="timeline")
    note_id = a.add_note("Order placed")

    with pytest.raises(NotOpenYet):
        a.add_context("Sales")
    with pytest.raises(NotOpenYet):
        a.do(ChangeNoteKind, note_id=note_id, kind=NoteKind.COMMAND)
    place = {"x": 0, "y": 0, "width": 500, "height": 300}
    a.do(AddRegion, region_id=uuid4(), kind=RegionKind.SWIMLANE, name="Customer", **place)

    assert list(a.board.regions.values_list("kind", flat=True)) == ["swimlane"]
    assert Note.objects.get(pk=note_id).kind == "event"


def test_what_is_there_may_be_moved_and_edited_in_every_phase():
    a = a_workshop()
    note_id = a.add_note("Place order", NoteKind.COMMAND)
    a.do(MovePhase, phase="check_in")

    a.do(MoveNotes, moves=(NoteMove(note_id, 70, 80),))
    a.do(EditNote, note_id=note_id, text="Submit order")

    note = Note.objects.get(pk=note_id)
    assert (note.x, note.y, str(note)) == (70, 80, "Submit order")


def test_each_change_tells_the_phase_in_which_it_happened():
    a = a_workshop()
    a.add_note("Before it began")
    a.do(MovePhase, phase="chaotic_exploration")
    a.add_note("Order placed")
    a.do(MovePhase, phase="timeline")

    told = Change.objects.filter(scope_id=a.domain.pk).order_by("-version").values_list("kind", "phase")[:4]

    assert list(told) == [
        ("PhaseMoved", "timeline"),
        ("NotesAdded", "chaotic_exploration"),
        ("PhaseMoved", "chaotic_exploration"),
        ("NotesAdded", ""),
    ]


def test_an_unknown_phase_is_refused():
    a = a_workshop()

    with pytest.raises(Invalid):
        a.do(MovePhase, phase="karaoke")

    a.board.refresh_from_db()
    assert a.board.phase is None


def test_a_phase_move_cannot_be_undone_like_an_edit():
    a = a_workshop()
    moved = a.do(MovePhase, phase="timeline")

    with pytest.raises(Conflict):
        a.do(Undo, change_id=moved.pk)

    a.board.refresh_from_db()
    assert a.board.phase == "timeline"


@pytest.fixture
def clock(monkeypatch):
    """The server's clock as the timer reads it; `clock.now` may be moved."""

    class Clock:
        now = NOW

    monkeypatch.setattr(workshops.timezone, "now", lambda: Clock.now)
    return Clock


def test_the_timer_ends_when_the_server_says_so(clock):
    a = a_workshop()

    a.do(StartTimer, seconds=300)

    assert _timer(a) == (300, NOW + timedelta(seconds=300), None)


def test_a_held_timer_keeps_what_is_left_and_goes_on_with_it(clock):
    a = a_workshop()
    a.do(StartTimer, seconds=300)
    clock.now = NOW + timedelta(seconds=100)

    a.do(PauseTimer)
    assert _timer(a) == (300, None, 200)
    clock.now = NOW + timedelta(seconds=1000)
    a.do(ResumeTimer)

    assert _timer(a) == (300, NOW + timedelta(seconds=1200), None)


def test_more_time_moves_the_end_and_wakes_a_timer_that_has_ended(clock):
    a = a_workshop()
    a.do(StartTimer, seconds=60)
    a.do(ExtendTimer, seconds=60)
    assert _timer(a) == (120, NOW + timedelta(seconds=120), None)
    clock.now = NOW + timedelta(seconds=500)

    a.do(ExtendTimer, seconds=60)

    assert _timer(a) == (60, NOW + timedelta(seconds=560), None)


def test_a_held_timer_takes_more_time_too(clock):
    a = a_workshop()
    a.do(StartTimer, seconds=60)
    a.do(PauseTimer)

    a.do(ExtendTimer, seconds=30)

    assert _timer(a) == (90, None, 90)


def test_a_stopped_timer_is_gone(clock):
    a = a_workshop()
    a.do(StartTimer, seconds=60)

    a.do(StopTimer)

    assert _timer(a) == (0, None, None)


@pytest.mark.parametrize(("kind", "body"), [(PauseTimer, {}), (ResumeTimer, {}), (ExtendTimer, {"seconds": 5})])
def test_without_a_timer_there_is_nothing_to_hold_or_extend(kind, body):
    a = a_workshop()

    with pytest.raises(Conflict):
        a.do(kind, **body)

    assert not Workshop.objects.filter(board=a.board).exists()


@pytest.mark.parametrize("seconds", [0, -5, 24 * 60 * 60 + 1])
def test_a_timer_runs_between_a_second_and_a_day(seconds):
    a = a_domain()

    with pytest.raises(Invalid):
        a.intent(StartTimer, seconds=seconds)


def test_the_log_tells_the_workshop(clock):
    a = a_workshop()
    # The builder set the level behind the log's back.
    type(a.board).objects.filter(pk=a.board.pk).update(level="design")
    a.do(MovePhase, phase="check_in")
    a.do(StartTimer, seconds=60)
    a.do(PauseTimer)
    a.do(CallAttention, x=1, y=2, width=30, height=40, words="Look here")
    a.do(WriteMinutes, decisions="Pay first")
    a_facilitator(a)

    assert list(differences(a.reload())) == []


def _timer(a: ADomain) -> tuple[object, ...]:
    workshop = Workshop.objects.get(board=a.board)
    return (workshop.timer_seconds, workshop.timer_ends_at, workshop.timer_left)
