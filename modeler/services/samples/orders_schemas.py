"""What the events of the sample `orders` carry, and the scenario that feeds them."""

from collections.abc import Mapping
from typing import Final

from modeler.core.kernel.canonical import JsonObject
from modeler.services.samples.sample import fields

LOCATIONS: Final = ("us-east", "us-west", "eu-west", "eu-east", "eu-central", "ap-south", "test")
COUNTRIES: Final = ("US", "DE", "FR", "PL", "IN")
DEPARTMENTS: Final = ("billing", "fulfillment", "technical")

TEXT: Final[JsonObject] = {"type": "string"}
AMOUNT: Final[JsonObject] = {"type": "number", "minimum": 0, "description": "In euros."}
LOCATION: Final[JsonObject] = {"type": "string", "enum": list(LOCATIONS), "description": "Whose warehouse serves it."}
DEPARTMENT: Final[JsonObject] = {"type": "string", "enum": list(DEPARTMENTS)}
ITEMS: Final[JsonObject] = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {"sku": TEXT, "quantity": {"type": "integer", "minimum": 1}},
        "required": ["sku", "quantity"],
    },
}

SCHEMAS: Final[Mapping[str, JsonObject]] = {
    "Order placed": fields(
        "coupon",
        order_id=TEXT,
        customer_id=TEXT,
        country={"type": "string", "enum": list(COUNTRIES)},
        location=LOCATION,
        total=AMOUNT,
        item_count={"type": "integer", "minimum": 1},
        items=ITEMS,
        coupon=TEXT,
    ),
    "Order cancelled": fields(order_id=TEXT, customer_id=TEXT),
    "Order flagged": fields(order_id=TEXT, customer_id=TEXT, total=AMOUNT),
    "Order cleared": fields(order_id=TEXT, customer_id=TEXT, total=AMOUNT),
    "Widgets reserved": fields(order_id=TEXT, location=LOCATION, items=ITEMS),
    "Reservation failed": fields(order_id=TEXT, customer_id=TEXT, location=LOCATION),
    "Invoice sent": fields(order_id=TEXT, customer_id=TEXT, invoice_id=TEXT, total=AMOUNT),
    "Payment collected": fields(order_id=TEXT, customer_id=TEXT, total=AMOUNT),
    "Invoice suspended": fields(ticket_id=TEXT, customer_id=TEXT),
    "Parcel shipped": fields(order_id=TEXT, customer_id=TEXT, location=LOCATION, total=AMOUNT, tracking_number=TEXT),
    "Parcel stopped": fields(order_id=TEXT, customer_id=TEXT),
    # The partner's own words, as the talk shows them.
    "Ticket Created": fields(ticketId=TEXT, department=DEPARTMENT, creator=TEXT),
    "Ticket Resolved": fields(ticketId=TEXT, department=DEPARTMENT, creator=TEXT),
    "Case opened": fields(ticket_id=TEXT, customer_id=TEXT, department=DEPARTMENT),
    "Case closed": fields(ticket_id=TEXT, customer_id=TEXT, department=DEPARTMENT),
}

SCENARIO: Final[JsonObject] = {
    "horizon": 600.0,
    "sources": [
        {
            "name": "Customers",
            "trigger": "Place order",
            "arrivals": {"pattern": "poisson", "rate": 0.8},
            "payload": {
                "order_id": {"$sequence": "order-{}"},
                "customer_id": {"$sequence": "customer-{}"},
                "country": {"$choice": list(COUNTRIES)},
                "location": {
                    "$weighted": {
                        "us-east": 3,
                        "us-west": 2,
                        "eu-west": 2,
                        "eu-east": 1,
                        "eu-central": 2,
                        "ap-south": 1,
                        "test": 1,
                    }
                },
                "total": {"$range": [5.0, 900.0]},
                "item_count": {"$range": [1, 9]},
            },
        },
        {
            "name": "The helpdesk's customers",
            "trigger": "Ticket Created",
            "arrivals": {"pattern": "poisson", "rate": 0.2},
            "payload": {
                "ticketId": {"$sequence": "ticket-{}"},
                "department": {"$weighted": {"billing": 3, "fulfillment": 2, "technical": 2}},
                "creator": {"$sequence": "user-{}"},
            },
        },
        {
            "name": "The helpdesk's agents",
            "trigger": "Ticket Resolved",
            "arrivals": {"pattern": "poisson", "rate": 0.1, "start": 5.0},
            "payload": {
                "ticketId": {"$sequence": "ticket-{}"},
                "department": {"$weighted": {"billing": 3, "fulfillment": 2, "technical": 2}},
                "creator": {"$sequence": "user-{}"},
            },
        },
    ],
}
