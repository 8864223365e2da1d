"""The bounded contexts of the sample `orders`, with their languages."""

from typing import Final

from modeler.core.snapshot.kinds import Subdomain
from modeler.services.samples.sample import ContextPlan

CONTEXTS: Final = (
    ContextPlan(
        name="Ordering",
        purpose="Take orders for widgets, and keep the promise that each one makes.",
        subdomain=Subdomain.CORE,
        terms={
            "Order": "What a customer has asked us to deliver, and what it will cost them.",
            "Customer": "Somebody who places orders.",
            "Location": "The region whose warehouse serves the order, such as us-east.",
        },
    ),
    ContextPlan(
        name="Invoicing",
        purpose="Ask customers for money, and see that it arrives.",
        subdomain=Subdomain.GENERIC,
        terms={
            "Customer": "Whoever pays: not always the one who ordered.",
            "Invoice": "What a customer owes for one order, and until when.",
        },
    ),
    ContextPlan(
        name="Inventory",
        purpose="Know what lies in the warehouses, and set it aside for orders.",
        terms={"Reservation": "Widgets that are set aside for one order, for 24 hours."},
    ),
    ContextPlan(
        name="Risk",
        purpose="Look twice at orders that could hurt.",
        terms={"Large order": "An order for 500 euros or more."},
    ),
    ContextPlan(
        name="Shipping",
        purpose="Bring parcels from the nearest warehouse to the door.",
        subdomain=Subdomain.CORE,
        terms={
            "Parcel": "A box with an address: one order is one parcel.",
            "Customer": "The name on the parcel's label.",
        },
    ),
    ContextPlan(name="Sales Reporting", purpose="Tell the sales team how today is going."),
    ContextPlan(
        name="Customer Care",
        purpose="Make it good when something went wrong.",
        terms={"Case": "A customer's trouble that we have taken over from the helpdesk."},
    ),
    ContextPlan(
        name="Helpdesk",
        purpose="The help desk that we rent; it sends us its events as a partner source.",
        subdomain=Subdomain.GENERIC,
        is_external=True,
        partner_source="aws.partner/example.com/123",
    ),
)
