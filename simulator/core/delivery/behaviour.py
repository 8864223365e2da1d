"""What the model does with messages: commands are carried out, aggregates raise events, policies react.

Correlation ids go from message to message; the causation id of an event is the id of the event that led to it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from modeler.core.definitions.behaviour import Handling, Publication, Reaction
from modeler.core.definitions.lifecycles import Deadline
from modeler.core.definitions.translations import Untranslatable, translated
from modeler.core.kernel.canonical import Json, JsonObject, canonical_json
from modeler.core.kernel.ids import ElementId
from modeler.core.kernel.outcomes import OutcomeOperator
from simulator.core.delivery.lifecycles import Lifecycles, Pick
from simulator.core.delivery.routes import Hub
from simulator.core.delivery.timers import Timers
from simulator.core.engine.engine import Engine
from simulator.core.engine.message import Message
from simulator.core.records.record import Place, RecordKind
from simulator.core.scenario.distributions import Draw
from simulator.core.scenario.payloads import payload_of

START_OF_TIME: Final = datetime(2026, 1, 1, tzinfo=UTC)
MOST_HOPS: Final = 60
"""A story longer than this is a loop in the model; it ends here instead of filling the memory."""


def clock(now: int) -> str:
    """Return a moment of virtual time as RFC 3339 text; time 0 is the start of 2026."""
    return (START_OF_TIME + timedelta(microseconds=now)).isoformat(timespec="milliseconds").replace("+00:00", "Z")


@dataclass(frozen=True, slots=True)
class Outlet:
    """One event's way out: how it is published, and the topic and bus that carry it."""

    publication: Publication
    hub: Hub
    template: JsonObject


