"""Streams of shards: order per partition key; a failing record blocks its shard. Source: delivery.md section 5."""

from collections import deque
from collections.abc import Callable
from hashlib import md5

from simulator.core.delivery.node import Site
from simulator.core.engine.chance import Chance
from simulator.core.engine.engine import Engine
from simulator.core.engine.message import Message
from simulator.core.records.record import RecordKind
from simulator.core.scenario.distributions import Draw


class Stream:
    """A stream whose shards are each read by one consumer, record by record.

    `attempts` bounds the tries of one record; None tries until it succeeds, as the service does by default.
    """

    def __init__(
        self,
        engine: Engine,
        site: Site,
        *,
        shards: int,
        key: Callable[[Message], str],
        duration: Draw,
        errors: Chance,
        pause: int,
        attempts: int | None,
        react: Callable[[Message], None],
    ) -> None:
        self._site = site
        self.errors = errors
        self._engine = engine
        self._key = key
        self._duration = duration
        self._pause = pause
        self._attempts = attempts
        self._react = react
        self._waiting: tuple[deque[Message], ...] = tuple(deque() for _ in range(shards))
        self._is_busy = [False] * shards

    def accept(self, message: Message) -> None:
        """Append the message to the shard of its key."""
        shard = self.shard_of(message)
        self._engine.emit(RecordKind.ENQUEUED, self._site.of(message), message, detail=f"shard-{shard}")
        self._waiting[shard].append(message)
        self._read(shard)

    def shard_of(self, message: Message) -> int:
        """Return the shard that holds this message's key: md5 of the key, as the service does."""
        digest = md5(self._key(message).encode(), usedforsecurity=False).digest()
        return int.from_bytes(digest, "big") * len(self._waiting) >> 128

    def _read(self, shard: int) -> None:
        if self._is_busy[shard] or not self._waiting[shard]:
            return
        self._is_busy[shard] = True
        self._begin(self._waiting[shard][0])

    def _begin(self, message: Message) -> None:
        due = self._engine.now + self._duration()
        self._engine.emit(RecordKind.RECEIVED, self._site.of(message), message, due=due)
        self._engine.schedule(due, self._end, message)

    def _end(self, message: Message) -> None:
        engine = self._engine
        if not self.errors.happens():
            engine.emit(RecordKind.PROCESSED, self._site.of(message), message)
            self._react(message)
        elif self._attempts is not None and message.attempt >= self._attempts:
            engine.emit(RecordKind.EXHAUSTED, self._site.of(message), message, detail="retry_attempts_exhausted")
        else:
            due = engine.now + self._pause
            engine.emit(RecordKind.REJECTED, self._site.of(message), message, due=due)
            message.attempt += 1
            engine.schedule(due, self._begin, message)
            return
        shard = self.shard_of(message)
        self._waiting[shard].popleft()
        self._is_busy[shard] = False
        self._read(shard)
