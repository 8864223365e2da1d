"""The timers of policies: one runs for a story from its event on, until it runs off or what it waits for has come."""

from collections.abc import Callable

from modeler.core.definitions.behaviour import Reaction
from modeler.core.definitions.lifecycles import Deadline
from simulator.core.engine.engine import Engine
from simulator.core.engine.message import Message
from simulator.core.records.record import Place, RecordKind
from simulator.core.scenario.distributions import MICROSECONDS

RunOff = Callable[[str, Deadline, Message], None]


class Timers:
    """Every timer that runs, by policy, name and story."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._running: dict[tuple[str, str, str], int] = {}

    def start(self, policy: str, deadline: Deadline, message: Message, run_off: RunOff) -> None:
        """Let a timer of the message's story run; one that runs already goes on."""
        key = (policy, deadline.name, message.correlation)
        if key in self._running:
            return
        waiting = self._engine.copy(message)
        due = self._engine.now + deadline.after_seconds * MICROSECONDS
        place = Place(f"timer:{policy}:{deadline.name}", policy, policy)
        self._running[key] = waiting.id
        self._engine.emit(RecordKind.WAITING, place, waiting, due=due, detail=deadline.name)

        def end(message: Message) -> None:
            # Called off, or called off and started anew: another message waits there now.
            if self._running.get(key) != message.id:
                return
            del self._running[key]
            self._engine.emit(RecordKind.ELAPSED, place, message, detail=deadline.name)
            run_off(policy, deadline, message)

        self._engine.schedule(due, end, waiting)

    def call_off(self, reaction: Reaction, event: str, message: Message) -> bool:
        """End the timers that wait for this event; return whether any timer of the policy could have."""
        policy, is_answer = str(reaction.policy_id), False
        for deadline in reaction.deadlines:
            if event not in map(str, deadline.cancelled_by):
                continue
            is_answer = True
            if self._running.pop((policy, deadline.name, message.correlation), None) is not None:
                place = Place(f"timer:{policy}:{deadline.name}", policy, policy)
                self._engine.emit_aside(RecordKind.CALLED_OFF, place, message, detail=deadline.name)
        return is_answer
