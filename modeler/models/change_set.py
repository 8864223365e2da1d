"""Proposals to change the model, what those concerned say of them, and who speaks for whom."""

from uuid import uuid4

from django.db import models

from modeler.core.intents.change_sets import Verdict as VerdictKind
from modeler.models.domain import Domain

CHANGE_SET_STAGES = ("draft", "review", "applied", "withdrawn")


class ChangeSet(models.Model):
    """A named list of intents that were collected instead of executed; `base_version` is what they were thought up on.

    `revision` counts how often its steps have changed since somebody could judge them.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    domain = models.ForeignKey(Domain, models.DO_NOTHING, related_name="change_sets")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    reason = models.TextField(blank=True, default="")
    author_id = models.UUIDField()
    at = models.DateTimeField()
    base_version = models.PositiveIntegerField()
    revision = models.PositiveIntegerField(default=1)
    stage = models.CharField(max_length=20, choices=[(stage, stage) for stage in CHANGE_SET_STAGES], default="draft")
    steps = models.JSONField(default=list, blank=True)
    closed_by_id = models.UUIDField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_version = models.PositiveIntegerField(null=True, blank=True, help_text="The domain's, just before.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["domain", "number"], name="change_set_number_once_per_domain")]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class Verdict(models.Model):
    """What somebody says of one revision of a change set, for a team."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    domain = models.ForeignKey(Domain, models.DO_NOTHING, related_name="verdicts")
    change_set = models.ForeignKey(ChangeSet, models.DO_NOTHING, related_name="verdicts")
    revision = models.PositiveIntegerField()
    team = models.CharField(max_length=200)
    user_id = models.UUIDField()
    verdict = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in VerdictKind])
    comment = models.TextField(blank=True, default="")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["change_set", "revision", "team"], name="verdict_once_per_revision_and_team"
            )
        ]

    def __str__(self) -> str:
        return f"{self.team}: {self.verdict}"


class Speaker(models.Model):
    """A member who speaks for a team that owns contexts; without one the owners of the domain's team do."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    domain = models.ForeignKey(Domain, models.DO_NOTHING, related_name="speakers")
    team = models.CharField(max_length=200)
    user_id = models.UUIDField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["domain", "team", "user_id"], name="speaker_once_per_team")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} for {self.team}"
