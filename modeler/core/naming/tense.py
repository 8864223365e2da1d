"""Find the verb of a name: where it stands in the past, or where an auxiliary says that it did not happen yet."""

from collections.abc import Sequence
from enum import Enum, auto

from modeler.core.naming import vocabulary as known
from modeler.core.naming.lexicon import Lexicon


class Form(Enum):
    """The grammatical pattern of a name that is not in the past tense."""

    REQUEST = auto()
    ONGOING = auto()
    NOMINAL = auto()
    PRESENT = auto()
    UNDECIDED = auto()
    PARTICIPLE_FIRST = auto()
    HANDLER = auto()


def past_position(words: Sequence[str], lexicon: Lexicon, *, has_subject: bool) -> int:
    """Return where the verb in the past stands, or -1. The first word counts only with a subject or with a tail."""
    for at in range(len(words)):
        lemma = lexicon.lemma_of_past(words[at])
        if lemma and _counts(words, at, lemma, lexicon, has_subject=has_subject):
            return at
    return -1


def present_position(words: Sequence[str], lexicon: Lexicon, *, has_subject: bool) -> int:
    """Return where an auxiliary of the present or the future stands, or -1."""
    for at in range(0 if has_subject else 1, len(words)):
        following = words[at + 1] if at + 1 < len(words) else ""
        if words[at] in known.PRESENT_AUXILIARIES or (words[at] == "to" and following == "be"):
            return at
        if words[at] in known.MODALS and _follows_modal(following, lexicon):
            return at
    return -1


def is_tail(word: str) -> bool:
    """Return whether the word cannot begin the thing that a verb acts on: "into", "again", "successfully"."""
    return word in known.TAILS or (word.endswith("ly") and len(word) > 4) or word.isdigit()


def is_agent(word: str) -> bool:
    """Return whether the word names somebody or something that acts."""
    return word in known.AGENTS or (word.endswith("s") and word[:-1] in known.AGENTS)


def asks(word: str, lexicon: Lexicon) -> bool:
    """Return whether the word, at the head of a name, asks for something."""
    return word not in known.THINGS and (word in known.REQUESTS or lexicon.is_verb_only(word))


def _counts(words: Sequence[str], at: int, lemma: str, lexicon: Lexicon, *, has_subject: bool) -> bool:
    word, rest = words[at], words[at + 1 :]
    before = words[at - 1] if at else ""
    is_closed = not rest or is_tail(rest[0])
    if word == lemma and not _same_form_counts(words, at, lexicon, has_subject=has_subject):
        return False
    if at == 0:
        return _first_word_counts(rest, has_subject=has_subject)
    if (before, word) in known.SAME_FORM_COMPOUNDS or (not rest and word in known.NOUN_LIKE_PASTS):
        return False
    if is_closed:
        return True
    if at == 1 and (before in known.ATTRIBUTIVES or asks(before, lexicon)):
        return False
    if rest[-1] in known.DESCRIBED_NOUNS and not is_agent(before):
        return False
    return word not in known.ATTRIBUTIVE_PARTICIPLES


def _first_word_counts(rest: Sequence[str], *, has_subject: bool) -> bool:
    if not rest or has_subject:
        return True
    particles = [word for word in rest if is_tail(word)]
    return len(particles) == len(rest) or rest[0] in known.PREPOSITIONS


def _same_form_counts(words: Sequence[str], at: int, lexicon: Lexicon, *, has_subject: bool) -> bool:
    # Rule 6: "PriceSet" and "CustomerSetPassword", but neither "SetPrice" nor "PasswordResetEmail".
    if at == 0:
        return has_subject and len(words) == 1
    if at >= 2 and asks(words[0], lexicon):
        return False
    following = words[at + 1] if at + 1 < len(words) else ""
    return not following or is_tail(following) or following in known.DETERMINERS or is_agent(words[at - 1])


def _follows_modal(word: str, lexicon: Lexicon) -> bool:
    if word in ("be", "have") or word in known.NEGATIONS:
        return True
    return bool(word) and lexicon.is_verb(word) and not lexicon.lemma_of_past(word)
