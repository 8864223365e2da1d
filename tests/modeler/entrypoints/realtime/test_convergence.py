"""Whatever the line and the server do, every browser ends with the server's rows.

Browsers over real connections edit at random while lines are cut, answers are lost, announcements go astray and the
server starts anew. Nothing that was acknowledged is lost, nothing is done twice, and the log gives the rows.
"""

import asyncio
import os
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

import pytest
from channels.db import database_sync_to_async
from channels.routing import URLRouter
from channels.testing import WebsocketCommunicator

from modeler.entrypoints.realtime import hub as hubs
from modeler.entrypoints.realtime import room as rooms
from modeler.entrypoints.realtime.room import Room
from modeler.entrypoints.realtime.routing import websocket_urlpatterns
from modeler.models import Change
from modeler.services.replay import differences
from modeler.services.selectors import board_by_id, board_state
from modeler.services.windows import version_of
from tests.builders.domains import ADomain, a_domain

pytestmark = pytest.mark.django_db(transaction=True)
on_rows = database_sync_to_async
application = URLRouter(websocket_urlpatterns)
TABLES = {"notes": "note", "elements": "element"}
STEPS = 60


@dataclass
class Browser:
    """What the board's page does with the protocol, no more: confirmed rows, pending intents, since on a gap."""

    a: ADomain
    link: WebsocketCommunicator | None = None
    version: int = 0
    has_state: bool = False
    rows: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    pending: dict[str, dict[str, Any]] = field(default_factory=dict)
    acknowledged: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)

    async def connect(self) -> None:
        """Come (back), say what is known, and ask again for what was never confirmed."""
        self.link = WebsocketCommunicator(application, f"/ws/domains/{self.a.domain.pk}/")
        self.link.scope["user"] = self.a.user
        await self.link.connect()
        since = self.version if self.has_state else None
        await self._say("hello", board=str(self.a.board.pk), since=since)
        for intent_id, intent in self.pending.items():
            await self._say("intent", id=intent_id, **intent)

    async def ask(self, kind: str, **body: Any) -> None:
        """Ask for an intent, now or when the line is there."""
        intent_id = str(uuid4())
        self.pending[intent_id] = {"kind": kind, "body": {"board_id": str(self.a.board.pk), **body}}
        await self._say("intent", id=intent_id, **self.pending[intent_id])

    async def cut(self, *, is_abrupt: bool = False) -> None:
        """Lose the line, and all answers on it; abruptly: what the server has not read yet as well."""
        if self.link is None:
            return
        link, self.link = self.link, None
        if is_abrupt:
            link.future.cancel()
        else:
            link.input_queue.put_nowait({"type": "websocket.disconnect", "code": 1006})
        await asyncio.wait([link.future], timeout=20)

    async def hear(self) -> bool:
        """Take in one message; return whether there was any."""
        if self.link is None or await self.link.receive_nothing(timeout=0.02, interval=0.005):
            return False
        await self._take(await self.link.receive_json_from(timeout=10))
        return True

    def notes(self) -> list[str]:
        """Return the ids of the notes that this browser knows."""
        return sorted(row_id for table, row_id in self.rows if table == "note")

    async def _say(self, kind: str, /, **body: Any) -> None:
        if self.link is not None:
            await self.link.send_json_to({"v": 1, "type": kind, **body})

    async def _take(self, message: dict[str, Any]) -> None:
        match message["type"]:
            case "snapshot":
                self.has_state, self.version = True, message["version"]
                self.rows = {(table, row["id"]): row for name, table in TABLES.items() for row in message[name]}
            case "change":
                await self._take_change(message["change"])
            case "skipped":
                self.version = max(self.version, message["to"])
            case "accepted":
                self.acknowledged.add(message["id"])
                self.pending.pop(message["id"], None)
            case "refused":
                self.refused.add(message["id"])
                self.pending.pop(message["id"], None)

    async def _take_change(self, change: dict[str, Any]) -> None:
        if change["version"] > self.version + 1:
            await self._say("since", since=self.version)
        elif change["version"] == self.version + 1:
            self.version = change["version"]
            for effect in change["effects"]:
                self._apply(effect)

    def _apply(self, effect: dict[str, Any]) -> None:
        key = (effect["table"], effect["id"])
        if effect["op"] == "delete":
            self.rows.pop(key, None)
        elif effect["table"] in TABLES.values():
            self.rows[key] = {**self.rows.get(key, {}), **effect["after"], "id": effect["id"]}


