"""The socket of a domain: state, changes in order, catch-up, frames, presence, refusals."""

from typing import Any
from uuid import uuid4

import pytest
from channels.db import database_sync_to_async
from channels.routing import URLRouter
from channels.testing import WebsocketCommunicator

from modeler.core.intents.board import AddBoard, AddNotes, NewNote
from modeler.core.intents.model import RenameElement
from modeler.core.intents.people import ChangeMemberRole, CreateInvitation, JoinBoard, RemoveMember, RevokeInvitation
from modeler.core.intents.storming import MergeElements
from modeler.core.kernel.roles import Role
from modeler.core.snapshot.kinds import NoteKind
from modeler.entrypoints.realtime.room import Room
from modeler.entrypoints.realtime.routing import websocket_urlpatterns
from modeler.models import Note, User
from modeler.services.execute import execute
from tests.builders.domains import ADomain, a_domain, a_member, a_user, caller_of

pytestmark = pytest.mark.django_db(transaction=True)
on_rows = database_sync_to_async


class Browser:
    """One end of a socket, as a browser holds it."""

    def __init__(self, a: ADomain, user: User) -> None:
        self._socket = WebsocketCommunicator(URLRouter(websocket_urlpatterns), f"/ws/domains/{a.domain.pk}/")
        self._socket.scope["user"] = user
        self._board = str(a.board.pk)
        self._unheard: list[dict[str, Any]] = []

    async def open(self, *, since: int | None = None, packed: bool = False) -> dict[str, Any]:
        """Connect, say hello and return the welcome."""
        await self._socket.connect()
        await self.say("hello", since=since, board=self._board, packed=packed)
        return await self.hear("welcome")

    async def say(self, kind: str, /, **body: Any) -> None:
        """Send one message."""
        await self._socket.send_json_to({"v": 1, "type": kind, **body})

    async def hear(self, *kinds: str) -> dict[str, Any]:
        """Return the next message of one of these kinds; the others keep until they are asked for."""
        for message in self._unheard:
            if message["type"] in kinds:
                self._unheard.remove(message)
                return message
        while (message := await self._socket.receive_json_from(timeout=20))["type"] not in kinds:
            self._unheard.append(message)
        return message

    async def is_turned_out(self) -> bool:
        """Return whether the server closes next, because this one may no longer be here."""
        last = await self._socket.receive_output(timeout=20)
        return (last["type"], last.get("code")) == ("websocket.close", 4403)

    async def close(self) -> None:
        """Leave."""
        await self._socket.disconnect()


def _add(text: str) -> dict[str, Any]:
    note = {"id": str(uuid4()), "kind": "event", "text": text, "x": 0, "y": 0}
    return {"kind": "AddNotes", "body": {"notes": [note]}}


async def _opened(a: ADomain, user: User | None = None, **hello: Any) -> Browser:
    browser = Browser(a, user or a.user)
    await browser.open(**hello)
    return browser


async def _ask(browser: Browser, a: ADomain, text: str) -> dict[str, Any]:
    asked = _add(text)
    asked["body"]["board_id"] = str(a.board.pk)
    await browser.say("intent", id=str(uuid4()), **asked)
    return await browser.hear("accepted", "refused")


async def test_a_newcomer_gets_the_state_and_its_version():
    a = await on_rows(a_domain)()
    await on_rows(a.add_note)("Order placed")
    browser = await _opened(a)

    snapshot = await browser.hear("snapshot")

    assert snapshot["version"] == 2
    assert [element["name"] for element in snapshot["elements"]] == ["Order placed"]
    await browser.close()


async def test_both_browsers_hear_of_a_change_and_the_sender_of_its_acceptance():
    a = await on_rows(a_domain)()
    ada, bob = await _opened(a), await _opened(a)

    accepted = await _ask(ada, a, "Order placed")

    changes = [(await browser.hear("change"))["change"] for browser in (ada, bob)]
    assert accepted == {
        "v": 1,
        "type": "accepted",
        "id": changes[0]["intent"],
        "version": 2,
        "change": changes[0]["id"],
    }
    assert changes[0] == changes[1]
    assert changes[0]["kind"] == "NotesAdded"
    await ada.close()
    await bob.close()


async def test_who_was_away_gets_just_what_was_missed():
    a = await on_rows(a_domain)()
    for text in ("One happened", "Two happened", "Three happened"):
        await on_rows(a.add_note)(text)

    browser = await _opened(a, since=2)

    versions = [(await browser.hear("change"))["change"]["version"] for _ in range(2)]
    assert versions == [3, 4]
    await browser.close()


async def test_a_version_from_the_future_gets_the_state_anew():
    a = await on_rows(a_domain)()
    browser = await _opened(a, since=99)

    snapshot = await browser.hear("snapshot", "change")

    assert (snapshot["type"], snapshot["version"]) == ("snapshot", 1)
    await browser.close()


