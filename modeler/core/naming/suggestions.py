"""Derive a name in the past tense from one that is not: one function a pattern, tried in order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from modeler.core.naming import vocabulary as known
from modeler.core.naming.lexicon import Lexicon
from modeler.core.naming.nominals import verb_of_nominal
from modeler.core.naming.tense import Form, asks, is_agent, is_tail, past_position, present_position

_NO_BASE = frozenset(["be", "have", "do"])


@dataclass(frozen=True, slots=True)
class Proposal:
    """The words of a better name, and the pattern that was recognised."""

    form: Form
    words: tuple[str, ...]


Pattern = Callable[[Sequence[str], Lexicon], Proposal | None]


def propose(words: Sequence[str], lexicon: Lexicon, *, has_subject: bool) -> Proposal | None:
    """Return the first pattern that the name follows, put into the past, or None."""
    if len(words) == 1:
        return _single(words[0], lexicon) if has_subject else None
    if is_reaction(words, lexicon):
        return _handler(words, lexicon)
    if words[0] in known.MODALS or not known.REFUSALS.isdisjoint(words):
        return None
    for pattern in _PATTERNS:
        proposal = pattern(words, lexicon)
        if proposal is not None:
            return proposal
    return None


def is_reaction(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Return whether the name says who reacts rather than what happened: "OnOrderPlaced"."""
    if words[0] in known.HANDLER_PREFIXES:
        return words[1] not in known.ON_COMPOUNDS
    if words[0] == "handle":
        return past_position(words[1:], lexicon, has_subject=False) >= 0
    return words[0] in known.HANDLER_PREFIXES_BEFORE


def _single(word: str, lexicon: Lexicon) -> Proposal | None:
    # The subject stands in the namespace: "order.create", "user.login", "order.creation".
    if word in known.PHRASAL_NOUNS:
        return Proposal(Form.NOMINAL, _past_of(known.PHRASAL_NOUNS[word], lexicon))
    lemma = lexicon.lemma_of_gerund(word) if word not in known.THING_GERUNDS else ""
    if lemma:
        return Proposal(Form.ONGOING, (lexicon.participle_of(lemma),))
    if _is_action(word, lexicon):
        return Proposal(Form.REQUEST, (lexicon.participle_of(word),))
    lemma = verb_of_nominal(word, lexicon) or _present_lemma(word, lexicon)
    return Proposal(Form.NOMINAL, (lexicon.participle_of(lemma),)) if lemma else None


def _handler(words: Sequence[str], lexicon: Lexicon) -> Proposal | None:
    if words[0] in known.HANDLER_PREFIXES_BEFORE:
        return Proposal(Form.HANDLER, tuple(words))
    rest = tuple(words[1:])
    if past_position(rest, lexicon, has_subject=False) >= 0:
        return Proposal(Form.HANDLER, rest)
    inner = propose(rest, lexicon, has_subject=False)
    if inner is None and len(rest) > 1 and lexicon.is_verb(rest[-1]):
        return Proposal(Form.HANDLER, (*rest[:-1], lexicon.participle_of(rest[-1])))
    return Proposal(Form.HANDLER, inner.words) if inner else None


def _auxiliary(words: Sequence[str], lexicon: Lexicon) -> Proposal | None:
    at = present_position(words, lexicon, has_subject=False)
    if at < 1 and not (len(words) > 2 and words[1] in ("was", "were")):
        return None
    at = at if at >= 1 else 1
    rest = list(words[at:])
    while rest and (rest[0] in known.PRESENT_AUXILIARIES | known.MODALS | {"to", "have", "been", "was", "were"}):
        rest.pop(0)
    if not rest or rest[0] in known.NEGATIONS or words[at] in known.NEGATIONS:
        return None
    verb = rest[0]
    lemma = lexicon.lemma_of_past(verb) or lexicon.lemma_of_gerund(verb)
    if not lemma and words[at] in known.MODALS and lexicon.is_verb(verb):
        lemma = verb
    if not lemma:
        return None
    subject = [word for word in words[:at] if word not in ("has", "have", "had", "was", "were")]
    is_active = words[at] in known.MODALS and rest[0] == words[at + 1]
    past = _finite_past(Form.ONGOING, lemma, lexicon) if is_active else lexicon.participle_of(lemma)
    return Proposal(Form.UNDECIDED, (*subject, past, *rest[1:]))


def _outcome(words: Sequence[str], lexicon: Lexicon) -> Proposal | None:
    if words[-1] in known.OUTCOMES:
        return Proposal(Form.NOMINAL, (*words[:-1], lexicon.participle_of(verb_of_nominal(words[-1], lexicon))))
    verb = known.OUTCOME_ADJECTIVES.get(words[-1])
    return Proposal(Form.PRESENT, (*words[:-1], lexicon.participle_of(verb))) if verb else None


def _participle_first(words: Sequence[str], lexicon: Lexicon) -> Proposal | None:
    lemma = lexicon.lemma_of_past(words[0])
    if not lemma or lemma == words[0]:
        return None
    particles = _particles(words[1:])
    things = tuple(words[1 + len(particles) :])
    if not things or is_tail(things[0]):
        return None
    return Proposal(Form.PARTICIPLE_FIRST, (*things, lexicon.participle_of(lemma), *particles))


