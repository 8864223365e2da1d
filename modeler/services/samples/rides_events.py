"""What the events of the sample `rides` carry, who reacts to them, and the scenario that feeds them."""

from collections.abc import Mapping
from typing import Final

from modeler.core.kernel.canonical import JsonObject
from modeler.core.snapshot.events import Destination
from modeler.core.snapshot.kinds import TargetKind, Transport
from modeler.services.samples.sample import Reaction, Translating, fields

_TEXT: Final[JsonObject] = {"type": "string"}
_AMOUNT: Final[JsonObject] = {"type": "number", "minimum": 0}
_MINUTES: Final[JsonObject] = {"type": "integer", "minimum": 0}
_ZONE: Final[JsonObject] = {"type": "string", "enum": ["airport-north", "airport-south", "centre", "harbour", "hills"]}
_RIDE: Final[Mapping[str, JsonObject]] = {"ride_id": _TEXT, "rider_id": _TEXT, "pickup_zone": _ZONE}
_TRIP: Final[Mapping[str, JsonObject]] = {**_RIDE, "trip_id": _TEXT, "driver_id": _TEXT}

SCHEMAS: Final[Mapping[str, JsonObject]] = {
    "Ride requested": fields("note", **_RIDE, seats={"type": "integer", "minimum": 1, "maximum": 6}, note=_TEXT),
    "Ride cancelled": fields(ride_id=_TEXT, rider_id=_TEXT),
    "Driver assigned": fields(**_RIDE, driver_id=_TEXT, minutes_away=_MINUTES),
    "Assignment failed": fields(**_RIDE),
    "Driver removed": fields(driver_id=_TEXT, vehicle_id=_TEXT),
    "Trip opened": fields(**_TRIP),
    "Trip completed": fields(**_TRIP, distance_km=_AMOUNT, minutes=_MINUTES),
    "Fare calculated": fields(trip_id=_TEXT, rider_id=_TEXT, fare=_AMOUNT),
    "Fare charged": fields(trip_id=_TEXT, rider_id=_TEXT, fare=_AMOUNT),
    "Account suspended": fields(rider_id=_TEXT),
    "Rating requested": fields(trip_id=_TEXT, rider_id=_TEXT, driver_id=_TEXT),
    "Vehicle retired": fields(vehicle_id=_TEXT, driver_id=_TEXT, reason={"type": "string", "enum": ["age", "damage"]}),
    "Vehicle withdrawn": fields(driver_id=_TEXT, vehicle_id=_TEXT),
    "Campaign launched": fields(campaign_id=_TEXT, discount=_AMOUNT),
    # The partner's own words.
    "Charge Declined": fields(riderId=_TEXT, reason={"type": "string", "enum": ["expired", "no funds", "stolen"]}),
}

# The Fleet Register says more than Dispatch wants to know.
TRANSLATIONS: Final = (
    Translating(
        event="Vehicle retired",
        by="Whenever a vehicle is retired, call it withdrawn",
        into="Vehicle withdrawn",
        fields={"driver_id": "driver_id", "vehicle_id": "vehicle_id"},
    ),
)

REACTIONS: Final = (
    Reaction(
        event="Ride requested",
        by="Whenever a ride in town is requested, find the nearest driver",
        label="not at the airport",
        condition='pickup_zone does not start with "airport-"',
        target_name="find-driver",
        on_failure=Destination(TargetKind.SQS, "rides-without-driver"),
        failing=0.2,
    ),
    Reaction(
        event="Ride requested",
        by="Whenever a ride from the airport is requested, send a big car",
        label="airport-…",
        condition='pickup_zone starts with "airport-"',
        target_kind=TargetKind.SQS,
        target_name="airport-rides",
    ),
    Reaction(event="Driver assigned", by="Whenever a driver is assigned, open a trip"),
    Reaction(event="Driver assigned", by="Next pick-up", target_kind=TargetKind.SQS, target_name="driver-screens"),
    Reaction(event="Assignment failed", by="Whenever an assignment fails, cancel the ride"),
    Reaction(
        event="Vehicle retired",
        by="Whenever a vehicle is retired, call it withdrawn",
        label="damage",
        condition='reason = "damage"',
        transport=Transport.SNS,
    ),
    Reaction(
        event="Vehicle withdrawn",
        by="Whenever a vehicle is withdrawn, take its driver off the roster",
        transport=Transport.SNS,
    ),
    Reaction(
        event="Trip completed",
        by="Whenever a trip is completed, calculate its fare",
        target_kind=TargetKind.STEP_FUNCTIONS,
        target_name="calculate-fare",
    ),
    Reaction(
        event="Trip completed",
        by="Whenever a longer trip is completed, ask how it was",
        label="from 3 km",
        condition="distance_km >= 3",
        target_kind=TargetKind.SQS,
        target_name="questions",
    ),
    Reaction(event="Fare calculated", by="Whenever a fare is calculated, charge the rider", target_name="charge-rider"),
    Reaction(
        event="Charge Declined",
        by="Whenever a charge is declined for good, suspend the account",
        label="not for lack of funds",
        condition='reason != "no funds"',
    ),
)

SCENARIO: Final[JsonObject] = {
    "horizon": 600.0,
    "sources": [
        {
            "name": "Riders",
            "trigger": "Request ride",
            "arrivals": {"pattern": "poisson", "rate": 0.7},
            "payload": {
                "ride_id": {"$sequence": "ride-{}"},
                "rider_id": {"$sequence": "rider-{}"},
                "pickup_zone": {
                    "$weighted": {"airport-north": 2, "airport-south": 1, "centre": 5, "harbour": 2, "hills": 1}
                },
                "seats": {"$range": [1, 5]},
            },
        },
        {
            "name": "Drivers",
            "trigger": "Complete trip",
            "arrivals": {"pattern": "poisson", "rate": 0.5, "start": 4.0},
            "payload": {
                "trip_id": {"$sequence": "trip-{}"},
                "ride_id": {"$sequence": "ride-{}"},
                "rider_id": {"$sequence": "rider-{}"},
                "driver_id": {"$sequence": "driver-{}"},
                "distance_km": {"$range": [0.8, 24.0]},
                "minutes": {"$range": [3, 55]},
            },
        },
        {
            "name": "The card processor",
            "trigger": "Charge Declined",
            "arrivals": {"pattern": "poisson", "rate": 0.1},
            "payload": {
                "riderId": {"$sequence": "rider-{}"},
                "reason": {"$weighted": {"no funds": 5, "expired": 2, "stolen": 1}},
            },
        },
        {
            "name": "Fleet clerks",
            "trigger": "Retire vehicle",
            "arrivals": {"pattern": "constant", "rate": 0.05, "start": 10.0},
            "payload": {"vehicle_id": {"$sequence": "vehicle-{}"}, "driver_id": {"$sequence": "driver-{}"}},
        },
        {"name": "Marketers", "trigger": "Launch campaign", "arrivals": {"pattern": "schedule", "at": [30.0, 240.0]}},
    ],
}
