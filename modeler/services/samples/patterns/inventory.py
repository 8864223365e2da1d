"""Inventory: stock that is counted, set aside and ordered anew. After Fowler, Analysis Patterns, ch. 7."""

from typing import Final

from modeler.core.snapshot.kinds import Subdomain, TopologyChoice
from modeler.services.samples.patterns.story import At, Row, published, scenario_of, story_of
from modeler.services.samples.patterns.types import COUNT, TEXT, entity, has, root
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

_ORDER: Final = "Whenever a reservation is rejected, order more"
_STORY: Final = story_of(
    Row(
        context="Inventory",
        stickies=(actor("Storekeeper"), command("Receive goods"), aggregate("Stock item"), event("Goods received")),
    ),
    Row(
        context="Inventory",
        stickies=(actor("Sales clerk"), command("Reserve stock"), aggregate("Stock item"), event("Stock reserved")),
        otherwise=(event("Reservation rejected"),),
        at=At.LEFT,
    ),
    Row(
        context="Replenishment",
        stickies=(policy(_ORDER), command("Order goods"), aggregate("Purchase order"), event("Goods ordered")),
    ),
)

INVENTORY: Final = Sample(
    slug="inventory",
    name="Inventory",
    summary="Stock that is received, set aside and ordered anew when it runs out.",
    topology=TopologyChoice.BUS_PER_DOMAIN,
    contexts=(
        ContextPlan(
            name="Inventory",
            purpose="Know what lies on the shelves, and set it aside.",
            terms={
                "Stock item": "One product at one place, with how many there are.",
                "Reservation": "What is set aside and cannot be promised again.",
            },
        ),
        ContextPlan(
            name="Replenishment",
            purpose="Have enough, and not too much.",
            subdomain=Subdomain.GENERIC,
            terms={"Purchase order": "What we have asked a supplier for."},
        ),
    ),
    frames=_STORY.frames,
    arrows=_STORY.arrows,
    reactions=(Reaction(event="Reservation rejected", by=_ORDER, label="in stock lists", condition='listed = "yes"'),),
    edges=(published("Inventory", "Replenishment"),),
    schemas={
        "Goods received": fields(product=TEXT, quantity=COUNT),
        "Stock reserved": fields(product=TEXT, quantity=COUNT),
        "Reservation rejected": fields(product=TEXT, quantity=COUNT, listed={"type": "string", "enum": ["yes", "no"]}),
        "Goods ordered": fields(product=TEXT, quantity=COUNT),
    },
    designs={
        "Stock item": DesignPlan(
            parts=(
                root("Stock item", has("product", "String"), has("on_hand", "int")),
                entity("Reservation", has("quantity", "int"), has("until", "DateTime")),
            ),
            invariants=("What is reserved is never more than what is on hand.",),
            examples=(
                "Goods arrive: when Receive goods (quantity = 12); then Goods received (quantity = 12)",
                "Stock is set aside: when Reserve stock; then Stock reserved",
                "None is left: when Reserve stock; then Reservation rejected",
            ),
        ),
        _ORDER: DesignPlan(examples=("More is ordered: when Reservation rejected; then Order goods",)),
    },
    scenario=scenario_of(
        300.0,
        (
            "Storekeepers",
            "Receive goods",
            0.1,
            {"product": {"$choice": ["bolt", "nut"]}, "quantity": {"$range": [1, 50]}},
        ),
        ("Clerks", "Reserve stock", 0.4, {"product": {"$choice": ["bolt", "nut"]}, "quantity": {"$range": [1, 9]}}),
    ),
)
