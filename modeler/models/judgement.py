"""How a domain weighs findings: its own severities, and what it has decided to live with."""

from uuid import uuid4

from django.db import models

from modeler.core.kernel.findings import Severity
from modeler.models.domain import Domain

OFF = "off"
SEVERITIES = (*(severity.value for severity in Severity), OFF)


class RuleSeverity(models.Model):
    """How much a rule matters in a domain, where that is not what it usually does."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    domain = models.ForeignKey(Domain, models.DO_NOTHING, related_name="rule_severities")
    code = models.CharField(max_length=10)
    severity = models.CharField(max_length=10, choices=[(name, name) for name in SEVERITIES])

    class Meta:
        constraints = [models.UniqueConstraint(fields=["domain", "code"], name="rule_severity_once_per_code")]

    def __str__(self) -> str:
        return f"{self.code}: {self.severity}"


class Waiver(models.Model):
    """The decision to live with what a rule finds at a place. `place_id` is the id of any row that a finding names."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    domain = models.ForeignKey(Domain, models.DO_NOTHING, related_name="waivers")
    code = models.CharField(max_length=10)
    place_id = models.UUIDField()
    reason = models.TextField()
    author_id = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["domain", "code", "place_id"], name="waiver_once_per_place")]

    def __str__(self) -> str:
        return f"{self.code}: {self.reason[:40]}"
