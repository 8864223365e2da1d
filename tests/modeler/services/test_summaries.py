"""What a board's summary tells, and to whom."""

from uuid import uuid4

import pytest
from django.test import Client

from modeler.core.facilitation.summary import Told
from modeler.core.intents.board import AddNotes, MarkPivotal, NewNote
from modeler.core.intents.facilitation import MovePhase, StartPrivateWriting, WriteMinutes
from modeler.core.intents.gathering import CloseBallot, ParkNotes
from modeler.core.intents.language import AddTerm
from modeler.core.snapshot.kinds import NoteKind
from modeler.models import User
from modeler.services.caller import Caller
from modeler.services.summaries import summary_of
from tests.builders.domains import ADomain, a_domain, a_user, caller_of
from tests.builders.workshops import a_ballot, a_facilitator, a_guest, give

pytestmark = pytest.mark.django_db


def test_hotspots_stand_by_their_votes_and_events_in_their_order():
    a = a_domain()
    guest = a_guest(a)
    a.add_note("Parcel sent", x=500)
    pivotal = a.add_note("Order placed", x=0)
    a.do(MarkPivotal, note_id=pivotal, is_pivotal=True)
    cold, hot = a.add_note("Why?", NoteKind.HOTSPOT), a.add_note("Who pays?", NoteKind.HOTSPOT, x=300)
    ballot_id = a_ballot(a)
    for caller, note_id in ((a.owner, hot), (guest, hot), (guest, cold)):
        give(a, caller, ballot_id, note_id)
    a.do(CloseBallot, ballot_id=ballot_id)

    summary = summary_of(a.board)

    assert [(one.text, one.votes, one.state) for one in summary.hotspots] == [
        ("Who pays?", 2, "open"),
        ("Why?", 1, "open"),
    ]
    assert summary.events == (Told(text="Order placed", is_pivotal=True), Told(text="Parcel sent"))
    assert [(vote.title, [one.text for one in vote.results]) for vote in summary.votes] == [
        ("What first?", ["Who pays?", "Why?"])
    ]


def test_an_open_vote_and_private_notes_are_not_told():
    a = a_domain()
    hot = a.add_note("Who pays?", NoteKind.HOTSPOT)
    give(a, a.owner, a_ballot(a), hot)
    a.do(StartPrivateWriting)
    a.do(AddNotes, notes=(NewNote(id=uuid4(), kind=NoteKind.EVENT, x=0, y=0, text="Order placed"),))

    summary = summary_of(a.board)

    assert (summary.votes, summary.events, summary.hotspots[0].votes) == ((), (), 0)
    assert summary.people == ("Ada",)


def test_phases_people_minutes_words_and_parked_notes_are_told():
    a = a_domain()
    fay, guest = a_facilitator(a), a_guest(a)
    a.add_context("Sales")
    a.do(AddTerm, term_id=uuid4(), context_id=a.domain.contexts.get().pk, name="Order", meaning="What is asked for")
    a.do(MovePhase, caller=fay, phase="check_in")
    a.do(MovePhase, caller=fay, phase="behaviour")
    parked = a.add_note("Is it legal?", NoteKind.HOTSPOT, x=2000)
    a.do(ParkNotes, caller=guest, note_ids=(parked,), region_id=uuid4())
    a.do(WriteMinutes, caller=fay, decisions="Pay first\n\nShip later", agreements="One talks at a time")

    summary = summary_of(a.board)

    assert [(span.name, span.minutes) for span in summary.phases] == [("Check-in", 1), ("Events and commands", None)]
    assert (summary.people, summary.facilitators) == (("Ada", "Fay", "Gil"), ("Fay",))
    assert (summary.decisions, summary.agreements) == (("Pay first", "Ship later"), ("One talks at a time",))
    assert [(one.text, one.state) for one in summary.parked] == [("Is it legal?", "parked")]
    assert (summary.hotspots, summary.words[0].name) == ((), "Order")


def test_guests_read_the_page_and_the_file_and_strangers_neither():
    a = a_domain()
    a.add_note("Order placed")
    guest, stranger = a_guest(a), caller_of(a_user("Sam"))

    page, file = (_get(a, guest, name) for name in ("summary/", "summary.md"))

    assert (page.status_code, file.status_code) == (200, 200)
    assert "Order placed" in page.content.decode()
    assert file.content.decode().endswith("1. Order placed\n\n## People\n\n- Ada\n")
    assert [_get(a, stranger, name).status_code for name in ("summary/", "summary.md")] == [404, 404]


def _get(a: ADomain, caller: Caller, name: str):
    client = Client()
    client.force_login(User.objects.get(pk=caller.user_id))
    return client.get(f"/d/{a.domain.slug}/boards/{a.board.pk}/{name}")
