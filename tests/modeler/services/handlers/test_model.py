"""Contexts, relationships, elements, events, subscriptions: what each intent does to the rows."""

from uuid import UUID, uuid4

import pytest

from modeler.core.intents.board import (
    AddNotes,
    AddRegion,
    ChangeNoteKind,
    ChangeRegion,
    Connect,
    NewNote,
    NoteMove,
    RemoveFromBoard,
    UndoChange,
)
from modeler.core.intents.context_map import AddRelationship, ChangeRelationship, RemoveRelationship
from modeler.core.intents.events import AddSubscription, ChangeEventSchema, ChangeSubscription, RemoveSubscription
from modeler.core.intents.language import AddTerm
from modeler.core.intents.model import (
    AddContext,
    AddElement,
    AddFlow,
    ChangeContext,
    PlaceElement,
    RemoveContext,
    RemoveElement,
    RemoveFlow,
    RenameElement,
)
from modeler.core.kernel.errors import Conflict, Invalid, NotFound
from modeler.core.snapshot.events import Destination
from modeler.core.snapshot.kinds import ElementKind, NoteKind, RegionKind, RelationshipKind, TargetKind, UpstreamRole
from modeler.models import (
    Change,
    Connector,
    Context,
    Element,
    Event,
    Flow,
    Note,
    Region,
    Relationship,
    Subscription,
    Term,
)
from modeler.services.snapshots import snapshot_of
from tests.builders.domains import ADomain, a_domain
from tests.builders.workshops import a_guest

pytestmark = pytest.mark.django_db


def _contexts(a: ADomain, *names: str):
    ids = [uuid4() for _ in names]
    for context_id, name in zip(ids, names, strict=True):
        a.do(AddContext, context_id=context_id, name=name)
    return ids


def _relationship(a: ADomain, upstream, downstream, **more):
    relationship_id = uuid4()
    ends = {"upstream_id": upstream, "downstream_id": downstream}
    kind = RelationshipKind.UPSTREAM_DOWNSTREAM
    a.do(AddRelationship, **{"relationship_id": relationship_id, "kind": kind, **ends, **more})
    return relationship_id


def test_two_contexts_of_one_name_are_refused():
    a = a_domain()
    _contexts(a, "Sales")

    with pytest.raises(Conflict):
        _contexts(a, "Sales")

    assert a.domain.contexts.count() == 1


def test_a_big_ball_of_mud_is_a_flag_of_a_context():
    a = a_domain()
    (legacy,) = _contexts(a, "Legacy")

    a.do(ChangeContext, context_id=legacy, is_big_ball_of_mud=True)

    row = Context.objects.get(pk=legacy)
    assert (row.is_big_ball_of_mud, row.name) == (True, "Legacy")


def test_removing_a_context_keeps_its_elements():
    a = a_domain()
    sales, shipping = _contexts(a, "Sales", "Shipping")
    _relationship(a, sales, shipping)
    element_id = uuid4()
    a.do(AddElement, element_id=element_id, kind=ElementKind.EVENT, name="Order placed", context_id=sales)
    a.do(AddTerm, term_id=uuid4(), context_id=sales, name="Order")

    a.do(RemoveContext, context_id=sales)

    assert Element.objects.get(pk=element_id).context_id is None
    assert (Relationship.objects.count(), Term.objects.count()) == (0, 0)


@pytest.mark.parametrize("kind", list(RelationshipKind))
def test_every_kind_of_relationship_is_stored_and_read_back(kind):
    a = a_domain()
    sales, shipping = _contexts(a, "Sales", "Shipping")

    _relationship(a, sales, shipping, kind=kind)

    (edge,) = snapshot_of(a.reload()).relationships
    assert (edge.kind, edge.upstream_id, edge.downstream_id) == (kind, sales, shipping)


def test_a_context_does_not_relate_to_itself():
    a = a_domain()
    sales, shipping = _contexts(a, "Sales", "Shipping")
    edge = _relationship(a, sales, shipping)

    with pytest.raises(Invalid):
        _relationship(a, sales, sales)
    with pytest.raises(Invalid):
        a.do(ChangeRelationship, relationship_id=edge, upstream_id=shipping)

    assert Relationship.objects.get().upstream_id == sales


