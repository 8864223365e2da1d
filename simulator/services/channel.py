"""The way between watchers and the worker: commands on a Redis stream, frames to a channel group.

Where no Redis is named, everything stays within this process, as the channel layer does then.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Coroutine
from typing import Any, Final
from uuid import UUID

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.conf import settings
from redis import Redis

from simulator.core.control import Control, control_from_json

_KEPT: Final = 1_000
_HOURS: Final = 24 * 3600
_within_process: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
Sender = Callable[[Coroutine[Any, Any, None]], None]


def group_of_run(run_id: UUID) -> str:
    """Return the channel group of those who watch a run."""
    return f"run.{run_id}"


def send_control(run_id: UUID, control: Control) -> None:
    """Hand a command to whoever runs the run; it is read between frames."""
    body = {
        "command": control.command.value,
        "speed": control.speed,
        "subscription": control.subscription,
        "caller": control.caller,
    }
    if not settings.REDIS_URL:
        _within_process[_stream_of(run_id)].append(body)
        return
    redis = Redis.from_url(settings.REDIS_URL)
    redis.xadd(_stream_of(run_id), {"control": json.dumps(body)}, maxlen=_KEPT)
    redis.expire(_stream_of(run_id), _HOURS)


class Controls:
    """Reads the commands of a run, each once; those given before the first look count too."""

    def __init__(self, run_id: UUID) -> None:
        self._stream = _stream_of(run_id)
        self._redis: Redis | None = Redis.from_url(settings.REDIS_URL) if settings.REDIS_URL else None
        self._seen: str = "0"

    def poll(self) -> list[Control]:
        """Return the commands that have come since the last look."""
        if self._redis is None:
            waiting = _within_process.pop(self._stream, [])
            return [control_from_json(body) for body in waiting]
        answer: Any = self._redis.xread({self._stream: self._seen})
        controls = []
        for _stream, entries in answer:
            for entry, fields in entries:
                self._seen = entry
                controls.append(control_from_json(json.loads(fields[b"control"])))
        return controls

    def skip(self, count: int) -> None:
        """Forget the first commands: a worker before this one has obeyed them."""
        if self._redis is not None and count:
            entries: Any = self._redis.xrange(self._stream, count=count)
            if entries:
                self._seen = entries[-1][0]


def broadcast(run_id: UUID, text: str, send: Sender | None = None) -> None:
    """Send one message, serialised already, to everybody who watches; `send` runs it on a loop of one's own."""
    message = {"type": "run.message", "text": text}
    if send is not None:
        send(get_channel_layer().group_send(group_of_run(run_id), message))
    else:
        async_to_sync(get_channel_layer().group_send)(group_of_run(run_id), message)


def _stream_of(run_id: UUID) -> str:
    return f"run:{run_id}:control"
