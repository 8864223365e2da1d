"""The socket of a domain: intents in; changes, frames and presence out, changes in the order of their versions."""

import asyncio
import json
import logging
from typing import Any
from uuid import UUID, uuid4

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer

from modeler.core.kernel.errors import Invalid, ModelerError
from modeler.entrypoints.protocol.callers import caller_of
from modeler.entrypoints.protocol.errors import error_to_json
from modeler.entrypoints.protocol.requests import intent_of
from modeler.entrypoints.realtime.frames import frame_text
from modeler.entrypoints.realtime.hub import hub
from modeler.entrypoints.realtime.mailbox import Mailbox, Post, message_text
from modeler.entrypoints.realtime.messages import (
    LONGEST_MESSAGE,
    Ask,
    Hello,
    Message,
    Ping,
    Show,
    Since,
    message_from_json,
)
from modeler.entrypoints.realtime.presence import Person, colour_of
from modeler.entrypoints.realtime.room import Room
from modeler.services.execute import execute
from modeler.services.windows import Window, open_window

NOT_FOUND, NO_LONGER_WELCOME = 4404, 4403
logger = logging.getLogger(__name__)


class DomainConsumer(AsyncWebsocketConsumer):
    """One browser's connection to one domain.

    Holds nothing that the database lacks; `version` is the one that the browser has been sent.
    """

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve the connection, and leave the room however it ends."""
        self.session = uuid4().hex
        self.mailbox = Mailbox()
        self.version = 0
        self._domain_id: UUID = scope["url_route"]["kwargs"]["domain_id"]
        self._window: Window | None = None
        self._room: Room | None = None
        self._order = asyncio.Lock()
        self._writing = asyncio.create_task(self._write())
        self._writing.add_done_callback(_log_failure)
        try:
            await super().__call__(scope, receive, send)
        finally:
            await self._leave()

    @property
    def board(self) -> str | None:
        """Return the board that this socket draws."""
        return str(self._window.board_id) if self._window and self._window.board_id else None

    @property
    def is_guest(self) -> bool:
        """Return whether the caller sees that board only."""
        return self._window is not None and self._window.is_guest

    async def receive(self, text_data: str | None = None, bytes_data: bytes | None = None) -> None:
        """Read one message and answer it; a refused one is answered with the error."""
        asked: Message | None = None
        try:
            asked = _message(text_data)
            await self._answer(asked)
        except ModelerError as error:
            await self._refuse(asked, error)

    async def _answer(self, message: Message) -> None:
        match message:
            case Hello():
                await self._hello(message)
            case Ask():
                await self._ask(message)
            case Show():
                self._show(message)
            case Since():
                async with self._order:
                    await self._catch_up(self._seen(), since=message.since)
            case Ping():
                await self._send("pong")

    async def _hello(self, message: Hello) -> None:
        window = await database_sync_to_async(open_window)(self._caller(), self._domain_id, message.board)
        # Join first: a change committed between the state's reading and joining would be lost otherwise.
        if self._room is None:
            self._room = hub().visit(self._domain_id, window.domain.team_id)
        await self._room.opened()
        async with self._order:
            self._window = window
            await self._welcome(window)
            await self._catch_up(window, since=message.since)
        await self._room.enter(self, self._person(window))

    async def _ask(self, message: Ask) -> None:
        self._seen()
        if self._room is not None:
            # The drop: a place of the drag that went out after it would bring the note back on every screen.
            self._room.unshow(self, "drag")
        request = {"kind": message.kind, "id": str(message.id), "body": message.body}
        change = await database_sync_to_async(self._execute)(request)
        await self._send("accepted", id=str(message.id), version=change.version, change=str(change.pk))

    def _execute(self, request: dict[str, Any]) -> Any:
        return execute(self._caller(), intent_of(request, self._domain_id))

    def _show(self, message: Show) -> None:
        window = self._seen()
        if window.board_id != message.board:
            raise Invalid("The frame is of another board.", where="board", fix="Say hello with that board first.")
        if self._room is not None:
            self._room.show(self, str(message.frame.get("kind")), frame_text(message.frame, window.role))

    async def _write(self) -> None:
        """Write what comes into the mailbox, as fast as the browser takes it."""
        while True:
            post = await self.mailbox.take()
            async with self._order:
                if post.must_look and self._window is not None:
                    await self._look_again(self._window)
                if self._window is not None:
                    await self._deliver(self._window, post)

    async def _deliver(self, window: Window, post: Post) -> None:
        # Frames first: those of a drag precede its drop.
        for text in (post.people, post.batch and post.batch.text):
            if text:
                await self.send(text)
        for announced in post.changes:
            if announced.change["version"] > self.version + 1:
                await self._catch_up(window, since=self.version)
            elif announced.change["version"] == self.version + 1:
                await self._forward(window, announced.change, announced.text)
        if post.is_behind:
            await self._catch_up(window, since=self.version)

    async def _catch_up(self, window: Window, *, since: int | None) -> None:
        """Send the changes after a version, or everything where that is no way from there."""
        missed = None if since is None else await database_sync_to_async(window.missed)(since)
        if missed is None:
            self.version, text = await database_sync_to_async(_snapshot)(window)
            await self.send(text)
            return
        self.version = since or 0
        for change in missed:
            await self._forward(window, change, message_text("change", change=change))

    async def _forward(self, window: Window, change: dict[str, Any], text: str) -> None:
        self.version = change["version"]
        if window.may_read(change):
            await self.send(text)
        else:
            await self._send("skipped", to=change["version"])

    async def _look_again(self, window: Window) -> None:
        """See what the caller may do by now; who may not be here any more is told so and turned out."""
        try:
            self._window = await database_sync_to_async(open_window)(self._caller(), self._domain_id, window.board_id)
        except ModelerError as error:
            self._window = None
            await self._send("error", error=error_to_json(error))
            await self.close(NO_LONGER_WELCOME)
            return
        if self._window.role != window.role:
            await self._welcome(self._window)
            if self._room is not None:
                await self._room.enter(self, self._person(self._window))

    async def _welcome(self, window: Window) -> None:
        await self._send("welcome", version=window.version, session=self.session, you=self._person(window), people=[])

    async def _refuse(self, asked: Message | None, error: ModelerError) -> None:
        if isinstance(asked, Ask):
            await self._send("refused", id=str(asked.id), error=error_to_json(error))
        else:
            await self._send("error", error=error_to_json(error))
        if isinstance(asked, Hello):
            await self.close(NOT_FOUND)

    async def _leave(self) -> None:
        self._writing.cancel()
        if self._room is not None:
            await self._room.leave(self)
            await hub().end(self._domain_id)

    async def _send(self, kind: str, **body: Any) -> None:
        await self.send(message_text(kind, **body))

    def _person(self, window: Window) -> Person:
        caller = window.caller
        return {
            "session": self.session,
            "id": str(caller.user_id),
            "name": caller.name,
            "role": window.role.slug,
            "color": colour_of(str(caller.user_id)),
            "board": str(window.board_id) if window.board_id else None,
        }

    def _caller(self) -> Any:
        return caller_of(self.scope["user"])

    def _seen(self) -> Window:
        if self._window is None:
            raise Invalid("Say hello first.", where="type", fix='Send {"v": 1, "type": "hello"} before anything else.')
        return self._window


def _snapshot(window: Window) -> tuple[int, str]:
    """Read and write down everything in one go, off the loop that serves the others."""
    state = window.state()
    return state["version"], message_text("snapshot", **state)


def _log_failure(writing: "asyncio.Task[None]") -> None:
    """Say why a writer ended; that the browser has gone is no failure."""
    if not writing.cancelled() and not isinstance(error := writing.exception(), OSError | None):
        logger.error("Writing to a browser failed.", exc_info=error)


def _message(text: str | None) -> Message:
    if text is None or len(text) > LONGEST_MESSAGE:
        raise Invalid("The message is no text, or too long.", fix=f"Send at most {LONGEST_MESSAGE} characters.")
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise Invalid("The message is not JSON.", fix="Send one JSON object in each message.") from None
    return message_from_json(value)
