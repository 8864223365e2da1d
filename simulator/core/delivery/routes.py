"""The way from a topic or bus to one target: match, hand over, retry, dead-letter."""

from collections.abc import Callable, Sequence

from simulator.core.delivery.node import Node
from simulator.core.delivery.retry import NextDelay
from simulator.core.engine.chance import Chance
from simulator.core.engine.engine import Engine
from simulator.core.engine.message import Message
from simulator.core.records.record import Place, RecordKind
from simulator.core.scenario.distributions import Draw

Reason = Callable[[Message], str]
"""Says why a subscription does not want a message; empty when it does."""


class Route:
    """One subscription of a topic, or one rule of a bus with its target."""

    def __init__(
        self,
        engine: Engine,
        place: Place,
        *,
        unwanted: Reason,
        target: Node,
        latency: Draw,
        handover: Chance,
        next_delay: NextDelay,
        has_dead_letters: bool,
    ) -> None:
        self.place = place
        self.handover = handover
        self._engine = engine
        self._unwanted = unwanted
        self._target = target
        self._latency = latency
        self._next_delay = next_delay
        self._has_dead_letters = has_dead_letters

    def offer(self, message: Message) -> None:
        """Send a copy on its way where the subscription wants the message; say why where it does not."""
        reason = self._unwanted(message)
        if reason:
            self._engine.emit_aside(RecordKind.FILTERED, self.place, message, detail=reason)
            return
        copy = self._engine.copy(message)
        copy.subscription = self.place.subscription
        due = self._engine.now + self._latency()
        self._engine.emit(RecordKind.MATCHED, self.place, copy, due=due)
        self._engine.schedule(due, self._hand_over, copy)

    def _hand_over(self, copy: Message) -> None:
        if self.handover.happens():
            self._failed(copy)
            return
        self._engine.emit(RecordKind.DELIVERED, self.place, copy)
        copy.attempt, copy.born = 1, self._engine.now
        self._target.accept(copy)

    def _failed(self, copy: Message) -> None:
        engine = self._engine
        engine.emit(RecordKind.FAILED, self.place, copy, detail="error_from_target")
        delay = self._next_delay(copy.attempt, engine.now - copy.born)
        if delay is None:
            kind = RecordKind.DEAD_LETTERED if self._has_dead_letters else RecordKind.DROPPED
            engine.emit(kind, self.place, copy, detail="could_not_be_handed_over")
            return
        copy.attempt += 1
        due = engine.now + delay + self._latency()
        engine.emit(RecordKind.RETRIED, self.place, copy, due=due)
        engine.schedule(due, self._hand_over, copy)


class Hub:
    """A topic or a bus: offers a message to every route, in the order of their ids."""

    def __init__(self, routes: Sequence[Route]) -> None:
        self.routes = tuple(routes)

    def accept(self, message: Message) -> None:
        """Offer the message to every route; each decides for itself."""
        for route in self.routes:
            route.offer(message)
