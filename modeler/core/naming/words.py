"""The words that a domain knows better than the dictionary, and the lexicon that heeds them."""

from dataclasses import dataclass, replace
from functools import lru_cache

from modeler.core.naming.lexicon import Lexicon, english


@dataclass(frozen=True, slots=True)
class NameWords:
    """A domain's own words, in lower case.

    `verbs` are base forms that the dictionary lacks ("yeet": "ParcelYeeted" is past); `nouns` only look like a past
    ("Red", "Shed"). With `needs_subject` a participle alone ("reserved") is no name; else its aggregate is the subject.
    """

    verbs: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    needs_subject: bool = False


NO_WORDS = NameWords()


@lru_cache(maxsize=64)
def lexicon_for(words: NameWords) -> Lexicon:
    """Return the lexicon of English with a domain's verbs and without the pasts that are nouns there."""
    base = english()
    if not words.verbs and not words.nouns:
        return base
    return replace(
        base,
        regular=base.regular | words.verbs,
        verbs=base.verbs | words.verbs,
        ambiguous=base.ambiguous - words.verbs,
        irregular_pasts={past: verb for past, verb in base.irregular_pasts.items() if past not in words.nouns},
        never_past=base.never_past | words.nouns,
    )
