"""Definitions survive the way to JSON and back."""

from uuid import UUID

import pytest

from modeler.core.definitions.behaviour import Behaviour, Publication, Reaction
from modeler.core.definitions.eventbridge import Bus, RetryPolicy, Rule, Target
from modeler.core.definitions.resource import EndpointKind, LogicalId, Principal, logical_id
from modeler.core.definitions.roles import Role, Statement
from modeler.core.definitions.sqs import Queue, QueuePolicy, Sender
from modeler.core.definitions.topology import Definitions, DomainIdentity, sorted_resources
from modeler.core.definitions.wire import from_json, to_json
from modeler.core.kernel.errors import Invalid
from modeler.core.kernel.findings import Reference
from modeler.core.kernel.ids import ContextId, DomainId, ElementId, SubscriptionId

ORDERING = ContextId(UUID("00000000-0000-4000-8000-00000000000a"))
PLACED = ElementId(UUID("10000000-0000-4000-8000-00000000000b"))
BILLING = SubscriptionId(UUID("20000000-0000-4000-8000-00000000000c"))


def some_definitions() -> Definitions:
    bus, queue = LogicalId("Bus1"), LogicalId("Queue1")
    target = Target(
        id="billing", resource=queue, kind=EndpointKind.SQS, retry=RetryPolicy(attempts=3), dead_letters=LogicalId("D")
    )
    return Definitions(
        domain=DomainIdentity(id=DomainId(UUID(int=1)), slug="orders", name="Orders", team_slug="demo", version=4),
        resources=sorted_resources(
            [
                Rule(
                    id=logical_id("Rule", BILLING),
                    context_id=ORDERING,
                    provenance=(Reference("subscription", BILLING, "billing"),),
                    subscription_id=BILLING,
                    bus=bus,
                    pattern={"detail": {"total": [{"numeric": [">=", 500]}]}},
                    target=target,
                ),
                Queue(id=queue, name="orders-billing", context_id=ORDERING),
                QueuePolicy(id=LogicalId("P"), queue=queue, senders=(Sender(Principal.EVENTBRIDGE, LogicalId("R")),)),
                Role(id=LogicalId("Role"), principal=Principal.LAMBDA, statements=(Statement(("sqs:*",), queue),)),
                Bus(id=bus, name="orders"),
            ]
        ),
        behaviour=Behaviour(
            publications=(
                Publication(
                    event_id=PLACED,
                    name="Order placed",
                    context_id=ORDERING,
                    source="demo.ordering",
                    detail_type="OrderPlaced",
                    schema={"type": "object"},
                    bus=bus,
                ),
            ),
            reactions=(Reaction(policy_id=PLACED, name="x", context_id=None, commands=(PLACED,)),),
        ),
    )


def test_definitions_read_back_from_their_own_text_are_equal():
    definitions = some_definitions()

    assert from_json(to_json(definitions)) == definitions
    assert to_json(from_json(to_json(definitions))) == to_json(definitions)


def test_a_logical_id_is_made_from_the_kind_and_the_ends_of_the_uuid():
    assert logical_id("Rule", UUID("12345678-9abc-4def-8123-456789abcdef")) == "Rule12345678abcdef"


def test_shared_resources_come_before_those_of_contexts():
    ids = [resource.id for resource in some_definitions().resources]

    assert ids == ["Bus1", "P", "Role", "Queue1", "Rule2000000000000c"]


def test_resources_are_found_by_type_and_by_id():
    definitions = some_definitions()

    assert [bus.name for bus in definitions.of_type(Bus)] == ["orders"]
    assert definitions.get(Queue, LogicalId("Queue1")).name == "orders-billing"
    with pytest.raises(KeyError):
        definitions.get(Bus, LogicalId("Queue1"))


@pytest.mark.parametrize("text", ["{", "{}", '{"format":1}', '{"format":1,"domain":{},"resources":[],"behaviour":{}}'])
def test_damaged_definitions_are_refused(text: str):
    with pytest.raises(Invalid):
        from_json(text)
