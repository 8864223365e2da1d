"""Domain events beyond their names: schemas, released versions, subscriptions."""

from uuid import uuid4

from django.db import models

from modeler.core.snapshot.kinds import Stage, TargetKind, Transport
from modeler.models.domain import Domain
from modeler.models.element import Element


class Event(models.Model):
    """The draft schema of an event's business fields; the key is the event element's."""

    id = models.UUIDField(primary_key=True, editable=False)
    domain = models.ForeignKey(Domain, models.DO_NOTHING, related_name="events")
    schema = models.JSONField(default=dict, blank=True)

    def __str__(self) -> str:
        return str(self.pk)


class EventVersion(models.Model):
    """A released schema of an event; the database itself refuses to change it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    domain = models.ForeignKey(Domain, models.DO_NOTHING, related_name="event_versions")
    event_id = models.UUIDField(db_index=True)
    major = models.PositiveIntegerField()
    minor = models.PositiveIntegerField()
    patch = models.PositiveIntegerField()
    schema = models.JSONField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event_id", "major", "minor", "patch"], name="event_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"


class Subscription(models.Model):
    """A context's reaction to an event: policy, condition, target, retry, destinations."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    domain = models.ForeignKey(Domain, models.DO_NOTHING, related_name="subscriptions")
    event = models.ForeignKey(Element, models.DO_NOTHING, related_name="subscriptions_to")
    policy = models.ForeignKey(Element, models.DO_NOTHING, related_name="subscriptions_of")
    condition = models.TextField(blank=True, default="")
    transport = models.CharField(
        max_length=20,
        choices=[(choice.value, choice.value) for choice in Transport],
        default=Transport.DEFAULT.value,
    )
    target_kind = models.CharField(
        max_length=20,
        choices=[(choice.value, choice.value) for choice in TargetKind],
        default=TargetKind.LAMBDA.value,
    )
    target_name = models.CharField(max_length=200, blank=True, default="")
    on_success = models.JSONField(null=True, blank=True, default=None)
    on_failure = models.JSONField(null=True, blank=True, default=None)
    retry_attempts = models.PositiveIntegerField(default=24)
    retry_age_seconds = models.PositiveIntegerField(default=3600)
    is_ordered = models.BooleanField(default=False)
    versions = models.CharField(max_length=60, blank=True, default="")
    reads = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "policy"], name="subscription_once_per_event_and_policy")
        ]

    def __str__(self) -> str:
        return f"{self.policy} on {self.event}"


class Translation(models.Model):
    """What the translator of a subscription makes of its event; `fields` is a list of field mappings as JSON."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    domain = models.ForeignKey(Domain, models.DO_NOTHING, related_name="translations")
    subscription = models.OneToOneField(Subscription, models.DO_NOTHING, related_name="translation")
    into = models.ForeignKey(Element, models.DO_NOTHING, related_name="translations_into")
    fields = models.JSONField(default=list, blank=True)

    def __str__(self) -> str:
        return f"{self.subscription} into {self.into}"


class VersionStage(models.Model):
    """Where a released version stands in its life, beside the version itself, which nobody can change."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    domain = models.ForeignKey(Domain, models.DO_NOTHING, related_name="version_stages")
    version = models.OneToOneField(EventVersion, models.DO_NOTHING, related_name="stage")
    stage = models.CharField(max_length=20, choices=[(stage.value, stage.value) for stage in Stage])
    sunset = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.version}: {self.stage}"
