"""What people say about notes and elements, and who is told of it."""

from uuid import uuid4

from django.db import models

from modeler.models.board import Note
from modeler.models.change_set import ChangeSet
from modeler.models.domain import Board, Domain
from modeler.models.element import Element

NOTIFICATION_REASONS = ("mention", "reply", "review")


class Comment(models.Model):
    """One thing said about an element, wherever it is shown, or about a free note.

    `author_id` and `mentions` are ids of users; `board` is where it was said, None where that was no board.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    domain = models.ForeignKey(Domain, models.DO_NOTHING, related_name="comments")
    board = models.ForeignKey(Board, models.DO_NOTHING, null=True, blank=True, related_name="comments")
    note = models.ForeignKey(Note, models.DO_NOTHING, null=True, blank=True, related_name="comments")
    element = models.ForeignKey(Element, models.DO_NOTHING, null=True, blank=True, related_name="comments")
    author_id = models.UUIDField()
    text = models.TextField()
    mentions = models.JSONField(default=list, blank=True)
    is_resolved = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(note__isnull=True, element__isnull=False)
                | models.Q(note__isnull=False, element__isnull=True),
                name="comment_on_a_note_or_an_element",
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]


class Notification(models.Model):
    """Tells a member of the team that a comment, or a change set, concerns them."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    domain = models.ForeignKey(Domain, models.DO_NOTHING, related_name="notifications")
    comment = models.ForeignKey(Comment, models.DO_NOTHING, null=True, blank=True, related_name="notifications")
    change_set = models.ForeignKey(ChangeSet, models.DO_NOTHING, null=True, blank=True, related_name="notifications")
    user_id = models.UUIDField()
    reason = models.CharField(max_length=20, choices=[(reason, reason) for reason in NOTIFICATION_REASONS])
    is_read = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["user_id", "is_read"], name="notification_by_reader")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(comment__isnull=True, change_set__isnull=False)
                | models.Q(comment__isnull=False, change_set__isnull=True),
                name="notification_of_a_comment_or_a_change_set",
            )
        ]

    def __str__(self) -> str:
        return f"{self.reason} in {self.comment or self.change_set}"