async def test_a_viewers_intent_is_refused_with_the_reason_and_changes_nothing():
    a = await on_rows(a_domain)()
    viewer = await on_rows(a_member)(a, Role.VIEWER)
    browser = await _opened(a, await on_rows(User.objects.get)(pk=viewer.user_id))

    refused = await _ask(browser, a, "Order placed")

    assert (refused["type"], refused["error"]["code"]) == ("refused", "forbidden")
    assert await on_rows(Note.objects.filter(board=a.board).count)() == 0
    await browser.close()


async def test_a_stranger_learns_no_more_than_that_nothing_is_there():
    a = await on_rows(a_domain)()
    browser = Browser(a, await on_rows(a_user)("Sam"))
    await browser._socket.connect()

    await browser.say("hello", since=None, board=None)

    assert (await browser.hear("error", "welcome"))["error"]["code"] == "not_found"


async def test_frames_reach_the_others_on_the_board_and_not_their_sender():
    a = await on_rows(a_domain)()
    ada, bob = await _opened(a), await _opened(a)
    await bob.hear("presence")

    await ada.say("frame", board=str(a.board.pk), frame={"kind": "cursor", "x": 1, "y": 2})

    assert [shown["frame"] for shown in (await bob.hear("frames"))["frames"]] == [{"kind": "cursor", "x": 1, "y": 2}]
    await ada.say("ping")
    await ada.hear("pong")
    assert [message for message in ada._unheard if message["type"] == "frames"] == []
    await ada.close()
    await bob.close()


async def test_each_sees_who_is_here_and_who_has_left():
    a = await on_rows(a_domain)()
    other = await on_rows(a_member)(a, Role.EDITOR, "Mel")
    ada = await _opened(a)
    mel = await _opened(a, await on_rows(User.objects.get)(pk=other.user_id))
    while len((people := await ada.hear("presence"))["people"]) < 2:
        pass
    assert [person["name"] for person in people["people"]] == ["Ada", "Mel"]

    await mel.close()

    assert [person["name"] for person in (await ada.hear("presence"))["people"]] == ["Ada"]
    await ada.close()


@pytest.mark.parametrize(
    "text",
    [
        " ",
        "no json",
        "[]",
        "{}",
        '{"v":2,"type":"ping"}',
        '{"v":1,"type":"dance"}',
        '{"v":1,"type":"hello","since":"x"}',
    ],
)
async def test_a_malformed_message_is_answered_with_a_code_and_the_socket_lives(text):
    a = await on_rows(a_domain)()
    browser = await _opened(a)

    await browser._socket.send_to(text_data=text)

    assert (await browser.hear("error"))["error"]["code"] == "invalid"
    if "hello" not in text:
        await browser.say("ping")
        assert (await browser.hear("pong"))["type"] == "pong"
    await browser.close()


async def test_a_guest_sees_the_board_edits_it_and_is_turned_out_when_the_link_is_closed():
    a = await on_rows(a_domain)()
    await on_rows(a.add_note)("Order placed")
    invitation_id, guest = uuid4(), await on_rows(User.objects.create_guest)("Gil")
    await on_rows(a.do)(CreateInvitation, invitation_id=invitation_id, invited_board_id=a.board.pk, token="t" * 20)
    await on_rows(a.do)(JoinBoard, caller=caller_of(guest), token="t" * 20)
    browser = await _opened(a, guest)
    assert [note["kind"] for note in (await browser.hear("snapshot"))["notes"]] == ["event"]
    assert (await _ask(browser, a, "Invoice sent"))["type"] == "accepted"

    await on_rows(a.do)(RevokeInvitation, invitation_id=invitation_id)

    assert (await browser.hear("error"))["error"]["code"] == "not_found"
    await browser.close()


async def test_a_member_learns_their_new_role_at_once_and_is_turned_out_when_they_are_removed():
    a = await on_rows(a_domain)()
    mel = await on_rows(a_member)(a, Role.EDITOR)
    browser = await _opened(a, await on_rows(User.objects.get)(pk=mel.user_id))
    who = {"team_id": a.domain.team_id, "user_id": mel.user_id}

    await on_rows(execute)(a.owner, ChangeMemberRole(id=uuid4(), role=Role.VIEWER, **who))

    assert (await browser.hear("welcome"))["you"]["role"] == "viewer"
    assert (await _ask(browser, a, "Order placed"))["error"]["code"] == "forbidden"

    await on_rows(execute)(a.owner, RemoveMember(id=uuid4(), **who))

    assert (await browser.hear("error"))["error"]["code"] == "not_found"
    assert await browser.is_turned_out()


