"""Queues and their consumers: visibility, receive count, redrive. Source: delivery.md section 3."""

from collections import deque
from collections.abc import Callable

from simulator.core.delivery.node import Site
from simulator.core.engine.chance import Chance
from simulator.core.engine.engine import Engine
from simulator.core.engine.message import Message
from simulator.core.records.record import RecordKind
from simulator.core.scenario.distributions import Draw


class Queue:
    """A standard queue and the consumers that poll it, one message each.

    A message that a consumer fails on is visible again after `visibility` microseconds from its receipt; the receipt
    that would exceed `receives` moves it to the dead-letter queue instead.
    """

    def __init__(
        self,
        engine: Engine,
        site: Site,
        *,
        duration: Draw,
        errors: Chance,
        visibility: int,
        receives: int | None,
        consumers: int,
        react: Callable[[Message], None],
    ) -> None:
        self._site = site
        self.errors = errors
        self._engine = engine
        self._duration = duration
        self._visibility = visibility
        self._receives = receives
        self._idle = consumers
        self._react = react
        self._visible: deque[Message] = deque()

    def accept(self, message: Message) -> None:
        """Hold the message until a consumer has it."""
        self._engine.emit(RecordKind.ENQUEUED, self._site.of(message), message)
        message.attempt = 0
        self._appear(message)

    def _appear(self, message: Message) -> None:
        self._visible.append(message)
        self._poll()

    def _poll(self) -> None:
        while self._visible and self._idle:
            message = self._visible.popleft()
            if self._receives is not None and message.attempt >= self._receives:
                self._engine.emit(RecordKind.REDRIVEN, self._site.of(message), message, detail="received_too_often")
            else:
                self._receive(message)

    def _receive(self, message: Message) -> None:
        self._idle -= 1
        message.attempt += 1
        message.born = self._engine.now
        due = self._engine.now + self._duration()
        self._engine.emit(RecordKind.RECEIVED, self._site.of(message), message, due=due)
        self._engine.schedule(due, self._end, message)

    def _end(self, message: Message) -> None:
        engine = self._engine
        self._idle += 1
        if self.errors.happens():
            due = max(engine.now, message.born + self._visibility)
            engine.emit(RecordKind.REJECTED, self._site.of(message), message, due=due)
            engine.schedule(due, self._appear, message)
        else:
            engine.emit(RecordKind.PROCESSED, self._site.of(message), message)
            self._react(message)
        self._poll()
