"""Bare sockets that sit on a board as people do: twenty times a second they drag a note, now and then they drop it."""

import asyncio
import json
import time
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Final
from uuid import uuid4

from websockets.asyncio.client import ClientConnection, connect

RATE: Final = 20
FRAMES_A_DROP: Final = 40


@dataclass
class Sitter:
    """One socket; counts what it sends and hears. `sent_at` is in the frames, so that their age can be told (s)."""

    address: str
    cookie: str
    board: str
    note: str = field(default_factory=lambda: str(uuid4()))
    frames_sent: int = 0
    frames_heard: int = 0
    messages_heard: int = 0
    bytes_heard: int = 0
    ages: list[float] = field(default_factory=list)
    answered: int = 0
    errors: list[str] = field(default_factory=list)
    _link: ClientConnection | None = None
    _hearing: "asyncio.Task[None] | None" = None

    async def __aenter__(self) -> "Sitter":
        headers = {"Cookie": self.cookie, "Origin": self.address.replace("ws", "http", 1).split("/ws")[0]}
        self._link = await connect(self.address, additional_headers=headers, max_size=None, max_queue=None)
        await self.say("hello", board=self.board, since=None)
        self._hearing = asyncio.create_task(self._hear())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._link is not None
        await self._link.close()
        assert self._hearing is not None
        self._hearing.cancel()

    async def say(self, kind: str, /, **body: Any) -> None:
        """Send one message."""
        assert self._link is not None
        await self._link.send(json.dumps({"v": 1, "type": kind, **body}))

    async def ask(self, kind: str, **body: Any) -> None:
        """Ask for an intent."""
        await self.say("intent", id=str(uuid4()), kind=kind, body={"board_id": self.board, **body})

    async def drag(self, seconds: float, *, turn: int = 0) -> None:
        """Drag the note for so long, dropping it every few seconds; people with other turns do so at other times."""
        await asyncio.sleep(turn * 0.37 % (1 / RATE))
        begun = time.monotonic()
        for count in range(1, round(seconds * RATE) + 1):
            await asyncio.sleep(max(0, begun + count / RATE - time.monotonic()))
            if (count + 7 * turn) % FRAMES_A_DROP == 0:
                await self.ask("MoveNotes", moves=[{"id": self.note, "x": count, "y": 0}])
            else:
                place = {"id": self.note, "x": count, "y": time.time()}
                await self.say("frame", board=self.board, frame={"kind": "drag", "notes": [place]})
            self.frames_sent += 1

    async def _hear(self) -> None:
        assert self._link is not None
        async for text in self._link:
            now = time.time()
            self.messages_heard += 1
            self.bytes_heard += len(text)
            message = json.loads(text)
            for shown in message.get("frames", ()):
                self._take(shown["frame"], now)
            if message["type"] == "frame":
                self._take(message["frame"], now)
            elif message["type"] == "accepted":
                self.answered += 1
            elif message["type"] in ("refused", "error"):
                self.errors.append(message["error"]["problem"])

    def _take(self, frame: dict[str, Any], now: float) -> None:
        [place] = frame["notes"]
        if place["id"] != self.note:
            self.frames_heard += 1
            self.ages.append(now - place["y"])
