"""No door lets a private note out before the reveal: rest, graphql, pages, socket, catch-up, findings, exports."""

from typing import Any
from unittest.mock import patch
from uuid import UUID, uuid4

import pytest
from asgiref.sync import async_to_sync
from channels.routing import URLRouter
from channels.testing import WebsocketCommunicator
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from modeler.core.intents.board import (
    AddNotes,
    ChangeNoteKind,
    EditNote,
    MoveNotes,
    NewNote,
    NoteMove,
    RemoveFromBoard,
    UndoChange,
)
from modeler.core.intents.facilitation import RevealNotes, StartPrivateWriting
from modeler.core.kernel.errors import ModelerError
from modeler.core.snapshot.kinds import NoteKind
from modeler.entrypoints.realtime.routing import websocket_urlpatterns
from modeler.models import Change, PrivateNote, User
from modeler.services.caller import Caller
from tests.builders.domains import ADomain, a_domain
from tests.builders.workshops import a_facilitator, a_guest

SECRET = "Zyxw"
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "add", "edit", "move", "turn", "remove", "undo"]),
        st.integers(0, 5),
        st.sampled_from([NoteKind.EVENT, NoteKind.HOTSPOT, NoteKind.POLICY]),
    ),
    min_size=1,
    max_size=12,
)


class NothingLeaks(TestCase):
    """Hypothesis needs one transaction an example."""

    @settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(STEPS)
    def test_whatever_is_written_in_private_no_other_learns_of_it_before_the_reveal(self, steps):
        a = a_domain()
        others = [a_facilitator(a), a_guest(a)]
        author = a_guest(a, "Ann")
        a.do(StartPrivateWriting)
        written: list[UUID] = []

        for step in [("add", 0, NoteKind.EVENT), *steps]:
            _try(a, author, written, step)

        ids = [str(note_id) for note_id in written]
        for other in (a.owner, *others):
            for door, text in _all_doors(a, other).items():
                assert SECRET not in text, door
                assert not [note_id for note_id in ids if note_id in text], door


@pytest.mark.django_db
def test_the_author_sees_their_notes_and_all_see_them_after_the_reveal():
    a = a_domain()
    author, other = a_guest(a, "Ann"), a_guest(a)
    a.do(StartPrivateWriting)
    _try(a, author, [], ("add", 0, NoteKind.EVENT))

    before = _all_doors(a, author)
    a.do(RevealNotes)
    after = _all_doors(a, other)

    assert {door for door, text in before.items() if SECRET in text} == {"board", "snapshot", "catch-up"}
    assert {"board", "snapshot", "catch-up"} <= {door for door, text in after.items() if SECRET in text}


@pytest.mark.django_db
def test_catching_up_skips_what_others_wrote_in_private_without_a_gap():
    a = a_domain()
    author, other = a_guest(a, "Ann"), a_guest(a)
    a.do(StartPrivateWriting)
    version = a.reload().version
    _try(a, author, [], ("add", 0, NoteKind.EVENT))

    heard = _heard(a, other, since=version)

    assert {"v": 1, "type": "skipped", "to": version + 1} in heard


def _try(a: ADomain, author: Caller, written: list[UUID], step: tuple[str, int, NoteKind]) -> None:
    name, number, kind = step
    pick = written[number % len(written)] if written else uuid4()
    mine = [change.pk for change in _changes_of(a, author)]
    act = {"caller": author}
    acts = {
        "add": lambda: written.append(_add(a, author, kind, number)),
        "edit": lambda: a.do(EditNote, note_id=pick, text=f"{SECRET} {number} edited", **act),
        "move": lambda: a.do(MoveNotes, moves=(NoteMove(pick, number, number),), **act),
        "turn": lambda: a.do(ChangeNoteKind, note_id=pick, kind=kind, **act),
        "remove": lambda: a.do(RemoveFromBoard, note_ids=(pick,), **act),
        "undo": lambda: a.do(UndoChange, change_id=mine[number % len(mine)], board_id=a.board.pk, **act),
    }
    try:
        acts[name]()
    except ModelerError:
        assert PrivateNote.objects.filter(board=a.board).count() <= len(written)


