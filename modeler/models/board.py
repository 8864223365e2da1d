"""What hangs on a board: notes, connectors and regions."""

from uuid import uuid4

from django.db import models

from modeler.core.snapshot.kinds import HotspotState, NoteKind, RegionKind
from modeler.models.context import Context
from modeler.models.domain import Board
from modeler.models.element import Element, Flow


class Note(models.Model):
    """A sticky; its top left lies at (x, y) in board units. With an element, the element's name is its text.

    `z` orders the stack as text; notes of one `group_id` are selected and moved as one.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    board = models.ForeignKey(Board, models.DO_NOTHING, related_name="notes")
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in NoteKind])
    element = models.ForeignKey(Element, models.DO_NOTHING, null=True, blank=True, related_name="notes")
    text = models.TextField(blank=True, default="")
    x = models.FloatField()
    y = models.FloatField()
    width = models.FloatField()
    height = models.FloatField()
    z = models.CharField(max_length=40)
    is_pivotal = models.BooleanField(default=False)
    is_locked = models.BooleanField(default=False)
    group_id = models.UUIDField(null=True, blank=True)
    hotspot_state = models.CharField(
        max_length=20, choices=[(state.value, state.value) for state in HotspotState], default=HotspotState.OPEN.value
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(width__gt=0, height__gt=0), name="note_has_extent"),
            models.CheckConstraint(
                condition=models.Q(element__isnull=True) | models.Q(text=""), name="note_of_element_has_no_own_text"
            ),
        ]

    def __str__(self) -> str:
        return self.element.name if self.element else self.text


class Connector(models.Model):
    """An arrow between two notes; between notes of elements it draws a flow."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    board = models.ForeignKey(Board, models.DO_NOTHING, related_name="connectors")
    source = models.ForeignKey(Note, models.DO_NOTHING, related_name="connectors_out")
    target = models.ForeignKey(Note, models.DO_NOTHING, related_name="connectors_in")
    flow = models.ForeignKey(Flow, models.DO_NOTHING, null=True, blank=True, related_name="connectors")
    label = models.TextField(blank=True, default="")
    is_loop = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(source=models.F("target")), name="connector_joins_two_notes")
        ]

    def __str__(self) -> str:
        return self.label or str(self.pk)


class Region(models.Model):
    """A tape or border on a board; one of kind context shows a context and its name.

    `people` are the ids of the users who work in a breakout zone.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    board = models.ForeignKey(Board, models.DO_NOTHING, related_name="regions")
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in RegionKind])
    name = models.CharField(max_length=200, blank=True, default="")
    context = models.ForeignKey(Context, models.DO_NOTHING, null=True, blank=True, related_name="regions")
    x = models.FloatField()
    y = models.FloatField()
    width = models.FloatField()
    height = models.FloatField()
    is_locked = models.BooleanField(default=False)
    people = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(width__gt=0, height__gt=0), name="region_has_extent"),
            models.CheckConstraint(
                condition=models.Q(kind=RegionKind.CONTEXT.value, context__isnull=False)
                | (~models.Q(kind=RegionKind.CONTEXT.value) & models.Q(context__isnull=True)),
                name="region_of_kind_context_has_one",
            ),
        ]

    def __str__(self) -> str:
        return self.context.name if self.context else self.name
