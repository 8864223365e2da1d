"""Ordering: an order with its lines, and a delivery that follows from it. After Fowler, Analysis Patterns, ch. 11."""

from typing import Final

from modeler.core.snapshot.kinds import Subdomain, TopologyChoice
from modeler.services.samples.patterns.story import At, Row, published, scenario_of, story_of
from modeler.services.samples.patterns.types import AMOUNT, COUNT, MONEY, TEXT, entity, has, root
from modeler.services.samples.sample import (
    ContextPlan,
    DesignPlan,
    Reaction,
    Sample,
    actor,
    aggregate,
    command,
    event,
    fields,
    policy,
)

_PICK: Final = "Whenever an order is placed, pack its items"
_STORY: Final = story_of(
    Row(
        context="Ordering",
        stickies=(
            actor("Customer"),
            command("Place order"),
            aggregate("Order"),
            event("Order placed", is_pivotal=True),
        ),
    ),
    Row(
        context="Ordering",
        stickies=(actor("Customer"), command("Cancel order"), aggregate("Order"), event("Order cancelled")),
        at=At.LEFT,
    ),
    Row(
        context="Delivery", stickies=(policy(_PICK), command("Pack items"), aggregate("Parcel"), event("Items packed"))
    ),
    Row(
        context="Delivery",
        stickies=(actor("Courier"), command("Hand parcel over"), aggregate("Parcel"), event("Parcel delivered")),
        at=At.BESIDE,
    ),
)

ORDERING: Final = Sample(
    slug="ordering",
    name="Ordering",
    summary="An order with its lines, and a parcel that follows from it.",
    topology=TopologyChoice.BUS_PER_DOMAIN,
    contexts=(
        ContextPlan(
            name="Ordering",
            purpose="Take orders, and keep the promise that each one makes.",
            subdomain=Subdomain.CORE,
            terms={"Order": "What a customer has asked for, line by line.", "Line": "One product of an order."},
        ),
        ContextPlan(
            name="Delivery",
            purpose="Bring what was ordered to the door.",
            terms={"Parcel": "The box that an order travels in."},
        ),
    ),
    frames=_STORY.frames,
    arrows=_STORY.arrows,
    reactions=(Reaction(event="Order placed", by=_PICK),),
    edges=(published("Ordering", "Delivery"),),
    schemas={
        "Order placed": fields(order_id=TEXT, total=AMOUNT, lines=COUNT),
        "Order cancelled": fields(order_id=TEXT),
        "Items packed": fields(order_id=TEXT, parcel_id=TEXT),
        "Parcel delivered": fields(parcel_id=TEXT),
    },
    designs={
        "Order": DesignPlan(
            parts=(
                root("Order", has("lines", "List<Order line>", part=True)),
                entity(
                    "Order line", has("product", "String"), has("quantity", "int"), has("price", "Money", part=True)
                ),
                MONEY,
            ),
            invariants=("An order has at least one line.", "The total is the sum of its lines."),
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
        "Parcel": DesignPlan(
            parts=(root("Parcel", has("address", "String")),),
            states=("packed", "delivered"),
            transitions=(
                "Pack items: -> packed; raises Items packed",
                "Hand parcel over: packed -> delivered; raises Parcel delivered",
            ),
            examples=("A parcel arrives: given packed; when Hand parcel over; then Parcel delivered",),
        ),
    },
    scenario=scenario_of(
        300.0,
        ("Customers", "Place order", 0.4, {"order_id": {"$sequence": "order-{}"}, "total": {"$range": [5, 300]}}),
        ("Second thoughts", "Cancel order", 0.05, {}),
        ("Couriers", "Hand parcel over", 0.3, {}),
    ),
)
