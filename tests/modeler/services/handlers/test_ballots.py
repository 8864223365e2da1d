"""Votes: nobody gives more dots than there are for each, whatever happens at once."""

import threading
from contextlib import suppress
from uuid import uuid4

import pytest
from django.db import OperationalError, connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from modeler.core.intents.board import RemoveFromBoard, UndoChange
from modeler.core.intents.gathering import CloseBallot, GiveDot, OpenBallot, TakeDotBack
from modeler.core.kernel.errors import Conflict, Forbidden, Invalid, LimitReached, ModelerError, NotFound
from modeler.core.kernel.roles import Role
from modeler.core.snapshot.kinds import NoteKind
from modeler.models import Ballot, Change, Dot
from modeler.services.replay import differences
from modeler.services.workshops import workshop_state
from tests.builders.domains import a_domain, a_member
from tests.builders.workshops import a_ballot, a_guest, give


@pytest.mark.django_db
def test_each_has_so_many_dots_and_no_more():
    a = a_domain()
    guest, note_id = a_guest(a), a.add_note("Who pays?", NoteKind.HOTSPOT)
    ballot_id = a_ballot(a, dots_each=2)
    give(a, guest, ballot_id, note_id)
    give(a, guest, ballot_id, note_id)
    before = a.reload().version

    with pytest.raises(LimitReached) as refused:
        give(a, guest, ballot_id, note_id)

    assert (refused.value.code, Dot.objects.count(), a.reload().version) == ("limit_reached", 2, before)


@pytest.mark.django_db
def test_a_dot_taken_back_may_be_given_again():
    a = a_domain()
    one, other = a.add_note("Who pays?", NoteKind.HOTSPOT), a.add_note("Why so slow?", NoteKind.HOTSPOT)
    ballot_id = a_ballot(a, dots_each=1)
    give(a, a.owner, ballot_id, one)

    a.do(TakeDotBack, ballot_id=ballot_id, note_id=one)
    give(a, a.owner, ballot_id, other)

    assert list(Dot.objects.values_list("note_id", flat=True)) == [other]


@pytest.mark.django_db
def test_only_notes_of_the_chosen_kinds_take_dots():
    a = a_domain()
    event = a.add_note("Order placed")
    ballot_id = a_ballot(a, kinds=(NoteKind.HOTSPOT,))

    with pytest.raises(Invalid):
        give(a, a.owner, ballot_id, event)
    with pytest.raises(NotFound):
        give(a, a.owner, ballot_id, uuid4())

    assert Dot.objects.count() == 0


@pytest.mark.django_db
def test_votes_are_secret_until_the_ballot_closes_and_anonymous_for_ever():
    a = a_domain()
    guest, note_id = a_guest(a), a.add_note("Who pays?", NoteKind.HOTSPOT)
    ballot_id = a_ballot(a)
    give(a, guest, ballot_id, note_id)
    give(a, a.owner, ballot_id, note_id)
    assert {change.audience for change in Change.objects.filter(kind="DotGiven")} == {"caller"}
    assert [dot["user_id"] for dot in workshop_state(guest, a.board)["dots"]] == [str(guest.user_id)]

    closed = a.do(CloseBallot, ballot_id=ballot_id)

    assert Ballot.objects.get().result == {str(note_id): 2}
    assert (closed.audience, [effect["table"] for effect in closed.effects]) == ("all", ["ballot"])
    assert str(guest.user_id) not in str(closed.effects)


@pytest.mark.django_db
def test_a_closed_ballot_takes_and_gives_back_nothing():
    a = a_domain()
    note_id = a.add_note("Who pays?", NoteKind.HOTSPOT)
    ballot_id = a_ballot(a)
    give(a, a.owner, ballot_id, note_id)
    a.do(CloseBallot, ballot_id=ballot_id)

    with pytest.raises(Conflict):
        give(a, a.owner, ballot_id, note_id)
    with pytest.raises(Conflict):
        a.do(TakeDotBack, ballot_id=ballot_id, note_id=note_id)

    assert Ballot.objects.get().result == {str(note_id): 1}


@pytest.mark.django_db
def test_a_second_ballot_waits_until_the_first_is_closed():
    a = a_domain()
    a_ballot(a)

    with pytest.raises(Conflict):
        a.do(OpenBallot, ballot_id=uuid4(), title="And then?", dots_each=1)

    assert Ballot.objects.count() == 1


