"""The bounded contexts of the sample `rides`, and the relationships between them: every pattern there is."""

from typing import Final

from modeler.core.snapshot.kinds import DownstreamRole, RelationshipKind, Subdomain, UpstreamRole
from modeler.services.samples.sample import ContextPlan, Edge

CONTEXTS: Final = (
    ContextPlan(
        name="Booking",
        purpose="Turn “I want to get there” into a ride.",
        team="Riders",
        chart=(55, 70),
        subdomain=Subdomain.CORE,
        terms={
            "Ride": "A wish to be driven from one place to another, from the request to the end.",
            "Rider": "Whoever asks for a ride, and may not be the one who travels.",
        },
    ),
    ContextPlan(
        name="Dispatch",
        purpose="Find the driver who can be there soonest.",
        team="Marketplace",
        chart=(88, 92),
        subdomain=Subdomain.CORE,
        terms={
            "Roster": "The drivers who would take a ride at this moment.",
            "Driver": "Somebody on the roster, with a position that is at most ten seconds old.",
        },
    ),
    ContextPlan(
        name="Trips",
        purpose="Follow car and rider from the pick-up to the kerb.",
        team="Riders",
        chart=(70, 64),
        subdomain=Subdomain.CORE,
        terms={
            "Trip": "What really was driven, which may differ from the ride that was asked for.",
            "Driver": "Whoever sits at the wheel on this trip.",
        },
    ),
    ContextPlan(
        name="Pricing",
        purpose="Say what a trip costs, and why.",
        team="Marketplace",
        chart=(74, 58),
        terms={"Fare": "The price of one trip, tolls included, tips not."},
    ),
    ContextPlan(
        name="Payments",
        purpose="Collect fares, and pay drivers every week.",
        team="Money",
        chart=(62, 18),
        subdomain=Subdomain.GENERIC,
        terms={"Account": "What a rider pays from; it can be suspended."},
    ),
    ContextPlan(
        name="Ratings",
        purpose="Let riders say how it was.",
        team="Riders",
        chart=(22, 40),
        terms={"Rating": "One to five stars, given within three days after a trip."},
    ),
    ContextPlan(
        name="Fleet Register",
        purpose="Twenty years of forms about vehicles, licences and leases; nobody knows all of it.",
        team="Fleet",
        chart=(80, 12),
        is_big_ball_of_mud=True,
    ),
    ContextPlan(
        name="Campaigns",
        purpose="Bring riders back, without ever looking at where they went.",
        team="Growth",
        chart=(30, 34),
    ),
    ContextPlan(
        name="Card Processor",
        purpose="The company that charges our riders' cards; it reports as a partner source.",
        subdomain=Subdomain.GENERIC,
        is_external=True,
        partner_source="aws.partner/cards.example.com/rides",
    ),
)

_OPEN_AND_PUBLISHED: Final = frozenset({UpstreamRole.OPEN_HOST_SERVICE, UpstreamRole.PUBLISHED_LANGUAGE})
_PUBLISHED: Final = frozenset({UpstreamRole.PUBLISHED_LANGUAGE})
_CONFORMIST: Final = frozenset({DownstreamRole.CONFORMIST})
_ANTICORRUPTION_LAYER: Final = frozenset({DownstreamRole.ANTICORRUPTION_LAYER})

EDGES: Final = (
    Edge(kind=RelationshipKind.PARTNERSHIP, upstream="Booking", downstream="Dispatch"),
    Edge(kind=RelationshipKind.SHARED_KERNEL, upstream="Dispatch", downstream="Trips"),
    Edge(kind=RelationshipKind.CUSTOMER_SUPPLIER, upstream="Trips", downstream="Pricing", upstream_roles=_PUBLISHED),
    Edge(
        kind=RelationshipKind.UPSTREAM_DOWNSTREAM,
        upstream="Pricing",
        downstream="Payments",
        upstream_roles=_OPEN_AND_PUBLISHED,
        downstream_roles=_CONFORMIST,
    ),
    Edge(
        kind=RelationshipKind.UPSTREAM_DOWNSTREAM,
        upstream="Card Processor",
        downstream="Payments",
        upstream_roles=_OPEN_AND_PUBLISHED,
        downstream_roles=_CONFORMIST,
    ),
    Edge(
        kind=RelationshipKind.UPSTREAM_DOWNSTREAM,
        upstream="Fleet Register",
        downstream="Dispatch",
        downstream_roles=_ANTICORRUPTION_LAYER,
    ),
    Edge(kind=RelationshipKind.UPSTREAM_DOWNSTREAM, upstream="Trips", downstream="Ratings"),
    Edge(kind=RelationshipKind.SEPARATE_WAYS, upstream="Trips", downstream="Campaigns"),
)