def test_a_relationship_is_changed_property_by_property_and_removed():
    a = a_domain()
    sales, shipping = _contexts(a, "Sales", "Shipping")
    edge = _relationship(a, sales, shipping)

    a.do(ChangeRelationship, relationship_id=edge, upstream_roles=frozenset({UpstreamRole.OPEN_HOST_SERVICE}))
    assert Relationship.objects.get().upstream_roles == ["open_host_service"]
    a.do(RemoveRelationship, relationship_id=edge)

    assert not Relationship.objects.exists()


def test_a_context_of_another_domain_is_not_there():
    a, other = a_domain(), a_domain()
    (sales,) = _contexts(a, "Sales")
    (foreign,) = _contexts(other, "Foreign")

    with pytest.raises(NotFound):
        _relationship(a, sales, foreign)
    with pytest.raises(NotFound):
        a.do(ChangeContext, context_id=foreign, name="Mine")

    assert Context.objects.get(pk=foreign).name == "Foreign"


def test_an_element_of_several_notes_is_renamed_once():
    a = a_domain()
    a.add_note("Order placed")
    element_id = a.element_of("Order placed")

    a.do(RenameElement, element_id=element_id, name="Order accepted")

    assert str(Note.objects.get()) == "Order accepted"


def test_a_flow_from_event_to_policy_subscribes_and_its_removal_unsubscribes():
    a = a_domain()
    event_id, policy_id, flow_id = uuid4(), uuid4(), uuid4()
    a.do(AddElement, element_id=event_id, kind=ElementKind.EVENT, name="Order placed")
    a.do(AddElement, element_id=policy_id, kind=ElementKind.POLICY, name="Invoice")
    a.do(AddFlow, flow_id=flow_id, source_id=event_id, target_id=policy_id)
    assert Subscription.objects.get().policy_id == policy_id

    a.do(RemoveFlow, flow_id=flow_id)

    assert (Flow.objects.count(), Subscription.objects.count()) == (0, 0)


def test_a_subscription_is_written_with_target_and_destinations():
    a = a_domain()
    a.add_note("Order placed")
    a.add_note("Reserve", NoteKind.POLICY)
    subscription_id = uuid4()
    ends = {"event_id": a.element_of("Order placed"), "policy_id": a.element_of("Reserve")}
    a.do(AddSubscription, subscription_id=subscription_id, **ends, condition="total >= 500")

    a.do(
        ChangeSubscription,
        subscription_id=subscription_id,
        target_kind=TargetKind.STEP_FUNCTIONS,
        on_failure=Destination(TargetKind.SQS, "failed"),
    )

    (read,) = snapshot_of(a.reload()).subscriptions
    assert (read.condition, read.target_kind) == ("total >= 500", TargetKind.STEP_FUNCTIONS)
    assert (read.on_success, read.on_failure) == (None, Destination(TargetKind.SQS, "failed"))


def test_a_command_cannot_react():
    a = a_domain()
    a.add_note("Order placed")
    a.add_note("Place order", NoteKind.COMMAND)

    with pytest.raises(Invalid):
        a.do(
            AddSubscription,
            subscription_id=uuid4(),
            event_id=a.element_of("Order placed"),
            policy_id=a.element_of("Place order"),
        )

    assert not Subscription.objects.exists()


def test_removing_a_subscription_takes_its_arrow_away():
    a = a_domain()
    a.add_note("Order placed")
    a.add_note("Invoice", NoteKind.POLICY)
    a.connect("Order placed", "Invoice")

    a.do(RemoveSubscription, subscription_id=Subscription.objects.get().pk)

    assert (Connector.objects.count(), Flow.objects.count(), Note.objects.count()) == (0, 0, 2)


def test_a_schema_belongs_to_an_event():
    a = a_domain()
    a.add_note("Order placed")
    schema = {"type": "object", "properties": {"total": {"type": "number"}}, "required": ["total"]}

    a.do(ChangeEventSchema, event_id=a.element_of("Order placed"), schema=schema)

    assert Event.objects.get().schema == schema


def test_a_note_turned_from_event_to_policy_loses_what_only_an_event_has():
    a = a_domain()
    a.add_note("Order placed")
    a.add_note("Invoice", NoteKind.POLICY)
    a.connect("Order placed", "Invoice")

    a.do(ChangeNoteKind, note_id=a.notes["Order placed"], kind=NoteKind.POLICY)

    assert (Event.objects.count(), Subscription.objects.count()) == (0, 0)
    note = Note.objects.get(pk=a.notes["Order placed"])
    assert (note.kind, note.element.kind, note.width) == ("policy", "policy", 240)


