"""Ranges of numbers, and which of them hold a number: a segment tree over the bounds, built when it is first asked.

Ranges that came after the tree was built are asked one by one, until that has cost as much as building it again.
"""

from bisect import bisect_right
from math import inf, nextafter

from modeler.core.patterns.bucket import Bucket
from modeler.core.patterns.operators.numeric import Numeric

BUILDING = 8
"""How many comparisons building costs for each range, roughly."""

_Range = tuple[int | float, int | float, Bucket]


def half_open(condition: Numeric) -> tuple[int | float, int | float]:
    """Return the range as low ≤ n < high; between two neighbouring doubles there is no number."""
    low = nextafter(condition.low, inf) if condition.low_open else condition.low
    high = condition.high if condition.high_open else nextafter(condition.high, inf)
    return low, high


class Ranges:
    """Half-open ranges with a bucket each."""

    def __init__(self) -> None:
        self._built: list[_Range] = []
        self._fresh: list[_Range] = []
        self._asked = 0
        self._bounds: list[int | float] = []
        self._tree: list[list[Bucket]] = []

    @property
    def used(self) -> bool:
        """Return whether there is any range."""
        return bool(self._built or self._fresh)

    @property
    def settled(self) -> list[int | float]:
        """Return the bounds, or nothing while some ranges are not among them."""
        return [] if self._fresh else self._bounds

    def add(self, low: int | float, high: int | float, bucket: Bucket) -> None:
        """Add the range low ≤ n < high."""
        self._fresh.append((low, high, bucket))

    def place(self, number: int | float) -> int:
        """Return the gap between bounds that the number lies in, or -1 while single ranges are asked one by one."""
        if self._fresh:
            self._asked += len(self._fresh)
            if self._asked <= BUILDING * (len(self._built) + len(self._fresh)):
                return -1
            self._build()
        return bisect_right(self._bounds, number)

    def find(self, number: int | float, found: list[Bucket]) -> None:
        """Append the buckets of the ranges that hold the number."""
        for low, high, bucket in self._fresh:
            if low <= number < high:
                found.append(bucket)
        place = bisect_right(self._bounds, number) - 1
        count = len(self._bounds)
        if 0 <= place < count - 1:
            place += count
            while place:
                found += self._tree[place]
                place >>= 1

    def _build(self) -> None:
        self._built += self._fresh
        self._fresh = []
        self._asked = 0
        self._bounds = sorted({bound for low, high, _ in self._built for bound in (low, high)})
        place = {bound: index for index, bound in enumerate(self._bounds)}
        count = len(self._bounds)
        self._tree = [[] for _ in range(2 * count)]
        for low, high, bucket in self._built:
            self._insert(place[low] + count, place[high] + count, bucket)

    def _insert(self, left: int, right: int, bucket: Bucket) -> None:
        while left < right:
            if left & 1:
                self._tree[left].append(bucket)
                left += 1
            if right & 1:
                right -= 1
                self._tree[right].append(bucket)
            left >>= 1
            right >>= 1