@pytest.mark.django_db
def test_a_viewer_has_no_vote():
    a = a_domain()
    note_id, viewer = a.add_note("Who pays?", NoteKind.HOTSPOT), a_member(a, Role.VIEWER)
    ballot_id = a_ballot(a)

    with pytest.raises(Forbidden):
        give(a, viewer, ballot_id, note_id)

    assert Dot.objects.count() == 0


@pytest.mark.django_db
def test_dots_of_a_removed_note_come_back_and_do_not_double_when_it_returns():
    a = a_domain()
    gone, kept = a.add_note("Who pays?", NoteKind.HOTSPOT), a.add_note("Why so slow?", NoteKind.HOTSPOT)
    ballot_id = a_ballot(a, dots_each=1)
    give(a, a.owner, ballot_id, gone)
    removed = a.do(RemoveFromBoard, note_ids=(gone,))

    give(a, a.owner, ballot_id, kept)
    a.do(UndoChange, change_id=removed.pk)

    assert list(Dot.objects.values_list("note_id", flat=True)) == [kept]


@pytest.mark.django_db
def test_a_given_dot_cannot_be_undone_into_a_second_one():
    a = a_domain()
    note_id = a.add_note("Who pays?", NoteKind.HOTSPOT)
    ballot_id = a_ballot(a, dots_each=1)
    give(a, a.owner, ballot_id, note_id)
    taken = a.do(TakeDotBack, ballot_id=ballot_id, note_id=note_id)
    give(a, a.owner, ballot_id, note_id)

    with pytest.raises(Conflict):
        a.do(UndoChange, change_id=taken.pk)

    assert Dot.objects.count() == 1


STEPS = st.lists(
    st.tuples(st.sampled_from(["give", "give", "back", "remove", "undo"]), st.integers(0, 2), st.integers(0, 3)),
    max_size=25,
)


class VotesKeepTheLimit(TestCase):
    """Hypothesis needs one transaction an example."""

    @settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(STEPS, st.integers(1, 3))
    def test_nobody_ever_has_more_dots_than_the_limit(self, steps, limit):
        a = a_domain()
        people = [a.owner, a_guest(a, "Gil"), a_guest(a, "Gus")]
        notes = [a.add_note(f"Question {at}?", NoteKind.HOTSPOT) for at in range(4)]
        ballot_id = a_ballot(a, dots_each=limit)

        for step, who, which in steps:
            changes = list(Change.objects.filter(caller_id=people[who].user_id).order_by("-at"))
            board = {"board_id": a.board.pk}
            acts = {
                "give": lambda: give(a, people[who], ballot_id, notes[which]),  # noqa: B023  # called at once
                "back": lambda: a.do(TakeDotBack, caller=people[who], ballot_id=ballot_id, note_id=notes[which]),  # noqa: B023
                "remove": lambda: a.do(RemoveFromBoard, caller=people[who], note_ids=(notes[which],)),  # noqa: B023
                "undo": lambda: a.do(UndoChange, caller=people[who], change_id=changes[which].pk, **board),  # noqa: B023
            }
            with suppress(ModelerError, IndexError):
                acts[step]()
            assert all(Dot.objects.filter(user_id=one.user_id).count() <= limit for one in people)

        a.do(CloseBallot, ballot_id=ballot_id)
        assert sum(Ballot.objects.get().result.values()) <= limit * len(people)
        assert list(differences(a.reload())) == []


@pytest.mark.django_db(transaction=True)
def test_many_at_once_give_no_more_than_the_limit():
    a = a_domain()
    note_id = a.add_note("Who pays?", NoteKind.HOTSPOT)
    ballot_id = a_ballot(a, dots_each=3)
    refused = []

    def vote() -> None:
        dot_id, is_done = uuid4(), False
        while not is_done:
            try:
                a.do(GiveDot, ballot_id=ballot_id, dot_id=dot_id, note_id=note_id)
            except LimitReached as error:
                refused.append(error.code)
            except OperationalError:
                # SQLite in memory does not wait for a lock; files and PostgreSQL do.
                continue
            is_done = True
        connection.close()

    threads = [threading.Thread(target=vote) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (Dot.objects.count(), refused) == (3, ["limit_reached"] * 5)
