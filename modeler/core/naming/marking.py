"""Find the words of a language in a name: "OrdersShipped" speaks of the term "order"."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from modeler.core.naming.casing import placed_words_of, words_of

_WITH_SPARE_E = ("che", "she", "sse", "xe", "use")


class Use(StrEnum):
    """What a word is to its language."""

    TERM = "term"
    SYNONYM = "synonym"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a language; `term` is the one to say for it: for a term, itself."""

    text: str
    use: Use
    term: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words by their roots, ready to be found in names; `longest` counts the roots of the longest of them."""

    words: Mapping[tuple[str, ...], Word]
    longest: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a name as it is written, and the word that it is, or None."""

    text: str
    word: Word | None = None


def vocabulary_of(words: Iterable[Word]) -> Vocabulary:
    """Return the words by their roots; where two are the same, a term goes before a synonym before a forbidden word."""
    by_roots: dict[tuple[str, ...], Word] = {}
    for word in sorted(words, key=_precedence):
        roots = roots_of(word.text)
        if roots:
            by_roots.setdefault(roots, word)
    return Vocabulary(by_roots, max(map(len, by_roots), default=0))


def marked(name: str, vocabulary: Vocabulary) -> tuple[Stretch, ...]:
    """Return the name in stretches, the longest words found first; put together, their texts are the name."""
    placed = placed_words_of(name)
    roots = [root_of(word) for _, word in placed]
    stretches: list[Stretch] = []
    at, done = 0, 0
    while at < len(placed):
        word, count = _longest_at(roots, at, vocabulary)
        if word is not None:
            begin, (last, text) = placed[at][0], placed[at + count - 1]
            end = last + len(text)
            stretches += [Stretch(name[done:begin]), Stretch(name[begin:end], word)]
            done = end
        at += count
    stretches.append(Stretch(name[done:]))
    return tuple(stretch for stretch in stretches if stretch.text)


def roots_of(text: str) -> tuple[str, ...]:
    """Return the roots of all words in a text: equal for "purchase orders" and "PurchaseOrder"."""
    return tuple(root_of(word) for word in words_of(text))


def root_of(word: str) -> str:
    """Return what "Orders", "order's" and "order" have in common; it is for comparing, not for reading."""
    root = word.lower().removesuffix("'s").removesuffix("’s")
    if len(root) > 2 and root.endswith("s") and not root.endswith(("ss", "us", "is")):
        root = root[:-1]
    if len(root) > 3 and root.endswith("ie"):
        return f"{root[:-2]}y"
    return root[:-1] if len(root) > 3 and root.endswith(_WITH_SPARE_E) else root


def _longest_at(roots: Sequence[str], at: int, vocabulary: Vocabulary) -> tuple[Word | None, int]:
    """The longest word that begins at a root, and how many roots it takes; without one, None and 1."""
    for count in range(min(vocabulary.longest, len(roots) - at), 0, -1):
        word = vocabulary.words.get(tuple(roots[at : at + count]))
        if word is not None:
            return word, count
    return None, 1


def _precedence(word: Word) -> tuple[int, str, str]:
    return (list(Use).index(word.use), word.text, word.term)
