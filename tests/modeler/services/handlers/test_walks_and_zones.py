"""Walks, the parking lot and breakout zones."""

from uuid import UUID, uuid4

import pytest

from modeler.core.intents.board import AddRegion
from modeler.core.intents.gathering import AssignZone, ChangeWalk, EndWalk, MergeZone, MoveWalk, ParkNotes, StartWalk
from modeler.core.kernel.errors import Conflict, Forbidden, Invalid, NotFound
from modeler.core.kernel.roles import Role
from modeler.core.snapshot.kinds import NoteKind, RegionKind
from modeler.models import Element, Note, Region, Workshop
from modeler.services.replay import differences
from tests.builders.domains import ADomain, a_domain, a_member
from tests.builders.workshops import a_guest

pytestmark = pytest.mark.django_db


def _story(a: ADomain) -> list[UUID]:
    notes = [a.add_note(text, x=x) for text, x in (("Parcel sent", 600), ("Order placed", 0), ("Order paid", 300))]
    a.add_note("Why?", NoteKind.HOTSPOT, x=100)
    return [notes[at] for at in (1, 2, 0)]


def test_a_walk_follows_the_events_from_left_to_right():
    a = a_domain()
    story = _story(a)

    a.do(StartWalk)

    walk = Workshop.objects.get()
    assert (walk.walk_stops, walk.walk_stop, walk.presenter_id) == (list(map(str, story)), 0, a.owner.user_id)


def test_a_reverse_walk_begins_at_the_end():
    a = a_domain()
    _story(a)

    a.do(StartWalk, way="reverse")

    assert (Workshop.objects.get().walk_way, Workshop.objects.get().walk_stop) == ("reverse", 2)


def test_the_presenter_moves_everybody_and_others_do_not():
    a = a_domain()
    guest, mel = a_guest(a), a_member(a, Role.EDITOR)
    _story(a)
    a.do(StartWalk, presenter_id=guest.user_id)

    a.do(MoveWalk, caller=guest, stop=2)
    with pytest.raises(Forbidden):
        a.do(MoveWalk, caller=mel, stop=0)

    assert Workshop.objects.get().walk_stop == 2
    a.do(MoveWalk, stop=1)
    assert Workshop.objects.get().walk_stop == 1


def test_a_changed_path_keeps_everybody_where_they_are():
    a = a_domain()
    first, second, third = _story(a)
    a.do(StartWalk)
    a.do(MoveWalk, stop=1)

    a.do(ChangeWalk, stops=(third, second))

    walk = Workshop.objects.get()
    assert (walk.walk_stops, walk.walk_stop) == ([str(third), str(second)], 1)
    assert str(first) not in walk.walk_stops


def test_there_is_no_way_beyond_the_ends_nor_outside_a_walk():
    a = a_domain()
    _story(a)
    with pytest.raises(Conflict):
        a.do(MoveWalk, stop=0)
    a.do(StartWalk)

    for stop in (-1, 3):
        with pytest.raises(Invalid):
            a.do(MoveWalk, stop=stop)
    a.do(EndWalk)

    assert Workshop.objects.get().walk_stop is None


def test_without_events_there_is_nothing_to_walk():
    a = a_domain()

    with pytest.raises(Conflict):
        a.do(StartWalk)

    assert not Workshop.objects.exists()


def test_a_parked_note_lies_in_the_new_lot_beside_everything_and_leaves_its_context():
    a = a_domain()
    a.add_context("Sales", width=1000)
    note_id = a.add_note("Invoice sent", x=100, y=100)
    assert Element.objects.get(name="Invoice sent").context is not None

    a.do(ParkNotes, note_ids=(note_id,), region_id=uuid4())

    lot, note = Region.objects.get(kind="parking"), Note.objects.get(pk=note_id)
    assert (lot.name, lot.x, lot.y) == ("Parking lot", 1160, 0)
    assert (note.x, note.y) == (1180, 60)
    assert Element.objects.get(name="Invoice sent").context is None
    assert list(differences(a.reload())) == []


def test_the_lot_is_filled_row_by_row_and_grows():
    a = a_domain()
    notes = tuple(a.add_note(f"Thing {at} happened", x=at * 200) for at in range(9))
    a.do(ParkNotes, note_ids=notes[:5], region_id=uuid4())

    a.do(ParkNotes, note_ids=notes[5:], region_id=uuid4())

    lot = Region.objects.get(kind="parking")
    places = [tuple(Note.objects.values_list("x", "y").get(pk=note_id)) for note_id in notes]
    assert len(set(places)) == 9
    assert all(lot.x < x < lot.x + lot.width - 120 and lot.y < y <= lot.y + lot.height - 140 for x, y in places)


def test_a_zone_knows_its_people_and_leaves_its_notes_when_it_is_merged():
    a = a_domain()
    guest, zone = a_guest(a), uuid4()
    note_id = a.add_note("Order placed", x=50, y=50)
    place = {"x": 0, "y": 0, "width": 500, "height": 300}
    a.do(AddRegion, region_id=zone, kind=RegionKind.BREAKOUT, name="Returns", **place)

    a.do(AssignZone, region_id=zone, people=(guest.user_id, guest.user_id))
    assert Region.objects.get().people == [str(guest.user_id)]
    a.do(MergeZone, region_id=zone)

    assert (Region.objects.count(), Note.objects.get().pk) == (0, note_id)
    assert list(differences(a.reload())) == []


def test_only_a_breakout_zone_is_merged():
    a = a_domain()
    a.add_context("Sales")

    with pytest.raises(Invalid):
        a.do(MergeZone, region_id=Region.objects.get().pk)
    with pytest.raises(NotFound):
        a.do(MergeZone, region_id=uuid4())

    assert Region.objects.count() == 1
