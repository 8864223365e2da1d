"""Levels, hotspots, loops, outcomes and closer looks: what each intent does to the rows."""

from uuid import uuid4

import pytest

from modeler.core.intents.board import AddNotes, EditNote, NewArrow, NewNote, RemoveFromBoard, UndoChange
from modeler.core.intents.storming import (
    ChangeBoardLevel,
    ChangeHotspotState,
    ChooseOutcomes,
    DistinguishElements,
    MarkLoop,
    SpawnBoard,
)
from modeler.core.kernel.errors import Conflict, Forbidden, Invalid
from modeler.core.kernel.outcomes import OutcomeOperator
from modeler.core.kernel.roles import Role
from modeler.core.snapshot.kinds import BoardLevel, HotspotState, NoteKind
from modeler.models import Board, Connector, Distinction, Element, Flow, Note, Region, Subscription
from modeler.services.findings import findings_for, findings_of
from modeler.services.replay import differences
from modeler.services.snapshots import snapshot_of
from tests.builders.domains import ADomain, a_domain, a_member

pytestmark = pytest.mark.django_db


def _new(kind: NoteKind, text: str = "", **more) -> NewNote:
    return NewNote(id=uuid4(), kind=kind, x=400, y=0, text=text, **more)


def _reacting_model() -> ADomain:
    """Order placed → Bill order (a command), drawn straight."""
    a = a_domain()
    a.add_note("Order placed")
    a.add_note("Bill order", NoteKind.COMMAND, x=600)
    a.connect("Order placed", "Bill order")
    return a


def test_a_level_changes_nothing_that_hangs_on_the_board():
    a = a_domain()
    a.add_note("Order", NoteKind.AGGREGATE)

    a.do(ChangeBoardLevel, changed_board_id=a.board.pk, level=BoardLevel.BIG_PICTURE)

    assert Board.objects.get().level == "big_picture"
    assert snapshot_of(a.reload()).boards[0].level is BoardLevel.BIG_PICTURE
    assert Note.objects.get().kind == "aggregate"


def test_a_board_takes_kinds_that_its_level_does_not_offer():
    a = a_domain()
    a.do(ChangeBoardLevel, changed_board_id=a.board.pk, level=BoardLevel.BIG_PICTURE)

    a.add_note("Place order", NoteKind.COMMAND)

    assert Note.objects.get().kind == "command"


def test_a_guest_does_not_change_the_level():
    a = a_domain()
    viewer = a_member(a, Role.VIEWER)

    with pytest.raises(Forbidden):
        a.do(ChangeBoardLevel, caller=viewer, changed_board_id=a.board.pk, level=BoardLevel.PROCESS)

    assert Board.objects.get().level == "design"


def test_a_hotspot_is_decided_and_parked_and_nothing_else_is():
    a = a_domain()
    hotspot, event = a.add_note("Who pays?", NoteKind.HOTSPOT), a.add_note("Order placed")

    a.do(ChangeHotspotState, note_id=hotspot, state=HotspotState.DECIDED)
    with pytest.raises(Invalid):
        a.do(ChangeHotspotState, note_id=event, state=HotspotState.PARKED)

    states = {note.pk: note.hotspot_state for note in Note.objects.all()}
    assert states == {hotspot: "decided", event: "open"}


def test_a_loop_is_marked():
    a = _reacting_model()
    connector_id = Connector.objects.get().pk

    a.do(MarkLoop, connector_id=connector_id, is_loop=True)

    assert snapshot_of(a.reload()).boards[0].arrows[0].is_loop is True


def test_a_policy_is_put_into_an_arrow_and_taken_out_again_as_one():
    a = _reacting_model()
    direct = Connector.objects.get()
    policy = _new(NoteKind.POLICY, "Whenever order placed, bill")
    into = NewArrow(id=uuid4(), source_id=a.notes["Order placed"], target_id=policy.id)
    out = NewArrow(id=uuid4(), source_id=policy.id, target_id=a.notes["Bill order"])

    change = a.do(AddNotes, notes=(policy,), arrows=(into, out), replaces=(direct.pk,))

    assert {str(flow) for flow in Flow.objects.all()} == {
        "Order placed → Whenever order placed, bill",
        "Whenever order placed, bill → Bill order",
    }
    assert Subscription.objects.get().policy.name == "Whenever order placed, bill"
    a.do(UndoChange, change_id=change.pk)
    assert [str(flow) for flow in Flow.objects.all()] == ["Order placed → Bill order"]
    assert (Subscription.objects.count(), Note.objects.count()) == (0, 2)


