"""The ubiquitous language: one word for one thing, and no word that nobody can look up (ES114)."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence, Set
from functools import lru_cache

from modeler.core.checks.catalogue import found
from modeler.core.checks.remedies import remedy
from modeler.core.intents.model import RenameElement
from modeler.core.kernel.findings import Finding, Reference, Severity
from modeler.core.naming.casing import plain_words, words_of
from modeler.core.naming.marking import Stretch, Use, Vocabulary, marked, roots_of
from modeler.core.snapshot.contexts import Context, Term
from modeler.core.snapshot.elements import Element
from modeler.core.snapshot.language import languages_of
from modeler.core.snapshot.snapshot import Snapshot, reference_to

_COMMON = frozenset(
    ["ID", "API", "URL", "PDF", "CSV", "JSON", "XML", "HTTP", "UI", "SMS", "OK", "USA", "EU", "US", "UK"]
)


def check_words_of(context: Context, snapshot: Snapshot) -> Iterator[Finding]:
    """Yield words that a context explains twice, and rivals for one thing."""
    defined = sorted(snapshot.terms_in(context.id), key=lambda term: (term.name, str(term.id)))
    yield from _defined_twice(context, defined)
    yield from _explained_alike(context, defined)
    yield from _rivals(context, defined)


def check_words_in_name(element: Element, snapshot: Snapshot) -> Iterator[Finding]:
    """Yield the words in an element's name that its context avoids, or does not explain."""
    context = snapshot.context(element.context_id)
    terms = snapshot.terms_in(context.id) if context else ()
    if context is None or not terms:
        return
    language, known = _language_of(terms)
    for stretch in dict.fromkeys(marked(element.name, language)):
        yield from _other_word(element, context, stretch)
    yield from _unknown_acronyms(element, context, known)


@lru_cache(maxsize=4_096)
def _language_of(terms: tuple[Term, ...]) -> tuple[Vocabulary, frozenset[str]]:
    """The vocabulary that the terms of one context make, and every word in them, in capitals."""
    (language,) = languages_of(terms).values()
    return language, frozenset(word.upper() for term in terms for text in _said(term) for word in words_of(text))


def _defined_twice(context: Context, terms: Sequence[Term]) -> Iterator[Finding]:
    for same in _repeated(terms, lambda term: plain_words(term.name)):
        yield found(
            "ES114",
            _places(context, same),
            problem=f"{context.name} explains “{same[0].name}” {len(same)} times.",
            fix="Keep the meaning that the experts agree on; if both hold, find a word for each.",
        )


def _explained_alike(context: Context, terms: Sequence[Term]) -> Iterator[Finding]:
    for same in _repeated(terms, lambda term: " ".join(roots_of(term.meaning))):
        yield found(
            "ES114",
            _places(context, same),
            problem=f"{context.name} has {len(same)} words for one meaning: {_listed(term.name for term in same)}.",
            fix="Choose one of them as the term, and make the others its synonyms.",
        )


def _rivals(context: Context, terms: Sequence[Term]) -> Iterator[Finding]:
    """Words that are called another word for a term, and are a term of their own or belong to a second term too."""
    by_root = {roots_of(term.name): term for term in terms}
    claimed: dict[tuple[str, ...], Term] = {}
    for term in terms:
        for word in (*term.synonyms, *term.forbidden):
            rival = by_root.get(roots_of(word)) or claimed.setdefault(roots_of(word), term)
            if rival.id != term.id:
                yield found(
                    "ES114",
                    _places(context, (term, rival)),
                    problem=f"“{word}” stands with “{term.name}” in {context.name}, and with “{rival.name}” as well.",
                    fix="Two words for one thing: keep one term. Two things: take the word away from one of them.",
                )


def _other_word(element: Element, context: Context, stretch: Stretch) -> Iterator[Finding]:
    if stretch.word is None or stretch.word.use is Use.TERM:
        return
    where = (reference_to("element", element), reference_to("context", context))
    term = stretch.word.term
    better = element.name.replace(stretch.text, term if stretch.text[:1].isupper() else term.lower())
    mends = remedy(f"Rename to “{better}”", RenameElement, element_id=element.id, name=better)
    if stretch.word.use is Use.FORBIDDEN:
        yield found(
            "ES114",
            where,
            severity=Severity.WARNING,
            problem=f"“{element.name}” says “{stretch.text}”, a word that {context.name} avoids.",
            fix=f"Say “{term}”.",
            remedy=mends,
        )
    else:
        yield found(
            "ES114",
            where,
            problem=f"“{element.name}” says “{stretch.text}” for what {context.name} calls “{term}”.",
            fix=f"Say “{term}”, so that one thing has one word; or make “{stretch.text}” the term.",
            remedy=mends,
        )


def _unknown_acronyms(element: Element, context: Context, known: Set[str]) -> Iterator[Finding]:
    if element.name.isupper():
        return
    unknown = [word for word in words_of(element.name) if _is_acronym(word) and word not in known]
    for acronym in dict.fromkeys(unknown):
        yield found(
            "ES114",
            (reference_to("element", element), reference_to("context", context)),
            problem=f"The language of {context.name} does not explain “{acronym}” in “{element.name}”.",
            fix=f"Add the term “{acronym}” to {context.name}, or write the words out.",
        )


def _repeated(terms: Sequence[Term], key: Callable[[Term], str]) -> list[list[Term]]:
    """The terms that share a key, the empty one left out."""
    groups: dict[str, list[Term]] = defaultdict(list)
    for term in terms:
        groups[key(term)].append(term)
    return [same for shared, same in groups.items() if shared and len(same) > 1]


def _places(context: Context, terms: Sequence[Term]) -> tuple[Reference, ...]:
    return (*(Reference("term", term.id, term.name) for term in terms), reference_to("context", context))


def _listed(names: Iterator[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)


def _said(term: Term) -> tuple[str, ...]:
    return (term.name, *term.synonyms, *term.forbidden)


def _is_acronym(word: str) -> bool:
    return word.isalpha() and word.isupper() and 2 <= len(word) <= 5 and word not in _COMMON
