"""Workshops over REST: numbers for all, names for facilitators."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from modeler.core.intents.board import AddNotes, NewNote
from modeler.core.intents.facilitation import StartPrivateWriting
from modeler.core.snapshot.kinds import NoteKind
from modeler.models import User
from modeler.services.caller import Caller
from tests.builders.domains import ADomain, a_domain, a_user, caller_of
from tests.builders.workshops import a_ballot, a_facilitator, a_guest, give

pytestmark = pytest.mark.django_db


def _get(caller: Caller, path: str) -> Any:
    client = Client()
    client.force_login(User.objects.get(pk=caller.user_id))
    return client.get(path)


def _board(a: ADomain, what: str) -> str:
    return f"/api/v1/domains/{a.domain.pk}/boards/{a.board.pk}/{what}/"


def test_the_phases_tell_what_each_opens():
    a = a_domain()

    phases = _get(a_guest(a), "/api/v1/phases/").json()

    assert [len(phases[level]) for level in ("big_picture", "process", "design")] == [9, 7, 7]
    exploration = phases["big_picture"][1]
    assert (exploration["slug"], exploration["opens"]) == ("chaotic_exploration", ["event", "hotspot", "label"])


def test_progress_is_told_in_numbers_alone():
    a = a_domain()
    guest, note_id = a_guest(a), a.add_note("Who pays?", NoteKind.HOTSPOT)
    ballot_id = a_ballot(a)
    give(a, guest, ballot_id, note_id)
    give(a, guest, ballot_id, note_id)
    a.do(StartPrivateWriting)
    a.do(AddNotes, notes=(NewNote(id=uuid4(), kind=NoteKind.EVENT, x=0, y=0, text="Order placed"),))

    answer = _get(guest, _board(a, "progress"))

    assert answer.json() == {"private_notes": 1, "writers": 1, "dots": 2, "voters": 1}
    assert _get(caller_of(a_user("Sam")), _board(a, "progress")).status_code == 404


def test_who_may_come_is_told_to_facilitators_only():
    a = a_domain()
    fay, guest = a_facilitator(a), a_guest(a)

    told, refused = _get(fay, _board(a, "people")), _get(guest, _board(a, "people"))

    assert [(one["name"], one["role"], one["is_facilitator"]) for one in told.json()["people"]] == [
        ("Ada", "owner", False),
        ("Fay", "editor", True),
        ("Gil", "guest", False),
    ]
    assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")
