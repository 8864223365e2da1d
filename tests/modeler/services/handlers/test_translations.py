"""Translators: who translates a foreign event into which own one, and what goes with them."""

from uuid import uuid4

import pytest

from modeler.core.intents.board import UndoChange
from modeler.core.intents.context_map import AddRelationship, ChangeRelationship
from modeler.core.intents.events import ChangeEventSchema, ChangeSubscription
from modeler.core.intents.model import RemoveElement, RestoreVersion
from modeler.core.intents.storming import MergeElements
from modeler.core.intents.translations import AddTranslation, ChangeTranslation, InsertTranslator, RemoveTranslation
from modeler.core.kernel.errors import Conflict, Invalid
from modeler.core.snapshot.kinds import NoteKind, RelationshipKind
from modeler.core.snapshot.translations import FieldMapping, Translation
from modeler.models import Connector, Element, Flow, Note, Subscription
from modeler.models import Translation as Row
from modeler.services.replay import differences
from modeler.services.snapshots import snapshot_of
from tests.builders.domains import ADomain, a_domain

pytestmark = pytest.mark.django_db
FIELDS = {"type": "object", "properties": {"sum": {"type": "number"}, "who": {"type": "string"}}, "required": ["sum"]}


def _bank_and_shop() -> ADomain:
    """Shop reacts to an event of Bank, and has an event of its own."""
    a = a_domain()
    a.add_context("Bank")
    a.add_context("Shop", x=2000)
    a.add_note("Money moved", x=100, y=100)
    a.add_note("Whenever money moved, ship", NoteKind.POLICY, x=2100, y=100)
    a.add_note("Order paid", x=2400, y=100)
    a.connect("Money moved", "Whenever money moved, ship")
    a.do(ChangeEventSchema, event_id=a.element_of("Money moved"), schema=FIELDS)
    return a


def _translate(a: ADomain, **more) -> Row:
    translation_id = uuid4()
    body = {"into_id": a.element_of("Order paid"), "fields": (FieldMapping(target="total", source="sum"),), **more}
    a.do(AddTranslation, translation_id=translation_id, subscription_id=Subscription.objects.get().pk, **body)
    return Row.objects.get(pk=translation_id)


def test_a_policy_translates_its_event_into_another_and_raises_it():
    a = _bank_and_shop()
    subscription = Subscription.objects.get()

    made = _translate(a)

    assert snapshot_of(a.reload()).translation_of(subscription.pk) == Translation(
        id=made.pk,
        subscription_id=subscription.pk,
        into_id=a.element_of("Order paid"),
        fields=(FieldMapping(target="total", source="sum"),),
    )
    assert {str(flow) for flow in Flow.objects.all()} == {
        "Money moved → Whenever money moved, ship",
        "Whenever money moved, ship → Order paid",
    }
    assert list(differences(a.domain)) == []


def test_a_subscription_has_one_translation():
    a = _bank_and_shop()
    _translate(a)

    with pytest.raises(Conflict):
        _translate(a)

    assert Row.objects.count() == 1


@pytest.mark.parametrize(
    "fields",
    [
        (FieldMapping(target=" "),),
        (FieldMapping(target="a", source="b"), FieldMapping(target="a", source="c")),
        (FieldMapping(target="a", source="b", constant=1),),
    ],
    ids=["no field", "one field twice", "two sources"],
)
def test_a_mapping_that_says_nothing_or_two_things_is_refused(fields):
    a = _bank_and_shop()

    with pytest.raises(Invalid):
        _translate(a, fields=fields)

    assert not Row.objects.exists()


def test_only_into_an_event_is_translated():
    a = _bank_and_shop()

    with pytest.raises(Invalid):
        _translate(a, into_id=a.element_of("Whenever money moved, ship"))

    assert not Row.objects.exists()


def test_a_changed_translation_raises_the_other_event():
    a = _bank_and_shop()
    made = _translate(a)
    a.add_note("Invoice settled", x=2700, y=100)

    a.do(ChangeTranslation, translation_id=made.pk, into_id=a.element_of("Invoice settled"), fields=())

    made.refresh_from_db()
    assert (str(made.into), made.fields) == ("Invoice settled", [])
    assert Flow.objects.filter(target__name="Invoice settled").exists()


