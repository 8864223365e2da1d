"""What goes into a context and what comes out of it, by flows and relationships."""

from modeler.core.kernel.ids import ContextId
from modeler.core.snapshot.communication import Direction, Exchange, exchanges_of
from tests.builders.snapshots import a_snapshot, id_of


def test_messages_are_grouped_by_collaborator_with_the_relationship():
    model = a_snapshot(
        events=[("Sales", "OrderPlaced"), ("Sales", "OrderCancelled")],
        policies=[("Billing", "OrderPlaced"), ("Billing", "OrderCancelled"), ("Sales", "OrderPlaced")],
        relationships=[
            ("Sales", "Billing", {"upstream_roles": {"published_language"}, "downstream_roles": {"conformist"}})
        ],
        elements=[("actor", "Customer"), ("command", "PlaceOrder", "Sales")],
        flows=[("Customer", "PlaceOrder")],
    )

    sales = exchanges_of(ContextId(id_of("context", "Sales")), model)
    billing = exchanges_of(ContextId(id_of("context", "Billing")), model)

    orders = (("event", "OrderCancelled"), ("event", "OrderPlaced"))
    words = "Upstream/Downstream: PL → CF"
    assert sales == (
        Exchange(Direction.INBOUND, "Customer", "actor", (("command", "PlaceOrder"),)),
        Exchange(Direction.OUTBOUND, "Billing", "context", orders, words),
    )
    assert billing == (Exchange(Direction.INBOUND, "Sales", "context", orders, words),)


def test_a_flow_that_stays_inside_crosses_nothing():
    model = a_snapshot(events=[("Sales", "OrderPlaced")], policies=[("Sales", "OrderPlaced")])

    assert exchanges_of(ContextId(id_of("context", "Sales")), model) == ()
