"""Builds a small domain that can be run, and starts runs of it."""

from uuid import UUID, uuid4

from modeler.core.intents.context_map import AddRelationship
from modeler.core.snapshot.kinds import NoteKind, RelationshipKind
from simulator.models import Run
from simulator.services.intents import SaveScenario, StartRun
from tests.builders.domains import ADomain, a_domain

BODY = {
    "horizon": 60,
    "sources": [{"name": "Customers", "trigger": "Place order", "arrivals": {"pattern": "constant", "rate": 1.0}}],
}


def a_model() -> ADomain:
    """Return a domain in which placing an order leads to an invoice, in another context."""
    a = a_domain()
    sales, billing = a.add_context("Sales"), a.add_context("Billing", x=2000)
    a.do(
        AddRelationship,
        relationship_id=uuid4(),
        kind=RelationshipKind.CUSTOMER_SUPPLIER,
        upstream_id=sales,
        downstream_id=billing,
    )
    a.add_note("Place order", NoteKind.COMMAND, x=100, y=100)
    a.add_note("Order", NoteKind.AGGREGATE, x=300, y=100)
    a.add_note("Order placed", NoteKind.EVENT, x=600, y=100)
    a.add_note("Send invoice", NoteKind.POLICY, x=2100, y=100)
    a.connect("Place order", "Order")
    a.connect("Order", "Order placed")
    a.connect("Order placed", "Send invoice")
    a.do(SaveScenario, scenario_id=uuid4(), name="default", body=BODY)
    return a


def start_run(a: ADomain, *, seed: int = 0, speed: float = 0.0) -> Run:
    """Start a run and return it; nobody carries it out yet."""
    run_id: UUID = uuid4()
    a.do(StartRun, run_id=run_id, scenario_name="default", seed=seed, speed=speed)
    return Run.objects.get(pk=run_id)
