"""The page of notifications: what one was told, where it leads, and that it has been read."""

from uuid import UUID, uuid4

import pytest
from django.test import Client

from modeler.core.intents.discussion import AddComment
from modeler.core.kernel.roles import Role
from modeler.core.snapshot.kinds import NoteKind
from modeler.models import Change, Notification, User
from tests.builders.domains import ADomain, a_domain, a_member

pytestmark = pytest.mark.django_db


def _mention(a: ADomain, *readers: UUID, note: str = "Who pays?") -> None:
    a.do(AddComment, comment_id=uuid4(), note_id=a.notes[note], text="Please look", mentions=readers)


def _signed_in(client: Client, user_id: UUID) -> Client:
    client.force_login(User.objects.get(pk=user_id))
    return client


def test_a_mention_is_counted_at_the_bell_and_leads_to_the_note(client: Client):
    a = a_domain()
    note_id = a.add_note("Who pays?", NoteKind.HOTSPOT)
    mel = a_member(a, Role.VIEWER, "Mel")
    _mention(a, mel.user_id)
    _signed_in(client, mel.user_id)

    page = client.get("/notifications/").content.decode()
    assert "Ada mentioned you in “Who pays?”" in page
    assert 'aria-label="Notifications, 1 unread"' in page
    answer = client.post(f"/notifications/{Notification.objects.get().pk}/")

    assert answer["Location"] == f"/d/{a.domain.slug}/boards/{a.board.pk}/#note={note_id}"
    assert Notification.objects.get().is_read is True
    assert 'aria-label="Notifications"' in client.get("/notifications/").content.decode()


def test_all_of_ones_own_are_read_at_once_and_nobody_elses(client: Client):
    a = a_domain()
    a.add_note("Who pays?", NoteKind.HOTSPOT)
    mel, kim = a_member(a, Role.EDITOR, "Mel"), a_member(a, Role.EDITOR, "Kim")
    _mention(a, mel.user_id, kim.user_id)
    _mention(a, mel.user_id)

    _signed_in(client, mel.user_id).post("/notifications/read/")

    read = {(row.user_id, row.is_read) for row in Notification.objects.all()}
    assert read == {(mel.user_id, True), (kim.user_id, False)}
    assert Change.objects.filter(kind="NotificationsRead").count() == 1


def test_another_persons_notification_is_not_there(client: Client):
    a = a_domain()
    a.add_note("Who pays?", NoteKind.HOTSPOT)
    mel, kim = a_member(a, Role.EDITOR, "Mel"), a_member(a, Role.EDITOR, "Kim")
    _mention(a, mel.user_id)

    answer = _signed_in(client, kim.user_id).post(f"/notifications/{Notification.objects.get().pk}/")

    assert answer.status_code == 404
    assert Notification.objects.get().is_read is False


def test_who_was_told_nothing_is_told_so(client: Client):
    a = a_domain()

    page = _signed_in(client, a.owner.user_id).get("/notifications/").content.decode()

    assert "Nobody has called for you" in page
    assert "Mark all as read" not in page


def test_an_element_says_on_which_boards_it_is_shown(client: Client):
    a = a_domain()
    a.add_note("Order placed")
    element = a.element_of("Order placed")

    answer = _signed_in(client, a.owner.user_id).get(f"/api/v1/domains/{a.domain.pk}/elements/{element}/boards/")

    assert answer.json() == {
        "boards": [
            {
                "id": str(a.board.pk),
                "name": a.board.name,
                "notes": 1,
                "address": f"/d/{a.domain.slug}/boards/{a.board.pk}/#element={element}",
            }
        ]
    }
