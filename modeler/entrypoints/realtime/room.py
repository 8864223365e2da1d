"""Everybody of this process on the sockets of one domain: one subscription, fanned out to bounded mailboxes."""

import asyncio
import logging
import time
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, Final, Protocol
from uuid import UUID

from channels.layers import get_channel_layer
from redis.exceptions import RedisError

from modeler.entrypoints.realtime.mailbox import Announced, Batch, Frames, Mailbox, message_text
from modeler.entrypoints.realtime.presence import Person, Presence
from modeler.entrypoints.realtime.rows import on_rows
from modeler.services.announce import ORIGIN, group_of, listen, unlisten
from modeler.services.windows import version_of

logger = logging.getLogger(__name__)

TICK: Final = 1 / 30
ROUND: Final = 10.0
ACCESS_TABLES: Final = frozenset({"invitation", "board_guest", "facilitator"})
UNREACHABLE: Final = (RedisError, OSError)


class Client(Protocol):
    """What a room knows of one socket; `version` is the one that the browser has been sent."""

    mailbox: Mailbox
    session: str
    version: int

    @property
    def board(self) -> str | None:
        """Return the board that it draws."""

    @property
    def is_guest(self) -> bool:
        """Return whether it sees that board only."""


class Room:
    """Frames are gathered and sent once a tick (s); a round (s) mends what the layer has lost."""

    def __init__(self, domain_id: UUID, team_id: UUID) -> None:
        self._domain_id = domain_id
        self._groups = (group_of(domain_id), group_of(team_id))
        self._clients: dict[str, Client] = {}
        self._presence = Presence()
        self._shown: dict[str, dict[tuple[str, str], str]] = {}
        self._loop = asyncio.get_running_loop()
        self._is_open = asyncio.Event()
        self._channel = ""
        self._flushing: asyncio.Task[None] | None = None
        self._greeting: asyncio.Task[None] | None = None
        for group in self._groups:
            listen(group, self._heard_here)
        # Before anything is awaited: a second client must find these, not start them again.
        self._tasks = [self._loop.create_task(self._hear_others()), self._loop.create_task(self._go_rounds())]

    async def opened(self) -> None:
        """Wait until changes arrive here."""
        await self._is_open.wait()

    async def enter(self, client: Client, person: Person) -> None:
        """Let a client in, or tell the others who it has become."""
        self._clients[client.session] = client
        self._presence.enter(person)
        await self._tell_people()

    async def leave(self, client: Client) -> None:
        """Let a client out."""
        if self._clients.pop(client.session, None):
            self._presence.leave(client.session)
            await self._tell_people()

    async def close(self) -> None:
        """End the subscription."""
        for group in self._groups:
            unlisten(group, self._heard_here)
        tasks = [*self._tasks, *filter(None, [self._flushing, self._greeting])]
        for task in tasks:
            task.cancel()
        await asyncio.wait(tasks)
        with suppress(*UNREACHABLE):
            for group in self._groups:
                await get_channel_layer().group_discard(group, self._channel)

    def show(self, client: Client, kind: str, frame: str) -> None:
        """Show a frame to the others on the client's board: at once after a pause, else with the next tick."""
        self._shown.setdefault(client.board or "", {})[(client.session, kind)] = frame
        if self._flushing is None:
            self._flushing = self._loop.create_task(self._flush())

    def unshow(self, client: Client, kind: str) -> None:
        """Forget a frame that waits for its tick: what it shows is over."""
        self._shown.get(client.board or "", {}).pop((client.session, kind), None)

    async def _flush(self) -> None:
        while self._shown:
            shown, self._shown = {board: frames for board, frames in self._shown.items() if frames}, {}
            self._deliver(shown)
            boards = {board: [[*key, frame] for key, frame in frames.items()] for board, frames in shown.items()}
            await self._tell({"type": "frames.shown", "boards": boards})
            await asyncio.sleep(TICK)
        self._flushing = None

    def _deliver(self, shown: Mapping[str, Frames]) -> None:
        batches = {board: Batch(frames) for board, frames in shown.items()}
        for client in self._clients.values():
            batch = batches.get(client.board or "")
            if batch and not batch.is_only_of(client.session):
                client.mailbox.put_batch(batch)

    def _heard_here(self, event: dict[str, Any]) -> None:
        """Take what this process announces, from whichever thread, without the way over the layer."""
        self._loop.call_soon_threadsafe(self._heard, event)

    def _heard(self, event: dict[str, Any]) -> None:
        match event["type"]:
            case "change.announced":
                self._announce(event["change"])
            case "team.changed":
                self._look_again()
            case "frames.shown":
                self._deliver({name: _frames_from(shown) for name, shown in event["boards"].items()})
            case "people.here":
                self._hear_people(event["origin"], event["people"])

    def _hear_people(self, origin: str, people: list[Person]) -> None:
        if not self._presence.knows(origin) and people:
            # A process that has just begun: it does not know of this one's people either.
            self._greeting = self._loop.create_task(self._tell_again())
        if self._presence.heard(origin, people, time.monotonic()):
            self._show_people()

    def _announce(self, change: dict[str, Any]) -> None:
        announced = Announced(change, message_text("change", change=change))
        if any(effect["table"] in ACCESS_TABLES for effect in change["effects"]):
            self._look_again()
        for client in self._clients.values():
            client.mailbox.put_change(announced)

    def _look_again(self) -> None:
        for client in self._clients.values():
            client.mailbox.look_again()

    async def _tell_people(self) -> None:
        self._show_people()
        await self._tell_again()

    def _show_people(self) -> None:
        """Send everybody the list; who is a guest of a board learns of nobody beyond it."""
        texts: dict[str | None, str] = {}
        for client in self._clients.values():
            board = client.board if client.is_guest else None
            if board not in texts:
                texts[board] = message_text("presence", people=self._presence.people(board))
            client.mailbox.put_people(texts[board])

    async def _tell(self, event: dict[str, Any]) -> None:
        """Tell the other processes; where the layer is away they miss frames, which do not last anyway."""
        try:
            await get_channel_layer().group_send(self._groups[0], {**event, "origin": ORIGIN})
        except UNREACHABLE:
            logger.warning("The channel layer does not answer; %s reaches this process only.", event["type"])

    async def _hear_others(self) -> None:
        layer = get_channel_layer()
        while True:
            try:
                self._channel = await layer.new_channel()
                for group in self._groups:
                    await layer.group_add(group, self._channel)
                self._is_open.set()
                while True:
                    event = await layer.receive(self._channel)
                    if event.get("origin") != ORIGIN:
                        self._heard(event)
            except UNREACHABLE:
                # This process goes on by itself; its rounds find what others have changed meanwhile.
                logger.warning("The channel layer does not answer; trying again.")
                self._is_open.set()
                await asyncio.sleep(ROUND)

    async def _go_rounds(self) -> None:
        while True:
            await asyncio.sleep(ROUND)
            if self._presence.forget_silent(time.monotonic()):
                self._show_people()
            await self._tell_again()
            version = await on_rows(version_of, self._domain_id)
            for client in self._clients.values():
                if client.version < version:
                    client.mailbox.fall_behind()

    async def _tell_again(self) -> None:
        await self._tell({"type": "people.here", "people": self._presence.here()})


def _frames_from(shown: list[tuple[str, str, str]]) -> Frames:
    return {(session, kind): frame for session, kind, frame in shown}
