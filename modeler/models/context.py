"""Bounded contexts, the words of their languages, and how contexts relate."""

from uuid import uuid4

from django.db import models

from modeler.core.snapshot.kinds import DownstreamRight, RelationshipKind, Subdomain
from modeler.models.domain import Domain


class Context(models.Model):
    """An explicit boundary of one ubiquitous language."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    domain = models.ForeignKey(Domain, models.DO_NOTHING, related_name="contexts")
    name = models.CharField(max_length=200)
    purpose = models.TextField(blank=True, default="")
    subdomain = models.CharField(
        max_length=20,
        choices=[(choice.value, choice.value) for choice in Subdomain],
        default=Subdomain.SUPPORTING.value,
    )
    is_big_ball_of_mud = models.BooleanField(default=False)
    is_external = models.BooleanField(default=False)
    partner_source = models.CharField(max_length=256, blank=True, default="")
    topology = models.CharField(max_length=20, blank=True, default="")
    open_to = models.JSONField(default=list, blank=True)
    team = models.CharField(max_length=200, blank=True, default="")
    canvas = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["domain", "name"], name="context_name_once_per_domain")]

    def __str__(self) -> str:
        return self.name


class Term(models.Model):
    """A word of a context's language, with its meaning there, what else it is called and what it must not be called."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    domain = models.ForeignKey(Domain, models.DO_NOTHING, related_name="terms")
    context = models.ForeignKey(Context, models.DO_NOTHING, related_name="terms")
    name = models.CharField(max_length=200)
    meaning = models.TextField(blank=True, default="")
    synonyms = models.JSONField(default=list, blank=True)
    forbidden = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["context", "name"], name="term_name_once_per_context")]

    def __str__(self) -> str:
        return self.name


class Relationship(models.Model):
    """An edge of the context map; where the kind is symmetric the two ends are just two ends."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    domain = models.ForeignKey(Domain, models.DO_NOTHING, related_name="relationships")
    kind = models.CharField(max_length=30, choices=[(kind.value, kind.value) for kind in RelationshipKind])
    upstream = models.ForeignKey(Context, models.DO_NOTHING, related_name="relationships_down")
    downstream = models.ForeignKey(Context, models.DO_NOTHING, related_name="relationships_up")
    upstream_roles = models.JSONField(default=list, blank=True)
    downstream_roles = models.JSONField(default=list, blank=True)
    downstream_right = models.CharField(
        max_length=20, choices=[(right.value, right.value) for right in DownstreamRight], blank=True, default=""
    )
    exposed = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(upstream=models.F("downstream")), name="relationship_joins_two_contexts"
            )
        ]

    def __str__(self) -> str:
        return f"{self.upstream} → {self.downstream}"
