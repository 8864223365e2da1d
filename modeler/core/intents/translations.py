"""What people ask of anticorruption layers: who translates a foreign event, into which own event, field by field."""

from dataclasses import dataclass
from typing import ClassVar, Final

from modeler.core.intents.intent import UNSET, DomainIntent, Unset
from modeler.core.kernel.errors import Invalid
from modeler.core.kernel.ids import ElementId, SubscriptionId, TranslationId
from modeler.core.kernel.roles import Role
from modeler.core.snapshot.translations import FieldMapping

FIELDS_AT_MOST: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class AddTranslation(DomainIntent):
    """Let the policy of a subscription translate its event into another one: it raises that, field by field."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "TranslationAdded"
    translation_id: TranslationId
    subscription_id: SubscriptionId
    into_id: ElementId
    fields: tuple[FieldMapping, ...] = ()

    def __post_init__(self) -> None:
        _require_fields(self.fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeTranslation(DomainIntent):
    """Change what a translator makes of its event; what is left out stays."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "TranslationChanged"
    translation_id: TranslationId
    into_id: ElementId | Unset = UNSET
    fields: tuple[FieldMapping, ...] | Unset = UNSET

    def __post_init__(self) -> None:
        if not isinstance(self.fields, Unset):
            _require_fields(self.fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveTranslation(DomainIntent):
    """Let a policy handle the event as it comes; the events and arrows stay."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "TranslationRemoved"
    translation_id: TranslationId


@dataclass(frozen=True, slots=True, kw_only=True)
class InsertTranslator(DomainIntent):
    """Put a translator between a foreign event and its reaction, which from now on reacts to an event of its own.

    The own event begins with the name and the fields of the foreign one, each field taken as it is.
    """

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "TranslatorInserted"
    subscription_id: SubscriptionId


def _require_fields(fields: tuple[FieldMapping, ...]) -> None:
    if len(fields) > FIELDS_AT_MOST:
        raise Invalid(f"{len(fields)} fields at once.", where="fields", fix=f"Map at most {FIELDS_AT_MOST}.")
    targets = [mapping.target for mapping in fields]
    for at, mapping in enumerate(fields):
        if not mapping.target.strip():
            raise Invalid("A mapping fills no field.", where=f"fields[{at}].target", fix="Name the field of the event.")
        if targets.index(mapping.target) != at:
            raise Invalid(
                f"“{mapping.target}” is filled twice.", where=f"fields[{at}].target", fix="Keep one of the mappings."
            )
        if mapping.source and mapping.constant is not None:
            raise Invalid(
                f"“{mapping.target}” is filled by a field and by a constant.",
                where=f"fields[{at}]",
                fix="Leave out one of the two.",
            )
