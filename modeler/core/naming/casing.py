"""Split names into words and write words as names: OrderPlaced, order_placed, order-placed, "Order placed"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

_CHUNK = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_CAMEL = re.compile(
    r"[vV]\d+(?![a-zA-Z])|[A-Z]+\d+[A-Z]*(?=[A-Z][a-z]|[^A-Za-z]|$)|\d+[A-Z]+(?=[A-Z][a-z])|\d+[A-Z]+(?![a-z])|\d+[a-z]*"
    r"|[A-Z]{2,}s(?=[A-Z]|$)|[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+(?:['’][a-z]+)*|[A-Z]+"
)


class Style(Enum):
    """How the words of a name are joined."""

    CAMEL = ""
    PLAIN = " "
    SNAKE = "_"
    KEBAB = "-"


@dataclass(frozen=True, slots=True)
class Casing:
    """How a name was written, so that another name can be written the same way."""

    style: Style
    is_title: bool
    starts_high: bool
    is_shouted: bool
    acronyms: frozenset[str]


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name in any casing, as they were written."""
    return tuple(word for chunk in _CHUNK.findall(name) for word in _split_chunk(chunk))


def placed_words_of(name: str) -> tuple[tuple[int, str], ...]:
    """Return the words of a name, each with the place of its first character."""
    return tuple(
        (chunk.start() + place, word) for chunk in _CHUNK.finditer(name) for place, word in _placed_parts(chunk.group())
    )


def casing_of(name: str, words: Sequence[str]) -> Casing:
    """Return how the name is written."""
    style = next((style for style in (Style.PLAIN, Style.SNAKE, Style.KEBAB) if style.value in name), Style.CAMEL)
    is_shouted = name.isupper() and len(name) > 1
    acronyms = () if is_shouted else (word for word in words if len(word) > 1 and _is_acronym(word))
    return Casing(
        style=style,
        is_title=len(words) > 1 and all(not word[0].islower() for word in words),
        starts_high=bool(words) and words[0][0].isupper(),
        is_shouted=is_shouted,
        acronyms=frozenset(word.lower() for word in acronyms) | {word for word in words if "\u0130" in word},
    )


def written(words: Iterable[str], casing: Casing) -> str:
    """Return the words as a name in the given casing; acronyms keep their capitals."""
    shaped = [_shaped(word, at, casing) for at, word in enumerate(words)]
    return casing.style.value.join(shaped)


def pascal_case(name: str) -> str:
    """Return "OrderPlaced" for "order placed"; acronyms keep their capitals."""
    return "".join(word if _is_acronym(word) else word[:1].upper() + word[1:].lower() for word in words_of(name))


def kebab_case(name: str) -> str:
    """Return "order-placed" for "OrderPlaced"."""
    return "-".join(word.lower() for word in words_of(name))


def snake_case(name: str) -> str:
    """Return "order_placed" for "OrderPlaced"."""
    return "_".join(word.lower() for word in words_of(name))


@lru_cache(maxsize=16_384)
def plain_words(name: str) -> str:
    """Return "order placed" for "OrderPlaced": equal for names that differ in casing only."""
    return " ".join(word.lower() for word in words_of(name))


def _split_chunk(chunk: str) -> list[str]:
    if not chunk.isascii() or chunk.islower():
        return [chunk]
    return _CAMEL.findall(chunk)


def _placed_parts(chunk: str) -> list[tuple[int, str]]:
    if not chunk.isascii() or chunk.islower():
        return [(0, chunk)]
    return [(part.start(), part.group()) for part in _CAMEL.finditer(chunk)]


def _is_acronym(word: str) -> bool:
    letters = [letter for letter in word if letter.isalpha()]
    return bool(letters) and letters[0].isupper() and (all(letter.isupper() for letter in letters) and len(word) > 1)


def _shaped(word: str, at: int, casing: Casing) -> str:
    if casing.is_shouted:
        return word.upper()
    if word in casing.acronyms:
        return word.upper()
    if casing.style is Style.CAMEL:
        return word if at == 0 and not casing.starts_high else word[:1].upper() + word[1:]
    capital = casing.is_title or (at == 0 and casing.starts_high)
    return word[:1].upper() + word[1:] if capital else word
