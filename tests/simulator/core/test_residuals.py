"""What no topic or rule can ask, the consumer asks in the simulation too."""

from dataclasses import replace

import pytest

from modeler.core.definitions.resource import EndpointKind
from modeler.core.definitions.routes import Route
from modeler.core.definitions.topology import Definitions
from simulator.core.records.record import RecordKind
from tests.builders.definitions import some_definitions
from tests.builders.worlds import one_order, records_of


def with_residual(definitions: Definitions, residual: str) -> Definitions:
    """Return the definitions with this left to every consumer."""
    resources = tuple(
        replace(each, residual=residual) if isinstance(each, Route) else each for each in definitions.resources
    )
    return replace(definitions, resources=resources)


@pytest.mark.parametrize("kind", list(EndpointKind))
@pytest.mark.parametrize(("residual", "is_filtered"), [("total > 2 * 25", True), ("total > 2 * 15", False)])
def test_a_message_that_the_residual_refuses_arrives_and_nobody_reacts(
    kind: EndpointKind, residual: str, is_filtered: bool
):
    definitions = with_residual(some_definitions(kind, reacts=True), residual)

    records = records_of(definitions, one_order(horizon=20.0))

    kinds = [record.kind for record in records]
    filtered = [record for record in records if record.kind is RecordKind.FILTERED]
    assert kinds.count(RecordKind.DELIVERED) >= 1
    assert [record.detail for record in filtered] == (
        [f"Filtered in the consumer, which asks: {residual}"] if is_filtered else []
    )
    assert (kinds.count(RecordKind.ISSUED) > 1) is not is_filtered
