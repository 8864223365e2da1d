"""Any moment of a run: the state of the nearest keyframe before it, and what the records since then make of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from simulator.core.live import NEWEST
from simulator.core.records.chunk import decode_chunk
from simulator.core.records.fold import State, fold
from simulator.core.records.keyframe import decode_state
from simulator.core.records.record import Record
from simulator.models import Run

END: Final = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Moment:
    """The state after the last record up to a time, and the newest records then."""

    state: State
    newest: list[Record]


def moment_of(run: Run, time: int = END) -> Moment:
    """Return how a run stood at a virtual time, in microseconds, as its stored records tell."""
    start = run.chunks.filter(keyframe__isnull=False, last_time__lte=time).order_by("-position").first()
    state = State() if start is None or start.keyframe is None else decode_state(bytes(start.keyframe))
    newest: list[Record] = []
    for records in _up_to(run, time, after=-1 if start is None else start.position):
        fold(records, state)
        newest = [*newest, *records[-NEWEST:]][-NEWEST:]
    if len(newest) < NEWEST and start is not None:
        newest = [*decode_chunk(bytes(start.body)), *newest][-NEWEST:]
    return Moment(state, newest)


def _up_to(run: Run, time: int, *, after: int) -> Iterator[list[Record]]:
    chunks = run.chunks.filter(position__gt=after, first_time__lte=time).order_by("position")
    for chunk in chunks.only("body", "last_time").iterator(chunk_size=20):
        records = decode_chunk(bytes(chunk.body))
        yield records if chunk.last_time <= time else [record for record in records if record.time <= time]
