"""What people ask of a context's language: its terms, what else a term is called, and which words it replaces."""

from dataclasses import dataclass
from typing import ClassVar, Final

from modeler.core.intents.intent import UNSET, DomainIntent, Unset, require_name, require_text
from modeler.core.kernel.errors import Invalid
from modeler.core.kernel.ids import ContextId, TermId
from modeler.core.kernel.roles import Role

WORDS_OF_A_TERM: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class AddTerm(DomainIntent):
    """Add a term to a context's language: synonyms are understood, forbidden words are to be replaced by the term."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "TermAdded"
    term_id: TermId
    context_id: ContextId
    name: str
    meaning: str = ""
    synonyms: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        require_name(self.name, "term")
        require_text(self.meaning, "meaning")
        _require_words(self.synonyms, "synonyms")
        _require_words(self.forbidden, "forbidden")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeTerm(DomainIntent):
    """Change a term of a context's language; what is left out stays."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "TermChanged"
    term_id: TermId
    name: str | Unset = UNSET
    meaning: str | Unset = UNSET
    synonyms: tuple[str, ...] | Unset = UNSET
    forbidden: tuple[str, ...] | Unset = UNSET

    def __post_init__(self) -> None:
        if not isinstance(self.name, Unset):
            require_name(self.name, "term")
        if not isinstance(self.meaning, Unset):
            require_text(self.meaning, "meaning")
        if not isinstance(self.synonyms, Unset):
            _require_words(self.synonyms, "synonyms")
        if not isinstance(self.forbidden, Unset):
            _require_words(self.forbidden, "forbidden")


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveTerm(DomainIntent):
    """Take a term out of a context's language."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "TermRemoved"
    term_id: TermId


def _require_words(words: tuple[str, ...], where: str) -> None:
    if len(words) > WORDS_OF_A_TERM:
        raise Invalid(f"{len(words)} words for one term.", where=where, fix=f"Give at most {WORDS_OF_A_TERM}.")
    for word in words:
        require_name(word, "word")
