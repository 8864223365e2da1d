"""Elements of the model and the flows between them."""

from uuid import uuid4

from django.db import models

from modeler.core.kernel.outcomes import OutcomeOperator
from modeler.core.snapshot.kinds import ElementKind
from modeler.models.context import Context
from modeler.models.domain import Domain


class Element(models.Model):
    """A thing in the model: event, command, policy, aggregate, read model, actor or external system."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    domain = models.ForeignKey(Domain, models.DO_NOTHING, related_name="elements")
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in ElementKind])
    name = models.TextField(blank=True, default="")
    context = models.ForeignKey(Context, models.DO_NOTHING, null=True, blank=True, related_name="elements")
    description = models.TextField(blank=True, default="")
    outcome_operator = models.CharField(
        max_length=10, choices=[(each.value, each.value) for each in OutcomeOperator], default=OutcomeOperator.XOR.value
    )

    def __str__(self) -> str:
        return self.name


class Flow(models.Model):
    """An arrow between two elements."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    domain = models.ForeignKey(Domain, models.DO_NOTHING, related_name="flows")
    source = models.ForeignKey(Element, models.DO_NOTHING, related_name="flows_out")
    target = models.ForeignKey(Element, models.DO_NOTHING, related_name="flows_in")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "target"], name="flow_once_per_pair"),
            models.CheckConstraint(condition=~models.Q(source=models.F("target")), name="flow_joins_two_elements"),
        ]

    def __str__(self) -> str:
        return f"{self.source} → {self.target}"


class Distinction(models.Model):
    """A decision that two elements of one name are two things; `one` has the lesser id."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    domain = models.ForeignKey(Domain, models.DO_NOTHING, related_name="distinctions")
    one = models.ForeignKey(Element, models.DO_NOTHING, related_name="distinctions_as_one")
    other = models.ForeignKey(Element, models.DO_NOTHING, related_name="distinctions_as_other")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="distinction_once_per_pair"),
            models.CheckConstraint(condition=~models.Q(one=models.F("other")), name="distinction_of_two_elements"),
        ]

    def __str__(self) -> str:
        return f"{self.one} ≠ {self.other}"