def test_outcomes_are_chosen_for_a_command_only():
    a = _reacting_model()

    a.do(ChooseOutcomes, element_id=a.element_of("Bill order"), operator=OutcomeOperator.AND)
    with pytest.raises(Invalid):
        a.do(ChooseOutcomes, element_id=a.element_of("Order placed"), operator=OutcomeOperator.AND)

    operators = {element.name: element.outcome_operator for element in Element.objects.all()}
    assert operators == {"Order placed": "xor", "Bill order": "and"}


def test_elements_told_apart_are_no_longer_asked_about():
    a = a_domain()
    a.add_note("Order placed")
    first = a.element_of("Order placed")
    a.add_note("Order placed", x=900)
    second = a.element_of("Order placed")
    assert "ES102" in {finding.code for finding in findings_of(a.reload())}

    a.do(DistinguishElements, element_ids=(first, second))
    a.do(DistinguishElements, element_ids=(second, first))

    assert Distinction.objects.count() == 1
    assert "ES102" not in {finding.code for finding in findings_of(a.reload())}


def test_a_distinction_goes_with_its_element():
    a = a_domain()
    a.add_note("Order placed")
    first = a.element_of("Order placed")
    second_note = a.add_note("Order placed", x=900)
    a.do(DistinguishElements, element_ids=(first, a.element_of("Order placed")))

    a.do(RemoveFromBoard, note_ids=(second_note,))

    assert Distinction.objects.count() == 0
    assert list(differences(a.reload())) == []


def test_a_spawned_board_shows_the_same_elements_laid_out_as_they_were():
    a = _reacting_model()
    a.add_note("Why?", NoteKind.HOTSPOT, x=50, y=300)
    a.add_context("Sales", x=-100, y=-100, width=1000, height=800)
    region, new_board = Region.objects.get(), uuid4()

    a.do(
        SpawnBoard,
        new_board_id=new_board,
        name="Billing",
        level=BoardLevel.PROCESS,
        note_ids=tuple(a.notes.values()),
        region_ids=(region.pk,),
    )

    board = Board.objects.get(pk=new_board)
    assert (board.level, board.origin_id, board.position) == ("process", a.board.pk, 1)
    drawn = {(str(note), note.kind, note.x, note.y) for note in board.notes.all()}
    assert drawn == {(str(note), note.kind, note.x, note.y) for note in a.board.notes.all()}
    (arrow,) = board.connectors.all()
    assert (str(arrow.source), str(arrow.target)) == ("Order placed", "Bill order")
    assert arrow.flow_id == Flow.objects.get().pk
    assert board.regions.get().context_id == region.context_id
    assert (Element.objects.count(), Flow.objects.count()) == (2, 1)


def test_a_rename_on_one_board_renames_on_the_other():
    a = _reacting_model()
    a.do(
        SpawnBoard,
        new_board_id=uuid4(),
        name="Billing",
        level=BoardLevel.PROCESS,
        note_ids=(a.notes["Bill order"],),
    )

    a.do(EditNote, note_id=a.notes["Bill order"], text="Send invoice")

    assert {str(note) for note in Note.objects.filter(kind="command")} == {"Send invoice"}


def test_a_board_is_not_spawned_over_another():
    a = _reacting_model()

    with pytest.raises(Conflict):
        a.do(
            SpawnBoard,
            new_board_id=a.board.pk,
            name="Again",
            level=BoardLevel.PROCESS,
            note_ids=(a.notes["Bill order"],),
        )

    assert Board.objects.get().name != "Again"


def test_that_nobody_sees_friction_is_told_to_the_owner_not_to_an_editor():
    a = a_domain()
    notes = [NewNote(id=uuid4(), kind=NoteKind.EVENT, x=n * 200, y=0, text=f"Thing {n} happened") for n in range(31)]
    a.do(AddNotes, notes=tuple(notes))
    editor = a_member(a, Role.EDITOR)

    told_to_owner = [finding.code for finding in findings_for(a.owner, a.reload())]
    told_to_editor = [finding.code for finding in findings_for(editor, a.domain)]

    assert ("ES112" in told_to_owner, "ES112" in told_to_editor) == (True, False)
