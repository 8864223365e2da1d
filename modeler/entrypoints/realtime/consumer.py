"""The socket of a domain: intents in; changes, frames and presence out, changes in the order of their versions."""

import asyncio
import json
import time
from typing import Any
from uuid import UUID, uuid4

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncWebsocketConsumer

from modeler.core.kernel.errors import Invalid, ModelerError
from modeler.entrypoints.protocol.callers import caller_of
from modeler.entrypoints.protocol.errors import error_to_json
from modeler.entrypoints.protocol.requests import intent_of
from modeler.entrypoints.realtime.messages import (
    LONGEST_MESSAGE,
    PROTOCOL_VERSION,
    Ask,
    Hello,
    Message,
    Ping,
    Show,
    Since,
    message_from_json,
)
from modeler.entrypoints.realtime.presence import Presence, colour_of
from modeler.services.announce import group_of
from modeler.services.execute import execute
from modeler.services.windows import Window, open_window

NOT_FOUND, NO_LONGER_WELCOME = 4404, 4403
ACCESS_TABLES = frozenset({"invitation", "board_guest", "facilitator"})


class DomainConsumer(AsyncWebsocketConsumer):
    """One browser's connection to one domain.

    Holds nothing that the database lacks but who else is here; `_sent` is the version that the client has.
    """

    async def connect(self) -> None:
        """Accept anybody; who may not see the domain is turned away at `hello`, with a reason."""
        self._session = uuid4().hex
        self._domain_id: UUID = self.scope["url_route"]["kwargs"]["domain_id"]
        self._window: Window | None = None
        self._groups: set[str] = set()
        self._sent = 0
        self._presence = Presence()
        self._order = asyncio.Lock()
        await self.accept()

    async def disconnect(self, code: int) -> None:
        """Tell the others."""
        if self._groups:
            await self._broadcast({"type": "person.left", "session": self._session})
        for group in self._groups:
            await self.channel_layer.group_discard(group, self.channel_name)

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
                await self._show(message)
            case Since():
                await self._catch_up(self._seen(), since=message.since)
            case Ping():
                await self._ping()

    async def _hello(self, message: Hello) -> None:
        window = await database_sync_to_async(open_window)(self._caller(), self._domain_id, message.board)
        # Join first: a change committed between the state's reading and joining would be lost otherwise.
        self._groups = {group_of(self._domain_id), group_of(window.domain.team_id)}
        for group in self._groups:
            await self.channel_layer.group_add(group, self.channel_name)
        async with self._order:
            self._window = window
            await self._welcome(window)
            behind = None if message.since is None else await database_sync_to_async(window.missed)(message.since)
            if behind is None:
                state = await database_sync_to_async(window.state)()
                self._sent = state["version"]
                await self._send("snapshot", **state)
            else:
                self._sent = message.since or 0
                await self._forward(window, behind)
        await self._greet("person.joined")

    async def _ask(self, message: Ask) -> None:
        self._seen()
        request = {"kind": message.kind, "id": str(message.id), "body": message.body}
        change = await database_sync_to_async(self._execute)(request)
        await self._send("accepted", id=str(message.id), version=change.version, change=str(change.pk))

    def _execute(self, request: dict[str, Any]) -> Any:
        return execute(self._caller(), intent_of(request, self._domain_id))

    async def _show(self, message: Show) -> None:
        window = self._seen()
        if window.board_id != message.board:
            raise Invalid("The frame is of another board.", where="board", fix="Say hello with that board first.")
        await self._broadcast(
            {"type": "frame.shown", "session": self._session, "board": str(message.board), "frame": message.frame}
        )

    async def _ping(self) -> None:
        await self._send("pong")
        if self._window is not None:
            await self._greet("person.here")
            if self._presence.forget_silent(time.monotonic()):
                await self._send("presence", people=self._presence.people())

    async def change_announced(self, event: dict[str, Any]) -> None:
        """Forward a change in its turn; fill the gap where earlier ones have not come."""
        window, change = self._window, event["change"]
        if window is None:
            return
        if any(effect["table"] in ACCESS_TABLES for effect in change["effects"]) and not await self._is_welcome(window):
            return
        async with self._order:
            if change["version"] == self._sent + 1:
                await self._forward(window, [change])
            elif change["version"] > self._sent:
                await self._forward(window, await database_sync_to_async(window.missed)(self._sent) or [])

    async def team_changed(self, event: dict[str, Any]) -> None:
        """Look again at what the caller may do; the team's changes themselves are none of the domain's."""
        if self._window is not None:
            await self._is_welcome(self._window)

    async def frame_shown(self, event: dict[str, Any]) -> None:
        """Forward somebody else's frame of the same board."""
        is_mine = event["session"] == self._session
        if self._window is not None and not is_mine and str(self._window.board_id) == event["board"]:
            await self._send("frame", session=event["session"], frame=event["frame"])

    async def person_joined(self, event: dict[str, Any]) -> None:
        """Note a newcomer, and greet back so that they know of this one."""
        await self.person_here(event)
        if event["person"]["session"] != self._session:
            await self._greet("person.here")

    async def person_here(self, event: dict[str, Any]) -> None:
        """Note who is here."""
        if self._presence.heard(event["person"], time.monotonic()):
            await self._send("presence", people=self._presence.people())

    async def person_left(self, event: dict[str, Any]) -> None:
        """Note who is gone."""
        if self._presence.left(event["session"]):
            await self._send("presence", people=self._presence.people())

    async def _welcome(self, window: Window) -> None:
        await self._send("welcome", version=window.version, session=self._session, you=self._person(window), people=[])

    async def _catch_up(self, window: Window, *, since: int) -> None:
        async with self._order:
            missed = await database_sync_to_async(window.missed)(since)
            if missed is None:
                state = await database_sync_to_async(window.state)()
                self._sent = state["version"]
                await self._send("snapshot", **state)
            else:
                self._sent = since
                await self._forward(window, missed)

    async def _forward(self, window: Window, changes: list[dict[str, Any]]) -> None:
        for change in changes:
            self._sent = change["version"]
            if window.may_read(change):
                await self._send("change", change=change)
            else:
                await self._send("skipped", to=change["version"])

    async def _is_welcome(self, window: Window) -> bool:
        try:
            self._window = await database_sync_to_async(open_window)(self._caller(), self._domain_id, window.board_id)
        except ModelerError as error:
            self._window = None
            await self._send("error", error=error_to_json(error))
            await self.close(NO_LONGER_WELCOME)
            return False
        if self._window.role != window.role:
            await self._welcome(self._window)
        return True

    async def _refuse(self, asked: Message | None, error: ModelerError) -> None:
        if isinstance(asked, Ask):
            await self._send("refused", id=str(asked.id), error=error_to_json(error))
        else:
            await self._send("error", error=error_to_json(error))
        if isinstance(asked, Hello):
            await self.close(NOT_FOUND)

    async def _greet(self, kind: str) -> None:
        await self._broadcast({"type": kind, "person": self._person(self._seen())})

    async def _broadcast(self, event: dict[str, Any]) -> None:
        await self.channel_layer.group_send(group_of(self._domain_id), event)

    async def _send(self, kind: str, **body: Any) -> None:
        await self.send(json.dumps({"v": PROTOCOL_VERSION, "type": kind, **body}))

    def _person(self, window: Window) -> dict[str, Any]:
        caller = window.caller
        return {
            "session": self._session,
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


def _message(text: str | None) -> Message:
    if text is None or len(text) > LONGEST_MESSAGE:
        raise Invalid("The message is no text, or too long.", fix=f"Send at most {LONGEST_MESSAGE} characters.")
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise Invalid("The message is not JSON.", fix="Send one JSON object in each message.") from None
    return message_from_json(value)
