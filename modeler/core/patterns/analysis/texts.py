"""Is there a string for which some conditions hold and others do not? Decided over all strings, not over samples.

Each condition becomes a small automaton; all of them read the same string, one character at a time, and the shortest
string whose outcome pleases is the answer. Addresses are not spelt out: a group of truths that no address and no other
string has is not considered.
"""

from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain

from modeler.core.patterns.operators.affix import Prefix, PrefixIgnoreCase, Suffix, SuffixIgnoreCase
from modeler.core.patterns.operators.anything_but import AnythingButForms, AnythingButValues
from modeler.core.patterns.operators.cidr import Cidr
from modeler.core.patterns.operators.condition import Condition
from modeler.core.patterns.operators.exact import ExactText
from modeler.core.patterns.operators.exists import Exists
from modeler.core.patterns.operators.ignore_case import IgnoreCase
from modeler.core.patterns.operators.ip import ExactAddress
from modeler.core.patterns.operators.wildcard import Wildcard

MAX_SITUATIONS = 20_000

Outcome = Callable[[Callable[[Condition], bool]], bool]
"""Given the truth of each condition for one string, whether that is what is looked for."""


@dataclass(frozen=True, slots=True)
class TextSearch:
    """A string, or none; `decided` is False if there may be one that was not found."""

    text: str | None
    decided: bool


_ANY = ""
_Edges = dict[int, list[tuple[str, int]]]


class _Automaton:
    """Reads a string; `start` and every situation are sets of nodes, and the last node accepts."""

    def __init__(self) -> None:
        self.edges: _Edges = {0: []}
        self.last = 0

    def then(self, *forms: str) -> "_Automaton":
        """Read one of some texts."""
        end = len(self.edges)
        self.edges[end] = []
        for form in forms:
            node = self.last
            for index, character in enumerate(form):
                following = end if index == len(form) - 1 else len(self.edges)
                self.edges.setdefault(following, [])
                self.edges[node].append((character, following))
                node = following
        self.last = end
        return self

    def then_text(self, text: str) -> "_Automaton":
        """Read exactly this text."""
        for character in text:
            self.then(character)
        return self

    def then_any_case(self, text: str) -> "_Automaton":
        """Read this text in any case."""
        for character in text:
            self.then(*{character.lower(), character.upper()})
        return self

    def then_anything(self) -> "_Automaton":
        """Read any run of characters."""
        self.edges[self.last].append((_ANY, self.last))
        return self

    def step(self, situation: frozenset[int], character: str) -> frozenset[int]:
        """Return the situation after one more character."""
        return frozenset(
            following for node in situation for read, following in self.edges[node] if read in (character, _ANY)
        )


def find_text(conditions: Iterable[Condition], pleases: Outcome) -> TextSearch:
    """Return a shortest string whose truths please."""
    atoms = tuple(dict.fromkeys(atom for condition in conditions for atom in _atoms(condition)))
    automata = {atom: automaton for atom in atoms if (automaton := _automaton_of(atom)) is not None}
    addresses: list[Condition] = [atom for atom in atoms if isinstance(atom, (Cidr, ExactAddress))]
    for text in _spellings(addresses):
        if pleases(lambda condition, text=text: condition.holds(text)):  # type: ignore[misc]  # bound at once
            return TextSearch(text, True)
    return _Walk(automata, addresses, pleases).run(_alphabet(automata))


