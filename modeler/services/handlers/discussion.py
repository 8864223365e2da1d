"""Decides comments, and who is told of them."""

from collections.abc import Iterable
from uuid import UUID, uuid5

from django.utils import timezone

from modeler.core.intents.discussion import AddComment, MarkNotificationsRead, RemoveComment, ResolveComments
from modeler.core.kernel.errors import Forbidden, Invalid, NotFound
from modeler.models import Board, Comment, Domain, Element, Member, Note, Notification
from modeler.services.caller import Caller
from modeler.services.effects import Draft
from modeler.services.handlers.places import board_of
from modeler.services.handlers.rows import row_of, row_on


def add_comment(draft: Draft, caller: Caller, domain: Domain, intent: AddComment) -> None:
    """Create the comment; tell the members whom it mentions, and those who spoke of the same thing before."""
    board = row_of(Board, domain, intent.board_id) if intent.board_id else None
    note_id, element_id = _subject(domain, board, intent)
    members = set(Member.objects.filter(team_id=domain.team_id).values_list("user_id", flat=True))
    strangers = [user_id for user_id in intent.mentions if user_id not in members]
    if strangers:
        raise Invalid("Not a member of the team.", where=f"mentions {strangers[0]}", fix="Mention members only.")
    spoke = Comment.objects.filter(domain=domain, note_id=note_id, element_id=element_id)
    before = set(spoke.values_list("author_id", flat=True))
    comment = draft.create(
        Comment,
        id=intent.comment_id,
        domain_id=domain.pk,
        board_id=board.pk if board else None,
        note_id=note_id,
        element_id=element_id,
        author_id=caller.user_id,
        text=intent.text.strip(),
        mentions=[str(user_id) for user_id in dict.fromkeys(intent.mentions)],
        at=timezone.now(),
    )
    mentioned = set(intent.mentions) - {caller.user_id}
    _tell(draft, comment, mentioned, "mention")
    _tell(draft, comment, (before & members) - mentioned - {caller.user_id}, "reply")


def resolve_comments(draft: Draft, caller: Caller, domain: Domain, intent: ResolveComments) -> None:
    """Settle the comments, or open them again."""
    board = board_of(domain, intent)
    for comment_id in intent.comment_ids:
        draft.update(_comment_seen_on(board, comment_id), is_resolved=intent.is_resolved)


def remove_comment(draft: Draft, caller: Caller, domain: Domain, intent: RemoveComment) -> None:
    """Delete one's own comment, and that anybody was told of it."""
    comment = _comment_seen_on(board_of(domain, intent), intent.comment_id)
    if comment.author_id != caller.user_id:
        raise Forbidden("Somebody else said this.", where=f"comment {comment.pk}", fix="Remove only your own.")
    delete_comments(draft, [comment])


def mark_read(draft: Draft, caller: Caller, domain: Domain, intent: MarkNotificationsRead) -> None:
    """Mark the caller's own notifications; others' are not there."""
    for notification_id in dict.fromkeys(intent.notification_ids):
        notification = row_of(Notification, domain, notification_id)
        if notification.user_id != caller.user_id:
            raise NotFound("The notification is not there.", where=f"notification {notification_id}", fix="Look again.")
        draft.update(notification, is_read=True)


def delete_comments(draft: Draft, comments: Iterable[Comment]) -> None:
    """Delete comments with their notifications."""
    gone = list(comments)
    for notification in Notification.objects.filter(comment__in=gone).order_by("pk"):
        draft.delete(notification)
    for comment in gone:
        draft.delete(comment)


def _subject(domain: Domain, board: Board | None, intent: AddComment) -> tuple[UUID | None, UUID | None]:
    """The note or the element that a comment is about; on a board only what it shows can be spoken of."""
    if intent.note_id is not None:
        if board is None:
            raise Invalid("A note hangs on a board.", where="board_id", fix="Name the note's board.")
        note = row_on(Note, board, intent.note_id)
        return (None, note.element_id) if note.element_id else (note.pk, None)
    element = row_of(Element, domain, intent.element_id)  # type: ignore[arg-type]  # the intent has one of the two
    if board is not None and not Note.objects.filter(board=board, element=element).exists():
        raise NotFound("The board does not show this element.", where=f"element {element.pk}", fix="Look again.")
    return None, element.pk


def _comment_seen_on(board: Board, comment_id: UUID) -> Comment:
    comment = row_of(Comment, board.domain, comment_id)
    shown = Note.objects.filter(board=board)
    about = {"pk": comment.note_id} if comment.note_id else {"element_id": comment.element_id}
    if comment.board_id != board.pk and not shown.filter(**about).exists():
        raise NotFound("The comment is not there (any more).", where=f"comment {comment_id}", fix="Look again.")
    return comment


def _tell(draft: Draft, comment: Comment, user_ids: Iterable[UUID], reason: str) -> None:
    for user_id in sorted(user_ids, key=str):
        draft.create(
            Notification,
            id=uuid5(comment.pk, f"notification {user_id}"),
            domain_id=comment.domain_id,
            comment_id=comment.pk,
            user_id=user_id,
            reason=reason,
        )
