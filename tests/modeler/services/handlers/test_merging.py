"""Merging elements that are one thing: everything follows the kept one, and one undo takes it back."""

from uuid import uuid4

import pytest

from modeler.core.intents.board import UndoChange
from modeler.core.intents.discussion import AddComment
from modeler.core.intents.events import ChangeEventSchema, ReleaseModel
from modeler.core.intents.storming import DistinguishElements, MergeElements
from modeler.core.kernel.errors import Conflict, Invalid
from modeler.core.snapshot.kinds import NoteKind
from modeler.models import Comment, Connector, Distinction, Element, Event, EventVersion, Flow, Note, Subscription
from modeler.services.replay import differences
from modeler.services.snapshots import snapshot_of
from tests.builders.domains import ADomain, a_domain

pytestmark = pytest.mark.django_db
FIELDS = {"type": "object", "properties": {"total": {"type": "number"}}, "required": []}


def _two_of_one_name() -> ADomain:
    """Two events that two policies react to, one of them to both; the second event comes from a command."""
    a = a_domain()
    a.add_note("First")
    a.add_note("Second", x=300)
    a.add_note("Bill", NoteKind.POLICY, x=600)
    a.add_note("Ship", NoteKind.POLICY, x=900)
    a.add_note("Place order", NoteKind.COMMAND, y=300)
    for source, target in [("First", "Bill"), ("Second", "Bill"), ("Second", "Ship"), ("Place order", "Second")]:
        a.connect(source, target)
    return a


def _merge(a: ADomain):
    return a.do(MergeElements, kept_id=a.element_of("First"), merged_ids=(a.element_of("Second"),))


def test_notes_flows_and_subscriptions_follow_the_kept_element():
    a = _two_of_one_name()

    _merge(a)

    assert {str(flow) for flow in Flow.objects.all()} == {"First → Bill", "First → Ship", "Place order → First"}
    assert {(str(one.event), str(one.policy)) for one in Subscription.objects.all()} == {
        ("First", "Bill"),
        ("First", "Ship"),
    }
    assert Note.objects.filter(element__name="First").count() == 2
    assert all(connector.flow_id for connector in Connector.objects.all())
    assert not Element.objects.filter(name="Second").exists()
    assert list(differences(a.reload())) == []


def test_one_undo_takes_a_merge_back():
    a = _two_of_one_name()
    before = snapshot_of(a.reload())

    change = _merge(a)
    a.do(UndoChange, change_id=change.pk, board_id=None)

    after = snapshot_of(a.reload())
    assert (after.elements, after.flows, after.boards) == (before.elements, before.flows, before.boards)
    assert after.subscriptions == before.subscriptions
    assert after.events == before.events


def test_an_arrow_between_the_two_stays_drawn_and_means_nothing_any_more():
    a = a_domain()
    a.add_note("Bill", NoteKind.POLICY)
    a.add_note("Invoice", NoteKind.POLICY, x=600)
    a.connect("Bill", "Invoice")

    a.do(MergeElements, kept_id=a.element_of("Bill"), merged_ids=(a.element_of("Invoice"),))

    assert (Flow.objects.count(), Connector.objects.get().flow_id) == (0, None)


def test_the_fields_of_the_merged_event_fill_an_empty_schema():
    a = _two_of_one_name()
    a.do(ChangeEventSchema, event_id=a.element_of("Second"), schema=FIELDS)

    _merge(a)

    assert Event.objects.get().schema == FIELDS


def test_what_was_said_of_both_stands_together():
    a = _two_of_one_name()
    for name in ("First", "Second"):
        a.do(AddComment, comment_id=uuid4(), note_id=a.notes[name], text=f"About {name}")

    _merge(a)

    assert {comment.element_id for comment in Comment.objects.all()} == {a.element_of("First")}


def test_a_decision_that_they_differ_goes():
    a = _two_of_one_name()
    a.do(DistinguishElements, element_ids=(a.element_of("First"), a.element_of("Second")))

    _merge(a)

    assert not Distinction.objects.exists()


def test_things_of_two_kinds_are_not_merged():
    a = _two_of_one_name()

    with pytest.raises(Invalid):
        a.do(MergeElements, kept_id=a.element_of("First"), merged_ids=(a.element_of("Bill"),))

    assert Element.objects.count() == 5


def test_a_released_event_is_kept_not_merged_away():
    a = _two_of_one_name()
    a.do(ChangeEventSchema, event_id=a.element_of("Second"), schema=FIELDS)
    a.do(ReleaseModel, release_id=uuid4(), summary="First")
    assert EventVersion.objects.filter(event_id=a.element_of("Second")).exists()

    with pytest.raises(Conflict):
        _merge(a)

    assert Element.objects.filter(name="Second").exists()
