"""What relationships agree on beyond resources: release groups, separations, consumer contracts and kernels."""

import pytest

from modeler.core.compiler.compile import compile_snapshot
from modeler.core.definitions.agreements import AgreementKind
from modeler.core.definitions.schemas import Schema
from modeler.core.definitions.wire import from_json, to_json
from modeler.core.snapshot.kinds import RelationshipKind, UpstreamRole
from modeler.core.snapshot.snapshot import Snapshot
from tests.builders.snapshots import a_snapshot, fields, id_of

ORDER = fields(total="number", country="string")
PARTNERSHIP, KERNEL = RelationshipKind.PARTNERSHIP, RelationshipKind.SHARED_KERNEL


def agreed(snapshot: Snapshot, kind: AgreementKind):
    return compile_snapshot(snapshot).definitions.agreed(kind)


def contexts(*names: str) -> tuple:
    return tuple(sorted((id_of("context", name) for name in names), key=str))


def test_partners_of_partners_ship_together():
    snapshot = a_snapshot(
        relationships=[("Sales", "Billing", PARTNERSHIP), ("Billing", "Shipping", PARTNERSHIP), ("Sales", "Analytics")]
    )

    groups = agreed(snapshot, AgreementKind.RELEASE_GROUP)

    assert [group.context_ids for group in groups] == [contexts("Sales", "Billing", "Shipping")]


def test_separate_ways_are_told_as_a_pair_that_never_meets():
    snapshot = a_snapshot(relationships=[("Sales", "Billing", RelationshipKind.SEPARATE_WAYS)])

    separations = agreed(snapshot, AgreementKind.SEPARATION)

    assert [each.context_ids for each in separations] == [contexts("Sales", "Billing")]


def test_a_customer_s_contract_names_the_fields_that_its_filters_read():
    snapshot = a_snapshot(
        events=[("Sales", "OrderPlaced", ORDER)],
        policies=[
            ("Billing", "OrderPlaced", {"name": "A", "condition": "total > 5"}),
            ("Billing", "OrderPlaced", {"name": "B", "condition": 'country = "DE" and total < 3'}),
        ],
        relationships=[("Sales", "Billing", RelationshipKind.CUSTOMER_SUPPLIER)],
    )

    contracts = agreed(snapshot, AgreementKind.CONSUMER_CONTRACT)

    assert [(each.context_ids, each.event_ids, each.fields) for each in contracts] == [
        (
            (id_of("context", "Sales"), id_of("context", "Billing")),
            (id_of("event", "OrderPlaced"),),
            ("country", "total"),
        )
    ]


def test_a_kernel_holds_the_types_that_cross_it_and_both_sides_maintain_them():
    snapshot = a_snapshot(
        events=[("Sales", "OrderPlaced", ORDER), ("Sales", "CartFilled", ORDER)],
        policies=[("Billing", "OrderPlaced")],
        relationships=[("Sales", "Billing", KERNEL)],
    )

    kernels = agreed(snapshot, AgreementKind.SHARED_KERNEL)

    schemas = {each.detail_type: each for each in compile_snapshot(snapshot).definitions.of_type(Schema)}
    assert [each.event_ids for each in kernels] == [(id_of("event", "OrderPlaced"),)]
    assert (schemas["OrderPlaced"].maintainers, schemas["OrderPlaced"].is_registered) == (
        contexts("Sales", "Billing"),
        True,
    )
    assert (schemas["CartFilled"].maintainers, schemas["CartFilled"].is_registered) == (contexts("Sales"), False)


def test_what_comes_out_of_a_big_ball_of_mud_is_not_trusted():
    snapshot = a_snapshot(
        events=[("Legacy", "OrderPlaced", ORDER), ("Sales", "CartFilled", ORDER)],
        contexts={"Legacy": {"is_big_ball_of_mud": True}},
    )

    schemas = compile_snapshot(snapshot).definitions.of_type(Schema)

    assert {each.detail_type: each.is_trusted for each in schemas} == {"OrderPlaced": False, "CartFilled": True}


@pytest.mark.parametrize("kind", RelationshipKind)
def test_agreements_are_read_back_as_they_were(kind):
    language = frozenset() if kind.is_symmetric else frozenset({UpstreamRole.PUBLISHED_LANGUAGE})
    snapshot = a_snapshot(
        events=[("Sales", "OrderPlaced", ORDER)],
        policies=[("Billing", "OrderPlaced", {"condition": "total > 1"})],
        relationships=[("Sales", "Billing", {"kind": kind, "upstream_roles": language})],
    )
    definitions = compile_snapshot(snapshot).definitions

    assert from_json(to_json(definitions)) == definitions
