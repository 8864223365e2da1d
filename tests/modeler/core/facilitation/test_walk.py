"""The order of a story."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from modeler.core.facilitation.walk import Stop, timeline
from modeler.core.snapshot.kinds import NoteKind

PLACES = st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500), st.sampled_from(list(NoteKind))), max_size=20)


def _stops(places):
    return [Stop(UUID(int=at), kind, x, y) for at, (x, y, kind) in enumerate(places)]


def test_events_are_told_from_left_to_right_and_in_a_column_from_top_to_bottom():
    event = NoteKind.EVENT
    notes = _stops([(300, 0, event), (10, 200, event), (0, 0, event), (20, 100, NoteKind.ACTOR), (40, 100, event)])

    assert [note_id.int for note_id in timeline(notes)] == [2, 4, 1, 0]


@given(PLACES, st.randoms())
def test_the_story_holds_each_event_once_whatever_the_order_of_the_notes(places, random):
    notes = _stops(places)
    shuffled = random.sample(notes, len(notes))

    told = timeline(shuffled)

    assert sorted(told) == sorted(note.id for note in notes if note.kind is NoteKind.EVENT)
    assert told == timeline(notes)
