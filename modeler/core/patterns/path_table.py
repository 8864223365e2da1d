"""One path's conditions, each with the rules filed under it, and the way from a leaf to the conditions it satisfies.

Every way in is a hash look-up on the whole leaf, its head, its tail, a piece of it, or its place among the bounds of
ranges. Only conditions without any such handle (anything-but, exists: true) are asked one by one.
"""

from bisect import bisect_right
from typing import cast

from modeler.core.patterns.bucket import NOTHING, Answer, Bucket
from modeler.core.patterns.operators.affix import Prefix, PrefixIgnoreCase, Suffix, SuffixIgnoreCase
from modeler.core.patterns.operators.cidr import Cidr
from modeler.core.patterns.operators.condition import Condition
from modeler.core.patterns.operators.exact import ExactNumber, ExactText, ExactWord
from modeler.core.patterns.operators.exists import Absent
from modeler.core.patterns.operators.ignore_case import IgnoreCase, fold
from modeler.core.patterns.operators.ip import Address, ExactAddress, address_of
from modeler.core.patterns.operators.numeric import Numeric
from modeler.core.patterns.operators.wildcard import Wildcard
from modeler.core.patterns.predicates import Predicate, exact_key, predicate_of
from modeler.core.patterns.ranges import Ranges, half_open
from modeler.core.patterns.slices import Slices

MAX_REMEMBERED = 2_048
MAX_TEXT = 256
_FLOATS = {float}


class PathTable:
    """The conditions of one path. Answers are remembered until a rule comes or goes.

    A `simple` table knows exact values only; its answers are complete, so a leaf without an answer satisfies nothing.
    """

    def __init__(self) -> None:
        self.buckets: dict[Condition, Bucket] = {}
        self.answers: dict[object, Answer] = {}
        self.simple = True
        self._places: dict[int, Answer] = {}
        self._exact: dict[object, list[Bucket]] = {}
        self._addresses: dict[Address, list[Bucket]] = {}
        self._plain = Slices()
        self._folded = Slices()
        self._ranges = Ranges()
        self._blocks: dict[int, Ranges] = {}
        self._others: list[tuple[Predicate, Bucket]] = []

    def bucket_of(self, condition: Condition) -> Bucket:
        """Return the bucket of a condition, a new one if there was none."""
        bucket = self.buckets.get(condition)
        if bucket is None:
            bucket = self.buckets[condition] = Bucket()
            self._file(condition, bucket)
        return bucket

    def changed(self, condition: Condition) -> None:
        """Forget what was remembered about leaves that satisfy the condition."""
        self.buckets[condition].answer = None
        if not self.simple:
            self.answers.clear()
            self._places.clear()
            return
        key = exact_key(condition)
        answer = Answer(self._exact[key])
        if answer.certain or answer.open:
            self.answers[key] = answer
        else:
            self.answers.pop(key, None)

    def _file(self, condition: Condition, bucket: Bucket) -> None:
        if isinstance(condition, (ExactText, ExactNumber, ExactWord, Absent)):
            self._exact.setdefault(exact_key(condition), []).append(bucket)
            return
        if self.simple:
            self.simple = False
            self.answers.clear()
        match condition:
            case ExactAddress():
                self._addresses.setdefault(condition.address, []).append(bucket)
            case Cidr():
                self._blocks.setdefault(condition.family, Ranges()).add(condition.first, condition.last + 1, bucket)
            case Numeric():
                self._ranges.add(*half_open(condition), bucket)
            case _:
                self._file_text(condition, bucket)

    def _file_text(self, condition: Condition, bucket: Bucket) -> None:
        test = predicate_of(condition)
        match condition:
            case Prefix(text):
                self._plain.add_head(text, None, bucket)
            case Suffix(text):
                self._plain.add_tail(text, None, bucket)
            case IgnoreCase(text):
                self._folded.add_whole(fold(text), test, bucket)
            case PrefixIgnoreCase(text):
                self._folded.add_head(fold(text), test, bucket)
            case SuffixIgnoreCase(text):
                self._folded.add_tail(fold(text), test, bucket)
            case Wildcard(_, pieces):
                self._plain.add_pieces(pieces, test, bucket)
            case _:
                self._others.append((test, bucket))

    def answer(self, leaf: object) -> Answer:
        """Return what a leaf (or MISSING) satisfies, and remember it while there is room. Not for simple tables."""
        if type(leaf) is float or type(leaf) is int:
            return self._number(leaf)
        answer = _answer_of(self._find(leaf))
        if len(self.answers) < MAX_REMEMBERED and not (type(leaf) is str and len(leaf) > MAX_TEXT):
            self.answers[leaf] = answer
        return answer

    def answers_to(self, leaves: list[object]) -> set[Answer]:
        """Return the different answers to several leaves."""
        distinct = set(leaves)
        if self.simple:
            return {self.answers[leaf] for leaf in distinct & self.answers.keys()}
        bounds, places = self._ranges.settled, self._places
        if not bounds or self._others or set(map(type, leaves)) != _FLOATS:
            return {self.answers.get(leaf) or self.answer(leaf) for leaf in distinct}
        numbers = cast(set[float], distinct)
        alone = numbers & self._exact.keys() if self._exact else ()
        answers = {self._number(number) for number in alone}
        samples = {bisect_right(bounds, number): number for number in numbers}
        for place, number in samples.items():
            answers.add(places.get(place) or self._settle(place, number))
        return answers

    def _number(self, number: int | float) -> Answer:
        """Numbers are seldom seen twice: it is the gap between the bounds of ranges that is remembered."""
        alone = number in self._exact or bool(self._others)
        place = -1 if alone else self._ranges.place(number)
        if place >= 0:
            return self._places.get(place) or self._settle(place, number)
        buckets = list(self._exact.get(number, ()))
        self._ranges.find(number, buckets)
        buckets += [bucket for test, bucket in self._others if test(number)]
        return _answer_of(buckets)

    def _settle(self, place: int, number: int | float) -> Answer:
        """Return what every number in a gap satisfies, given one of them, and remember it."""
        buckets: list[Bucket] = []
        self._ranges.find(number, buckets)
        answer = self._places[place] = _answer_of(buckets)
        if len(self._places) > MAX_REMEMBERED:
            self._places.clear()
        return answer

    def _find(self, leaf: object) -> list[Bucket]:
        found = list(self._exact.get(leaf, ()))
        if type(leaf) is str:
            if self._plain.used:
                self._plain.find(leaf, leaf, found)
            if self._folded.used:
                self._folded.find(fold(leaf), leaf, found)
            if self._addresses or self._blocks:
                self._find_address(leaf, found)
        if self._others:
            found += [bucket for test, bucket in self._others if test(leaf)]
        return found

    def _find_address(self, leaf: str, found: list[Bucket]) -> None:
        address = address_of(leaf)
        if address is not None:
            found += self._addresses.get(address, ())
            if address[0] in self._blocks:
                self._blocks[address[0]].place(address[1])
                self._blocks[address[0]].find(address[1], found)


def _answer_of(buckets: list[Bucket]) -> Answer:
    if len(buckets) != 1:
        return Answer(buckets) if buckets else NOTHING
    bucket = buckets[0]
    if bucket.answer is None:
        bucket.answer = Answer(buckets)
    return bucket.answer
