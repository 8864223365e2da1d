"""The tactical design of aggregates and policies, one row where there is one."""

from django.db import models

from modeler.models.domain import Domain


class Design(models.Model):
    """What an element is made of; the key is the element's. The columns are records, or lists of them, as JSON."""

    id = models.UUIDField(primary_key=True, editable=False)
    domain = models.ForeignKey(Domain, models.DO_NOTHING, related_name="designs")
    owner = models.CharField(max_length=200, blank=True, default="")
    parts = models.JSONField(default=list, blank=True)
    invariants = models.JSONField(default=list, blank=True)
    states = models.JSONField(default=list, blank=True)
    transitions = models.JSONField(default=list, blank=True)
    examples = models.JSONField(default=list, blank=True)
    timers = models.JSONField(default=list, blank=True)
    corrections = models.JSONField(default=list, blank=True)
    throughput = models.JSONField(default=dict, blank=True)

    def __str__(self) -> str:
        return str(self.pk)
