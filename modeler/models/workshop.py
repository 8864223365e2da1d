"""How a board is facilitated: its workshop, who facilitates, what is still private, and votes."""

from uuid import uuid4

from django.conf import settings
from django.db import models

from modeler.core.snapshot.kinds import NoteKind
from modeler.models.domain import Board


class Workshop(models.Model):
    """The state of a board's workshop, one a board from its first use on; the phase is the board's own.

    The timer runs until `timer_ends_at`, or is held with `timer_left` seconds; `timer_seconds` is all of it. `call` is
    the last call for attention. `walk_stop` is the place in `walk_stops` (note ids) where everybody is, None outside
    a walk.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    board = models.OneToOneField(Board, models.DO_NOTHING, related_name="workshop")
    is_private = models.BooleanField(default=False)
    timer_seconds = models.PositiveIntegerField(default=0)
    timer_ends_at = models.DateTimeField(null=True, blank=True)
    timer_left = models.PositiveIntegerField(null=True, blank=True)
    call = models.JSONField(null=True, blank=True)
    agreements = models.TextField(blank=True, default="")
    decisions = models.TextField(blank=True, default="")
    walk_way = models.CharField(max_length=10, default="forward")
    walk_stops = models.JSONField(default=list)
    walk_stop = models.PositiveIntegerField(null=True, blank=True)
    presenter_id = models.UUIDField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(timer_ends_at__isnull=True) | models.Q(timer_left__isnull=True),
                name="timer_runs_or_is_held",
            )
        ]

    def __str__(self) -> str:
        return f"Workshop of {self.board}"


class Facilitator(models.Model):
    """Somebody who runs the workshop of one board."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    board = models.ForeignKey(Board, models.DO_NOTHING, related_name="facilitators")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="facilitated_boards")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["board", "user"], name="facilitator_once_per_board")]

    def __str__(self) -> str:
        return f"{self.user} on {self.board}"


class PrivateNote(models.Model):
    """A note that only its author may see; revealed, it goes and a note takes its place. No model knows of it."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    board = models.ForeignKey(Board, models.DO_NOTHING, related_name="private_notes")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="private_notes")
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in NoteKind])
    text = models.TextField(blank=True, default="")
    x = models.FloatField()
    y = models.FloatField()
    width = models.FloatField()
    height = models.FloatField()
    z = models.CharField(max_length=40)
    is_pivotal = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(width__gt=0, height__gt=0), name="private_note_has_extent")
        ]

    def __str__(self) -> str:
        return self.text


class Ballot(models.Model):
    """A vote by dots; `result` counts them by note id once it is closed. No kinds means all."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    board = models.ForeignKey(Board, models.DO_NOTHING, related_name="ballots")
    title = models.CharField(max_length=200)
    kinds = models.JSONField(default=list)
    dots_each = models.PositiveSmallIntegerField()
    is_open = models.BooleanField(default=True)
    result = models.JSONField(default=dict)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["board"], condition=models.Q(is_open=True), name="one_open_ballot_a_board")
        ]

    def __str__(self) -> str:
        return self.title


class Dot(models.Model):
    """One person's dot on a note. No foreign key: a dot says nothing to whoever deletes the note."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    board = models.ForeignKey(Board, models.DO_NOTHING, related_name="dots")
    ballot = models.ForeignKey(Ballot, models.DO_NOTHING, related_name="dots")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="dots")
    note_id = models.UUIDField()

    def __str__(self) -> str:
        return f"Dot on {self.note_id}"
