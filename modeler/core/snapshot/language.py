"""The languages of a model: what each context calls things, and what it avoids."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from modeler.core.kernel.ids import ContextId
from modeler.core.naming.marking import Use, Vocabulary, Word, vocabulary_of
from modeler.core.snapshot.contexts import Term


def languages_of(terms: Iterable[Term]) -> Mapping[ContextId, Vocabulary]:
    """Return the vocabulary of each context that explains at least one term."""
    return {context_id: vocabulary_of(_words(defined)) for context_id, defined in terms_by_context(terms).items()}


def terms_by_context(terms: Iterable[Term]) -> Mapping[ContextId, tuple[Term, ...]]:
    """Return the terms of each context that has any, in the order in which they come."""
    found: dict[ContextId, list[Term]] = defaultdict(list)
    for term in terms:
        found[term.context_id].append(term)
    return {context_id: tuple(defined) for context_id, defined in found.items()}


def _words(terms: Iterable[Term]) -> Iterator[Word]:
    for term in terms:
        yield Word(term.name, Use.TERM, term.name)
        yield from (Word(word, Use.SYNONYM, term.name) for word in term.synonyms)
        yield from (Word(word, Use.FORBIDDEN, term.name) for word in term.forbidden)