def _request(words: Sequence[str], lexicon: Lexicon) -> Proposal | None:
    if words[0] in known.COMPOUND_STARTS and words[-1] in known.COMPOUND_TAILS:
        return None
    if words[0] in known.PHRASAL_NOUNS:
        verb = known.PHRASAL_NOUNS[words[0]]
        return Proposal(Form.REQUEST, (*words[1:], *_past_of(verb, lexicon)))
    lemma = words[0]
    if lemma in _NO_BASE or lemma in known.ATTRIBUTIVES or tuple(words[:2]) in known.COMPOUND_NOUNS:
        return None
    is_phrasal = len(words) > 2 and words[1] in known.PARTICLES and lexicon.is_verb(lemma) and lemma not in known.THINGS
    if not is_phrasal and not asks(lemma, lexicon) and words[1] not in known.REQUESTS_OF.get(lemma, ()):
        return None
    if len(words) == 2 and lemma in lexicon.ambiguous and words[1] in known.COMPOUND_HEADS:
        return None
    return Proposal(Form.REQUEST, _object_first(words, lemma, lexicon))


def _ongoing_first(words: Sequence[str], lexicon: Lexicon) -> Proposal | None:
    lemma = lexicon.lemma_of_gerund(words[0])
    if not lemma or words[0] in known.THING_GERUNDS or words[-1] in known.COMPOUND_TAILS | known.GERUND_TAILS:
        return None
    is_verb = words[0] not in lexicon.ambiguous and lexicon.is_verb_only(lemma)
    if not is_verb and not (lemma in known.REQUESTS and words[-1] in known.THINGS):
        return None
    return Proposal(Form.ONGOING, _object_first(words, lemma, lexicon))


def _verb_later(words: Sequence[str], lexicon: Lexicon) -> Proposal | None:
    for at in range(1, len(words)):
        found = _verb_at(words, at, lexicon)
        if found:
            form, lemma = found
            rest = words[at + 1 :]
            is_active = is_agent(words[at - 1]) or (form is Form.PRESENT and lexicon.is_verb_only(lemma))
            if not rest or is_tail(rest[0]) or is_active:
                return Proposal(form, (*words[:at], _finite_past(form, lemma, lexicon), *rest))
    return None


def _verb_at(words: Sequence[str], at: int, lexicon: Lexicon) -> tuple[Form, str] | None:
    word = words[at]
    if words[at - 1] in known.PREPOSITIONS:
        return None
    if word not in known.THING_GERUNDS:
        lemma = lexicon.lemma_of_gerund(word)
        if lemma:
            return Form.ONGOING, lemma
    lemma = _present_lemma(word, lexicon)
    closes_phrasal = at + 2 == len(words) and words[at + 1] in known.PARTICLES
    if not lemma and closes_phrasal:
        # "LineBreaks" may be lines; "LineBreaksDown" is a sentence.
        lemma = lexicon.lemma_of_third_person(word)
    if lemma:
        return Form.PRESENT, lemma
    is_phrasal = closes_phrasal and word in known.REQUESTS
    is_only = not word.endswith("s") and word not in known.OUTCOME_ADJECTIVES and _is_action(word, lexicon)
    return (Form.NOMINAL, word) if is_phrasal or is_only else None


def _nominal(words: Sequence[str], lexicon: Lexicon) -> Proposal | None:
    last = words[-1]
    if words[-2] in known.WANTING:
        return None
    if last in known.PHRASAL_NOUNS:
        return Proposal(Form.NOMINAL, (*words[:-1], *_past_of(known.PHRASAL_NOUNS[last], lexicon)))
    lemma = verb_of_nominal(last, lexicon)
    return Proposal(Form.NOMINAL, (*words[:-1], lexicon.participle_of(lemma))) if lemma else None


def _object_first(words: Sequence[str], lemma: str, lexicon: Lexicon) -> tuple[str, ...]:
    particles = _particles(words[1:])
    rest = [word for word in words[1 + len(particles) :] if word not in known.DETERMINERS]
    end = next((at for at, word in enumerate(rest) if at and is_tail(word)), len(rest))
    if rest and is_tail(rest[0]):
        end = 0
    return (*rest[:end], lexicon.participle_of(lemma), *particles, *rest[end:])


def _particles(words: Sequence[str]) -> tuple[str, ...]:
    end = next((at for at, word in enumerate(words) if word not in known.PARTICLES), len(words))
    return tuple(words[:end])


def _past_of(verb: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    return (lexicon.participle_of(verb[0]), *verb[1:])


def _finite_past(form: Form, lemma: str, lexicon: Lexicon) -> str:
    if form is Form.PRESENT or lemma in known.INTRANSITIVES:
        return lexicon.simple_past_of(lemma)
    return lexicon.participle_of(lemma)


def _present_lemma(word: str, lexicon: Lexicon) -> str:
    lemma = lexicon.lemma_of_third_person(word)
    if not lemma or lemma in known.THINGS or lemma in _NO_BASE:
        return ""
    is_known = lemma in known.REQUESTS or lemma in known.HAPPENINGS or lemma in known.PRESENTS
    return lemma if is_known or lexicon.is_verb_only(lemma) else ""


def _is_action(word: str, lexicon: Lexicon) -> bool:
    if word in known.THINGS or word in known.COMPOUND_TAILS:
        return False
    return word in known.HAPPENINGS or lexicon.is_verb_only(word)


_PATTERNS: tuple[Pattern, ...] = (
    _auxiliary,
    _outcome,
    _participle_first,
    _request,
    _ongoing_first,
    _nominal,
    _verb_later,
)
