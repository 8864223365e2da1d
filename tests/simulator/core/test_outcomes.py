"""What comes of a command: exactly one event, at least one, or all, as the model says."""

from collections import Counter
from dataclasses import replace

import pytest

from modeler.core.compiler.compile import compile_snapshot
from modeler.core.definitions.topology import Definitions
from modeler.core.kernel.outcomes import OutcomeOperator
from simulator.core.records.record import RecordKind
from simulator.core.scenario.arrivals import Arrivals, Pattern
from simulator.core.scenario.scenario import Scenario, Source
from tests.builders.snapshots import a_snapshot
from tests.builders.worlds import records_of

OUTCOMES = ("OrderPlaced", "OrderRejected", "OrderReviewed")
ORDERS = 40


def _definitions(operator: OutcomeOperator) -> Definitions:
    snapshot = a_snapshot(
        events=[("Sales", name) for name in OUTCOMES],
        elements=[("command", "PlaceOrder", "Sales")],
        flows=[("PlaceOrder", name) for name in OUTCOMES],
    )
    elements = tuple(
        replace(element, outcome_operator=operator) if element.name == "PlaceOrder" else element
        for element in snapshot.elements
    )
    return compile_snapshot(replace(snapshot, elements=elements)).definitions


def _outcomes_by_order(operator: OutcomeOperator) -> Counter[int]:
    """How many orders led to how many different events."""
    arrivals = Arrivals(pattern=Pattern.SCHEDULE, at=tuple(float(at) for at in range(ORDERS)))
    scenario = Scenario(horizon=600.0, sources=(Source(name="Customer", trigger="PlaceOrder", arrivals=arrivals),))
    raised: dict[str, set[str]] = {}
    for record in records_of(_definitions(operator), scenario, 7):
        if record.kind is RecordKind.RAISED:
            raised.setdefault(record.correlation, set()).add(record.place.node)
    assert len(raised) == ORDERS
    return Counter(len(events) for events in raised.values())


@pytest.mark.parametrize(
    ("operator", "numbers"),
    [(OutcomeOperator.XOR, {1}), (OutcomeOperator.OR, {1, 2, 3}), (OutcomeOperator.AND, {3})],
)
def test_as_many_events_follow_a_command_as_its_operator_says(operator, numbers):
    assert set(_outcomes_by_order(operator)) == numbers


def test_the_definitions_say_the_operator():
    (handling,) = _definitions(OutcomeOperator.OR).behaviour.handlings

    assert handling.operator is OutcomeOperator.OR
