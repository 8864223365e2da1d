"""The ubiquitous language: one word for one thing, and no word that nobody can look up (ES114)."""

from collections import defaultdict
from collections.abc import Iterator

from modeler.core.checks.catalogue import found
from modeler.core.kernel.findings import Finding, Reference
from modeler.core.kernel.ids import ContextId
from modeler.core.naming.casing import plain_words, words_of
from modeler.core.snapshot.contexts import Context, Term
from modeler.core.snapshot.snapshot import Snapshot, reference_to

_COMMON = frozenset(
    ["ID", "API", "URL", "PDF", "CSV", "JSON", "XML", "HTTP", "UI", "SMS", "OK", "USA", "EU", "US", "UK"]
)


def check_language(snapshot: Snapshot) -> Iterator[Finding]:
    """Yield words that a context defines twice, and acronyms that a context with a language does not know."""
    terms: dict[ContextId, list[Term]] = defaultdict(list)
    for term in snapshot.terms:
        terms[term.context_id].append(term)
    for context in snapshot.contexts:
        yield from _defined_twice(context, terms[context.id])
    yield from _unknown_acronyms(snapshot, terms)


def _defined_twice(context: Context, terms: list[Term]) -> Iterator[Finding]:
    groups: dict[str, list[Term]] = defaultdict(list)
    for term in terms:
        groups[plain_words(term.name)].append(term)
    for same in groups.values():
        if len(same) > 1:
            yield found(
                "ES114",
                (*(Reference("term", term.id, term.name) for term in same), reference_to("context", context)),
                problem=f"{context.name} explains “{same[0].name}” {len(same)} times.",
                fix="Keep the meaning that the experts agree on; if both hold, find a word for each.",
            )


def _unknown_acronyms(snapshot: Snapshot, terms: dict[ContextId, list[Term]]) -> Iterator[Finding]:
    known = {
        context_id: {word.upper() for term in defined for word in words_of(term.name)}
        for context_id, defined in terms.items()
        if defined
    }
    for element in snapshot.elements:
        context = snapshot.context(element.context_id)
        if context is None or context.id not in known or element.name.isupper():
            continue
        unknown = [word for word in words_of(element.name) if _is_acronym(word) and word not in known[context.id]]
        for acronym in dict.fromkeys(unknown):
            yield found(
                "ES114",
                (reference_to("element", element), reference_to("context", context)),
                problem=f"The language of {context.name} does not explain “{acronym}” in “{element.name}”.",
                fix=f"Add the term “{acronym}” to {context.name}, or write the words out.",
            )


def _is_acronym(word: str) -> bool:
    return word.isalpha() and word.isupper() and 2 <= len(word) <= 5 and word not in _COMMON
