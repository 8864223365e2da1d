"""English verb forms: which verb a word is a form of, and a verb's own forms. Parsed on first use."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from modeler.core.naming import lexicon_data, verb_lists

_VOWELS = "aeiou"
_MIN_STEM = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Verbs by the way they are inflected. Every look-up takes and returns lower-case words."""

    regular: frozenset[str]
    doubling: frozenset[str]
    irregular_pasts: Mapping[str, str]
    simple_pasts: Mapping[str, str]
    participles: Mapping[str, str]
    verbs: frozenset[str]
    ambiguous: frozenset[str]
    never_past: frozenset[str]

    def is_verb(self, word: str) -> bool:
        """Return whether the word is the base form of a verb, known or made with a usual prefix."""
        return word in self.verbs or bool(_without_prefix(word, self.verbs))

    def is_verb_only(self, word: str) -> bool:
        """Return whether the word is a verb and nothing else: "create", but not "order"."""
        return word not in self.ambiguous and self.is_verb(word)

    def lemma_of_past(self, word: str) -> str:
        """Return the verb that the word is a past form or past participle of, or ""."""
        irregular = self.irregular_pasts.get(word)
        if irregular:
            return irregular
        if word in self.never_past:
            return ""
        if word.endswith("eed"):
            # "agreed" is a past form, "seed" and "speed" are verbs and nouns themselves.
            return word[:-1] if word not in self.verbs and self.is_verb(word[:-1]) else ""
        if word.endswith("ed"):
            return self._lemma_of_ed(word)
        stem = _without_prefix(word, self.irregular_pasts)
        return word[: len(word) - len(stem)] + self.irregular_pasts[stem] if stem else ""

    def lemma_of_gerund(self, word: str) -> str:
        """Return the verb that the word is the -ing form of, or ""."""
        if not word.endswith("ing") or len(word) < 5:
            return ""
        stem = word[:-3]
        candidates = [stem, stem + "e"]
        if stem[-1] == stem[-2:-1] or stem.endswith("ck"):
            candidates = [stem[:-1], stem, stem + "e"]
        if stem.endswith("y"):
            candidates.insert(0, stem[:-1] + "ie")
        return self._first_verb(candidates)

    def lemma_of_third_person(self, word: str) -> str:
        """Return the verb that the word is the "he ..." form of, or "": ships, fails, tries, passes."""
        if not word.endswith("s") or word.endswith("ss") or len(word) < 4:
            return ""
        candidates = [word[:-1]]
        if word.endswith("ies"):
            candidates = [word[:-3] + "y", word[:-1]]
        elif word.endswith("es"):
            candidates = [word[:-1], word[:-2]]
        return self._first_verb(candidates)

    def participle_of(self, lemma: str) -> str:
        """Return the past participle of a verb: ship → shipped, send → sent."""
        known = self.participles.get(lemma)
        if known:
            return known
        if lemma in self.doubling and lemma not in verb_lists.SINGLE_CONSONANT:
            return lemma + lemma[-1] + "ed"
        if lemma not in self.verbs:
            stem = _without_prefix(lemma, self.verbs)
            if stem:
                return lemma[: len(lemma) - len(stem)] + self.participle_of(stem)
        return _regular_past(lemma)

    def simple_past_of(self, lemma: str) -> str:
        """Return the simple past of a verb: rise → rose, ship → shipped."""
        return self.simple_pasts.get(lemma) or self.participle_of(lemma)

    def _lemma_of_ed(self, word: str) -> str:
        candidates = [word[:-1], word[:-2]]
        if word.endswith("ied"):
            candidates.append(word[:-3] + "y")
        if len(word) > 4 and word[-3] == word[-4]:
            candidates.append(word[:-3])
        known = next((lemma for lemma in candidates if lemma in self.verbs), "")
        if known:
            return known
        derived = self._first_verb(candidates)
        # An unknown word in -ed is nearly always a young verb: onboarded, tokenised, upserted.
        return derived or (_guessed_lemma(word) if len(word) > _MIN_STEM + 2 else "")

    def _first_verb(self, candidates: list[str]) -> str:
        known = next((lemma for lemma in candidates if lemma in self.verbs), "")
        return known or next((lemma for lemma in candidates if _without_prefix(lemma, self.verbs)), "")


@cache
def english() -> Lexicon:
    """Return the lexicon of English, parsed once."""
    regular = frozenset(lexicon_data.REGULAR.split()) | verb_lists.YOUNG_VERBS
    doubling = frozenset(lexicon_data.DOUBLING.split()) | verb_lists.YOUNG_DOUBLING_VERBS
    pasts: dict[str, str] = {}
    simples: dict[str, str] = dict(verb_lists.LOST_SIMPLE_PASTS)
    participles: dict[str, str] = {}
    for entry in lexicon_data.IRREGULAR.split():
        lemma, simple, perfect = entry.split(":")
        forms = [*simple.split("/"), *perfect.split("/")]
        pasts.update({form: lemma for form in forms if form and not form.endswith("eed")})
        if simple and lemma not in verb_lists.PREFERRED_PARTICIPLES:
            simples[lemma] = simple.split("/")[0]
        participles[lemma] = (perfect or simple).split("/")[0]
    participles.update(verb_lists.PREFERRED_PARTICIPLES)
    return Lexicon(
        regular=regular,
        doubling=doubling,
        irregular_pasts=pasts,
        simple_pasts=simples,
        participles=participles,
        verbs=regular | doubling | frozenset(participles),
        ambiguous=frozenset(lexicon_data.AMBIGUOUS.split()),
        never_past=(frozenset(lexicon_data.NEVER_PAST.split()) | verb_lists.NEVER_PAST) - verb_lists.UNDOING_PASTS,
    )


def _regular_past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ied"
    return lemma + "ed"


def _guessed_lemma(word: str) -> str:
    stem = word[:-2]
    return stem + "e" if stem.endswith(("iz", "is", "at", "v", "uc", "ag")) else stem


def _without_prefix(word: str, known: frozenset[str] | Mapping[str, str]) -> str:
    for prefix in verb_lists.VERB_PREFIXES:
        if word.startswith(prefix):
            stem = word[len(prefix) :]
            if len(stem) > _MIN_STEM and stem in known:
                return stem
    return ""
