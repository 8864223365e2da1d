"""The glossary of a domain: its words with their meanings, side by side, and where names say them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from modeler.core.kernel.ids import ContextId
from modeler.core.naming.marking import Stretch, Use, Vocabulary, Word, marked, roots_of
from modeler.core.snapshot.contexts import Context, Term
from modeler.core.snapshot.elements import Element
from modeler.core.snapshot.language import languages_of, terms_by_context
from modeler.core.snapshot.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Usage:
    """An element whose name says a word, and the name with its words marked."""

    element: Element
    name: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """A term in its context, with the elements that say it or another word for it."""

    term: Term
    context: Context
    uses: tuple[Usage, ...]


@dataclass(frozen=True, slots=True)
class Concept:
    """A word that several contexts explain, each for itself."""

    name: str
    meanings: tuple[Explained, ...]


@dataclass(frozen=True, slots=True)
class Language:
    """The words that only one context explains."""

    context: Context
    words: tuple[Explained, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary:
    """Every term of a model once: in a concept, or in the language of its context."""

    concepts: tuple[Concept, ...]
    languages: tuple[Language, ...]
    silent: tuple[Context, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A word of a name: the term, and what the word that stands there is to it."""

    term: Term
    stretch: str
    use: Use


def glossary_of(snapshot: Snapshot) -> Glossary:
    """Return the glossary, words by name within contexts by name; `silent` contexts explain no word."""
    contexts = sorted(snapshot.contexts, key=lambda context: (context.name.lower(), str(context.id)))
    explained = list(_explained(snapshot, contexts))
    groups: dict[tuple[str, ...], list[Explained]] = {}
    for one in explained:
        groups.setdefault(roots_of(one.term.name), []).append(one)
    shared = {roots for roots, group in groups.items() if len({one.context.id for one in group}) > 1}
    concepts = [Concept(groups[roots][0].term.name, tuple(groups[roots])) for roots in shared]
    single = [one for one in explained if roots_of(one.term.name) not in shared]
    return Glossary(
        concepts=tuple(sorted(concepts, key=lambda concept: (concept.name.lower(), concept.name))),
        languages=tuple(_languages(contexts, single)),
        silent=tuple(context for context in contexts if context.id not in {one.context.id for one in explained}),
    )


def marked_in(element: Element, languages: Mapping[ContextId, Vocabulary]) -> tuple[Stretch, ...]:
    """Return an element's name with the words of its context's language marked."""
    vocabulary = languages.get(element.context_id) if element.context_id else None
    return marked(element.name, vocabulary) if vocabulary else (Stretch(element.name),)


def words_said(element: Element, snapshot: Snapshot) -> tuple[Said, ...]:
    """Return the words of its context's language that an element's name says, in their order, each once."""
    terms = {term.name: term for term in snapshot.terms if term.context_id == element.context_id}
    found: dict[Word, str] = {}
    for stretch in marked_in(element, languages_of(terms.values())):
        if stretch.word:
            found.setdefault(stretch.word, stretch.text)
    return tuple(Said(terms[word.term], text, word.use) for word, text in found.items())


def _explained(snapshot: Snapshot, contexts: Iterable[Context]) -> Iterator[Explained]:
    terms, uses = terms_by_context(snapshot.terms), _uses(snapshot)
    for context in contexts:
        for term in sorted(terms.get(context.id, ()), key=lambda term: (term.name.lower(), str(term.id))):
            yield Explained(term, context, tuple(uses.get((context.id, term.name), ())))


def _uses(snapshot: Snapshot) -> Mapping[tuple[ContextId, str], list[Usage]]:
    languages = languages_of(snapshot.terms)
    found: dict[tuple[ContextId, str], list[Usage]] = {}
    for element in sorted(snapshot.elements, key=lambda element: (element.name.lower(), str(element.id))):
        if element.context_id is None:
            continue
        name = marked_in(element, languages)
        for term in dict.fromkeys(stretch.word.term for stretch in name if stretch.word):
            found.setdefault((element.context_id, term), []).append(Usage(element, name))
    return found


def _languages(contexts: Iterable[Context], words: Iterable[Explained]) -> Iterator[Language]:
    by_context: dict[ContextId, list[Explained]] = {}
    for one in words:
        by_context.setdefault(one.context.id, []).append(one)
    for context in contexts:
        if context.id in by_context:
            yield Language(context, tuple(by_context[context.id]))
