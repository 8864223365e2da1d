"""Releases: numbered, immutable snapshots with their definitions."""

from uuid import uuid4

from django.db import models

from modeler.models.domain import Domain


class Release(models.Model):
    """The model, its definitions and its findings at one version, as canonical JSON text; never altered."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    domain = models.ForeignKey(Domain, models.DO_NOTHING, related_name="releases")
    number = models.PositiveIntegerField()
    of_version = models.PositiveIntegerField(help_text="The domain's version that was released.")
    summary = models.TextField(blank=True, default="")
    definitions = models.TextField()
    # Nothing where a release is older than these columns; nullable also spares SQLite a new table without triggers.
    model = models.TextField(null=True, help_text="The rows of the model by table.")
    findings = models.TextField(null=True, help_text="What the checks and the compiler said, as the team weighed it.")
    author_id = models.UUIDField(null=True)
    at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["domain", "number"], name="release_number_once_per_domain")]

    def __str__(self) -> str:
        return f"release {self.number}"
