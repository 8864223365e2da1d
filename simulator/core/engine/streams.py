"""Named random streams: one per (node, purpose), so that adding a node shifts nobody else's draws."""

from hashlib import sha256
from random import Random


class Streams:
    """The randomness of one run; everything that is drawn comes from a stream with a stable name."""

    __slots__ = ("_seed", "_streams")

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._streams: dict[tuple[str, str], Random] = {}

    def of(self, node: str, purpose: str) -> Random:
        """Return the stream of this node for this purpose; the same one every time."""
        key = (node, purpose)
        stream = self._streams.get(key)
        if stream is None:
            text = f"{self._seed}\x1f{node}\x1f{purpose}"
            stream = self._streams[key] = Random(int.from_bytes(sha256(text.encode()).digest()[:16], "big"))
        return stream
