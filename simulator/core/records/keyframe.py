"""Keyframes: the state at the edge of a chunk as bytes, so that any moment of a run is near one.

What is in them is what `fold` makes of all records before: folding on from a keyframe is folding from the beginning.
"""

import json
import zlib
from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from simulator.core.records.fold import State, Token
from simulator.core.records.record import Place, RecordKind

FORMAT: Final = 1


def encode_state(state: State) -> bytes:
    """Return the state as bytes; equal states give equal bytes but for the order of their keys."""
    body = {
        "format": FORMAT,
        "time": state.time,
        "records": state.records,
        "last_id": state.last_id,
        "by_subscription": state.by_subscription,
        "by_node": state.by_node,
        "kinds": state.kinds,
        "tokens": [
            (token.message, token.name, token.correlation, token.kind, token.place, token.since, token.due)
            for token in state.tokens.values()
        ],
        "load": state.load,
    }
    return zlib.compress(json.dumps(body, separators=(",", ":")).encode())


def decode_state(data: bytes) -> State:
    """Return the state of a keyframe. Raises: ValueError for another format."""
    body = json.loads(zlib.decompress(data))
    if body["format"] != FORMAT:
        raise ValueError(f"keyframe format {body['format']} is not known")
    return State(
        time=body["time"],
        records=body["records"],
        last_id=body["last_id"],
        by_subscription={key: _counts(counts) for key, counts in body["by_subscription"].items()},
        by_node={key: _counts(counts) for key, counts in body["by_node"].items()},
        kinds=_counts(body["kinds"]),
        tokens={token.message: token for token in map(_token, body["tokens"])},
        load=Counter(body["load"]),
    )


def _counts(found: Mapping[str, int]) -> Counter[RecordKind]:
    return Counter({RecordKind(kind): count for kind, count in found.items()})


def _token(found: list[Any]) -> Token:
    message, name, correlation, kind, place, since, due = found
    return Token(message, name, correlation, RecordKind(kind), Place(*place), since, due)
