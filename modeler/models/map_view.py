"""Saved looks at the context map."""

from uuid import uuid4

from django.db import models

from modeler.models.domain import Domain


class MapView(models.Model):
    """A named look at a domain's context map. It may name contexts that are gone: whoever draws it leaves them out.

    `context_ids` is empty where all are shown; `places` are [context id, x, y]; `camera` is {x, y, zoom} or nothing.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    domain = models.ForeignKey(Domain, models.DO_NOTHING, related_name="map_views")
    name = models.CharField(max_length=200)
    context_ids = models.JSONField(default=list, blank=True)
    places = models.JSONField(default=list, blank=True)
    layers = models.JSONField(default=list, blank=True)
    camera = models.JSONField(null=True, default=None, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["domain", "name"], name="map_view_name_once_per_domain")]

    def __str__(self) -> str:
        return self.name
