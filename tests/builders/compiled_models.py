"""Models that use everything the compiler knows, for exporters and the pages that show definitions."""

from dataclasses import replace

from modeler.core.snapshot.events import Destination
from modeler.core.snapshot.kinds import TargetKind, TopologyChoice, Transport, UpstreamRole
from modeler.core.snapshot.snapshot import Snapshot
from tests.builders.snapshots import a_snapshot, fields

ORDER = fields(
    order_id="string",
    total={"type": "number", "minimum": 0},
    country="string",
    location={"enum": ["us-east", "us-west", "eu-west", "eu-east"]},
    is_gift="boolean",
    customer=fields(name="string", vip="boolean"),
)
TICKET = fields(ticketId="string", department={"enum": ["billing", "fulfillment", "press"]})


def a_small_model() -> Snapshot:
    """Return one event, one reaction by queue: the smallest model whose template is worth reading."""
    return a_snapshot(
        events=[("Sales", "OrderPlaced", fields(total="number", country="string"))],
        policies=[
            (
                "Billing",
                "OrderPlaced",
                {
                    "name": "Send invoice",
                    "target_kind": TargetKind.SQS,
                    "target_name": "invoices",
                    "condition": 'total >= 500 and country starts with "D"',
                },
            )
        ],
    )


def a_model_of_every_target(topology: TopologyChoice = TopologyChoice.BUS_PER_DOMAIN) -> Snapshot:
    """Return a model with every kind of target, destinations of each kind, an order, an archive and an open host."""
    chosen: dict[TargetKind, dict[str, object]] = {
        TargetKind.API_DESTINATION: {"target_name": "https://example.com/orders"},
        TargetKind.BUS: {"target_name": "arn:aws:events:eu-west-1:123456789012:event-bus/analytics"},
        TargetKind.LAMBDA: {
            "on_success": Destination(TargetKind.SNS, "invoiced"),
            "on_failure": Destination(TargetKind.BUS, "failures"),
        },
        TargetKind.SQS: {"is_ordered": True, "condition": 'location starts with "eu"'},
    }
    model = a_snapshot(
        events=[("Sales", "OrderPlaced", ORDER), ("Storage", "Object Created", fields(key="string"))],
        policies=[
            *(
                ("Billing", "OrderPlaced", {"name": f"By {kind.value}", "target_kind": kind, **chosen.get(kind, {})})
                for kind in TargetKind
            ),
            ("Billing", "Object Created", {"name": "Read the file", "condition": 'key starts with "invoices/"'}),
        ],
        contexts={
            "Storage": {"is_external": True, "partner_source": "aws.s3"},
            "Sales": {"open_to": ("123456789012", "o-abc1234567")},
        },
        relationships=[
            ("Sales", "Billing", {"upstream_roles": frozenset(UpstreamRole)}),
            ("Storage", "Billing"),
        ],
        topology=topology,
    )
    return replace(model, domain=replace(model.domain, archive_days=30))


def a_rich_model(topology: TopologyChoice = TopologyChoice.BUS_PER_DOMAIN) -> Snapshot:
    """Return a model with every target, both carriers, destinations, a partner and a published language."""
    return a_snapshot(
        events=[
            ("Sales", "OrderPlaced", ORDER),
            ("Inventory", "StockReserved", ORDER),
            ("Helpdesk", "Ticket Created", TICKET),
        ],
        policies=[
            (
                "Fulfilment",
                "OrderPlaced",
                {
                    "name": "Ship US orders",
                    "target_kind": TargetKind.SQS,
                    "target_name": "us-orders",
                    "transport": Transport.SNS,
                    "condition": 'location in ("us-west", "us-east")',
                },
            ),
            (
                "Fulfilment",
                "OrderPlaced",
                {"name": "Ship EU orders", "transport": Transport.SNS, "condition": 'location starts with "eu"'},
            ),
            (
                "Inventory",
                "OrderPlaced",
                {
                    "name": "Reserve stock",
                    "condition": "total > 0 and total <= 150 and customer.vip is not null",
                    "on_success": Destination(TargetKind.SQS, "reserved"),
                    "on_failure": Destination(TargetKind.LAMBDA, "Alarm “the” clerk"),
                },
            ),
            ("Analytics", "OrderPlaced", {"target_kind": TargetKind.KINESIS, "target_name": "sales report"}),
            ("Analytics", "StockReserved", {"target_kind": TargetKind.KINESIS, "target_name": "sales report"}),
            (
                "Billing",
                "StockReserved",
                {
                    "name": "Invoice",
                    "target_kind": TargetKind.STEP_FUNCTIONS,
                    "condition": 'country != "DE" or total = 0',
                },
            ),
            ("Sales", "Ticket Created", {"condition": 'department in ("billing", "fulfillment")'}),
        ],
        contexts={"Helpdesk": {"is_external": True, "partner_source": "aws.partner/example.com/123"}},
        relationships=[
            ("Sales", "Fulfilment", {"upstream_roles": frozenset({UpstreamRole.PUBLISHED_LANGUAGE})}),
            ("Sales", "Inventory"),
            ("Sales", "Analytics"),
            ("Inventory", "Analytics"),
            ("Inventory", "Billing"),
            ("Helpdesk", "Sales"),
        ],
        topology=topology,
    )
