"""Frames: what a browser needs to draw a run at a moment. Each carries the state, so any of them may be dropped."""

from collections import Counter
from collections.abc import Iterable
from itertools import islice
from typing import Final

from modeler.core.kernel.canonical import Json
from simulator.core.records.fold import DEAD_LETTERS, FAILURES, RETRIES, State
from simulator.core.records.record import Record, RecordKind, record_to_json

TOKENS: Final = 240
DETAIL: Final = 200


def counters_of(counts: Counter[RecordKind]) -> dict[str, Json]:
    """Return the figures of one subscription: the three kinds of failure and of dead letter together and apart."""
    return {
        "matched": counts[RecordKind.MATCHED],
        "filtered": counts[RecordKind.FILTERED],
        "delivered": counts[RecordKind.DELIVERED],
        "handled": counts[RecordKind.SUCCEEDED] + counts[RecordKind.PROCESSED],
        "failed": sum(counts[kind] for kind in FAILURES),
        "retried": sum(counts[kind] for kind in RETRIES) + counts[RecordKind.REJECTED],
        "dead_lettered": sum(counts[kind] for kind in DEAD_LETTERS),
        "undelivered": counts[RecordKind.DEAD_LETTERED],
        "exhausted": counts[RecordKind.EXHAUSTED],
        "redriven": counts[RecordKind.REDRIVEN],
    }


def state_to_json(state: State) -> dict[str, Json]:
    """Return counters, loads and a sample of the tokens.

    A token is [message, origin, element, since, due, kind]; `under_way` says how many there are in truth.
    """
    return {
        "records": state.records,
        "subscriptions": {key: counters_of(counts) for key, counts in sorted(state.by_subscription.items())},
        "published": {
            node.removeprefix("event:"): counts[RecordKind.PUBLISHED]
            for node, counts in sorted(state.by_node.items())
            if node.startswith("event:")
        },
        "load": {node: load for node, load in sorted(state.load.items()) if load},
        "under_way": len(state.tokens),
        "tokens": _tokens(state),
    }


def records_to_json(records: Iterable[Record]) -> list[Json]:
    """Return records as browsers list them, long details cut."""
    return [{**record_to_json(record), "detail": record.detail[:DETAIL]} for record in records]


def _tokens(state: State) -> list[Json]:
    # Every n-th: a sample that does not flicker, since tokens keep their order.
    step = -(-len(state.tokens) // TOKENS) or 1
    return [
        [token.message, token.place.origin, token.place.element, token.since, token.due, token.kind.value]
        for token in islice(state.tokens.values(), 0, None, step)
    ]