def test_a_translation_goes_alone_or_with_its_subscription_or_its_event():
    a = _bank_and_shop()
    a.do(RemoveTranslation, translation_id=_translate(a).pk)
    assert not Row.objects.exists()

    for name in ("Order paid", "Money moved"):
        _translate(a)
        version = a.reload().version
        a.do(RemoveElement, element_id=a.element_of(name))
        assert not Row.objects.exists()
        assert list(differences(a.reload())) == []
        a.do(RestoreVersion, version=version)
        assert Row.objects.get().into.name == "Order paid"
        a.do(RemoveTranslation, translation_id=Row.objects.get().pk)


def test_a_translator_is_put_between_in_the_model_and_on_the_wall():
    a = _bank_and_shop()
    subscription = Subscription.objects.get()
    a.do(ChangeSubscription, subscription_id=subscription.pk, condition="sum > 100")

    a.do(InsertTranslator, subscription_id=subscription.pk)

    (translation,) = snapshot_of(a.reload()).translations
    model = snapshot_of(a.domain)
    own = model.element(translation.into_id)
    shop = model.context_of(a.element_of("Order paid"))
    assert shop is not None
    assert (own.name, own.context_id) == ("Money moved", shop.id)
    assert model.event(own.id).schema == FIELDS
    assert translation.fields == (
        FieldMapping(target="sum", source="sum"),
        FieldMapping(target="who", source="who"),
    )
    assert sorted(
        (str(one.event), one.event.context.name, str(one.policy), one.condition) for one in Subscription.objects.all()
    ) == [
        ("Money moved", "Bank", "Whenever money moved, translate it", ""),
        ("Money moved", "Shop", "Whenever money moved, ship", "sum > 100"),
    ]
    assert Connector.objects.count() == 3
    assert all(
        (one.flow.source_id, one.flow.target_id) == (one.source.element_id, one.target.element_id)
        for one in Connector.objects.select_related("flow", "source", "target")
    )
    assert list(differences(a.domain)) == []


def test_one_undo_takes_a_translator_out_again():
    a = _bank_and_shop()
    before = snapshot_of(a.reload())

    change = a.do(InsertTranslator, subscription_id=Subscription.objects.get().pk)
    a.do(UndoChange, change_id=change.pk, board_id=None)

    after = snapshot_of(a.reload())
    assert (after.elements, after.flows, after.subscriptions, after.translations, after.boards) == (
        before.elements,
        before.flows,
        before.subscriptions,
        before.translations,
        before.boards,
    )


def test_a_reaction_inside_one_context_or_of_a_translator_needs_no_other():
    a = _bank_and_shop()
    _translate(a)
    notes = Note.objects.count()

    with pytest.raises(Conflict):
        a.do(InsertTranslator, subscription_id=Subscription.objects.get().pk)
    a.add_note("Whenever order paid, bill", NoteKind.POLICY, x=2700, y=300)
    a.connect("Order paid", "Whenever order paid, bill")
    with pytest.raises(Invalid):
        a.do(InsertTranslator, subscription_id=Subscription.objects.get(event__name="Order paid").pk)

    assert Note.objects.count() == notes + 1


def _related(a: ADomain, **more):
    bank, shop = a.domain.contexts.get(name="Bank").pk, a.domain.contexts.get(name="Shop").pk
    kind = RelationshipKind.UPSTREAM_DOWNSTREAM
    a.do(AddRelationship, relationship_id=uuid4(), kind=kind, upstream_id=bank, downstream_id=shop, **more)
    return a.domain.relationships.get()


def test_a_relationship_exposes_aggregates_and_events():
    a = _bank_and_shop()
    event = a.element_of("Money moved")

    edge = _related(a, exposed=frozenset({event}))

    assert edge.exposed == [str(event)]
    assert snapshot_of(a.reload()).relationships[0].exposed == frozenset({event})
    with pytest.raises(Invalid):
        a.do(
            ChangeRelationship,
            relationship_id=edge.pk,
            exposed=frozenset({a.element_of("Whenever money moved, ship")}),
        )
    edge.refresh_from_db()
    assert edge.exposed == [str(event)]


def test_what_is_exposed_follows_a_merge_and_goes_with_its_element():
    a = _bank_and_shop()
    a.add_note("Money sent", x=100, y=400)
    moved, sent = a.element_of("Money moved"), a.element_of("Money sent")
    edge = _related(a, exposed=frozenset({moved}))

    a.do(MergeElements, kept_id=sent, merged_ids=(moved,))
    edge.refresh_from_db()
    assert edge.exposed == [str(sent)]

    a.do(RemoveElement, element_id=sent)
    edge.refresh_from_db()
    assert edge.exposed == []
    assert not Element.objects.filter(context__name="Bank").exists()
    assert list(differences(a.reload())) == []
