"""Payment: authorised, then captured, voided or refunded; what nobody captures in time is given back."""

from typing import Final

from modeler.core.snapshot.kinds import Subdomain, TopologyChoice
from modeler.services.samples.patterns.story import At, Row, published, scenario_of, story_of
from modeler.services.samples.patterns.types import AMOUNT, MONEY, TEXT, has, root
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

_RELEASE: Final = "Whenever nobody captures a payment in time, release its hold"
_STORY: Final = story_of(
    Row(
        context="Payments",
        stickies=(actor("Merchant"), command("Capture payment"), aggregate("Payment"), event("Payment captured")),
    ),
    Row(
        context="Payments",
        stickies=(actor("Merchant"), command("Refund payment"), aggregate("Payment"), event("Payment refunded")),
        at=At.BESIDE,
    ),
    Row(
        context="Payments",
        stickies=(actor("Payer"), command("Authorize payment"), aggregate("Payment"), event("Payment authorized")),
        otherwise=(event("Payment declined"),),
        at=At.BESIDE,
    ),
    Row(
        context="Holds",
        stickies=(policy(_RELEASE), command("Release hold"), aggregate("Hold"), event("Hold released")),
    ),
)

PAYMENT: Final = Sample(
    slug="payment",
    name="Payment",
    summary="A payment is authorised, captured and refunded; a hold that nobody captures is released.",
    topology=TopologyChoice.BUS_PER_DOMAIN,
    contexts=(
        ContextPlan(
            name="Payments",
            purpose="Bring money from who pays to whom it is owed, once.",
            terms={
                "Payment": "Money on its way from a payer to a merchant.",
                "Capture": "Taking money that was authorised.",
            },
        ),
        ContextPlan(
            name="Holds",
            purpose="Give back what was set aside and is not needed.",
            subdomain=Subdomain.GENERIC,
            terms={"Hold": "Money of a payer that is set aside and not yet taken."},
        ),
    ),
    frames=_STORY.frames,
    arrows=_STORY.arrows,
    reactions=(
        Reaction(event="Payment authorized", by=_RELEASE),
        Reaction(event="Payment captured", by=_RELEASE),
    ),
    edges=(published("Payments", "Holds"),),
    schemas={
        "Payment authorized": fields(payment_id=TEXT, amount=AMOUNT),
        "Payment declined": fields(payment_id=TEXT, reason={"type": "string", "enum": ["expired", "no funds"]}),
        "Payment captured": fields(payment_id=TEXT, amount=AMOUNT),
        "Payment refunded": fields(payment_id=TEXT, amount=AMOUNT),
        "Hold released": fields(payment_id=TEXT),
    },
    designs={
        "Payment": DesignPlan(
            parts=(root("Payment", has("amount", "Money", part=True), has("payer", "String")), MONEY),
            invariants=("Nothing is captured that was not authorised.", "What is refunded was captured before."),
            states=("authorized", "declined", "captured", "refunded"),
            transitions=(
                "Authorize payment: -> authorized; raises Payment authorized",
                "Authorize payment: -> declined; raises Payment declined",
                "Capture payment: authorized -> captured; raises Payment captured",
                "Refund payment: captured -> refunded; raises Payment refunded",
            ),
            examples=(
                "Money is taken: given authorized; when Capture payment (amount = 3); then Payment captured",
                "Nothing is taken twice: given captured; when Capture payment; then nothing",
                "No refund before a capture: given authorized; when Refund payment; then nothing",
            ),
        ),
        _RELEASE: DesignPlan(
            timers=("Hold runs out: after 15 min; send Release hold; unless Payment captured",),
            examples=(
                "Nobody captures: when Payment authorized; then Release hold; within 15 min",
                "It is captured: given Payment authorized; when Payment captured; then nothing",
            ),
        ),
    },
    scenario=scenario_of(
        2400.0,
        (
            "Payers",
            "Authorize payment",
            0.1,
            {"payment_id": {"$sequence": "payment-{}"}, "amount": {"$range": [5, 90]}},
        ),
        ("Merchants", "Capture payment", 0.015, {}),
        ("Complaints", "Refund payment", 0.01, {}),
    ),
)