@asynccontextmanager
async def _astray(chance: random.Random) -> AsyncIterator[None]:
    """Let one announcement in five get lost on its way into a room."""
    announce = Room._announce

    def perhaps(self: Room, change: dict[str, Any]) -> None:
        if chance.random() > 0.2:
            announce(self, change)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Room, "_announce", perhaps)
        patch.setattr(rooms, "ROUND", 0.2)
        yield


async def _act(chance: random.Random, browser: Browser) -> None:
    known = browser.notes()
    dice = chance.random()
    if not known or dice < 0.35:
        note_id = str(UUID(int=chance.getrandbits(128), version=4))
        note = {"id": note_id, "kind": "event", "text": "A fact", "x": 0, "y": 0}
        await browser.ask("AddNotes", notes=[note])
    elif dice < 0.65:
        await browser.ask("MoveNotes", moves=[{"id": chance.choice(known), "x": chance.randrange(999), "y": 5}])
    elif dice < 0.9:
        await browser.ask("EditNote", note_id=chance.choice(known), text=f"Fact {chance.randrange(99)} happened")
    else:
        await browser.ask("RemoveFromBoard", note_ids=[chance.choice(known)])


async def _restart(browsers: list[Browser]) -> None:
    """Let the server go, with all its lines, and come back without a memory."""
    for browser in browsers:
        await browser.cut()
    hubs._hubs.clear()


async def _step(chance: random.Random, browsers: list[Browser]) -> None:
    browser = chance.choice(browsers)
    dice = chance.random()
    if browser.link is None and dice < 0.5:
        await browser.connect()
    elif dice < 0.55:
        await _act(chance, browser)
    elif dice < 0.9:
        await browser.hear()
    elif dice < 0.97:
        await browser.cut(is_abrupt=chance.random() < 0.5)
    else:
        await _restart(browsers)


async def _settle(browsers: list[Browser]) -> None:
    """Bring every line back and take in everything, until each browser has all and waits for nothing."""
    for _ in range(400):
        for browser in browsers:
            if browser.link is None:
                await browser.connect()
            while await browser.hear():
                pass
        newest = await on_rows(version_of)(browsers[0].a.domain.pk)
        if all(not browser.pending and browser.version == newest for browser in browsers):
            return
    raise AssertionError("the browsers never come to rest")


@pytest.mark.parametrize("seed", range(int(os.environ.get("SEEDS", "4"))))
async def test_every_browser_ends_with_the_servers_rows_whatever_happened_on_the_way(seed: int):
    chance = random.Random(seed)
    a = await on_rows(a_domain)()
    browsers = [Browser(a) for _ in range(3)]

    async with _astray(chance):
        for _ in range(STEPS):
            await _step(chance, browsers)
        await _settle(browsers)

    state = await on_rows(lambda: board_state(a.owner, board_by_id(a.owner, a.board.pk)))()
    expected = {(table, row["id"]): row for name, table in TABLES.items() for row in state[name]}
    done = await on_rows(lambda: [str(one) for one in Change.objects.values_list("intent_id", flat=True)])()
    for browser in browsers:
        assert browser.rows == expected
        assert browser.acknowledged <= set(done)
        assert not browser.refused & set(done)
    assert len(done) == len(set(done))
    assert await on_rows(lambda: list(differences(a.reload())))() == []
    for browser in browsers:
        await browser.cut()
