"""Refactorings of the context map: one change each, and the flows keep their meaning."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest

from modeler.core.checks.run import run_checks
from modeler.core.intents.context_map import AddRelationship
from modeler.core.intents.events import ChangeEventSchema
from modeler.core.intents.language import AddTerm
from modeler.core.intents.refactorings import (
    ExtractSharedKernel,
    InsertAnticorruptionLayer,
    MergeContexts,
    PromoteToOpenHost,
    ReverseRelationship,
    SplitContext,
    SuspendPartnership,
)
from modeler.core.kernel.errors import Conflict, Forbidden, Invalid, ModelerError
from modeler.core.kernel.roles import Role
from modeler.core.snapshot.kinds import DownstreamRole, NoteKind, RelationshipKind, UpstreamRole
from modeler.models import Change, Context, Element, Flow, Relationship, Subscription, Term
from modeler.services.preview import preview_of
from modeler.services.replay import differences
from modeler.services.snapshots import snapshot_of
from tests.builders.domains import ADomain, a_domain, a_member

pytestmark = pytest.mark.django_db

CUSTOMER_SUPPLIER = RelationshipKind.CUSTOMER_SUPPLIER


def a_shop() -> tuple[ADomain, dict[str, UUID]]:
    """Sales publishes an event that Billing reacts to by a command, whose aggregate raises an event for Stock."""
    a = a_domain()
    names = ("Sales", "Billing", "Stock")
    ids = {name: a.add_context(name, x=2_000 * at) for at, name in enumerate(names)}
    a.add_note("Order placed", x=100, y=100)
    a.add_note("Bill it", NoteKind.POLICY, x=2_100, y=100)
    a.add_note("Send invoice", NoteKind.COMMAND, x=2_400, y=100)
    a.add_note("Invoice", NoteKind.AGGREGATE, x=2_600, y=100)
    a.add_note("Invoice paid", x=2_900, y=100)
    a.add_note("Ship it", NoteKind.POLICY, x=4_100, y=100)
    for source, target in (
        ("Order placed", "Bill it"),
        ("Bill it", "Send invoice"),
        ("Send invoice", "Invoice"),
        ("Invoice", "Invoice paid"),
        ("Invoice paid", "Ship it"),
    ):
        a.connect(source, target)
    schema = {"type": "object", "properties": {"total": {"type": "number"}}}
    for event in ("Order placed", "Invoice paid"):
        a.do(ChangeEventSchema, event_id=a.element_of(event), schema=schema)
    relate(a, ids["Sales"], ids["Billing"], upstream_roles=frozenset([UpstreamRole.PUBLISHED_LANGUAGE]))
    relate(a, ids["Billing"], ids["Stock"], kind=CUSTOMER_SUPPLIER)
    return a, ids


def relate(
    a: ADomain,
    upstream: UUID,
    downstream: UUID,
    *,
    kind: RelationshipKind = RelationshipKind.UPSTREAM_DOWNSTREAM,
    upstream_roles: frozenset[UpstreamRole] = frozenset(),
) -> UUID:
    edge = uuid4()
    ends = {"upstream_id": upstream, "downstream_id": downstream}
    a.do(AddRelationship, relationship_id=edge, kind=kind, upstream_roles=upstream_roles, **ends)
    return edge


def edges(a: ADomain) -> set[tuple[str, str, str]]:
    return {
        (edge.upstream.name, edge.kind, edge.downstream.name)
        for edge in Relationship.objects.filter(domain=a.domain).select_related("upstream", "downstream")
    }


def reactions(a: ADomain) -> set[tuple[str, str]]:
    flows = Flow.objects.filter(domain=a.domain).values_list("source__name", "target__name")
    subscriptions = Subscription.objects.filter(domain=a.domain).values_list("event__name", "policy__name")
    return {*flows, *subscriptions}


def codes(a: ADomain) -> list[str]:
    return sorted(one.code for one in run_checks(snapshot_of(a.reload())) if one.code.startswith(("FLOW", "MAP")))


def test_a_split_takes_along_the_relationships_that_its_messages_need():
    a, ids = a_shop()
    before = reactions(a)

    a.do(
        SplitContext,
        context_id=ids["Billing"],
        new_context_id=uuid4(),
        name="Collecting",
        element_ids=(a.element_of("Invoice paid"),),
    )

    assert edges(a) == {
        ("Sales", "upstream_downstream", "Billing"),
        ("Billing", "customer_supplier", "Stock"),
        ("Collecting", "customer_supplier", "Stock"),
    }
    assert Element.objects.get(name="Invoice paid").context.name == "Collecting"
    assert reactions(a) == before
    assert codes(a) == []


def test_the_halves_of_a_split_relate_by_what_passes_between_them():
    a, ids = a_shop()

    a.do(
        SplitContext,
        context_id=ids["Billing"],
        new_context_id=uuid4(),
        name="Deciding",
        element_ids=(a.element_of("Bill it"),),
    )

    # Deciding sends its command to Billing, which owns it and so stands upstream.
    assert ("Billing", "upstream_downstream", "Deciding") in edges(a)
    assert ("Sales", "upstream_downstream", "Deciding") in edges(a)
    assert codes(a) == []


def test_a_merge_takes_over_elements_words_regions_and_relationships():
    a, ids = a_shop()
    before = reactions(a)
    for name, meaning in (("Sales", "a wish"), ("Billing", "a debt")):
        a.do(AddTerm, term_id=uuid4(), context_id=ids[name], name="order", meaning=meaning)
    a.do(AddTerm, term_id=uuid4(), context_id=ids["Billing"], name="invoice", meaning="what is owed")

    a.do(MergeContexts, context_id=ids["Billing"], into_id=ids["Sales"])

    assert set(Context.objects.filter(domain=a.domain).values_list("name", flat=True)) == {"Sales", "Stock"}
    assert edges(a) == {("Sales", "customer_supplier", "Stock")}
    assert dict(Term.objects.filter(domain=a.domain).values_list("name", "meaning")) == {
        "order": "a wish\nBilling: a debt",
        "invoice": "what is owed",
    }
    assert reactions(a) == before
    assert codes(a) == []


def test_what_is_shared_gets_a_context_upstream_of_both():
    a, ids = a_shop()
    shared = relate(a, ids["Sales"], ids["Stock"], kind=RelationshipKind.SHARED_KERNEL)

    a.do(
        ExtractSharedKernel,
        relationship_id=shared,
        new_context_id=uuid4(),
        name="Catalogue",
        element_ids=(a.element_of("Order placed"),),
    )

    assert {edge for edge in edges(a) if "Catalogue" in edge} == {
        ("Catalogue", "upstream_downstream", "Sales"),
        ("Catalogue", "upstream_downstream", "Stock"),
        ("Catalogue", "upstream_downstream", "Billing"),
    }
    assert not Relationship.objects.filter(pk=shared).exists()


def test_a_suspended_partnership_has_an_upstream_side():
    a, ids = a_shop()
    edge = relate(a, ids["Sales"], ids["Stock"], kind=RelationshipKind.PARTNERSHIP)

    a.do(SuspendPartnership, relationship_id=edge, upstream_id=ids["Stock"])

    assert ("Stock", "upstream_downstream", "Sales") in edges(a)


def test_a_reversed_relationship_keeps_no_pattern_of_a_side():
    a, _ = a_shop()
    edge = Relationship.objects.get(upstream__name="Sales")

    a.do(ReverseRelationship, relationship_id=edge.pk)

    edge.refresh_from_db()
    assert (edge.upstream.name, edge.downstream.name, edge.upstream_roles) == ("Billing", "Sales", [])
    assert codes(a) == ["FLOW201"]


def test_an_inserted_layer_takes_the_place_of_conforming():
    a, _ = a_shop()
    edge = Relationship.objects.get(upstream__name="Sales")

    a.do(InsertAnticorruptionLayer, relationship_id=edge.pk)

    edge.refresh_from_db()
    assert edge.downstream_roles == [DownstreamRole.ANTICORRUPTION_LAYER.value]


def test_an_open_host_serves_everybody_and_has_no_customers():
    a, ids = a_shop()

    a.do(PromoteToOpenHost, context_id=ids["Billing"])

    edge = Relationship.objects.get(upstream__name="Billing")
    assert (edge.kind, edge.upstream_roles) == ("upstream_downstream", ["open_host_service", "published_language"])
    assert codes(a) == []


def split(context: UUID, name: str, *element_ids: UUID) -> tuple[type, dict[str, object]]:
    return SplitContext, {"context_id": context, "new_context_id": uuid4(), "name": name, "element_ids": element_ids}


REFUSED: dict[str, tuple[Callable[[ADomain, dict[str, UUID]], tuple[type, dict[str, object]]], type[ModelerError]]] = {
    "nothing would stay": (lambda a, ids: split(ids["Sales"], "All", a.element_of("Order placed")), Conflict),
    "the name is taken": (lambda a, ids: split(ids["Billing"], "Stock", a.element_of("Bill it")), Conflict),
    "the element lies elsewhere": (lambda a, ids: split(ids["Billing"], "Else", a.element_of("Ship it")), Invalid),
    "it is no partnership": (
        lambda a, ids: (SuspendPartnership, {"relationship_id": edge_of("Sales"), "upstream_id": ids["Sales"]}),
        Invalid,
    ),
    "nothing is shared": (
        lambda a, ids: (
            ExtractSharedKernel,
            {
                "relationship_id": edge_of("Sales"),
                "new_context_id": uuid4(),
                "name": "Kernel",
                "element_ids": (a.element_of("Order placed"),),
            },
        ),
        Invalid,
    ),
    "nobody stands downstream": (lambda a, ids: (PromoteToOpenHost, {"context_id": ids["Stock"]}), Conflict),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_refactoring_that_makes_no_sense_changes_nothing(case: str):
    a, ids = a_shop()
    ask, error = REFUSED[case]
    kind, body = ask(a, ids)
    version, before = a.reload().version, edges(a)

    with pytest.raises(error):
        a.do(kind, **body)

    assert (a.reload().version, edges(a)) == (version, before)


def edge_of(upstream: str) -> UUID:
    return Relationship.objects.get(upstream__name=upstream).pk


def test_a_preview_tells_what_would_change_and_changes_nothing():
    a, ids = a_shop()
    version = a.reload().version

    preview = preview_of(a.owner, a.intent(ReverseRelationship, relationship_id=edge_of("Sales")))

    assert [(one.kind, one.details[:2]) for one in preview.comparison.sentences] == [
        ("Relationship", ("upstream: Sales → Billing", "downstream: Billing → Sales"))
    ]
    assert [one.code for one in preview.new_findings] == ["FLOW201"]
    assert preview.gone_findings == ()
    assert a.reload().version == version
    assert Relationship.objects.get(pk=edge_of("Sales")).downstream_id == ids["Billing"]


def test_a_preview_says_what_the_intent_then_does():
    a, ids = a_shop()
    body = {
        "context_id": ids["Billing"],
        "new_context_id": uuid4(),
        "name": "Collecting",
        "element_ids": (a.element_of("Invoice paid"),),
    }

    preview = preview_of(a.owner, a.intent(SplitContext, **body))
    a.do(SplitContext, **body)

    done = snapshot_of(a.reload())
    assert (preview.comparison.after.contexts, preview.comparison.after.elements) == (done.contexts, done.elements)
    assert preview.comparison.after.relationships == done.relationships
    assert list(differences(a.domain)) == []


def test_a_viewer_may_not_even_look_ahead():
    a, ids = a_shop()
    viewer = a_member(a, Role.VIEWER)

    with pytest.raises(Forbidden):
        preview_of(viewer, a.intent(PromoteToOpenHost, context_id=ids["Billing"]))

    assert not Change.objects.filter(kind="PromotedToOpenHost").exists()
