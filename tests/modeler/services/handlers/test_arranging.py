"""Locks, groups, the stack of notes and the ends of arrows: what each intent does, and what a lock refuses."""

from uuid import uuid4

import pytest

from modeler.core.intents.arranging import GroupNotes, LockOnBoard, Reconnect, StackEnd, StackNotes
from modeler.core.intents.board import (
    AddNotes,
    AddRegion,
    ChangeNoteKind,
    ChangeRegion,
    EditNote,
    MarkPivotal,
    MoveNotes,
    NewArrow,
    NewNote,
    NewRegion,
    NoteMove,
    RemoveFromBoard,
    ResizeNote,
    UndoChange,
)
from modeler.core.intents.events import ChangeSubscription
from modeler.core.intents.model import RemoveElement
from modeler.core.kernel.errors import Conflict, Invalid, Locked, NotFound
from modeler.core.kernel.roles import Role
from modeler.core.snapshot.kinds import NoteKind, RegionKind
from modeler.models import Connector, Element, Flow, Note, Region, Subscription
from modeler.services.replay import differences
from tests.builders.domains import ADomain, a_domain, a_member

pytestmark = pytest.mark.django_db


def _lock(a: ADomain, *texts: str, is_locked: bool = True, **more):
    return a.do(LockOnBoard, is_locked=is_locked, note_ids=tuple(a.notes[text] for text in texts), **more)


def _stack(a: ADomain) -> list[str]:
    return [str(note) for note in Note.objects.order_by("z").select_related("element")]


FORBIDDEN = {
    "move": lambda a, note: (MoveNotes, {"moves": (NoteMove(note, 500, 500),)}),
    "edit": lambda a, note: (EditNote, {"note_id": note, "text": "Order paid"}),
    "resize": lambda a, note: (ResizeNote, {"note_id": note, "x": 0, "y": 0, "width": 300, "height": 300}),
    "turn": lambda a, note: (ChangeNoteKind, {"note_id": note, "kind": NoteKind.HOTSPOT}),
    "mark": lambda a, note: (MarkPivotal, {"note_id": note, "is_pivotal": True}),
    "group": lambda a, note: (GroupNotes, {"note_ids": (note,), "group_id": uuid4()}),
    "stack": lambda a, note: (StackNotes, {"note_ids": (note,), "end": StackEnd.BACK}),
    "remove": lambda a, note: (RemoveFromBoard, {"note_ids": (note,)}),
    "remove its element": lambda a, note: (RemoveElement, {"element_id": a.element_of("Order placed")}),
}


@pytest.mark.parametrize("act", list(FORBIDDEN))
def test_a_locked_note_stays_as_it_is_until_it_is_unlocked(act: str):
    a = a_domain()
    note = a.add_note("Order placed")
    _lock(a, "Order placed")
    version = a.reload().version
    kind, body = FORBIDDEN[act](a, note)

    with pytest.raises(Locked) as refusal:
        a.do(kind, **body)

    assert (refusal.value.code, refusal.value.fix) == ("locked", "Unlock it first.")
    assert a.reload().version == version
    _lock(a, "Order placed", is_locked=False)
    a.do(kind, **body)
    assert a.reload().version == version + 2


def test_a_locked_note_among_others_holds_all_of_an_act_back():
    a = a_domain()
    free = a.add_note("Order paid", x=10)
    held = a.add_note("Order placed")
    _lock(a, "Order placed")

    with pytest.raises(Locked):
        a.do(MoveNotes, moves=(NoteMove(free, 500, 500), NoteMove(held, 500, 500)))

    assert Note.objects.get(pk=free).x == 10


def test_a_locked_region_is_neither_changed_nor_removed():
    a = a_domain()
    region = uuid4()
    a.do(AddRegion, region_id=region, kind=RegionKind.PHASE, name="First week", x=0, y=0, width=900, height=300)
    a.do(LockOnBoard, is_locked=True, region_ids=(region,))

    with pytest.raises(Locked):
        a.do(ChangeRegion, region_id=region, x=50)
    with pytest.raises(Locked):
        a.do(RemoveFromBoard, region_ids=(region,))

    row = Region.objects.get()
    assert (row.x, row.is_locked) == (0, True)


def test_an_undo_leaves_a_note_alone_that_somebody_has_locked_since():
    a = a_domain()
    mel = a_member(a, Role.EDITOR)
    note = a.add_note("Order placed")
    move = a.do(MoveNotes, moves=(NoteMove(note, 500, 500),))
    a.do(LockOnBoard, caller=mel, is_locked=True, note_ids=(note,))

    with pytest.raises(Conflict):
        a.do(UndoChange, change_id=move.pk)

    assert Note.objects.get().x == 500


def test_a_lock_is_undone_by_its_undo():
    a = a_domain()
    a.add_note("Order placed")
    lock = _lock(a, "Order placed")

    a.do(UndoChange, change_id=lock.pk)

    assert Note.objects.get().is_locked is False


