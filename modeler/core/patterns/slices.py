"""Conditions on strings filed under a slice of the string: the whole, a head, a tail, or a short piece inside."""

from modeler.core.patterns.bucket import Bucket
from modeler.core.patterns.predicates import Predicate

MAX_PIECE = 4
MAX_CUT = 512

_Filed = list[tuple[Predicate | None, Bucket]]
_ByLength = dict[int, dict[str, _Filed]]


class Slices:
    """Four tables by slice; a filed test, if there is one, decides about the string as it was before folding."""

    def __init__(self) -> None:
        self.used = False
        self._whole: dict[str, _Filed] = {}
        self._heads: _ByLength = {}
        self._tails: _ByLength = {}
        self._inside: _ByLength = {}

    def add_whole(self, text: str, test: Predicate | None, bucket: Bucket) -> None:
        """File under the whole string."""
        self.used = True
        self._whole.setdefault(text, []).append((test, bucket))

    def add_head(self, text: str, test: Predicate | None, bucket: Bucket) -> None:
        """File under the beginning of the string."""
        self._add(self._heads, text, test, bucket)

    def add_tail(self, text: str, test: Predicate | None, bucket: Bucket) -> None:
        """File under the end of the string."""
        self._add(self._tails, text, test, bucket)

    def add_pieces(self, pieces: tuple[str, ...], test: Predicate, bucket: Bucket) -> None:
        """File a wildcard under the longest literal of its head, its tail and, if both are empty, the pieces inside."""
        longest = max(pieces[1:-1], key=len, default="")[:MAX_PIECE]
        if len(pieces) == 1:
            self.add_whole(pieces[0], None, bucket)
        elif pieces[0] or pieces[-1]:
            first = len(pieces[0]) >= len(pieces[-1])
            self._add(self._heads if first else self._tails, pieces[0] if first else pieces[-1], test, bucket)
        else:
            self._add(self._inside if longest else self._heads, longest, test, bucket)

    def find(self, text: str, leaf: str, found: list[Bucket]) -> None:
        """Append the buckets of all conditions that hold for the leaf; `text` is the leaf, or the leaf folded."""
        size = len(text)
        hits = [self._whole[text]] if text in self._whole else []
        for length, table in self._heads.items():
            filed = table.get(text[:length])
            if filed is not None:
                hits.append(filed)
        for length, table in self._tails.items():
            filed = table.get(text[size - length :]) if length <= size else None
            if filed is not None:
                hits.append(filed)
        if self._inside:
            self._find_inside(text, hits)
        for filed in hits:
            for test, bucket in filed:
                if test is None or test(leaf):
                    found.append(bucket)

    def _find_inside(self, text: str, hits: list[_Filed]) -> None:
        for length, table in self._inside.items():
            if len(text) > MAX_CUT:
                hits += [filed for piece, filed in table.items() if piece in text]
                continue
            for at in range(len(text) - length + 1):
                filed = table.get(text[at : at + length])
                if filed is not None and filed not in hits:
                    hits.append(filed)

    def _add(self, tables: _ByLength, text: str, test: Predicate | None, bucket: Bucket) -> None:
        self.used = True
        tables.setdefault(len(text), {}).setdefault(text, []).append((test, bucket))
