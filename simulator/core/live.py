"""A run as somebody watches it: an engine, a pacer and the state so far. Pure: wall time comes in as an argument."""

import json
from collections import deque
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from simulator.core.control import Command, Control, control_from_json
from simulator.core.engine.engine import Engine
from simulator.core.pacer import AS_FAST_AS_POSSIBLE, Pacer
from simulator.core.records.fold import State, fold
from simulator.core.records.record import Record, RecordKind

QUANTUM: Final = 1024
NEWEST: Final = 30


class Status(StrEnum):
    """How a live run stands."""

    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"
    STOPPED = "stopped"


class LiveRun:
    """Advances an engine along wall time, obeys commands between quanta, and keeps the state folded."""

    def __init__(self, engine: Engine, *, wall: float, speed: float) -> None:
        self.engine = engine
        self.pacer = Pacer(wall=wall, virtual=engine.now, speed=speed)
        self.status = Status.RUNNING
        self.state = State()
        self.newest: deque[Record] = deque(maxlen=NEWEST)
        self.broken: set[str] = set()
        self._usual: dict[str, list[float]] = {}

    def advance(self, wall: float) -> tuple[list[Record], bool]:
        """Run up to the virtual time that is due, one quantum at most; return the records, and whether it lags."""
        if self.status is not Status.RUNNING:
            return [], False
        due = self.pacer.due(wall, self.engine.horizon)
        is_behind = self.engine.run(due, QUANTUM)
        if is_behind and self.pacer.speed != AS_FAST_AS_POSSIBLE:
            # The machine cannot keep up: virtual time goes on from what was reached, and jumps nowhere later.
            self.pacer = self.pacer.anchored(wall, self.engine.now)
        if self.engine.now >= self.engine.horizon and not is_behind:
            self.status = Status.FINISHED
        return self._taken(), is_behind

    def obey(self, control: Control, wall: float) -> list[Record]:
        """Do what somebody asks, between quanta; return the records that come of it, its own among them."""
        if self.status in (Status.FINISHED, Status.STOPPED):
            return []
        self.engine.record_control(control.to_text(self.engine.handled))
        now = self.engine.now
        match control.command:
            case Command.PAUSE:
                self.status, self.pacer = Status.PAUSED, self.pacer.paused(wall, now)
            case Command.RESUME:
                self.status, self.pacer = Status.RUNNING, self.pacer.resumed(wall, now)
            case Command.SPEED:
                self.pacer = self.pacer.at_speed(control.speed, wall=wall, virtual=now)
            case Command.STEP:
                self.engine.step()
                self.status, self.pacer = Status.PAUSED, self.pacer.paused(wall, self.engine.now)
                if self.engine.is_over:
                    self.status = Status.FINISHED
            case Command.STOP:
                self.status = Status.STOPPED
            case Command.BREAK:
                self._break(control.subscription)
            case Command.MEND:
                self._mend(control.subscription)
        return self._taken()

    def replay(self, stored: Iterable[Record], wall: float) -> list[Record]:
        """Come back to where another worker left the run; return what it had not stored, which may be nothing."""
        known = list(stored)
        last = max((record.id for record in known), default=-1)
        done = [record for told in known if told.kind is RecordKind.CONTROL for record in self._repeat(told, wall)]
        is_behind = True
        while self.state.last_id < last and is_behind:
            # Ever smaller steps, so that the run goes on from where it was and not from far ahead.
            is_behind = self.engine.run(self.engine.horizon, max(1, (last - self.state.last_id) // 64))
            done.extend(self._taken())
        self.pacer = self.pacer.anchored(wall, self.engine.now)
        return [record for record in done if record.id > last]

    def _repeat(self, record: Record, wall: float) -> list[Record]:
        told = json.loads(record.detail)
        done: list[Record] = []
        while self.engine.handled < told["after"]:
            self.engine.run(self.engine.horizon, min(QUANTUM, told["after"] - self.engine.handled))
            done.extend(self._taken())
        return [*done, *self.obey(control_from_json(told), wall)]

    def _taken(self) -> list[Record]:
        records = self.engine.take_records()
        fold(records, self.state)
        self.newest.extend(records)
        return records

    def _break(self, subscription: str) -> None:
        chances = self.engine.chances.get(subscription, [])
        if subscription not in self.broken and chances:
            self._usual[subscription] = [chance.probability for chance in chances]
            for chance in chances:
                chance.probability = 1.0
            self.broken.add(subscription)

    def _mend(self, subscription: str) -> None:
        if subscription in self.broken:
            chances = self.engine.chances[subscription]
            for chance, usual in zip(chances, self._usual.pop(subscription), strict=True):
                chance.probability = usual
            self.broken.discard(subscription)
