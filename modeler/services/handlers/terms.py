"""Decides what people ask of the terms of a context's language."""

from uuid import UUID

from modeler.core.intents.language import AddTerm, ChangeTerm, RemoveTerm
from modeler.core.kernel.errors import Conflict, Invalid
from modeler.core.naming.casing import plain_words
from modeler.models import Context, Domain, Term
from modeler.services.caller import Caller
from modeler.services.effects import Draft
from modeler.services.handlers.contexts import given
from modeler.services.handlers.rows import row_of


def add_term(draft: Draft, caller: Caller, domain: Domain, intent: AddTerm) -> None:
    """Add the term to its context, under a word that the context does not explain yet."""
    context = row_of(Context, domain, intent.context_id)
    _require_free_word(context.pk, intent.name)
    term = draft.create(
        Term,
        id=intent.term_id,
        domain_id=domain.pk,
        context_id=context.pk,
        name=intent.name,
        meaning=intent.meaning,
        synonyms=list(intent.synonyms),
        forbidden=list(intent.forbidden),
    )
    _require_told_apart(term)


def change_term(draft: Draft, caller: Caller, domain: Domain, intent: ChangeTerm) -> None:
    """Change the word, its meaning, or the words beside it."""
    term = row_of(Term, domain, intent.term_id)
    changed = given(intent, "name", "meaning", "synonyms", "forbidden")
    if changed.get("name", term.name) != term.name:
        _require_free_word(term.context_id, changed["name"])
    lists = {column: list(words) for column, words in changed.items() if isinstance(words, tuple)}
    draft.update(term, **(changed | lists))
    _require_told_apart(term)


def remove_term(draft: Draft, caller: Caller, domain: Domain, intent: RemoveTerm) -> None:
    """Remove the word."""
    draft.delete(row_of(Term, domain, intent.term_id))


def _require_free_word(context_id: UUID, name: str) -> None:
    if Term.objects.filter(context=context_id, name=name).exists():
        raise Conflict(
            f"“{name}” is explained there already.", where="name", fix="Change that term, or choose another word."
        )


def _require_told_apart(term: Term) -> None:
    """A word stands once: as the term, as a synonym of it or as a word to avoid."""
    seen: set[str] = set()
    for word in (term.name, *term.synonyms, *term.forbidden):
        if plain_words(word) in seen:
            raise Invalid(
                f"“{word}” stands twice with “{term.name}”.",
                where=f"term {term.name}",
                fix="Let it be the term, a synonym or a word to avoid, and only once.",
            )
        seen.add(plain_words(word))
