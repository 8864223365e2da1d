"""What people were told of: their notifications across all domains that they may read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID, uuid4

from django.db.models import QuerySet
from django.db.models.functions import Coalesce

from modeler.core.intents.discussion import MarkNotificationsRead
from modeler.core.intents.intent import ITEMS_AT_ONCE
from modeler.core.kernel.errors import NotFound
from modeler.models import Comment, Note, Notification, User
from modeler.services.access import domains_visible_to
from modeler.services.caller import SYSTEM, Caller
from modeler.services.execute import execute

SHOWN_AT_MOST = 100
_RELATED = ("domain", "comment__note", "comment__element", "change_set")


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A notification as its page shows it; `board_id` and `note_id`, or `proposal`, say where it leads."""

    id: UUID
    is_read: bool
    reason: str
    author: str
    author_id: UUID
    text: str
    about: str
    domain_slug: str
    domain_name: str
    board_id: UUID | None
    note_id: UUID | None
    at: datetime
    proposal: int | None = None


def notices_of(caller: Caller) -> tuple[Notice, ...]:
    """Return the caller's latest notifications, the newest first."""
    told = _notifications_of(caller).select_related(*_RELATED).annotate(at=Coalesce("comment__at", "change_set__at"))
    found = list(told.order_by("-at", "pk")[:SHOWN_AT_MOST])
    users = User.objects.in_bulk({(one.comment or one.change_set).author_id for one in found})
    names = {pk: str(user) for pk, user in users.items()} | {SYSTEM.user_id: SYSTEM.name}
    places = _places([one.comment for one in found if one.comment])
    return tuple(_notice(one, names, places) for one in found)


def notice_of(caller: Caller, notification_id: UUID) -> Notice:
    """Return one of the caller's notifications. Raises: NotFound."""
    notification = _notifications_of(caller).select_related(*_RELATED).filter(pk=notification_id).first()
    if notification is None:
        raise NotFound("There is no such notification.", fix="Look at your notifications.")
    return _notice(notification, {}, _places([notification.comment] if notification.comment else []))


def unread_of(caller: Caller) -> int:
    """Return how many notifications the caller has not read."""
    return _notifications_of(caller).filter(is_read=False).count()


def read_notifications(caller: Caller, ids: Iterable[UUID] | None = None) -> None:
    """Mark these notifications of the caller read, or all of them: one intent for each domain."""
    unread = _notifications_of(caller).filter(is_read=False).order_by("domain_id", "pk")
    wanted = unread if ids is None else unread.filter(pk__in=list(ids))
    for domain_id, rows in groupby(wanted.values_list("domain_id", "pk"), key=lambda row: row[0]):
        keys = [key for _, key in rows]
        for start in range(0, len(keys), ITEMS_AT_ONCE):
            part = tuple(keys[start : start + ITEMS_AT_ONCE])
            execute(caller, MarkNotificationsRead(id=uuid4(), domain_id=domain_id, notification_ids=part))


def _notifications_of(caller: Caller) -> QuerySet[Notification]:
    return Notification.objects.filter(user_id=caller.user_id, domain__in=domains_visible_to(caller))


def _places(comments: list[Comment]) -> dict[UUID, tuple[UUID, UUID]]:
    """By comment, the board and the note to look at: where it was said if that still shows it, else any."""
    element_ids = [comment.element_id for comment in comments if comment.element_id]
    shown: dict[UUID, list[Note]] = {}
    for note in Note.objects.filter(element_id__in=element_ids).order_by("board__position", "pk"):
        shown.setdefault(note.element_id, []).append(note)  # type: ignore[arg-type]  # filtered by element above
    places = {}
    for comment in comments:
        notes = [comment.note] if comment.note else shown.get(comment.element_id, [])  # type: ignore[arg-type]
        here = [note for note in notes if note.board_id == comment.board_id] or notes
        if here:
            places[comment.pk] = (here[0].board_id, here[0].pk)
    return places


def _notice(
    notification: Notification, names: dict[UUID, str], places: dict[UUID, tuple[UUID, UUID]]
) -> Notice:
    comment = notification.comment
    if comment is None:
        return _notice_of_change_set(notification, names)
    board_id, note_id = places.get(comment.pk, (None, None))
    return Notice(
        id=notification.pk,
        is_read=notification.is_read,
        reason=notification.reason,
        author=names.get(comment.author_id, "Somebody"),
        author_id=comment.author_id,
        text=comment.text,
        about=str(comment.element or comment.note),
        domain_slug=notification.domain.slug,
        domain_name=notification.domain.name,
        board_id=board_id,
        note_id=note_id,
        at=comment.at,
    )


def _notice_of_change_set(notification: Notification, names: dict[UUID, str]) -> Notice:
    change_set = notification.change_set
    assert change_set is not None  # one of the two is there: a constraint of the database
    return Notice(
        id=notification.pk,
        is_read=notification.is_read,
        reason=notification.reason,
        author=names.get(change_set.author_id, "Somebody"),
        author_id=change_set.author_id,
        text=change_set.reason,
        about=change_set.title,
        domain_slug=notification.domain.slug,
        domain_name=notification.domain.name,
        board_id=None,
        note_id=None,
        at=change_set.at,
        proposal=change_set.number,
    )
