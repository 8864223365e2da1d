"""Walls, and what is said on them, as GraphQL types."""

from typing import Any

import graphene
from graphene_django import DjangoObjectType

from modeler import models


class NoteType(DjangoObjectType):
    """A sticky on a board."""

    element_id = graphene.UUID()

    class Meta:
        model = models.Note
        name = "Note"
        fields = (
            *("id", "kind", "text", "x", "y", "width", "height"),
            *("is_pivotal", "is_locked", "group_id", "hotspot_state"),
        )
        convert_choices_to_enum = False


class BoardType(DjangoObjectType):
    """An event-storming wall."""

    origin_id = graphene.UUID()
    notes = graphene.List(graphene.NonNull(NoteType), required=True)

    class Meta:
        model = models.Board
        name = "Board"
        fields = ("id", "name", "level", "phase")

    def resolve_notes(self: Any, info: Any) -> Any:
        """Return the notes from the lowest to the highest."""
        return self.notes.order_by("z", "pk")


class CommentType(DjangoObjectType):
    """One thing said about an element, or about a free note."""

    board_id = graphene.UUID()
    note_id = graphene.UUID()
    element_id = graphene.UUID()
    author_id = graphene.UUID(required=True)
    mentions = graphene.List(graphene.NonNull(graphene.UUID), required=True)

    class Meta:
        model = models.Comment
        name = "Comment"
        fields = ("id", "text", "is_resolved", "at")
