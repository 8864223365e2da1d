"""What the model knows of domain events beyond their names: schemas, released versions, subscriptions."""

from dataclasses import dataclass

from modeler.core.kernel.canonical import JsonObject
from modeler.core.kernel.ids import ElementId, SubscriptionId
from modeler.core.snapshot.kinds import TargetKind, Transport


@dataclass(frozen=True, slots=True)
class DomainEvent:
    """The schema of an event's business fields; `id` is the event element's id.

    `schema` is a JSON Schema 2020-12 object: {"type": "object", "properties": {...}, "required": [...]}.
    """

    id: ElementId
    schema: JsonObject


@dataclass(frozen=True, slots=True, kw_only=True)
class EventVersion:
    """A released schema of an event; never changed, only followed by the next."""

    event_id: ElementId
    major: int
    minor: int
    patch: int
    schema: JsonObject


@dataclass(frozen=True, slots=True)
class Destination:
    """Where the result of an asynchronous function goes: a kind of target and its readable name."""

    kind: TargetKind
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A context's reaction to an event.

    `policy_id` is the policy or read model that reacts; its context is the consumer. `condition` is the text a person
    wrote, empty for "always". `target_name` is readable ("us-orders"); empty means: after the policy. Of an API
    destination it is the address ("https://…"), of a bus elsewhere its ARN. `is_ordered` asks that the events of one
    story arrive in the order in which they were published. `versions` is the range of major versions that the consumer
    accepts (">=1 <3"), empty for any; `reads` names the fields that it reads beyond those that its condition asks.
    """

    id: SubscriptionId
    event_id: ElementId
    policy_id: ElementId
    condition: str = ""
    transport: Transport = Transport.DEFAULT
    target_kind: TargetKind = TargetKind.LAMBDA
    target_name: str = ""
    on_success: Destination | None = None
    on_failure: Destination | None = None
    retry_attempts: int = 24
    retry_age_seconds: int = 3600
    is_ordered: bool = False
    versions: str = ""
    reads: tuple[str, ...] = ()
