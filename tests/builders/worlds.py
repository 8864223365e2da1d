"""Builds worlds and runs them, for tests of the simulator."""

from modeler.core.definitions.topology import Definitions
from simulator.core.records.record import Record
from simulator.core.scenario.arrivals import Arrivals, Pattern
from simulator.core.scenario.distributions import MICROSECONDS, Duration, Shape
from simulator.core.scenario.scenario import Circumstances, Scenario, Source
from simulator.core.world import build_world

ALL_KINDS = ("lambda", "sqs", "kinesis", "step_functions")


def a_scenario(
    *, horizon: float = 120.0, rate: float = 2.0, handover: float = 0.0, function: float = 0.0, consumer: float = 0.0
) -> Scenario:
    """Return a scenario in which customers place orders; the last three are probabilities of failing."""
    return Scenario(
        horizon=horizon,
        sources=(
            Source(
                name="Customers",
                trigger="Place order",
                arrivals=Arrivals(pattern=Pattern.POISSON, rate=rate),
                payload={"order_id": {"$sequence": "order-{}"}, "total": {"$range": [1, 999]}},
            ),
        ),
        circumstances=Circumstances(handover_failure=handover, function_failure=function, consumer_failure=consumer),
    )


def one_order(
    *, horizon: float = 600.0, handover: float = 0.0, function: float = 0.0, consumer: float = 0.0
) -> Scenario:
    """Return a scenario in which one order is placed at once, and everything takes exactly one second."""
    second = Duration(1.0, Shape.CONSTANT)
    return Scenario(
        horizon=horizon,
        sources=(
            Source(
                name="Customer",
                trigger="Place order",
                arrivals=Arrivals(pattern=Pattern.SCHEDULE, at=(0.0,)),
                payload={"order_id": "order-1", "total": 40, "country": "DE"},
            ),
        ),
        circumstances=Circumstances(
            handover=second,
            function=second,
            consumer=second,
            command=second,
            handover_failure=handover,
            function_failure=function,
            consumer_failure=consumer,
        ),
    )


def records_of(definitions: Definitions, scenario: Scenario, seed: int = 0, *, quantum: int = 4096) -> list[Record]:
    """Return every record of a run to its horizon, in quanta of this many notices."""
    engine = build_world(definitions, scenario, seed)
    while engine.run(round(scenario.horizon * MICROSECONDS), quantum):
        pass
    return engine.take_records()
