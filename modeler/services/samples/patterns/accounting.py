"""Accounting with posting rules: events lead to entries by rules of the agreement. After Fowler, ch. 6 and 7."""

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

_CHARGE: Final = "Posting rule: whenever usage is recorded, post its charge"
_TAX: Final = "Posting rule: whenever usage is taxable, post its tax"
_STORY: Final = story_of(
    Row(
        context="Metering",
        stickies=(actor("Meter reader"), command("Record usage"), aggregate("Usage"), event("Usage recorded")),
    ),
    Row(
        context="Accounting",
        stickies=(policy(_CHARGE), command("Post charge"), aggregate("Account"), event("Charge posted")),
    ),
    Row(
        context="Accounting",
        stickies=(policy(_TAX), command("Post tax"), aggregate("Account"), event("Tax posted")),
        at=At.BESIDE,
    ),
    Row(
        context="Accounting",
        stickies=(actor("Accountant"), command("Reverse entry"), aggregate("Account"), event("Entry reversed")),
        at=At.BESIDE,
    ),
)

ACCOUNTING: Final = Sample(
    slug="accounting",
    name="Accounting with posting rules",
    summary="What happens elsewhere becomes entries of accounts, by posting rules that the agreement sets.",
    topology=TopologyChoice.BUS_PER_DOMAIN,
    contexts=(
        ContextPlan(
            name="Metering",
            purpose="Know who has used how much.",
            terms={"Usage": "How much of a service a customer has used, and when."},
        ),
        ContextPlan(
            name="Accounting",
            purpose="Say who owes whom what, and why.",
            subdomain=Subdomain.GENERIC,
            terms={
                "Account": "Entries about one thing of one party, and their sum.",
                "Entry": "An amount that was added to an account once, and is never changed.",
                "Posting rule": "Which entries an event leads to.",
            },
        ),
    ),
    frames=_STORY.frames,
    arrows=_STORY.arrows,
    reactions=(
        Reaction(event="Usage recorded", by=_CHARGE),
        Reaction(event="Usage recorded", by=_TAX, label="taxable", condition='tariff = "business"'),
    ),
    edges=(published("Metering", "Accounting"),),
    schemas={
        "Usage recorded": fields(
            account=TEXT, units=COUNT, tariff={"type": "string", "enum": ["business", "charity", "private"]}
        ),
        "Charge posted": fields(account=TEXT, amount=AMOUNT),
        "Tax posted": fields(account=TEXT, amount=AMOUNT),
        "Entry reversed": fields(account=TEXT, amount=AMOUNT),
    },
    designs={
        "Account": DesignPlan(
            parts=(
                root("Account", has("owner", "String"), has("entries", "List<Entry>", part=True)),
                entity(
                    "Entry", has("amount", "Money", part=True), has("booked_at", "DateTime"), has("cause", "String")
                ),
                MONEY,
            ),
            invariants=(
                "An entry is never changed: another one reverses it.",
                "The balance is the sum of the entries.",
            ),
            examples=("An entry is taken back: when Reverse entry (amount = 9); then Entry reversed (amount = 9)",),
        ),
        _CHARGE: DesignPlan(examples=("Usage costs: when Usage recorded; then Post charge, Charge posted",)),
        _TAX: DesignPlan(examples=("Usage is taxed: when Usage recorded; then Post tax",)),
    },
    scenario=scenario_of(
        300.0,
        (
            "Meters",
            "Record usage",
            0.4,
            {"account": {"$sequence": "account-{}"}, "tariff": {"$choice": ["business", "charity", "private"]}},
        ),
        ("Accountants", "Reverse entry", 0.05, {"account": {"$sequence": "account-{}"}}),
    ),
)
