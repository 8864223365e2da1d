"""What the caller was told of, and the way to where it was said."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from modeler.entrypoints.protocol.callers import caller_of
from modeler.services.notifications import notice_of, notices_of, read_notifications


@login_required
def notifications(request: HttpRequest) -> HttpResponse:
    """List the latest, the newest first."""
    found = notices_of(caller_of(request.user))
    unread = sum(not notice.is_read for notice in found)
    return render(request, "modeler/notifications.html", {"notices": found, "unread": unread})


@require_POST
@login_required
def open_notification(request: HttpRequest, notification_id: UUID) -> HttpResponse:
    """Mark one as read, and lead to the note that it is about."""
    caller = caller_of(request.user)
    notice = notice_of(caller, notification_id)
    read_notifications(caller, [notice.id])
    if notice.proposal is not None:
        return redirect("proposal", slug=notice.domain_slug, number=notice.proposal)
    if notice.board_id is None:
        return redirect("domain", slug=notice.domain_slug)
    return redirect(f"{reverse('board', args=[notice.domain_slug, notice.board_id])}#note={notice.note_id}")


@require_POST
@login_required
def read_all(request: HttpRequest) -> HttpResponse:
    """Mark all as read."""
    read_notifications(caller_of(request.user))
    return redirect("notifications")