def test_notes_are_grouped_and_ungrouped():
    a = a_domain()
    one, other, alone = a.add_note("Order placed"), a.add_note("Order paid"), a.add_note("Parcel sent")
    group = uuid4()

    a.do(GroupNotes, note_ids=(one, other), group_id=group)
    grouped = set(Note.objects.filter(group_id=group).values_list("pk", flat=True))
    a.do(GroupNotes, note_ids=(one, other), group_id=None)

    assert grouped == {one, other}
    assert alone not in grouped
    assert Note.objects.filter(group_id=None).count() == 3


def test_what_is_brought_to_the_front_lies_above_and_what_is_sent_back_below_all_others():
    a = a_domain()
    ids = {text: a.add_note(text) for text in ("A", "B", "C", "D")}

    a.do(StackNotes, note_ids=(ids["B"], ids["A"]), end=StackEnd.FRONT)
    to_front = _stack(a)
    a.do(StackNotes, note_ids=(ids["D"],), end=StackEnd.BACK)
    a.do(StackNotes, note_ids=(ids["B"],), end=StackEnd.BACK)
    to_back = _stack(a)
    a.add_note("E")

    assert to_front == ["C", "D", "A", "B"]
    assert to_back == ["B", "D", "C", "A"]
    assert _stack(a)[-1] == "E"


def test_an_undo_puts_a_note_back_into_its_place_in_the_stack():
    a = a_domain()
    ids = {text: a.add_note(text) for text in ("A", "B", "C")}
    change = a.do(StackNotes, note_ids=(ids["A"],), end=StackEnd.FRONT)

    a.do(UndoChange, change_id=change.pk)

    assert _stack(a) == ["A", "B", "C"]


def test_notes_come_with_the_arrows_between_them_as_one_change_and_go_with_one_undo():
    a = a_domain()
    there = a.add_note("Place order", NoteKind.COMMAND)
    event, policy = uuid4(), uuid4()
    notes = (
        NewNote(id=event, kind=NoteKind.EVENT, x=0, y=0, text="Order placed"),
        NewNote(id=policy, kind=NoteKind.POLICY, x=200, y=0, text="Whenever an order is placed, pack it"),
    )
    arrows = (
        NewArrow(id=uuid4(), source_id=there, target_id=event, label="or"),
        NewArrow(id=uuid4(), source_id=event, target_id=policy),
    )

    change = a.do(AddNotes, notes=notes, arrows=arrows)
    drawn = list(Connector.objects.order_by("label").values_list("source_id", "target_id", "label"))
    flows, subscriptions = Flow.objects.count(), Subscription.objects.count()
    a.do(UndoChange, change_id=change.pk)

    assert drawn == [(event, policy, ""), (there, event, "or")]
    assert (flows, subscriptions) == (2, 1)
    assert (Note.objects.count(), Connector.objects.count(), Flow.objects.count()) == (1, 0, 0)
    assert list(differences(a.reload())) == []


def test_two_arrows_between_notes_of_the_same_elements_draw_one_flow():
    a = a_domain()
    a.add_note("Order placed")
    a.add_note("Pack it", NoteKind.POLICY)
    elements = (a.element_of("Order placed"), a.element_of("Pack it"))
    ids = [uuid4() for _ in range(4)]
    kinds = (NoteKind.EVENT, NoteKind.POLICY) * 2
    notes = tuple(
        NewNote(id=note, kind=kind, x=0, y=0, element_id=elements[index % 2])
        for index, (note, kind) in enumerate(zip(ids, kinds, strict=True))
    )

    a.do(
        AddNotes,
        notes=notes,
        arrows=tuple(NewArrow(id=uuid4(), source_id=ids[at], target_id=ids[at + 1]) for at in (0, 2)),
    )

    assert (Connector.objects.count(), Flow.objects.count(), Subscription.objects.count()) == (2, 1, 1)


def test_an_arrow_to_a_note_that_is_not_there_adds_nothing():
    a = a_domain()
    note = NewNote(id=uuid4(), kind=NoteKind.EVENT, x=0, y=0)

    with pytest.raises(NotFound):
        a.do(AddNotes, notes=(note,), arrows=(NewArrow(id=uuid4(), source_id=note.id, target_id=uuid4()),))

    assert (Note.objects.count(), Element.objects.count()) == (0, 0)


def _a_flow_with_a_condition() -> tuple[ADomain, object]:
    a = a_domain()
    a.add_note("Order placed")
    a.add_note("Pack it", NoteKind.POLICY)
    a.add_note("Bill it", NoteKind.POLICY)
    connector = a.connect("Order placed", "Pack it")
    a.do(ChangeSubscription, subscription_id=Subscription.objects.get().pk, condition="total >= 500")
    return a, connector


def test_an_arrow_put_elsewhere_takes_its_flow_and_its_condition_along():
    a, connector = _a_flow_with_a_condition()

    a.do(Reconnect, connector_id=connector, source_id=a.notes["Order placed"], target_id=a.notes["Bill it"])

    subscription = Subscription.objects.get()
    assert (subscription.policy_id, subscription.condition) == (a.element_of("Bill it"), "total >= 500")
    assert Flow.objects.get().target_id == a.element_of("Bill it")
    assert list(differences(a.reload())) == []


