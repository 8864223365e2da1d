"""Comments: what is said of which thing, who is told, and who may take it back."""

from uuid import uuid4

import pytest

from modeler.core.intents.board import RemoveFromBoard
from modeler.core.intents.discussion import AddComment, MarkNotificationsRead, RemoveComment, ResolveComments
from modeler.core.intents.people import CreateInvitation, JoinBoard
from modeler.core.kernel.errors import Forbidden, Invalid, NotFound
from modeler.core.kernel.roles import Role
from modeler.core.snapshot.kinds import NoteKind
from modeler.models import Board, Comment, Notification
from modeler.services.caller import Caller
from modeler.services.replay import differences
from modeler.services.selectors import board_state
from tests.builders.domains import ADomain, a_domain, a_member, a_user, caller_of

pytestmark = pytest.mark.django_db


def _say(a: ADomain, text: str, *, caller: Caller | None = None, note: str, mentions=()):
    comment_id = uuid4()
    a.do(AddComment, caller=caller, comment_id=comment_id, note_id=a.notes[note], text=text, mentions=mentions)
    return Comment.objects.get(pk=comment_id)


def _guest_of(a: ADomain) -> Caller:
    token, guest = uuid4().hex, caller_of(a_user("Gus"))
    a.do(CreateInvitation, invitation_id=uuid4(), invited_board_id=a.board.pk, token=token)
    a.do(JoinBoard, caller=guest, token=token)
    return guest


def test_about_a_hotspot_is_about_the_note_and_about_an_event_about_the_element():
    a = a_domain()
    hotspot = a.add_note("Who pays?", NoteKind.HOTSPOT)
    a.add_note("Order placed")

    one, other = _say(a, "Sales does", note="Who pays?"), _say(a, "When exactly?", note="Order placed")

    assert (one.note_id, one.element_id) == (hotspot, None)
    assert (other.note_id, other.element_id) == (None, a.element_of("Order placed"))
    assert {row["text"] for row in board_state(a.owner, a.board)["comments"]} == {"Sales does", "When exactly?"}


def test_who_is_mentioned_and_who_spoke_before_are_told_once_each():
    a = a_domain()
    a.add_note("Who pays?", NoteKind.HOTSPOT)
    mel, kim = a_member(a, Role.EDITOR, "Mel"), a_member(a, Role.VIEWER, "Kim")
    _say(a, "I wonder", caller=mel, note="Who pays?")

    _say(a, "@Kim @Mel @me?", note="Who pays?", mentions=(kim.user_id, a.owner.user_id))

    told = {(one.user_id, one.reason) for one in Notification.objects.all()}
    assert told == {(kim.user_id, "mention"), (mel.user_id, "reply")}


def test_nobody_outside_of_the_team_is_mentioned():
    a = a_domain()
    a.add_note("Order placed")
    stranger = a_user("Stan")

    with pytest.raises(Invalid):
        _say(a, "@Stan", note="Order placed", mentions=(stranger.pk,))

    assert (Comment.objects.count(), Notification.objects.count()) == (0, 0)


def test_an_empty_comment_or_one_about_nothing_is_refused():
    a = a_domain()
    a.add_note("Order placed")

    with pytest.raises(Invalid):
        _say(a, "  ", note="Order placed")
    with pytest.raises(Invalid):
        a.do(AddComment, comment_id=uuid4(), text="About what?")

    assert not Comment.objects.exists()


def test_a_guest_speaks_on_their_board_and_hears_only_what_is_said_there():
    a = a_domain()
    a.add_note("Order placed")
    guest = _guest_of(a)
    other = Board.objects.create(domain=a.domain, name="Other")

    _say(a, "From the guest", caller=guest, note="Order placed")
    a.do(AddComment, comment_id=uuid4(), board_id=None, element_id=a.element_of("Order placed"), text="Elsewhere")
    with pytest.raises(NotFound):
        a.do(
            AddComment, caller=guest, comment_id=uuid4(), board_id=other.pk, note_id=a.notes["Order placed"], text="No"
        )

    assert [row["text"] for row in board_state(guest, a.board)["comments"]] == ["From the guest"]
    assert not Notification.objects.filter(user_id=guest.user_id).exists()


def test_one_takes_back_only_ones_own_words():
    a = a_domain()
    a.add_note("Order placed")
    mel = a_member(a, Role.EDITOR)
    comment = _say(a, "Hm", note="Order placed", mentions=(mel.user_id,))

    with pytest.raises(Forbidden):
        a.do(RemoveComment, caller=mel, comment_id=comment.pk)
    assert Comment.objects.count() == 1
    a.do(RemoveComment, comment_id=comment.pk)

    assert (Comment.objects.count(), Notification.objects.count()) == (0, 0)


def test_a_discussion_is_settled_and_taken_up_again():
    a = a_domain()
    a.add_note("Who pays?", NoteKind.HOTSPOT)
    comment = _say(a, "Sales", note="Who pays?")

    a.do(ResolveComments, comment_ids=(comment.pk,))
    assert Comment.objects.get().is_resolved is True
    a.do(ResolveComments, comment_ids=(comment.pk,), is_resolved=False)

    assert Comment.objects.get().is_resolved is False


def test_what_was_said_goes_with_the_thing_and_the_log_tells_it():
    a = a_domain()
    a.add_note("Who pays?", NoteKind.HOTSPOT)
    a.add_note("Order placed")
    mel = a_member(a, Role.EDITOR)
    for note in ("Who pays?", "Order placed"):
        _say(a, "Hm", note=note, mentions=(mel.user_id,))

    a.do(RemoveFromBoard, note_ids=tuple(a.notes.values()))

    assert (Comment.objects.count(), Notification.objects.count()) == (0, 0)
    assert list(differences(a.reload())) == []


def test_everybody_reads_only_their_own_notifications():
    a = a_domain()
    a.add_note("Order placed")
    mel, kim = a_member(a, Role.VIEWER, "Mel"), a_member(a, Role.EDITOR, "Kim")
    _say(a, "@Mel", note="Order placed", mentions=(mel.user_id,))
    told = Notification.objects.get()

    with pytest.raises(NotFound):
        a.do(MarkNotificationsRead, caller=kim, notification_ids=(told.pk,))
    assert Notification.objects.get().is_read is False
    change = a.do(MarkNotificationsRead, caller=mel, notification_ids=(told.pk,))

    assert (Notification.objects.get().is_read, change.audience) == (True, "caller")
