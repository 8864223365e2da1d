"""Who reacts to what in the sample `orders`, through which service, and which relationships allow it."""

from typing import Final

from modeler.core.snapshot.events import Destination
from modeler.core.snapshot.kinds import DownstreamRole, RelationshipKind, TargetKind, Transport, UpstreamRole
from modeler.services.samples.sample import Edge, Reaction

OPEN_AND_PUBLISHED: Final = frozenset({UpstreamRole.OPEN_HOST_SERVICE, UpstreamRole.PUBLISHED_LANGUAGE})
PUBLISHED: Final = frozenset({UpstreamRole.PUBLISHED_LANGUAGE})

REACTIONS: Final = (
    Reaction(
        event="Order placed",
        by="Whenever an order is placed, send an invoice",
        transport=Transport.SNS,
        target_name="send-invoice",
    ),
    Reaction(
        event="Order placed",
        by="Sales report",
        label="all but tests",
        condition='location != "test"',
        target_kind=TargetKind.KINESIS,
        target_name="sales",
    ),
    Reaction(
        event="Order placed",
        by="Whenever a large order is placed, review it",
        label="total from 500",
        condition="total >= 500",
        target_kind=TargetKind.STEP_FUNCTIONS,
        target_name="review-order",
    ),
    Reaction(
        event="Order placed",
        by="Whenever an order is placed in the US, ship it from Dallas",
        label="us-east, us-west",
        condition='location in ("us-east", "us-west")',
        transport=Transport.SNS,
        target_kind=TargetKind.SQS,
        target_name="us-orders",
    ),
    Reaction(
        event="Order placed",
        by="Whenever an order is placed in the EU, ship it from Leipzig",
        label="eu-…",
        condition='location starts with "eu-"',
        transport=Transport.SNS,
        target_name="eu-orders",
    ),
    Reaction(
        event="Order placed",
        by="Whenever an order is placed, reserve its widgets",
        target_name="reserve-widgets",
        on_success=Destination(TargetKind.LAMBDA, "tell-warehouse"),
        on_failure=Destination(TargetKind.SQS, "failed-reservations"),
        failing=0.3,
    ),
    Reaction(event="Order flagged", by="Whenever an order is flagged, stop its parcel"),
    Reaction(event="Parcel shipped", by="Whenever a parcel is shipped, collect the payment"),
    Reaction(event="Reservation failed", by="Whenever a reservation fails, cancel the order"),
    Reaction(
        event="Ticket Created",
        by="Whenever a billing or fulfillment ticket is created, open a case",
        label="billing, fulfillment",
        condition='department in ("billing", "fulfillment")',
        target_name="open-case",
    ),
    Reaction(event="Ticket Resolved", by="Whenever a ticket is resolved, close its case", target_name="close-case"),
    Reaction(
        event="Ticket Resolved", by="Resolved tickets", target_kind=TargetKind.KINESIS, target_name="resolved-tickets"
    ),
    Reaction(
        event="Case opened",
        by="Whenever a billing case is opened, suspend the invoice",
        label="billing",
        condition='department = "billing"',
    ),
)

EDGES: Final = (
    Edge(
        kind=RelationshipKind.UPSTREAM_DOWNSTREAM,
        upstream="Ordering",
        downstream="Invoicing",
        upstream_roles=OPEN_AND_PUBLISHED,
    ),
    Edge(
        kind=RelationshipKind.UPSTREAM_DOWNSTREAM,
        upstream="Ordering",
        downstream="Sales Reporting",
        upstream_roles=OPEN_AND_PUBLISHED,
        downstream_roles=frozenset({DownstreamRole.CONFORMIST}),
    ),
    Edge(
        kind=RelationshipKind.UPSTREAM_DOWNSTREAM,
        upstream="Ordering",
        downstream="Risk",
        upstream_roles=OPEN_AND_PUBLISHED,
    ),
    Edge(
        kind=RelationshipKind.CUSTOMER_SUPPLIER,
        upstream="Ordering",
        downstream="Shipping",
        upstream_roles=PUBLISHED,
    ),
    Edge(kind=RelationshipKind.PARTNERSHIP, upstream="Ordering", downstream="Inventory"),
    Edge(kind=RelationshipKind.CUSTOMER_SUPPLIER, upstream="Risk", downstream="Shipping", upstream_roles=PUBLISHED),
    Edge(
        kind=RelationshipKind.UPSTREAM_DOWNSTREAM,
        upstream="Shipping",
        downstream="Invoicing",
        upstream_roles=PUBLISHED,
    ),
    Edge(
        kind=RelationshipKind.UPSTREAM_DOWNSTREAM,
        upstream="Helpdesk",
        downstream="Customer Care",
        upstream_roles=PUBLISHED,
        downstream_roles=frozenset({DownstreamRole.CONFORMIST}),
    ),
    Edge(
        kind=RelationshipKind.UPSTREAM_DOWNSTREAM,
        upstream="Customer Care",
        downstream="Invoicing",
        upstream_roles=PUBLISHED,
    ),
)
