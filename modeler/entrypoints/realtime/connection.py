"""The socket of a domain: intents in; changes, frames and presence out, changes in the order of their versions."""

import asyncio
import json
import logging
from typing import Any
from uuid import UUID, uuid4

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
from modeler.entrypoints.realtime.rows import on_rows
from modeler.services.effects import Listing
from modeler.services.execute import execute
from modeler.services.windows import Window, open_window

NOT_FOUND, NO_LONGER_WELCOME = 4404, 4403
logger = logging.getLogger(__name__)


async def domain_socket(scope: Any, receive: Any, send: Any) -> None:
    """Serve one websocket of a domain: an ASGI application.

    It is no consumer of Channels: those look after the database's connections in a thread before each message, and a
    frame would wait there behind every intent.
    """
    connection = Connection(scope, send)
    await receive()
    await send({"type": "websocket.accept"})
    try:
        while (event := await receive())["type"] == "websocket.receive":
            await connection.hear(event.get("text"))
    finally:
        await connection.leave()


class Connection:
    """One browser's connection to one domain.

    Holds nothing that the database lacks; `version` is the one that the browser has been sent. Anybody is let in; who
    may not see the domain is turned away at `hello`, with a reason.
    """

    def __init__(self, scope: Any, send: Any) -> None:
        self.session = uuid4().hex
        self.mailbox = Mailbox()
        self.version = 0
        self._user = scope["user"]
        self._domain_id: UUID = scope["url_route"]["kwargs"]["domain_id"]
        self._to_browser = send
        self._window: Window | None = None
        self._room: Room | None = None
        self._reads_packed = False
        self._order = asyncio.Lock()
        self._writing = asyncio.create_task(self._write())
        self._writing.add_done_callback(_log_failure)

    @property
    def board(self) -> str | None:
        """Return the board that this socket draws."""
        return str(self._window.board_id) if self._window and self._window.board_id else None

    @property
    def is_guest(self) -> bool:
        """Return whether the caller sees that board only."""
        return self._window is not None and self._window.is_guest

    async def hear(self, text: str | None) -> None:
        """Read one message and answer it; a refused one is answered with the error."""
        asked: Message | None = None
        try:
            asked = _message(text)
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
        window = await on_rows(open_window, self._caller(), self._domain_id, message.board)
        # Join first: a change committed between the state's reading and joining would be lost otherwise.
        if self._room is None:
            self._room = hub().visit(self._domain_id, window.domain.team_id)
        await self._room.opened()
        async with self._order:
            self._window, self._reads_packed = window, message.packed
            await self._welcome(window)
            await self._catch_up(window, since=message.since)
        await self._room.enter(self, self._person(window))
        # Who lost their role between the reading and the entering was in no room to be told of it.
        self.mailbox.look_again()

    async def _ask(self, message: Ask) -> None:
        self._seen()
        if self._room is not None:
            # The drop: a place of the drag that went out after it would bring the note back on every screen.
            self._room.unshow(self, "drag")
        request = {"kind": message.kind, "id": str(message.id), "body": message.body}
        change = await on_rows(self._execute, request)
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
                await self._write_down(text)
        for announced in post.changes:
            if announced.change["version"] > self.version + 1:
                await self._catch_up(window, since=self.version)
            elif announced.change["version"] == self.version + 1:
                await self._forward(window, announced.change, announced.text)
        if post.is_behind:
            await self._catch_up(window, since=self.version)

    async def _catch_up(self, window: Window, *, since: int | None) -> None:
        """Send the changes after a version, or everything where that is no way from there."""
        missed = None if since is None else await on_rows(window.missed, since)
        if missed is None:
            self.version, text = await on_rows(_snapshot, window, self._reads_packed)
            await self._write_down(text)
            return
        self.version = since or 0
        for change in missed:
            await self._forward(window, change, message_text("change", change=change))

    async def _forward(self, window: Window, change: dict[str, Any], text: str) -> None:
        self.version = change["version"]
        if window.may_read(change):
            await self._write_down(text)
        elif await on_rows(window.must_look_anew, change):
            await self._catch_up(window, since=None)
        else:
            await self._send("skipped", to=change["version"])

    async def _look_again(self, window: Window) -> None:
        """See what the caller may do by now; who may not be here any more is told so and turned out."""
        try:
            self._window = await on_rows(open_window, self._caller(), self._domain_id, window.board_id)
        except ModelerError as error:
            self._window = None
            await self._send("error", error=error_to_json(error))
            await self._close(NO_LONGER_WELCOME)
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
            await self._close(NOT_FOUND)

    async def leave(self) -> None:
        """Leave the room, however the connection has ended."""
        self._writing.cancel()
        if self._room is not None:
            await self._room.leave(self)
            await hub().end(self._domain_id)

    async def _send(self, kind: str, **body: Any) -> None:
        await self._write_down(message_text(kind, **body))

    async def _write_down(self, text: str) -> None:
        """Write a message; waits for as long as the browser takes no more."""
        await self._to_browser({"type": "websocket.send", "text": text})

    async def _close(self, code: int) -> None:
        await self._to_browser({"type": "websocket.close", "code": code})

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
        return caller_of(self._user)

    def _seen(self) -> Window:
        if self._window is None:
            raise Invalid("Say hello first.", where="type", fix='Send {"v": 1, "type": "hello"} before anything else.')
        return self._window


def _snapshot(window: Window, packed: bool) -> tuple[int, str]:
    """Read and write down everything in one go, off the loop that serves the others."""
    state = window.state()
    as_json = Listing.to_json if packed else Listing.to_rows
    return state["version"], message_text("snapshot", as_json=as_json, **state)


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
