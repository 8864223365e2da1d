"""What people ask about names: the words that their domain knows better than the dictionary."""

from dataclasses import dataclass
from typing import ClassVar, Final

from modeler.core.intents.intent import UNSET, DomainIntent, Unset
from modeler.core.kernel.errors import Invalid
from modeler.core.kernel.roles import Role

WORDS_AT_MOST: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseNameWords(DomainIntent):
    """Say which verbs the dictionary lacks, and which nouns only look like a past; what is left out stays.

    With `needs_subject` a participle alone ("reserved") is no event's name; without, its aggregate is the subject.
    """

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "NameWordsChosen"
    verbs: tuple[str, ...] | Unset = UNSET
    nouns: tuple[str, ...] | Unset = UNSET
    needs_subject: bool | Unset = UNSET

    def __post_init__(self) -> None:
        for what, words in (("verbs", self.verbs), ("nouns", self.nouns)):
            if isinstance(words, Unset):
                continue
            if len(words) > WORDS_AT_MOST:
                raise Invalid(f"{len(words)} {what} at once.", where=what, fix=f"Keep at most {WORDS_AT_MOST}.")
            for word in words:
                if not (word.isalpha() and word.islower() and len(word) <= 50):
                    raise Invalid(f"“{word}” is no single word.", where=what, fix="Write one word in small letters.")