def test_a_note_turned_free_keeps_its_words_and_drops_its_element():
    a = a_domain()
    a.add_note("Order placed")

    a.do(ChangeNoteKind, note_id=a.notes["Order placed"], kind=NoteKind.HOTSPOT)

    note = Note.objects.get()
    assert (note.text, note.element_id, Element.objects.count()) == ("Order placed", None, 0)


def test_a_region_takes_the_notes_inside_into_its_context():
    a = a_domain()
    a.add_note("Order placed", x=10, y=10)
    a.add_note("Far away happened", x=9000, y=10)

    sales = a.add_context("Sales")

    names = Element.objects.filter(context_id=sales).values_list("name", flat=True)
    assert list(names) == ["Order placed"]


def test_a_second_region_of_the_same_name_shows_the_same_context():
    a = a_domain()
    a.add_context("Sales")
    a.add_context("Sales", x=3000)

    assert (Context.objects.count(), Region.objects.count()) == (1, 2)


def test_a_swimlane_is_no_context():
    a = a_domain()
    place = {"x": 0, "y": 0, "width": 500, "height": 100}

    a.do(AddRegion, region_id=uuid4(), kind=RegionKind.SWIMLANE, name="Back office", **place)

    assert (Region.objects.get().name, Context.objects.count()) == ("Back office", 0)


def test_an_arrow_drawn_twice_is_refused():
    a = a_domain()
    a.add_note("Order placed")
    a.add_note("Invoice", NoteKind.POLICY)
    a.connect("Order placed", "Invoice")

    with pytest.raises(Conflict):
        a.connect("Order placed", "Invoice")
    with pytest.raises(NotFound):
        a.do(Connect, connector_id=uuid4(), source_id=a.notes["Order placed"], target_id=uuid4())

    assert Connector.objects.count() == 1


def test_an_element_is_placed_and_removed_with_its_notes():
    a = a_domain()
    (sales,) = _contexts(a, "Sales")
    a.add_note("Order placed")
    element_id = a.element_of("Order placed")

    a.do(PlaceElement, element_id=element_id, context_id=sales)
    assert Element.objects.get().context_id == sales
    a.do(RemoveElement, element_id=element_id)

    assert (Element.objects.count(), Note.objects.count(), Event.objects.count()) == (0, 0, 0)


def test_an_element_stays_while_another_note_shows_it():
    a = a_domain()
    first = a.add_note("Order placed")
    again = NewNote(id=uuid4(), kind=NoteKind.EVENT, x=500, y=0, element_id=a.element_of("Order placed"))
    a.do(AddNotes, notes=(again,))

    a.do(RemoveFromBoard, note_ids=(first,))

    assert (Element.objects.count(), Note.objects.count()) == (1, 1)


def test_a_region_moves_with_its_notes_in_one_change():
    a = a_domain()
    note_id = a.add_note("Order placed", x=10, y=60)
    context_id = a.add_context("Sales")
    region = Region.objects.get()

    change = a.do(ChangeRegion, region_id=region.pk, x=5000.0, moves=(NoteMove(note_id, 5010, 60),))

    assert (Region.objects.get().x, Note.objects.get().x) == (5000, 5010)
    assert Element.objects.get().context_id == context_id
    a.do(UndoChange, change_id=change.pk)
    assert (Region.objects.get().x, Note.objects.get().x) == (0, 10)


def test_a_guest_shows_only_elements_that_their_board_shows():
    a = a_domain()
    a.add_note("Order placed")
    elsewhere = uuid4()
    a.do(AddElement, element_id=elsewhere, kind=ElementKind.EVENT, name="Board fired")
    guest = a_guest(a)

    def show(element_id: UUID) -> Change:
        note = NewNote(id=uuid4(), kind=NoteKind.EVENT, x=500, y=0, element_id=element_id)
        return a.do(AddNotes, caller=guest, notes=(note,))

    show(a.element_of("Order placed"))
    with pytest.raises(NotFound):
        show(elsewhere)

    assert Note.objects.filter(element_id=elsewhere).count() == 0
    assert Note.objects.filter(element_id=a.element_of("Order placed")).count() == 2
