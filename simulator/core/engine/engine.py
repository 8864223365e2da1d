"""The loop: a future event list of notices, taken in order of virtual time, and the records that come of them.

It runs in quanta; control, checkpoints and flushing happen between quanta only, so they cannot change what happens.
"""

from collections.abc import Callable
from heapq import heappop, heappush
from typing import Final

from modeler.core.kernel.canonical import JsonObject
from simulator.core.engine.chance import Chance
from simulator.core.engine.message import NO_CAUSE, Message
from simulator.core.engine.streams import Streams
from simulator.core.records.record import Place, Record, RecordKind

QUANTUM: Final = 4096
_new_record: Final = tuple.__new__
Handler = Callable[[Message], None]


class Engine:
    """A world in virtual time. `now` and `horizon` are microseconds; `handled` counts the notices taken so far.

    `chances` are the probabilities by which the target of each subscription fails, for whoever wants to break it.
    """

    def __init__(self, seed: int, horizon: int) -> None:
        self.now = 0
        self.handled = 0
        self.horizon = horizon
        self.streams = Streams(seed)
        self.chances: dict[str, list[Chance]] = {}
        self._notices: list[tuple[int, int, Handler, Message]] = []
        self._sequence = 0
        self._messages = 0
        self._issued = 0
        self._controls = 0
        self._records: list[Record] = []

    # --- What nodes use ----------------------------------------------------------------------------------------------

    def schedule(self, at: int, handler: Handler, message: Message) -> None:
        """Call the handler at this time; what is scheduled first for a time happens first."""
        # The sequence breaks ties; without it the heap would compare the handlers.
        self._sequence += 1
        heappush(self._notices, (at, self._sequence, handler, message))

    def message(self, name: str, payload: JsonObject, *, correlation: str, cause: int = NO_CAUSE) -> Message:
        """Return a new message, born now."""
        self._messages += 1
        return Message(self._messages, name, payload, correlation=correlation, cause=cause, born=self.now)

    def copy(self, message: Message) -> Message:
        """Return a copy for another leg: same payload and story, an id of its own."""
        copy = self.message(message.name, message.payload, correlation=message.correlation, cause=message.cause)
        copy.subscription = message.subscription
        copy.hops = message.hops
        return copy

    def emit(self, kind: RecordKind, place: Place, message: Message, *, due: int = 0, detail: str = "") -> None:
        """Record a fact of this message; it becomes the cause of the message's next one."""
        record = self._issued
        self._issued = record + 1
        fields = (
            record,
            self.now,
            kind,
            place,
            message.id,
            message.name,
            message.correlation,
            message.cause,
            message.attempt,
            due,
            detail,
        )
        # As Record(*fields) does, without the call in between: this is the busiest line of the engine.
        self._records.append(_new_record(Record, fields))
        message.cause = record

    def emit_aside(self, kind: RecordKind, place: Place, message: Message, *, detail: str = "") -> None:
        """Record a fact that the message's story does not follow from, such as who did not want it."""
        cause = message.cause
        self.emit(kind, place, message, detail=detail)
        message.cause = cause

    # --- What runs the engine ----------------------------------------------------------------------------------------

    @property
    def is_over(self) -> bool:
        """Return whether nothing is left to happen up to the horizon."""
        return not self._notices or self._notices[0][0] > self.horizon

    @property
    def next_at(self) -> int:
        """Return when the next notice is due; the horizon where there is none."""
        return min(self._notices[0][0], self.horizon) if self._notices else self.horizon

    def run(self, until: int, quantum: int = QUANTUM) -> bool:
        """Take notices up to and including `until`, at most `quantum` of them; return whether any are left to take.

        Virtual time then stands at `until`, or at the last notice where the quantum ended first.
        """
        notices = self._notices
        until = min(until, self.horizon)
        for _ in range(quantum):
            if not notices or notices[0][0] > until:
                self.now = max(self.now, until)
                return False
            self.now, _order, handler, message = heappop(notices)
            self.handled += 1
            handler(message)
        return bool(notices) and notices[0][0] <= until

    def step(self) -> None:
        """Take notices until something has been recorded, or nothing is left."""
        before = len(self._records)
        while len(self._records) == before and not self.is_over:
            self.run(self.next_at, 1)

    def record_control(self, command: str) -> None:
        """Record what somebody did to the run; it causes nothing inside it."""
        self._controls += 1
        place = Place("control")
        self._records.append(
            Record(-self._controls, self.now, RecordKind.CONTROL, place, 0, "", "", NO_CAUSE, 0, 0, command)
        )

    def take_records(self) -> list[Record]:
        """Return the records since the last call, and forget them."""
        taken, self._records = self._records, []
        return taken