def _add(a: ADomain, author: Caller, kind: NoteKind, number: int) -> UUID:
    note = NewNote(id=uuid4(), kind=kind, x=number, y=number, text=f"{SECRET} {number} happened")
    a.do(AddNotes, caller=author, notes=(note,))
    return note.id


def _changes_of(a: ADomain, caller: Caller) -> Any:
    return Change.objects.filter(scope_id=a.domain.pk, caller_id=caller.user_id).order_by("version")


def _all_doors(a: ADomain, caller: Caller) -> dict[str, str]:
    """What each door tells somebody of the domain, as text; a door that is closed to them tells nothing."""
    client = Client()
    client.force_login(User.objects.get(pk=caller.user_id))
    a.reload()
    api = f"/api/v1/domains/{a.domain.pk}"
    pages = {
        "board": f"{api}/boards/{a.board.pk}/",
        "progress": f"{api}/boards/{a.board.pk}/progress/",
        "model": f"{api}/model/",
        "changes": f"{api}/changes/",
        "findings": f"{api}/findings/",
        "definitions": f"{api}/definitions/",
        "export": f"{api}/exports/cloudformation/?despite=errors",
        "board file": f"{api}/boards/{a.board.pk}/export/board-json/",
        "past": f"{api}/versions/{a.domain.version}/",
        "differences": f"{api}/differences/?from=1",
        "moment": f"/d/{a.domain.slug}/history/at/?version={a.domain.version}&against=1",
        "board page": f"/d/{a.domain.slug}/boards/{a.board.pk}/",
        "summary": f"/d/{a.domain.slug}/boards/{a.board.pk}/summary/",
        "summary file": f"/d/{a.domain.slug}/boards/{a.board.pk}/summary.md",
        "boards": f"/d/{a.domain.slug}/boards/",
        "events": f"/d/{a.domain.slug}/events/",
        "history": f"/d/{a.domain.slug}/history/",
    }
    told = {}
    for door, address in pages.items():
        answer = client.get(address)
        # Whoever owns all may read all: a door that told nobody anything would prove nothing.
        assert answer.status_code == 200 or caller != a.owner, door
        told[door] = answer.content.decode()
    query = """query ($id: UUID!, $slug: String!) {
      board(id: $id) { notes { id text } }
      domain(slug: $slug) { elements { id name } findings { problem } definitions boards { notes { id text } } }
      changes(domain: $slug) { id effects } }"""
    variables = {"id": str(a.board.pk), "slug": a.domain.slug}
    told["graphql"] = client.post(
        "/graphql/", {"query": query, "variables": variables}, "application/json"
    ).content.decode()
    told["snapshot"] = str(_heard(a, caller, since=None))
    told["catch-up"] = str(_heard(a, caller, since=0))
    return told


def _heard(a: ADomain, caller: Caller, *, since: int | None) -> list[dict[str, Any]]:
    # The consumer works in the test's own transaction, whose connection it must leave open.
    with patch("channels.db.close_old_connections"):
        return async_to_sync(_over_the_socket)(a, caller, since)


async def _over_the_socket(a: ADomain, caller: Caller, since: int | None) -> list[dict[str, Any]]:
    connection = WebsocketCommunicator(URLRouter(websocket_urlpatterns), f"/ws/domains/{a.domain.pk}/")
    connection.scope["user"] = await User.objects.aget(pk=caller.user_id)
    await connection.connect()
    await connection.send_json_to({"v": 1, "type": "hello", "since": since, "board": str(a.board.pk)})
    await connection.send_json_to({"v": 1, "type": "ping"})
    heard: list[dict[str, Any]] = []
    while not heard or heard[-1]["type"] != "pong":
        heard.append(await connection.receive_json_from(timeout=5))
    await connection.disconnect()
    return heard
