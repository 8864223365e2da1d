"""Decide whether an event's name says that something happened, and propose the name that does.

Source: spec/event-storming.md section 4, rules 1-9 and 12.
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from modeler.core.naming import vocabulary as known
from modeler.core.naming.casing import Casing, Style, casing_of, words_of, written
from modeler.core.naming.lexicon import Lexicon
from modeler.core.naming.suggestions import is_reaction, propose
from modeler.core.naming.tense import Form, past_position, present_position
from modeler.core.naming.words import NO_WORDS, NameWords, lexicon_for

_NAMESPACE = re.compile(r"[./:]+")
_VERSION = re.compile(r"[vV]?\d+([._]\d+)*")


class Reason(StrEnum):
    """Why a name is no event's name; the value ends the sentence "The name ..."."""

    PAST = "says that something happened"
    EMPTY = "has no words"
    REQUEST = "asks for something (imperative)"
    ONGOING = "says that something is going on (-ing form)"
    NOMINAL = "is a noun made from a verb"
    PRESENT = "says what usually happens (present tense)"
    UNDECIDED = "says what is, will or should be (auxiliary verb)"
    PARTICIPLE_FIRST = "describes a thing: its participle stands before the noun"
    HANDLER = "names a reaction to an event"
    ROLE = "names a part of the software"
    NO_VERB = "has no verb in the past tense"
    NO_SUBJECT = "does not say to what it happened"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the check says about one name; `suggestion` is None where no better name can be derived."""

    past_tense: bool
    suggestion: str | None
    reason: Reason


@dataclass(frozen=True, slots=True)
class _Parts:
    """A name taken apart: "shop.CreateOrderEventV2" = "shop." + Create Order + Event V2."""

    namespace: str
    words: tuple[str, ...]
    core: str
    tail: str


@lru_cache(maxsize=4096)
def check_name(name: str, known_words: NameWords = NO_WORDS) -> Verdict:
    """Return whether the name is in the past tense, and otherwise a name that is, where one can be derived."""
    lexicon, parts = lexicon_for(known_words), _taken_apart(name)
    if not parts.words:
        return Verdict(False, None, Reason.EMPTY)
    words = tuple(word.lower() for word in parts.words)
    has_subject = bool(parts.namespace)
    reason = _reason(words, parts.words, lexicon, has_subject=has_subject)
    if reason is Reason.PAST:
        is_bare = known_words.needs_subject and len(words) == 1 and not has_subject
        return Verdict(False, None, Reason.NO_SUBJECT) if is_bare else Verdict(True, None, reason)
    if reason is Reason.ROLE and not (len(words) == 2 and words[0] in known.REQUESTS and words[1] == "policy"):
        return Verdict(False, None, reason)
    proposal = propose(words, lexicon, has_subject=has_subject)
    if proposal is None:
        return Verdict(False, None, reason)
    better = parts.namespace + written(proposal.words, _casing(parts)) + parts.tail
    is_better = better != name and past_position(proposal.words, lexicon, has_subject=True) >= 0
    return Verdict(False, better if is_better else None, _REASONS.get(proposal.form, reason))


def _casing(parts: _Parts) -> Casing:
    casing = casing_of(parts.core, parts.words)
    # One lower-case word after a namespace tells nothing: "user.login" becomes "user.logged_in".
    is_bare = bool(parts.namespace) and len(parts.words) == 1 and casing.style is Style.CAMEL and parts.core.islower()
    return replace(casing, style=Style.SNAKE) if is_bare else casing


def _reason(
    words: tuple[str, ...], written_words: tuple[str, ...], lexicon: Lexicon, *, has_subject: bool
) -> Reason:
    if words[-1] in known.ROLE_NOUNS:
        return Reason.ROLE
    if len(words) > 1 and is_reaction(words, lexicon):
        return Reason.HANDLER
    past = past_position(words, lexicon, has_subject=has_subject)
    present = present_position(words, lexicon, has_subject=has_subject)
    if past >= 0 and not _is_shouted_noun(written_words, past) and (present < 0 or past < present):
        return Reason.PAST
    return Reason.UNDECIDED if present >= 0 else Reason.NO_VERB


def _is_shouted_noun(written_words: tuple[str, ...], at: int) -> bool:
    # In "StatusLED" the capitals say that LED is an acronym, not the past of "lead".
    others = [word for position, word in enumerate(written_words) if position != at]
    return written_words[at].isupper() and any(not word.isupper() for word in others)


def _taken_apart(name: str) -> _Parts:
    core = name.strip().rstrip(".!?…")
    namespace, tail = "", ""
    pieces = list(_NAMESPACE.finditer(core))
    for piece in reversed(pieces):
        last = core[piece.end() :]
        if not _VERSION.fullmatch(last):
            namespace, core = core[: piece.end()], last
            break
        core, tail = core[: piece.start()], core[piece.start() :] + tail
    words = words_of(core)
    kept = _without_suffixes(words)
    if kept and len(kept) < len(words):
        end = _end_of(core, kept)
        core, tail = core[:end], core[end:] + tail
    return _Parts(namespace, words[: len(kept)], core, tail)


def _without_suffixes(words: tuple[str, ...]) -> tuple[str, ...]:
    kept = words
    while kept and _VERSION.fullmatch(kept[-1]):
        kept = kept[:-1]
    if len(kept) > 1 and kept[-1].lower() == "event":
        kept = kept[:-1]
        if len(kept) > 1 and kept[-1].lower() in known.SUFFIX_QUALIFIERS:
            kept = kept[:-1]
    elif len(kept) > 2 and kept[-1].lower() == "message":
        kept = kept[:-1]
    return kept


def _end_of(text: str, words: tuple[str, ...]) -> int:
    position = 0
    for word in words:
        position = text.index(word, position) + len(word)
    return position


_REASONS = {
    Form.REQUEST: Reason.REQUEST,
    Form.ONGOING: Reason.ONGOING,
    Form.NOMINAL: Reason.NOMINAL,
    Form.PRESENT: Reason.PRESENT,
    Form.UNDECIDED: Reason.UNDECIDED,
    Form.PARTICIPLE_FIRST: Reason.PARTICIPLE_FIRST,
    Form.HANDLER: Reason.HANDLER,
}
