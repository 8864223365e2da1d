"""Carries a run out: paces the engine, obeys commands, sends frames, stores records, holds the lease."""

import asyncio
import time
from typing import Final
from uuid import UUID

from modeler.core.definitions.wire import from_document, to_document
from modeler.core.kernel.canonical import Json, canonical_json
from modeler.core.kernel.errors import ModelerError
from simulator.core.control import Command, Control
from simulator.core.frames import records_to_json, state_to_json
from simulator.core.live import LiveRun, Status
from simulator.core.records.keyframe import encode_state
from simulator.core.records.record import Record, RecordKind
from simulator.core.world import build_world
from simulator.models import Run, RunStatus
from simulator.services.channel import Controls, broadcast
from simulator.services.runs import LostLease, release_lease, save_progress, stored_records, take_lease
from simulator.services.worlds import definitions_of, scenario_of

FRAME_SECONDS: Final = 0.05
IDLE_FRAME_SECONDS: Final = 1.0
FLUSH_SECONDS: Final = 1.0
FLUSH_RECORDS: Final = 4_000
KEYFRAME_RECORDS: Final = 8_000
"""No moment of a run is further from a keyframe; 8,000 records are read and folded in about 100 ms."""
PATIENCE_SECONDS: Final = 60.0
"""A run that stays paused for longer gives its worker back; the next command brings it to one again."""


def carry_out(run_id: UUID) -> str:
    """Run a run to its end unless another worker has it; return its status, or "taken"."""
    run = take_lease(run_id)
    if run is None:
        return "taken"
    try:
        live = _prepared(run)
    except ModelerError as error:
        run.status, run.problem = RunStatus.FAILED, str(error)
        save_progress(run, position=0, records=[])
        broadcast(run_id, canonical_json(run_to_json(run)))
        return run.status
    with asyncio.Runner() as runner:
        try:
            _Worker(run, live, runner).work()
        except LostLease:
            return "taken"
    return run.status


def run_to_json(run: Run) -> dict[str, Json]:
    """Return how a run stands, without what only its worker knows."""
    return {
        "v": 1,
        "type": "status",
        "run": str(run.pk),
        "number": run.number,
        "scenario": run.scenario_name,
        "seed": run.seed,
        "status": str(run.status),
        "problem": run.problem,
        "time": run.time,
        "records": run.records,
    }


def frame_to_json(run: Run, live: LiveRun, number: int) -> dict[str, Json]:
    """Return what a browser needs to draw the run at this moment; it lacks nothing that an earlier frame had."""
    return {
        **run_to_json(run),
        "type": "frame",
        "frame": number,
        "status": live.status.value,
        "time": live.engine.now,
        "horizon": live.engine.horizon,
        "speed": live.pacer.speed,
        "broken": sorted(live.broken),
        "newest": records_to_json(live.newest),
        **state_to_json(live.state),
    }


def _prepared(run: Run) -> LiveRun:
    if run.definitions is None:
        run.definitions = to_document(definitions_of(run.domain))
        run.save(update_fields=["definitions"])
    definitions = from_document(run.definitions)
    engine = build_world(definitions, scenario_of(run.scenario, definitions), run.seed)
    return LiveRun(engine, wall=time.monotonic(), speed=run.speed)


class _Worker:
    """One worker on one run."""

    def __init__(self, run: Run, live: LiveRun, runner: asyncio.Runner) -> None:
        self._run = run
        self._live = live
        self._runner = runner
        self._controls = Controls(run.pk)
        stored = list(stored_records(run))
        self._unsaved: list[Record] = live.replay(stored, time.monotonic())
        self._controls.skip(sum(record.kind is RecordKind.CONTROL for record in stored))
        self._position = run.chunks.count()
        self._frames = 0
        self._framed_records = 0
        self._moved_at = time.monotonic()
        self._framed_at = self._flushed_at = -IDLE_FRAME_SECONDS

    def work(self) -> None:
        """Go on until the run is over, or has been paused for long. Raises: LostLease."""
        while self._live.status in (Status.RUNNING, Status.PAUSED):
            now = time.monotonic()
            has_news = self._obey(now)
            if has_news or self._live.status is Status.RUNNING:
                self._moved_at = now
            elif now - self._moved_at > PATIENCE_SECONDS:
                self._flush(now)
                release_lease(self._run)
                return
            records, is_behind = self._live.advance(now)
            self._unsaved.extend(records)
            self._show(now, has_news=has_news)
            if now - self._flushed_at >= FLUSH_SECONDS or len(self._unsaved) >= FLUSH_RECORDS:
                self._flush(now)
            if not is_behind:
                time.sleep(max(0.0, FRAME_SECONDS - (time.monotonic() - now)))
        self._flush(time.monotonic())
        self._send_frame()

    def _obey(self, now: float) -> bool:
        controls = self._controls.poll()
        for control in controls:
            self._unsaved.extend(self._live.obey(control, now))
        return bool(controls)

    def _show(self, now: float, *, has_news: bool) -> None:
        pause = FRAME_SECONDS if self._live.status is Status.RUNNING else IDLE_FRAME_SECONDS
        if has_news or now - self._framed_at >= pause * 0.9:
            self._framed_at = now
            self._send_frame()

    def _send_frame(self) -> None:
        self._frames += 1
        text = canonical_json(frame_to_json(self._run, self._live, self._frames))
        broadcast(self._run.pk, text, self._runner.run)

    def _flush(self, now: float) -> None:
        self._flushed_at = now
        run = self._run
        run.status, run.time, run.records = self._live.status.value, self._live.engine.now, self._live.state.records
        save_progress(run, position=self._position, records=self._unsaved, keyframe=self._keyframe())
        self._position += bool(self._unsaved)
        self._unsaved = []

    def _keyframe(self) -> bytes | None:
        state = self._live.state
        if state.records - self._framed_records < KEYFRAME_RECORDS - FLUSH_RECORDS:
            return None
        self._framed_records = state.records
        return encode_state(state)


def stop_unattended(run_id: UUID, caller: str) -> None:
    """Stop a run that no worker has taken up, so that nobody waits for it."""
    run = take_lease(run_id)
    if run is None:
        return
    live = _prepared(run)
    live.replay(stored_records(run), time.monotonic())
    records = live.obey(Control(command=Command.STOP, caller=caller), time.monotonic())
    run.status = RunStatus.STOPPED
    save_progress(run, position=run.chunks.count(), records=records)
