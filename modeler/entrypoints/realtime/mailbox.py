"""What waits to be written to one browser: bounded, however slow the browser is."""

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from modeler.entrypoints.realtime.messages import PROTOCOL_VERSION

CHANGES_AT_MOST: Final = 200

# (session, kind of frame) → the newest frame, as text
Frames = Mapping[tuple[str, str], str]


def message_text(kind: str, as_json: Callable[[Any], Any] | None = None, **body: Any) -> str:
    """Return a message as it goes over the wire; `as_json` turns what is no JSON yet."""
    return json.dumps({"v": PROTOCOL_VERSION, "type": kind, **body}, default=as_json, separators=(",", ":"))


@dataclass(slots=True)
class Batch:
    """The frames of one tick, written once for everybody who gets them."""

    frames: Frames
    _text: str = ""

    @property
    def text(self) -> str:
        """Return the message."""
        if not self._text:
            pairs = self.frames.items()
            shown = ",".join(f'{{"session":"{session}","frame":{frame}}}' for (session, _), frame in pairs)
            self._text = f'{{"v":{PROTOCOL_VERSION},"type":"frames","frames":[{shown}]}}'
        return self._text

    def is_only_of(self, session: str) -> bool:
        """Return whether nobody else has anything in it."""
        return all(sender == session for sender, _ in self.frames)


@dataclass(frozen=True, slots=True)
class Announced:
    """A change and its message, written once for everybody who gets it."""

    change: dict[str, Any]
    text: str


@dataclass(slots=True)
class Post:
    """What one round of writing has to deliver; `is_behind`: changes were left out and must be caught up."""

    changes: list[Announced] = field(default_factory=list)
    batch: Batch | None = None
    people: str | None = None
    is_behind: bool = False
    must_look: bool = False


class Mailbox:
    """Changes in order up to a limit, past it just the fact; of frames and of the list of people the newest."""

    def __init__(self) -> None:
        self._post = Post()
        self._has_post = asyncio.Event()
        self.merged = 0

    def put_change(self, announced: Announced) -> None:
        """Add a change; where too many wait they are all left out, to be read from the log instead."""
        if len(self._post.changes) >= CHANGES_AT_MOST:
            self.fall_behind()
        if not self._post.is_behind:
            self._post.changes.append(announced)
        self._has_post.set()

    def fall_behind(self) -> None:
        """Note that the browser must be caught up from the log."""
        self._post.changes.clear()
        self._post.is_behind = True
        self._has_post.set()

    def put_batch(self, batch: Batch) -> None:
        """Add frames; the newest of each session and kind wins where earlier ones still wait."""
        waiting = self._post.batch
        self.merged += waiting is not None
        self._post.batch = batch if waiting is None else Batch({**waiting.frames, **batch.frames})
        self._has_post.set()

    def put_people(self, text: str) -> None:
        """Put the newest list of people in the place of the one that waits."""
        self._post.people = text
        self._has_post.set()

    def look_again(self) -> None:
        """Note that access may have changed."""
        self._post.must_look = True
        self._has_post.set()

    async def take(self) -> Post:
        """Return what waits, once there is anything."""
        await self._has_post.wait()
        self._has_post.clear()
        post, self._post = self._post, Post()
        return post
