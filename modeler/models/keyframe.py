"""Keyframes of the log: what the rows of a domain were at some versions, so that no past state is far away."""

from django.db import models

from modeler.models.domain import Domain


class Keyframe(models.Model):
    """The rows that a domain's log leaves behind at one version; made from the log, and never the truth itself.

    `rows` is zlib-compressed JSON: [[table, id, {column: value}], ...].
    """

    domain = models.ForeignKey(Domain, models.CASCADE, related_name="keyframes")
    version = models.PositiveIntegerField()
    rows = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["domain", "version"], name="keyframe_once_per_version")]

    def __str__(self) -> str:
        return f"{self.domain} at {self.version}"
