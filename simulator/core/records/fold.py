"""The only code that turns records into state: live view, scrubbing, summaries and tests all use it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from simulator.core.records.record import Place, Record, RecordKind

MOVES: Final = frozenset(
    {
        RecordKind.ISSUED,
        RecordKind.TAKEN,
        RecordKind.RAISED,
        RecordKind.MATCHED,
        RecordKind.RETRIED,
        RecordKind.INVOKED,
        RecordKind.REINVOKED,
        RecordKind.ENQUEUED,
        RecordKind.RECEIVED,
        RecordKind.REJECTED,
    }
)
"""After one of these the message is under way or waits: it is a token."""

ENDS: Final = frozenset(
    {
        RecordKind.EXECUTED,
        RecordKind.PUBLISHED,
        RecordKind.DEAD_LETTERED,
        RecordKind.DROPPED,
        RecordKind.SUCCEEDED,
        RecordKind.EXHAUSTED,
        RecordKind.PROCESSED,
        RecordKind.REDRIVEN,
    }
)
"""One of these ends the message's story; what it leads to is another message."""

DEAD_LETTERS: Final = frozenset({RecordKind.DEAD_LETTERED, RecordKind.EXHAUSTED, RecordKind.REDRIVEN})
FAILURES: Final = frozenset({RecordKind.FAILED, RecordKind.ERRORED, RecordKind.REJECTED})
RETRIES: Final = frozenset({RecordKind.RETRIED, RecordKind.REINVOKED})


@dataclass(frozen=True, slots=True)
class Token:
    """A message under way or waiting, since the record that brought it here."""

    message: int
    name: str
    correlation: str
    kind: RecordKind
    place: Place
    since: int
    due: int


@dataclass(slots=True)
class State:
    """What stands at a moment of a run. Grows record by record; `fold` is the way to make one.

    `by_subscription` and `by_node` count records by kind; `load` counts the tokens at each node; `last_id` is the
    highest id so far, control records aside.
    """

    time: int = 0
    records: int = 0
    last_id: int = -1
    by_subscription: dict[str, Counter[RecordKind]] = field(default_factory=dict)
    by_node: dict[str, Counter[RecordKind]] = field(default_factory=dict)
    kinds: Counter[RecordKind] = field(default_factory=Counter)
    tokens: dict[int, Token] = field(default_factory=dict)
    load: Counter[str] = field(default_factory=Counter)


def fold(records: Iterable[Record], state: State | None = None) -> State:
    """Return the state after these records; goes on from `state`, which it changes, where one is given."""
    state = State() if state is None else state
    for record in records:
        _count(state, record)
        _follow(state, record)
    return state


def _count(state: State, record: Record) -> None:
    kind, place = record.kind, record.place
    state.time = record.time
    state.records += 1
    if record.id > state.last_id:
        state.last_id = record.id
    state.kinds[kind] += 1
    for counts, key in ((state.by_node, place.node), (state.by_subscription, place.subscription)):
        if key:
            counter = counts.get(key)
            if counter is None:
                counter = counts[key] = Counter()
            counter[kind] += 1


def _follow(state: State, record: Record) -> None:
    kind = record.kind
    if kind in MOVES:
        _leave(state, record.message)
        token = Token(record.message, record.name, record.correlation, kind, record.place, record.time, record.due)
        state.tokens[record.message] = token
        state.load[record.place.node] += 1
    elif kind in ENDS:
        _leave(state, record.message)


def _leave(state: State, message: int) -> None:
    token = state.tokens.pop(message, None)
    if token is not None:
        state.load[token.place.node] -= 1
