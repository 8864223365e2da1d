"""Decides what people ask about the words of names."""

from modeler.core.intents.intent import Unset
from modeler.core.intents.naming import ChooseNameWords
from modeler.models import Domain
from modeler.services.caller import Caller
from modeler.services.effects import Draft


def choose_name_words(draft: Draft, caller: Caller, domain: Domain, intent: ChooseNameWords) -> None:
    """Write the lists that the intent names, each word once."""
    given: dict[str, object] = {}
    for name, words in (("verbs", intent.verbs), ("nouns", intent.nouns)):
        if not isinstance(words, Unset):
            given[name] = sorted(set(words))
    if not isinstance(intent.needs_subject, Unset):
        given["needs_subject"] = intent.needs_subject
    draft.update(domain, name_words={**domain.name_words, **given})
