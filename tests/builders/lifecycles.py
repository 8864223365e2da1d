"""Builds the definitions of a shop whose orders keep a state and whose policy waits for the payment."""

from dataclasses import replace
from typing import Any

from modeler.core.compiler.compile import compile_snapshot
from modeler.core.definitions.topology import Definitions
from modeler.core.snapshot.designs import Design, Example, Throughput, Timer, Transition
from tests.builders.snapshots import a_snapshot, fields, id_of

MOVES = (
    Transition(command="PlaceOrder", targets=("open",), events=("OrderPlaced",)),
    Transition(command="PayOrder", sources=("open",), targets=("paid",), events=("OrderPaid",)),
    Transition(command="CancelOrder", sources=("open",), targets=("cancelled",), events=("OrderCancelled",)),
)
LATE = Timer(name="Late", after_seconds=3_600, command="CancelOrder", cancelled_by=("OrderPaid",))


def shop_definitions(
    *,
    moves: tuple[Transition, ...] = MOVES,
    timers: tuple[Timer, ...] = (LATE,),
    of_order: tuple[Example, ...] = (),
    of_policy: tuple[Example, ...] = (),
    policy_moves: tuple[Transition, ...] = (),
    policy_states: tuple[str, ...] = (),
    throughput: Throughput = Throughput(),  # noqa: B008  # a frozen value
) -> Definitions:
    """Return what the shop compiles to: a clerk pays and a customer places orders, a policy cancels late ones."""
    names = ("PlaceOrder", "PayOrder", "CancelOrder")
    events = ("OrderPlaced", "OrderPaid", "OrderCancelled")
    schema = fields(total={"type": "integer", "minimum": 5, "maximum": 9})
    snapshot = a_snapshot(
        events=[("Sales", name, schema) for name in events],
        policies=[("Sales", "OrderPlaced", {"name": "Chase"}), ("Sales", "OrderPaid", {"name": "Chase"})],
        elements=[
            *(("command", name, "Sales") for name in names),
            ("aggregate", "Order", "Sales"),
            ("actor", "Customer"),
            ("actor", "Clerk"),
        ],
        flows=[
            ("Customer", "PlaceOrder"),
            ("Clerk", "PayOrder"),
            ("Chase", "CancelOrder"),
            *((name, "Order") for name in names),
            *(("Order", name) for name in events),
        ],
    )
    elements = {element.id: element for element in snapshot.elements}
    designs: tuple[Any, ...] = (
        Design(
            id=id_of("aggregate", "Order"),
            states=("open", "paid", "cancelled"),
            transitions=moves,
            examples=of_order,
            throughput=throughput,
        ),
        Design(
            id=id_of("policy", "Chase"),
            timers=timers,
            examples=of_policy,
            transitions=policy_moves,
            states=policy_states,
        ),
    )
    unique = tuple(elements[key] for key in sorted(elements, key=str))
    return compile_snapshot(replace(snapshot, elements=unique, designs=designs)).definitions
