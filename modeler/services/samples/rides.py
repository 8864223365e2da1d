"""The sample `rides`: hailing a car, through nine contexts that relate in every way that Evans and Vernon name."""

from typing import Final

from modeler.core.snapshot.kinds import TopologyChoice
from modeler.services.samples.rides_contexts import CONTEXTS, EDGES
from modeler.services.samples.rides_events import REACTIONS, SCENARIO, SCHEMAS, TRANSLATIONS
from modeler.services.samples.sample import (
    Arrow,
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

ASKED, SENT, DRIVEN, PAID = 0.0, 1040.0, 2080.0, 3120.0
"""Where the columns of the wall begin: in the order in which things happen."""

FRAMES: Final = (
    Frame(
        "Booking",
        (
            Strip(
                x=ASKED,
                y=80,
                stickies=(
                    read_model("Fare estimate"),
                    actor("Rider"),
                    command("Request ride"),
                    aggregate("Ride"),
                    event("Ride requested", is_pivotal=True),
                ),
            ),
            Strip(x=ASKED + 320, y=240, stickies=(opportunity("Let two riders share a car"),)),
        ),
    ),
    Frame(
        "Dispatch",
        (
            Strip(
                x=SENT,
                y=0,
                stickies=(
                    policy("Whenever a ride in town is requested, find the nearest driver"),
                    command("Assign driver"),
                ),
            ),
            Strip(
                x=SENT,
                y=160,
                stickies=(
                    policy("Whenever a ride from the airport is requested, send a big car"),
                    command("Assign big car"),
                ),
            ),
            Strip(x=SENT + 440, y=80, stickies=(aggregate("Roster"), event("Driver assigned"))),
            Strip(x=SENT + 720, y=240, stickies=(event("Assignment failed"),)),
            Strip(x=SENT + 440, y=240, stickies=(hotspot("How far away?"),)),
        ),
    ),
    Frame(
        "Trips",
        (
            Strip(
                x=DRIVEN,
                y=0,
                stickies=(
                    policy("Whenever a driver is assigned, open a trip"),
                    command("Open trip"),
                    aggregate("Trip"),
                    event("Trip opened"),
                ),
            ),
            Strip(
                x=DRIVEN,
                y=160,
                stickies=(
                    read_model("Next pick-up"),
                    actor("Driver"),
                    command("Complete trip"),
                    aggregate("Trip"),
                    event("Trip completed", is_pivotal=True),
                ),
            ),
        ),
    ),
    Frame(
        "Pricing",
        (
            Strip(
                x=PAID,
                y=0,
                stickies=(
                    policy("Whenever a trip is completed, calculate its fare"),
                    command("Calculate fare"),
                    aggregate("Fare"),
                    event("Fare calculated"),
                ),
            ),
        ),
    ),
    Frame(
        "Payments",
        (
            Strip(
                x=PAID,
                y=470,
                stickies=(
                    policy("Whenever a fare is calculated, charge the rider"),
                    command("Charge fare"),
                    aggregate("Account"),
                    event("Fare charged"),
                ),
            ),
        ),
    ),
    Frame(
        "Ratings",
        (
            Strip(
                x=DRIVEN,
                y=620,
                stickies=(
                    policy("Whenever a longer trip is completed, ask how it was"),
                    command("Request rating"),
                    aggregate("Rating"),
                    event("Rating requested"),
                ),
            ),
        ),
    ),
    Frame(
        "Fleet Register",
        (
            Strip(
                x=ASKED,
                y=990,
                stickies=(
                    read_model("Vehicle list"),
                    actor("Fleet clerk"),
                    command("Retire vehicle"),
                    aggregate("Vehicle file"),
                    event("Vehicle retired"),
                ),
            ),
            Strip(x=ASKED + 320, y=1150, stickies=(hotspot("Which date?"),)),
        ),
    ),
    Frame(
        "Dispatch",
        (
            Strip(
                x=SENT,
                y=990,
                stickies=(
                    policy("Whenever a vehicle is retired, call it withdrawn"),
                    event("Vehicle withdrawn"),
                    policy("Whenever a vehicle is withdrawn, take its driver off the roster"),
                    command("Remove driver"),
                    aggregate("Roster"),
                    event("Driver removed"),
                ),
            ),
        ),
    ),
    Frame(
        "Booking",
        (
            Strip(
                x=SENT,
                y=620,
                stickies=(
                    policy("Whenever an assignment fails, cancel the ride"),
                    command("Cancel ride"),
                    aggregate("Ride"),
                    event("Ride cancelled"),
                ),
            ),
        ),
    ),
    Frame(
        "Campaigns",
        (
            Strip(
                x=ASKED,
                y=620,
                stickies=(
                    read_model("Quiet hours"),
                    actor("Marketer"),
                    command("Launch campaign"),
                    aggregate("Campaign"),
                    event("Campaign launched"),
                ),
            ),
        ),
    ),
    Frame(
        "Card Processor",
        (Strip(x=DRIVEN + 480, y=990, stickies=(external_system("Card processor"), event("Charge Declined"))),),
    ),
    Frame(
        "Payments",
        (
            Strip(
                x=PAID,
                y=990,
                stickies=(
                    policy("Whenever a charge is declined for good, suspend the account"),
                    command("Suspend account"),
                    aggregate("Account"),
                    event("Account suspended"),
                ),
            ),
        ),
    ),
)

ARROWS: Final = (
    Arrow("Assign driver", "Roster"),
    Arrow("Assign big car", "Roster"),
    Arrow("Roster", "Assignment failed"),
)

RIDES: Final = Sample(
    slug="rides",
    name="Ride hailing",
    topology=TopologyChoice.BUS_PER_CONTEXT,
    contexts=CONTEXTS,
    frames=FRAMES,
    arrows=ARROWS,
    reactions=REACTIONS,
    translations=TRANSLATIONS,
    edges=EDGES,
    schemas=SCHEMAS,
    scenario=SCENARIO,
)
