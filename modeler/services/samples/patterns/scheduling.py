"""Scheduling: appointments that are booked, called off and reminded of. After Fowler, Analysis Patterns, ch. 8."""

from typing import Final

from modeler.core.snapshot.kinds import Subdomain, TopologyChoice
from modeler.services.samples.patterns.story import At, Row, published, scenario_of, story_of
from modeler.services.samples.patterns.types import MOMENT, TEXT, has, root, value
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

_REMIND: Final = "Whenever an appointment comes near, remind the client"
_STORY: Final = story_of(
    Row(
        context="Scheduling",
        stickies=(
            actor("Client"),
            command("Cancel appointment"),
            aggregate("Appointment"),
            event("Appointment cancelled"),
        ),
    ),
    Row(
        context="Scheduling",
        stickies=(actor("Client"), command("Book appointment"), aggregate("Appointment"), event("Appointment booked")),
        otherwise=(event("Booking declined"),),
        at=At.BESIDE,
    ),
    Row(
        context="Reminders",
        stickies=(policy(_REMIND), command("Send reminder"), aggregate("Reminder"), event("Reminder sent")),
    ),
)

SCHEDULING: Final = Sample(
    slug="scheduling",
    name="Scheduling",
    summary="Appointments that are booked, called off, and reminded of when their time comes.",
    topology=TopologyChoice.BUS_PER_DOMAIN,
    contexts=(
        ContextPlan(
            name="Scheduling",
            purpose="Bring people and rooms together at one time.",
            subdomain=Subdomain.CORE,
            terms={
                "Appointment": "A promise to meet at a time.",
                "Slot": "A time at which somebody, or a room, is free.",
            },
        ),
        ContextPlan(
            name="Reminders",
            purpose="Let nobody forget.",
            subdomain=Subdomain.GENERIC,
            terms={"Reminder": "A message some time before an appointment."},
        ),
    ),
    frames=_STORY.frames,
    arrows=_STORY.arrows,
    reactions=(
        Reaction(event="Appointment booked", by=_REMIND),
        Reaction(event="Appointment cancelled", by=_REMIND),
    ),
    edges=(published("Scheduling", "Reminders"),),
    schemas={
        "Appointment booked": fields(appointment_id=TEXT, begins_at=MOMENT),
        "Booking declined": fields(appointment_id=TEXT, begins_at=MOMENT),
        "Appointment cancelled": fields(appointment_id=TEXT),
        "Reminder sent": fields(appointment_id=TEXT),
    },
    designs={
        "Appointment": DesignPlan(
            parts=(
                root("Appointment", has("slot", "Slot", part=True), has("client", "String")),
                value("Slot", has("begins_at", "DateTime"), has("minutes", "int")),
            ),
            invariants=("Nobody is at two places at once.",),
            states=("booked", "declined", "cancelled"),
            transitions=(
                "Book appointment: -> booked; raises Appointment booked",
                "Book appointment: -> declined; raises Booking declined",
                "Cancel appointment: booked -> cancelled; raises Appointment cancelled",
            ),
            examples=(
                "A slot is free: when Book appointment; then Appointment booked",
                "A slot is taken: when Book appointment; then Booking declined",
                "What was declined cannot be called off: given declined; when Cancel appointment; then nothing",
            ),
        ),
        _REMIND: DesignPlan(
            timers=("Near: after 10 min; send Send reminder; unless Appointment cancelled",),
            examples=(
                "It comes near: when Appointment booked; then Send reminder; within 10 min",
                "It was called off: given Appointment booked; when Appointment cancelled; then nothing",
            ),
        ),
    },
    scenario=scenario_of(
        1200.0,
        ("Clients", "Book appointment", 0.1, {"appointment_id": {"$sequence": "appointment-{}"}}),
        ("Second thoughts", "Cancel appointment", 0.01, {}),
    ),
)