async def test_a_member_who_is_removed_just_before_entering_the_room_is_turned_out_all_the_same(monkeypatch):
    a = await on_rows(a_domain)()
    mel = await on_rows(a_member)(a, Role.EDITOR)
    enter = Room.enter

    async def enter_too_late(*arguments: Any) -> None:
        # The announcement of the removal finds nobody in the room yet.
        removal = RemoveMember(id=uuid4(), team_id=a.domain.team_id, user_id=mel.user_id)
        await on_rows(execute)(a.owner, removal)
        await enter(*arguments)

    monkeypatch.setattr(Room, "enter", enter_too_late)
    browser = await _opened(a, await on_rows(User.objects.get)(pk=mel.user_id))

    assert (await browser.hear("error"))["error"]["code"] == "not_found"
    assert await browser.is_turned_out()


async def test_who_reads_packed_rows_gets_the_same_state_without_repeated_names_and_values():
    a = await on_rows(a_domain)()
    for text in ("Order placed", "Order sent"):
        await on_rows(a.add_note)(text)
    plain, packed = await _opened(a), await _opened(a, packed=True)

    told, told_packed = await plain.hear("snapshot"), await packed.hear("snapshot")

    notes = told_packed["notes"]
    assert notes["same"]["board_id"] == str(a.board.pk)
    assert notes["columns"] == ["id", "element_id", "z"]
    for table in ("notes", "elements"):
        listed = told_packed[table]
        rows = [{**listed["same"], **dict(zip(listed["columns"], row, strict=True))} for row in listed["rows"]]
        assert rows == told[table]
    await plain.close()
    await packed.close()


async def test_what_a_guest_may_not_see_leaves_no_gap_in_the_versions():
    a = await on_rows(a_domain)()
    guest = await on_rows(User.objects.create_guest)("Gil")
    await on_rows(a.do)(CreateInvitation, invitation_id=uuid4(), invited_board_id=a.board.pk, token="t" * 20)
    await on_rows(a.do)(JoinBoard, caller=caller_of(guest), token="t" * 20)

    browser = await _opened(a, guest, since=1)

    heard = [await browser.hear("skipped", "change") for _ in range(2)]
    assert [message.get("to") for message in heard] == [2, 3]
    await browser.close()


async def _guest_of(a: ADomain) -> Browser:
    guest = await on_rows(User.objects.create_guest)("Gil")
    await on_rows(a.do)(CreateInvitation, invitation_id=uuid4(), invited_board_id=a.board.pk, token="t" * 20)
    await on_rows(a.do)(JoinBoard, caller=caller_of(guest), token="t" * 20)
    browser = await _opened(a, guest)
    await browser.hear("snapshot")
    return browser


@pytest.fixture(params=["memory", "redis"])
def layer(request: pytest.FixtureRequest, settings: Any) -> None:
    """Each of the two ways in which processes tell each other."""
    chosen: dict[str, Any] = {"BACKEND": "channels.layers.InMemoryChannelLayer"}
    if request.param == "redis":
        hosts = [request.getfixturevalue("redis_url")]
        chosen = {"BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer", "CONFIG": {"hosts": hosts}}
    settings.CHANNEL_LAYERS = {"default": chosen}


@pytest.mark.usefixtures("layer")
async def test_a_guest_sees_what_a_change_elsewhere_does_to_their_board_and_nothing_else():
    a = await on_rows(a_domain)()
    await on_rows(a.add_note)("Order placed")
    guest = await _guest_of(a)
    second = uuid4()
    await on_rows(a.do)(AddBoard, new_board_id=second, name="Second")
    secret = NewNote(id=uuid4(), kind=NoteKind.EVENT, x=0, y=0, text="Secret told")
    await on_rows(a.do)(AddNotes, board_id=second, notes=(secret,))
    hidden = await on_rows(lambda: a.domain.elements.get(name="Secret told").pk)()
    skipped = [(await guest.hear("skipped", "snapshot"))["type"] for _ in range(2)]

    await on_rows(a.do)(RenameElement, element_id=hidden, name="Secret kept")
    skipped.append((await guest.hear("skipped", "snapshot"))["type"])
    await on_rows(a.do)(RenameElement, element_id=await on_rows(a.element_of)("Order placed"), name="Order received")
    renamed = await guest.hear("snapshot", "skipped")
    await on_rows(a.do)(MergeElements, kept_id=hidden, merged_ids=(await on_rows(a.element_of)("Order placed"),))
    merged = await guest.hear("snapshot", "skipped")

    assert skipped == ["skipped"] * 3
    assert [element["name"] for element in renamed["elements"]] == ["Order received"]
    assert [(element["id"], element["name"]) for element in merged["elements"]] == [(str(hidden), "Secret kept")]
    assert [(note["element_id"], note["board_id"]) for note in merged["notes"]] == [(str(hidden), str(a.board.pk))]
    await guest.close()
