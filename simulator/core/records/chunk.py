"""Records in columns: a chunk is a few hundred to many thousand records in one compressed block of bytes.

The layout is JSON of columns with interned places, names and texts, deflated. Records decode to equal records.
"""

import json
import zlib
from collections.abc import Iterable, Sequence
from typing import Final

from simulator.core.records.record import Place, Record, RecordKind

FORMAT: Final = 1
_LEVEL: Final = 6


def encode_chunk(records: Sequence[Record]) -> bytes:
    """Return the records as bytes; the same records give the same bytes."""
    places, names, texts = _Table(), _Table(), _Table()
    columns = {
        "id": [record.id for record in records],
        "time": _differences(record.time for record in records),
        "kind": [record.kind.value for record in records],
        "place": [places.index(record.place) for record in records],
        "message": [record.message for record in records],
        "name": [names.index(record.name) for record in records],
        "correlation": [texts.index(record.correlation) for record in records],
        "cause": [record.cause for record in records],
        "attempt": [record.attempt for record in records],
        "due": [record.due + 1 - record.time if record.due else 0 for record in records],
        "detail": [texts.index(record.detail) for record in records],
    }
    body = {
        "format": FORMAT,
        "places": places.items,
        "names": names.items,
        "texts": texts.items,
        "columns": columns,
    }
    return zlib.compress(json.dumps(body, separators=(",", ":")).encode(), _LEVEL)


def decode_chunk(data: bytes) -> list[Record]:
    """Return the records of a chunk. Raises: ValueError for another format."""
    body = json.loads(zlib.decompress(data))
    if body["format"] != FORMAT:
        raise ValueError(f"chunk format {body['format']} is not known")
    places = [Place(*fields) for fields in body["places"]]
    names, texts, columns = body["names"], body["texts"], body["columns"]
    records, time = [], 0
    for row in zip(*(columns[name] for name in Record._fields), strict=True):
        record_id, step, kind, place, message, name, correlation, cause, attempt, wait, detail = row
        time += step
        records.append(
            Record(
                record_id,
                time,
                RecordKind(kind),
                places[place],
                message,
                names[name],
                texts[correlation],
                cause,
                attempt,
                time + wait - 1 if wait else 0,
                texts[detail],
            )
        )
    return records


class _Table:
    """Gives equal values one number, in the order in which they come."""

    def __init__(self) -> None:
        self._numbers: dict[object, int] = {}

    def index(self, value: object) -> int:
        return self._numbers.setdefault(value, len(self._numbers))

    @property
    def items(self) -> list[object]:
        return list(self._numbers)


def _differences(times: Iterable[int]) -> list[int]:
    steps, before = [], 0
    for time in times:
        steps.append(time - before)
        before = time
    return steps
