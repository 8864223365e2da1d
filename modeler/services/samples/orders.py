"""The sample `orders`: a customer orders a widget; who is interested reacts. After AWS re:Invent 2019, API306."""

from typing import Final

from modeler.core.snapshot.kinds import TopologyChoice
from modeler.services.samples.orders_contexts import CONTEXTS
from modeler.services.samples.orders_reactions import EDGES, REACTIONS
from modeler.services.samples.orders_schemas import SCENARIO, SCHEMAS
from modeler.services.samples.sample import (
    Arrow,
    DesignPlan,
    Frame,
    Sample,
    Strip,
    actor,
    aggregate,
    command,
    event,
    external_system,
    hotspot,
    opportunity,
    policy,
    read_model,
)

LEFT, MIDDLE, RIGHT = 0.0, 1400.0, 2440.0
"""Where the columns of the wall begin: who starts, who reacts, what comes of it."""

FRAMES: Final = (
    Frame(
        "Ordering",
        (
            Strip(
                x=LEFT,
                y=490,
                stickies=(
                    read_model("Product catalogue"),
                    actor("Customer"),
                    command("Place order"),
                    aggregate("Order"),
                    event("Order placed", is_pivotal=True),
                ),
            ),
        ),
    ),
    Frame(
        "Sales Reporting",
        (Strip(x=LEFT + 880, y=0, stickies=(read_model("Sales report"), actor("Sales manager"))),),
    ),
    Frame(
        "Invoicing",
        (
            Strip(
                x=MIDDLE,
                y=0,
                stickies=(
                    policy("Whenever an order is placed, send an invoice"),
                    command("Send invoice"),
                    aggregate("Invoice"),
                    event("Invoice sent"),
                ),
            ),
        ),
    ),
    Frame(
        "Risk",
        (
            Strip(
                x=MIDDLE,
                y=270,
                stickies=(
                    policy("Whenever a large order is placed, review it"),
                    command("Review order"),
                    aggregate("Review"),
                    event("Order flagged"),
                ),
            ),
            Strip(x=MIDDLE + 720, y=430, stickies=(event("Order cleared"),)),
            Strip(x=MIDDLE, y=430, stickies=(hotspot("Is 500 right?"),)),
        ),
    ),
    Frame(
        "Shipping",
        (
            Strip(
                x=MIDDLE,
                y=700,
                stickies=(
                    policy("Whenever an order is placed in the US, ship it from Dallas"),
                    command("Ship from Dallas"),
                ),
            ),
            Strip(
                x=MIDDLE,
                y=860,
                stickies=(
                    policy("Whenever an order is placed in the EU, ship it from Leipzig"),
                    command("Ship from Leipzig"),
                ),
            ),
            Strip(x=MIDDLE + 440, y=780, stickies=(aggregate("Shipment"), event("Parcel shipped"))),
        ),
    ),
    Frame(
        "Inventory",
        (
            Strip(
                x=MIDDLE,
                y=1130,
                stickies=(
                    policy("Whenever an order is placed, reserve its widgets"),
                    command("Reserve widgets"),
                    aggregate("Stock"),
                    event("Widgets reserved"),
                ),
            ),
            Strip(x=MIDDLE + 720, y=1290, stickies=(event("Reservation failed"),)),
            Strip(x=MIDDLE, y=1290, stickies=(opportunity("Offer a similar widget when none is left"),)),
        ),
    ),
    Frame(
        "Shipping",
        (
            Strip(
                x=RIGHT,
                y=270,
                stickies=(
                    policy("Whenever an order is flagged, stop its parcel"),
                    command("Stop parcel"),
                    aggregate("Shipment"),
                    event("Parcel stopped"),
                ),
            ),
            Strip(x=RIGHT + 720, y=430, stickies=(hotspot("Who pays?"),)),
        ),
    ),
    Frame(
        "Invoicing",
        (
            Strip(
                x=RIGHT,
                y=780,
                stickies=(
                    policy("Whenever a parcel is shipped, collect the payment"),
                    command("Collect payment"),
                    aggregate("Invoice"),
                    event("Payment collected"),
                ),
            ),
        ),
    ),
    Frame(
        "Ordering",
        (
            Strip(
                x=RIGHT,
                y=1210,
                stickies=(
                    policy("Whenever a reservation fails, cancel the order"),
                    command("Cancel order"),
                    aggregate("Order"),
                    event("Order cancelled"),
                ),
            ),
        ),
    ),
    Frame(
        "Helpdesk",
        (
            Strip(x=LEFT + 480, y=1660, stickies=(external_system("Helpdesk service"),)),
            Strip(x=LEFT + 880, y=1580, stickies=(event("Ticket Created"),)),
            Strip(x=LEFT + 880, y=1740, stickies=(event("Ticket Resolved"),)),
        ),
    ),
    Frame(
        "Customer Care",
        (
            Strip(
                x=MIDDLE,
                y=1580,
                stickies=(
                    policy("Whenever a billing or fulfillment ticket is created, open a case"),
                    command("Open case"),
                    aggregate("Case"),
                    event("Case opened"),
                ),
            ),
            Strip(
                x=MIDDLE,
                y=1740,
                stickies=(
                    policy("Whenever a ticket is resolved, close its case"),
                    command("Close case"),
                    aggregate("Case"),
                    event("Case closed"),
                ),
            ),
            Strip(x=MIDDLE, y=1900, stickies=(read_model("Resolved tickets"), actor("Care lead"))),
        ),
    ),
    Frame(
        "Invoicing",
        (
            Strip(
                x=RIGHT,
                y=1580,
                stickies=(
                    policy("Whenever a billing case is opened, suspend the invoice"),
                    command("Suspend invoice"),
                    aggregate("Invoice"),
                    event("Invoice suspended"),
                ),
            ),
        ),
    ),
)

ARROWS: Final = (
    Arrow("Review", "Order cleared"),
    Arrow("Ship from Dallas", "Shipment"),
    Arrow("Ship from Leipzig", "Shipment"),
    Arrow("Stock", "Reservation failed"),
    Arrow("Helpdesk service", "Ticket Created"),
    Arrow("Helpdesk service", "Ticket Resolved"),
)

DESIGNS: Final = {
    "Order": DesignPlan(
        invariants=("An order has at least one widget.", "A cancelled order is never shipped."),
        states=("placed", "cancelled"),
        transitions=(
            "Place order: -> placed; raises Order placed",
            "Cancel order: placed -> cancelled; raises Order cancelled",
        ),
        examples=(
            "A customer orders: when Place order (total = 40); then Order placed (total = 40)",
            "Nobody cancels twice: given Order cancelled; when Cancel order; then nothing",
        ),
    ),
}

ORDERS: Final = Sample(
    slug="orders",
    name="Widget orders",
    topology=TopologyChoice.BUS_PER_DOMAIN,
    contexts=CONTEXTS,
    frames=FRAMES,
    arrows=ARROWS,
    reactions=REACTIONS,
    edges=EDGES,
    schemas=SCHEMAS,
    scenario=SCENARIO,
    designs=DESIGNS,
)