def test_undoing_it_puts_the_arrow_back_with_all_it_meant():
    a, connector = _a_flow_with_a_condition()
    ends = {"source_id": a.notes["Order placed"], "target_id": a.notes["Bill it"]}
    change = a.do(Reconnect, connector_id=connector, **ends)

    a.do(UndoChange, change_id=change.pk)

    subscription = Subscription.objects.get()
    assert (subscription.policy_id, subscription.condition) == (a.element_of("Pack it"), "total >= 500")
    assert Flow.objects.get().target_id == a.element_of("Pack it")
    assert Connector.objects.get().target_id == a.notes["Pack it"]
    assert list(differences(a.reload())) == []


def test_an_arrow_is_not_put_where_one_is():
    a, connector = _a_flow_with_a_condition()
    a.connect("Order placed", "Bill it")

    with pytest.raises(Conflict):
        a.do(Reconnect, connector_id=connector, source_id=a.notes["Order placed"], target_id=a.notes["Bill it"])

    assert Connector.objects.get(pk=connector).target_id == a.notes["Pack it"]


def test_several_notes_turn_into_another_kind_with_one_change_and_back_with_one_undo():
    a = a_domain()
    a.add_note("Order placed")
    a.add_note("Pack it", NoteKind.POLICY)
    a.connect("Order placed", "Pack it")
    ids = (a.notes["Order placed"], a.notes["Pack it"])

    change = a.do(ChangeNoteKind, note_id=ids[0], also=ids[1:], kind=NoteKind.COMMAND)
    kinds = set(Note.objects.values_list("kind", flat=True))
    subscriptions = Subscription.objects.count()
    a.do(UndoChange, change_id=change.pk)

    assert (kinds, subscriptions) == ({"command"}, 0)
    assert dict(Note.objects.values_list("pk", "kind")) == {ids[0]: "event", ids[1]: "policy"}
    assert Subscription.objects.count() == 1
    assert list(differences(a.reload())) == []


def test_an_element_goes_when_all_its_notes_turn_into_free_ones():
    a = a_domain()
    first = a.add_note("Order placed")
    second = uuid4()
    a.do(AddNotes, notes=(NewNote(id=second, kind=NoteKind.EVENT, x=0, y=0, element_id=a.element_of("Order placed")),))

    a.do(ChangeNoteKind, note_id=first, also=(second,), kind=NoteKind.HOTSPOT)

    assert [note.text for note in Note.objects.all()] == ["Order placed", "Order placed"]
    assert Element.objects.count() == 0


def _region(kind: RegionKind, name: str, *, x: float) -> NewRegion:
    return NewRegion(id=uuid4(), kind=kind, name=name, x=x, y=0, width=400, height=300)


def _note(text: str, *, x: float) -> NewNote:
    return NewNote(id=uuid4(), kind=NoteKind.EVENT, x=x, y=50, text=text)


def test_regions_and_the_notes_in_them_come_in_one_change_and_a_context_takes_its_new_notes():
    a = a_domain()
    regions = (_region(RegionKind.SWIMLANE, "Shop", x=0), _region(RegionKind.CONTEXT, "Sales", x=500))
    before = a.reload().version

    change = a.do(AddNotes, notes=(_note("Order seen", x=50), _note("Order placed", x=550)), regions=regions)

    assert (change.version, a.reload().version) == (before + 1, before + 1)
    assert sorted(Region.objects.values_list("kind", "name")) == [("context", ""), ("swimlane", "Shop")]
    assert dict(Element.objects.values_list("name", "context__name")) == {"Order seen": None, "Order placed": "Sales"}
    assert list(differences(a.reload())) == []


def test_copies_of_a_contexts_region_show_the_one_context():
    a = a_domain()
    a.add_context("Sales", x=5_000)

    a.do(AddNotes, regions=(_region(RegionKind.CONTEXT, "Sales", x=0), _region(RegionKind.CONTEXT, "Stock", x=500)))
    a.do(AddNotes, regions=tuple(_region(RegionKind.CONTEXT, "Billing", x=x) for x in (1_000, 1_500)))

    assert sorted(Region.objects.values_list("context__name", flat=True)) == [
        "Billing", "Billing", "Sales", "Sales", "Stock",
    ]  # fmt: skip
    assert a.domain.contexts.count() == 3


def test_one_undo_takes_back_a_paste_of_a_region_with_its_notes():
    a = a_domain()
    change = a.do(AddNotes, notes=(_note("Order placed", x=50),), regions=(_region(RegionKind.THEME, "Late", x=0),))

    a.do(UndoChange, change_id=change.pk)

    assert (Note.objects.count(), Region.objects.count(), Element.objects.count()) == (0, 0, 0)


def test_a_paste_of_nothing_or_of_a_region_without_a_size_is_refused():
    a = a_domain()
    flat = NewRegion(id=uuid4(), kind=RegionKind.THEME, name="Late", x=0, y=0, width=0, height=10)

    for body in ({}, {"regions": (flat,)}):
        with pytest.raises(Invalid):
            a.do(AddNotes, **body)

    assert (Note.objects.count(), Region.objects.count()) == (0, 0)
