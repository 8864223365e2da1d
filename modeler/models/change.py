"""The log: what happened, in the past tense, in order."""

from uuid import uuid4

from django.db import models


class Change(models.Model):
    """One thing that happened in a team or a domain; never altered, only followed by the next.

    `effects` is a list of {"op", "table", "id", "before", "after"}: the body reads it forwards, the inverse
    backwards. `audience` is "all", "board" (the viewers of `board_id`) or "caller" (nobody else).
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    scope_id = models.UUIDField(help_text="The team or domain whose log this is.")
    scope_kind = models.CharField(max_length=10, choices=[("team", "team"), ("domain", "domain")])
    version = models.PositiveIntegerField()
    intent_id = models.UUIDField(unique=True)
    caller_id = models.UUIDField()
    kind = models.CharField(max_length=60)
    payload_version = models.PositiveSmallIntegerField(default=1)
    effects = models.JSONField()
    board_id = models.UUIDField(null=True, blank=True)
    phase = models.CharField(max_length=40, blank=True, default="")
    cause_id = models.UUIDField(null=True, blank=True, help_text="The change that this one answers or takes back.")
    audience = models.CharField(max_length=10, default="all")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scope_id", "version"], name="change_version_once_per_scope")]
        indexes = [models.Index(fields=["cause_id"], name="change_by_cause")]

    def __str__(self) -> str:
        return f"{self.version} {self.kind}"
