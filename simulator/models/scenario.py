"""What simulations are fed."""

from uuid import uuid4

from django.db import models


class Scenario(models.Model):
    """Sources, circumstances and horizon under a name; `body` is what `scenario_from_json` reads."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    domain = models.ForeignKey("modeler.Domain", models.DO_NOTHING, related_name="scenarios")
    name = models.CharField(max_length=80)
    body = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["domain", "name"], name="scenario_name_once_per_domain")]

    def __str__(self) -> str:
        return self.name