class Behaviour:
    """The model at work: `issue` a command, `raise_event`, or let a policy `react`."""

    def __init__(
        self,
        engine: Engine,
        *,
        outlets: Mapping[str, Outlet],
        handlings: Mapping[str, Handling],
        reactions: Mapping[str, Reaction],
        lifecycles: Lifecycles,
        pick: Pick,
        duration: Callable[[str], Draw],
    ) -> None:
        self._engine = engine
        self._lifecycles = lifecycles
        self._pick = pick
        self._timers = Timers(engine)
        self._outlets = outlets
        self._handlings = handlings
        self._reactions = reactions
        self._duration = duration
        self._serials: dict[str, int] = {}
        self._takers = {command: self._taker(command, handling) for command, handling in handlings.items()}
        self._publishers = {event: self._publisher(event, outlet) for event, outlet in outlets.items()}

    def react(self, policy: str, message: Message, *, event: str) -> None:
        """Let a policy do what it does when it has received this message of an event."""
        reaction = self._reactions.get(policy)
        if reaction is None:
            return
        taken = self._lifecycles.take(policy, event, message.correlation)
        if taken is None:
            self._refuse(policy, message)
            return
        is_answer = self._timers.call_off(reaction, event, message)
        if not is_answer:
            self._wait(policy, reaction, message)
        # What only ends a wait asks for nothing more, unless a transition says so.
        self._send(policy, taken.results or (() if is_answer else reaction.commands), message)
        for raised in () if is_answer else reaction.events:
            self._raise(raised, reaction, message, event=event)

    def _raise(self, raised: ElementId, reaction: Reaction, message: Message, *, event: str) -> None:
        """Raise an event directly; a translator does it in its own words, and what it cannot translate ends here."""
        policy = str(reaction.policy_id)
        wording = next((one for one in reaction.wordings if (str(one.event_id), one.into_id) == (event, raised)), None)
        try:
            own = translated(wording.words, message.payload) if wording else {}
        except Untranslatable:
            place = Place(f"handler:{policy}", "", policy)
            self._engine.emit_aside(RecordKind.DEAD_LETTERED, place, message, detail="untranslatable")
            return
        self.raise_event(str(raised), message, origin=policy, own=own)

    def _wait(self, policy: str, reaction: Reaction, message: Message) -> None:
        for deadline in reaction.deadlines:
            self._timers.start(policy, deadline, message, self._run_off)

    def _run_off(self, policy: str, deadline: Deadline, message: Message) -> None:
        taken = self._lifecycles.take(policy, deadline.name, message.correlation)
        if taken is None:
            self._refuse(policy, message)
            return
        command = (deadline.command,) if deadline.command is not None else ()
        self._send(policy, taken.results or command, message)

    def _send(self, policy: str, commands: Iterable[ElementId], message: Message) -> None:
        for command in commands:
            self.issue(str(command), message, origin=policy)

    def _refuse(self, element: str, message: Message) -> None:
        state = self._lifecycles.state(element, message.correlation)
        self._engine.emit_aside(RecordKind.REFUSED, Place(f"handler:{element}", "", element), message, detail=state)

    def issue(self, command: str, trigger: Message, *, origin: str) -> None:
        """Send a command on its way to whatever handles it."""
        handling = self._handlings[command]
        message = self._next(trigger, handling.name, trigger.payload)
        place = Place(f"command:{command}", origin, command)
        if message.hops > MOST_HOPS:
            self._engine.emit(RecordKind.DROPPED, place, message, detail="loop")
            return
        due = self._engine.now + self._duration(command)()
        self._engine.emit(RecordKind.ISSUED, place, message, due=due)
        self._engine.schedule(due, self._takers[command], message)

    def raise_event(self, event: str, trigger: Message, *, origin: str, own: JsonObject | None = None) -> None:
        """Let an event happen; it is published once it has reached its topic or bus. `own` are fields in own words."""
        outlet = self._outlets[event]
        message = self._next(trigger, outlet.publication.name, self._detail(event, outlet, trigger, own or {}))
        place = Place(f"event:{event}", origin, event)
        due = self._engine.now + self._duration(event)()
        self._engine.emit(RecordKind.RAISED, place, message, due=due)
        self._engine.schedule(due, self._publishers[event], message)

    def _publisher(self, event: str, outlet: Outlet) -> Callable[[Message], None]:
        place = Place(f"event:{event}", "", event)

        def publish(message: Message) -> None:
            self._engine.emit(RecordKind.PUBLISHED, place, message, detail=canonical_json(message.payload))
            outlet.hub.accept(message)

        return publish

    def _taker(self, command: str, handling: Handling) -> Callable[[Message], None]:
        handler = str(handling.handler_id) if handling.handler_id is not None else command
        place = Place(f"handler:{handler}", command, handler)

        def execute(message: Message) -> None:
            taken = self._lifecycles.take(handler, command, message.correlation, is_start=message.hops == 1)
            if taken is None:
                self._refuse(handler, message)
                return
            # A command that begins no instance goes on with the story of the one that it took.
            message.correlation = taken.story or message.correlation
            self._engine.emit(RecordKind.EXECUTED, place, message, detail=taken.path)
            for event in taken.results or self._outcomes(command, handling):
                self.raise_event(str(event), message, origin=handler)

        def take(message: Message) -> None:
            due = self._engine.now + self._duration(handler)()
            self._engine.emit(RecordKind.TAKEN, place, message, due=due)
            self._engine.schedule(due, execute, message)

        return take

    def _outcomes(self, command: str, handling: Handling) -> tuple[ElementId, ...]:
        """Draw what comes of a command this time; at least one of several is any of their subsets but the empty one."""
        outcomes = handling.outcomes
        if not outcomes or handling.operator is OutcomeOperator.AND:
            return outcomes
        if handling.operator is OutcomeOperator.XOR:
            return (outcomes[self._pick(command, "outcome", len(outcomes))],)
        chosen = 1 + self._pick(command, "outcome", (1 << len(outcomes)) - 1)
        return tuple(event for at, event in enumerate(outcomes) if chosen >> at & 1)

    def _next(self, trigger: Message, name: str, payload: JsonObject) -> Message:
        message = self._engine.message(name, payload, correlation=trigger.correlation, cause=trigger.cause)
        message.hops = trigger.hops + 1
        return message

    def _detail(self, event: str, outlet: Outlet, trigger: Message, own: JsonObject) -> JsonObject:
        publication, streams = outlet.publication, self._engine.streams
        serial = self._serials[event] = self._serials.get(event, 0) + 1
        fields = payload_of(
            publication.schema,
            outlet.template,
            stream=streams.of(event, "payload"),
            serial=serial,
            known={**trigger.payload, **own},
        )
        if not publication.is_enveloped:
            return fields
        known = trigger.payload.get("metadata")
        causation = known.get("eventId") if isinstance(known, Mapping) else None
        metadata: dict[str, Json] = {
            "eventId": str(UUID(int=streams.of(event, "id").getrandbits(128), version=4)),
            "eventType": publication.detail_type,
            "version": publication.major,
            "occurredAt": clock(self._engine.now),
            "correlationId": trigger.correlation,
            "causationId": causation or trigger.correlation,
            "producer": publication.source,
        }
        return {**fields, "metadata": metadata}
