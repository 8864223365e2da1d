"""What people ask of domain events: schemas, subscriptions and releases."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from modeler.core.intents.intent import NAME_LENGTH, UNSET, DomainIntent, Unset, require_text
from modeler.core.kernel.canonical import JsonObject
from modeler.core.kernel.errors import Invalid
from modeler.core.kernel.ids import ElementId, EventVersionId, ReleaseId, SubscriptionId
from modeler.core.kernel.roles import Role
from modeler.core.snapshot.events import Destination
from modeler.core.snapshot.kinds import TargetKind, Transport
from modeler.core.snapshot.schema_rules import require_schema
from modeler.core.snapshot.version_ranges import require_range

FIELDS_AT_MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeEventSchema(DomainIntent):
    """Say what an event carries: a JSON Schema 2020-12 of type object, whole in itself; its `examples` must fit it."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "EventSchemaChanged"
    event_id: ElementId
    schema: JsonObject

    def __post_init__(self) -> None:
        require_schema(self.schema)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddSubscription(DomainIntent):
    """Let a policy or a read model react to an event; draws the flow too where there is none."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "SubscriptionAdded"
    subscription_id: SubscriptionId
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

    def __post_init__(self) -> None:
        require_text(self.condition, "condition")
        require_range(self.versions)
        _require_fields(self.reads)
        _require_retry(self.retry_attempts, self.retry_age_seconds)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSubscription(DomainIntent):
    """Change condition, target, retry or destinations of a subscription; what is left out stays."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "SubscriptionChanged"
    subscription_id: SubscriptionId
    condition: str | Unset = UNSET
    transport: Transport | Unset = UNSET
    target_kind: TargetKind | Unset = UNSET
    target_name: str | Unset = UNSET
    on_success: Destination | Unset | None = UNSET
    on_failure: Destination | Unset | None = UNSET
    retry_attempts: int | Unset = UNSET
    retry_age_seconds: int | Unset = UNSET
    is_ordered: bool | Unset = UNSET
    versions: str | Unset = UNSET
    reads: tuple[str, ...] | Unset = UNSET

    def __post_init__(self) -> None:
        if not isinstance(self.condition, Unset):
            require_text(self.condition, "condition")
        if not isinstance(self.versions, Unset):
            require_range(self.versions)
        if not isinstance(self.reads, Unset):
            _require_fields(self.reads)
        attempts = 0 if isinstance(self.retry_attempts, Unset) else self.retry_attempts
        age = 60 if isinstance(self.retry_age_seconds, Unset) else self.retry_age_seconds
        _require_retry(attempts, age)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveSubscription(DomainIntent):
    """Stop a reaction, and take its arrow away."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "SubscriptionRemoved"
    subscription_id: SubscriptionId


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseModel(DomainIntent):
    """Freeze the model and its definitions under the next release number."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "ModelReleased"
    release_id: ReleaseId
    summary: str = ""

    def __post_init__(self) -> None:
        require_text(self.summary, "summary")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishEvent(DomainIntent):
    """Freeze the draft of one event as its next version, without a release of the whole model."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "EventPublished"
    event_id: ElementId


@dataclass(frozen=True, slots=True, kw_only=True)
class DeprecateVersion(DomainIntent):
    """Tell the readers of a released version to leave it; from `sunset` on it may not come any more."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "VersionDeprecated"
    version_id: EventVersionId
    sunset: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RetireVersion(DomainIntent):
    """Say that a deprecated version is published no more."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "VersionRetired"
    version_id: EventVersionId


def _require_fields(names: tuple[str, ...]) -> None:
    if len(names) > FIELDS_AT_MOST or any(not name.strip() or len(name) > NAME_LENGTH for name in names):
        raise Invalid("These are no names of fields.", where="reads", fix=f"Name at most {FIELDS_AT_MOST} fields.")


def _require_retry(attempts: int, age: int) -> None:
    # The bounds are EventBridge's: RetryPolicy of PutTargets.
    if not 0 <= attempts <= 185:
        raise Invalid(f"{attempts} retries are not possible.", where="retry_attempts", fix="Use 0 to 185.")
    if not 60 <= age <= 86_400:
        raise Invalid(f"{age} s of retrying are not possible.", where="retry_age_seconds", fix="Use 60 to 86,400 s.")