class _Walk:
    def __init__(self, automata: dict[Condition, _Automaton], addresses: list[Condition], pleases: Outcome) -> None:
        self._atoms = tuple(automata)
        self._automata = tuple(automata.values())
        self._pleases = pleases
        self._groups = {frozenset[Condition]()}
        for text in _spellings(addresses):
            self._groups.add(frozenset(atom for atom in addresses if atom.holds(text)))

    def run(self, alphabet: list[str]) -> TextSearch:
        start = tuple(frozenset({0}) for _ in self._automata)
        waiting = deque([(start, "")])
        seen, decided = {start}, True
        while waiting:
            situations, text = waiting.popleft()
            if self._may_please(situations):
                if self._pleases(lambda condition, text=text: condition.holds(text)):  # type: ignore[misc]
                    return TextSearch(text, True)
                decided = False
            for character in alphabet:
                following = tuple(
                    automaton.step(situation, character)
                    for automaton, situation in zip(self._automata, situations, strict=True)
                )
                if following not in seen:
                    if len(seen) >= MAX_SITUATIONS:
                        return TextSearch(None, False)
                    seen.add(following)
                    waiting.append((following, text + character))
        return TextSearch(None, decided)

    def _may_please(self, situations: tuple[frozenset[int], ...]) -> bool:
        accepted = {
            atom
            for atom, automaton, situation in zip(self._atoms, self._automata, situations, strict=True)
            if automaton.last in situation
        }
        return any(self._pleases(_truth(frozenset(accepted | group))) for group in self._groups)


def _truth(true: frozenset[Condition]) -> Callable[[Condition], bool]:
    def holds(condition: Condition) -> bool:
        if isinstance(condition, AnythingButValues):
            return not any(ExactText(value) in true for value in condition.values if isinstance(value, str))
        if isinstance(condition, AnythingButForms):
            return not any(form in true for form in condition.forms)
        if isinstance(condition, ExactText):
            return ExactText(condition.text) in true
        return isinstance(condition, Exists) or condition in true

    return holds


def _atoms(condition: Condition) -> list[Condition]:
    if isinstance(condition, AnythingButValues):
        return [ExactText(value) for value in condition.values if isinstance(value, str)]
    if isinstance(condition, AnythingButForms):
        return list(condition.forms)
    return [ExactText(condition.text)] if isinstance(condition, ExactText) else [condition]


def _automaton_of(atom: Condition) -> _Automaton | None:
    match atom:
        case ExactText(text):
            return _Automaton().then_text(text)
        case Prefix(text):
            return _Automaton().then_text(text).then_anything()
        case Suffix(text):
            return _Automaton().then_anything().then_text(text)
        case IgnoreCase(text):
            return _Automaton().then_any_case(text)
        case PrefixIgnoreCase(text):
            return _Automaton().then_any_case(text).then_anything()
        case SuffixIgnoreCase(text):
            return _Automaton().then_anything().then_any_case(text)
        case Wildcard(_, pieces):
            automaton = _Automaton().then_text(pieces[0])
            for piece in pieces[1:]:
                automaton.then_anything().then_text(piece)
            return automaton
        case _:
            return None


def _alphabet(automata: dict[Condition, _Automaton]) -> list[str]:
    edges = (edge for automaton in automata.values() for found in automaton.edges.values() for edge in found)
    used = {character for character, _ in edges if character}
    # Lazily: hardly any search gets beyond the first of them.
    candidates = chain("xyzwvq0123456789", map(chr, range(0x100, 0x10000)))
    other = next(character for character in candidates if character not in used)
    return [other, *sorted(used)]


def _spellings(addresses: list[Condition]) -> list[str]:
    """Return addresses so that every group of blocks that share an address shares one of these."""
    found: dict[str, None] = {}
    for atom in addresses:
        if isinstance(atom, ExactAddress):
            points = [(atom.address[0], atom.address[1] + step) for step in (0, 1, -1)]
        elif isinstance(atom, Cidr):
            points = [(atom.family, number) for number in (atom.first, atom.last, atom.first - 1, atom.last + 1)]
        for family, number in points:
            if 0 <= number < 1 << (32 if family == 4 else 128):
                found[_spell(family, number)] = None
    return list(found)


def _spell(family: int, number: int) -> str:
    if family == 4:
        return ".".join(str(number >> shift & 255) for shift in (24, 16, 8, 0))
    return ":".join(f"{number >> shift & 0xFFFF:x}" for shift in range(112, -16, -16))
