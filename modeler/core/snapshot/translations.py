"""What an anticorruption layer makes of foreign events: a translator hears one and raises an event of its own."""

from dataclasses import dataclass

from modeler.core.kernel.canonical import Json
from modeler.core.kernel.ids import ElementId, SubscriptionId, TranslationId


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldMapping:
    """How one field of the own event is filled: from a field of the foreign one, or with a constant.

    Fields are named by their paths ("customer.city"). A mapping without a source takes the constant.
    """

    target: str
    source: str = ""
    constant: Json = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """The translation of a subscription: its policy, the translator, turns the event into `into_id`, field by field."""

    id: TranslationId
    subscription_id: SubscriptionId
    into_id: ElementId
    fields: tuple[FieldMapping, ...] = ()
