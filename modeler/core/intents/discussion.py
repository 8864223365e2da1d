"""What people say about notes and elements, and what they have read of it."""

from dataclasses import dataclass
from typing import ClassVar

from modeler.core.intents.intent import BoardIntent, DomainIntent, require_items, require_text
from modeler.core.kernel.errors import Invalid
from modeler.core.kernel.ids import BoardId, CommentId, ElementId, NoteId, NotificationId, UserId
from modeler.core.kernel.roles import Role

MENTIONS_AT_MOST = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class AddComment(DomainIntent):
    """Say something about a note, or about an element wherever it is shown; members who are mentioned are told.

    `board_id` names the board where it is said; a guest must. About a note of an element it is about the element.
    """

    needs: ClassVar[Role] = Role.GUEST
    past: ClassVar[str] = "CommentAdded"
    comment_id: CommentId
    text: str
    board_id: BoardId | None = None
    note_id: NoteId | None = None
    element_id: ElementId | None = None
    mentions: tuple[UserId, ...] = ()

    def __post_init__(self) -> None:
        require_text(self.text, "comment")
        if not self.text.strip():
            raise Invalid("The comment says nothing.", fix="Write at least one character.")
        if (self.note_id is None) == (self.element_id is None):
            raise Invalid("A comment is about one thing.", fix="Name a note or an element.")
        if len(self.mentions) > MENTIONS_AT_MOST:
            raise Invalid("The comment mentions too many.", fix=f"Mention at most {MENTIONS_AT_MOST}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolveComments(BoardIntent):
    """Say that what comments ask is settled, or that it is not after all."""

    needs: ClassVar[Role] = Role.GUEST
    past: ClassVar[str] = "CommentsResolved"
    comment_ids: tuple[CommentId, ...]
    is_resolved: bool = True

    def __post_init__(self) -> None:
        require_items(len(self.comment_ids), "comments")


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveComment(BoardIntent):
    """Take a comment of one's own away."""

    needs: ClassVar[Role] = Role.GUEST
    past: ClassVar[str] = "CommentRemoved"
    comment_id: CommentId


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkNotificationsRead(DomainIntent):
    """Note that one has read what one was told."""

    needs: ClassVar[Role] = Role.VIEWER
    past: ClassVar[str] = "NotificationsRead"
    audience: ClassVar[str] = "caller"
    notification_ids: tuple[NotificationId, ...]

    def __post_init__(self) -> None:
        require_items(len(self.notification_ids), "notifications")
