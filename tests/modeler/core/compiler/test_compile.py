"""A model compiles to definitions: one subscription, one rule, one target, and grants only where a relationship is."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from modeler.core.compiler.compile import compile_snapshot
from modeler.core.definitions.eventbridge import Bus, BusPolicy, Rule
from modeler.core.definitions.lambdas import Destination, DestinationKind, Function, InvokeConfig, Permission
from modeler.core.definitions.resource import EndpointKind, Principal
from modeler.core.definitions.roles import Role, Statement
from modeler.core.definitions.schemas import Schema
from modeler.core.definitions.sns import FilterScope, Topic, TopicSubscription
from modeler.core.definitions.sqs import Queue, QueuePolicy, QueueUse, Sender
from modeler.core.definitions.streams import StateMachine, Stream
from modeler.core.definitions.wire import from_json, to_json
from modeler.core.snapshot import events as model
from modeler.core.snapshot.kinds import RelationshipKind, TargetKind, TopologyChoice, Transport, UpstreamRole
from modeler.core.snapshot.snapshot import Snapshot
from tests.builders.snapshots import a_snapshot, fields

ORDER = fields(
    total="number", country="string", location={"enum": ["us-east", "us-west", "eu-west"]}, is_gift="boolean"
)
QUEUE = {"target_kind": TargetKind.SQS}


def only(snapshot: Snapshot, kind: type):
    found = compile_snapshot(snapshot).definitions.of_type(kind)
    assert len(found) == 1, found
    return found[0]


def codes(snapshot: Snapshot) -> list[str]:
    return [finding.code for finding in compile_snapshot(snapshot).findings]


def a_billing_snapshot(**chosen: object) -> Snapshot:
    return a_snapshot(
        events=[("Sales", "OrderPlaced", ORDER)],
        policies=[("Billing", "OrderPlaced", {"name": "Send invoice", **chosen})],
    )


def test_a_model_without_subscriptions_needs_no_bus():
    compilation = compile_snapshot(a_snapshot())

    assert compilation.definitions.resources == ()
    assert compilation.findings == ()


def test_a_subscription_becomes_a_rule_that_names_source_and_detail_type():
    rule = only(a_billing_snapshot(condition='total >= 500 and country starts with "D"'), Rule)

    assert rule.name == "send-invoice-on-order-placed"
    assert rule.pattern == {
        "source": ["demo.sales"],
        "detail-type": ["OrderPlaced"],
        "detail": {"total": [{"numeric": [">=", 500]}], "country": [{"prefix": "D"}]},
    }
    assert (rule.target.kind, rule.target.retry.attempts, rule.target.retry.age_seconds) == (
        EndpointKind.LAMBDA,
        24,
        3600,
    )


def test_the_domain_has_one_bus_where_each_context_may_publish_its_own_source_only():
    snapshot = a_snapshot(
        events=[("Sales", "OrderPlaced"), ("Billing", "InvoiceSent")],
        policies=[("Billing", "OrderPlaced"), ("Sales", "InvoiceSent")],
    )

    definitions = compile_snapshot(snapshot).definitions

    assert [bus.name for bus in definitions.of_type(Bus)] == ["orders"]
    assert sorted(policy.sources for policy in definitions.of_type(BusPolicy)) == [("demo.billing",), ("demo.sales",)]


def test_a_queue_target_has_its_own_policy_dead_letters_and_policy_of_these():
    snapshot = a_billing_snapshot(**QUEUE, target_name="invoices")
    definitions = compile_snapshot(snapshot).definitions
    rule = only(snapshot, Rule)

    dead_letters, queue = sorted(definitions.of_type(Queue), key=lambda each: each.use)
    assert (queue.name, queue.use, queue.dead_letters) == ("orders-billing-invoices", QueueUse.TARGET, dead_letters.id)
    assert (dead_letters.use, dead_letters.retention_seconds) == (QueueUse.DEAD_LETTERS, 1_209_600)
    assert {policy.queue: policy.senders for policy in definitions.of_type(QueuePolicy)} == {
        queue.id: (Sender(Principal.EVENTBRIDGE, rule.id),),
        dead_letters.id: (Sender(Principal.EVENTBRIDGE, rule.id),),
    }


def test_a_function_is_invoked_by_permission_and_reports_to_its_destinations():
    snapshot = a_billing_snapshot(
        on_success=model.Destination(TargetKind.SQS, "invoiced"),
        on_failure=model.Destination(TargetKind.LAMBDA, "Alarm clerk"),
    )
    definitions = compile_snapshot(snapshot).definitions

    alarm, function = sorted(definitions.of_type(Function), key=lambda each: each.name)
    config, permission = only(snapshot, InvokeConfig), only(snapshot, Permission)
    invoiced = next(queue for queue in definitions.of_type(Queue) if queue.use is QueueUse.DESTINATION)
    assert (alarm.name, function.name) == ("orders-billing-alarm-clerk", "orders-billing-send-invoice")
    assert config.on_success == Destination(DestinationKind.SQS, invoiced.id)
    assert config.on_failure == Destination(DestinationKind.LAMBDA, alarm.id)
    assert (permission.function, permission.principal) == (function.id, Principal.EVENTBRIDGE)
    assert definitions.get(Role, function.role).statements == (
        Statement(("lambda:InvokeFunction",), alarm.id),
        Statement(("sqs:SendMessage",), invoiced.id),
    )


def test_a_function_without_a_failure_destination_reports_failures_to_the_dead_letters():
    snapshot = a_billing_snapshot()
    route = compile_snapshot(snapshot).definitions.routes[0]

    assert only(snapshot, InvokeConfig).on_failure == Destination(DestinationKind.SQS, route.dead_letters)


@pytest.mark.parametrize(
    ("kind", "resource", "actions"),
    [
        (TargetKind.KINESIS, Stream, ("kinesis:PutRecord", "kinesis:PutRecords")),
        (TargetKind.STEP_FUNCTIONS, StateMachine, ("states:StartExecution",)),
    ],
)
def test_streams_and_workflows_are_reached_through_a_role_exact_to_them(kind, resource, actions):
    snapshot = a_billing_snapshot(target_kind=kind)
    definitions = compile_snapshot(snapshot).definitions
    rule, target = only(snapshot, Rule), only(snapshot, resource)

    assert rule.target.role is not None
    assert definitions.get(Role, rule.target.role).statements == (Statement(actions, target.id),)


def test_sns_carries_a_subscription_with_a_filter_policy_over_the_body():
    snapshot = a_billing_snapshot(
        **QUEUE, transport=Transport.SNS, condition='location in ("us-west", "us-east") and total > 0'
    )

    subscription, topic = only(snapshot, TopicSubscription), only(snapshot, Topic)

    assert topic.name == "orders-order-placed"
    assert subscription.filter_policy == {"location": ["us-east", "us-west"], "total": [{"numeric": [">", 0]}]}
    assert (subscription.scope, subscription.raw, subscription.topic) == (FilterScope.BODY, True, topic.id)


def test_a_topic_per_context_filters_on_the_type_of_the_event():
    snapshot = a_snapshot(
        events=[("Sales", "OrderPlaced", ORDER)],
        policies=[("Billing", "OrderPlaced", {"condition": "is_gift = true"})],
        topology=TopologyChoice.TOPIC_PER_CONTEXT,
    )

    assert only(snapshot, Topic).name == "orders-sales"
    assert only(snapshot, TopicSubscription).filter_policy == {
        "metadata": {"eventType": ["OrderPlaced"]},
        "is_gift": [True],
    }


def test_what_a_topic_cannot_reach_goes_by_the_bus_and_is_said():
    snapshot = a_billing_snapshot(target_kind=TargetKind.KINESIS, transport=Transport.SNS)

    assert codes(snapshot) == ["DEF502"]
    assert only(snapshot, Rule).target.kind is EndpointKind.KINESIS


def test_a_partner_feeds_a_bus_of_its_own_in_its_own_words():
    snapshot = a_snapshot(
        events=[("Helpdesk", "Ticket Created")],
        policies=[("Sales", "Ticket Created", {"condition": 'department in ("billing", "fulfillment")'})],
        contexts={"Helpdesk": {"is_external": True, "partner_source": "aws.partner/example.com/123"}},
    )

    bus, rule = only(snapshot, Bus), only(snapshot, Rule)

    assert (bus.name, bus.partner_source) == ("aws.partner/example.com/123", "aws.partner/example.com/123")
    assert rule.pattern == {
        "source": ["aws.partner/example.com/123"],
        "detail-type": ["Ticket Created"],
        "detail": {"department": ["billing", "fulfillment"]},
    }


@pytest.mark.parametrize(
    ("relationships", "is_granted"),
    [
        ([], False),
        ([("Sales", "Billing")], True),
        ([("Billing", "Sales")], False),
        ([("Billing", "Sales", RelationshipKind.PARTNERSHIP)], True),
        ([("Billing", "Sales", RelationshipKind.SHARED_KERNEL)], True),
        ([("Sales", "Billing", RelationshipKind.CUSTOMER_SUPPLIER)], True),
        ([("Sales", "Billing", RelationshipKind.SEPARATE_WAYS)], False),
    ],
)
def test_no_relationship_means_no_grant(relationships, is_granted):
    snapshot = a_snapshot(policies=[("Billing", "OrderPlaced", QUEUE)], relationships=relationships)

    definitions = compile_snapshot(snapshot).definitions

    assert len(definitions.of_type(QueuePolicy)) == (2 if is_granted else 0)
    assert definitions.routes[0].is_granted == is_granted


def test_a_grant_names_the_relationship_that_allows_it():
    snapshot = a_billing_snapshot(**QUEUE)

    kinds = {reference.kind for reference in only(snapshot, Rule).provenance}

    assert kinds == {"subscription", "element", "relationship"}


def test_a_published_language_registers_the_schemas_that_cross():
    language = {"upstream_roles": frozenset({UpstreamRole.PUBLISHED_LANGUAGE})}
    snapshot = a_snapshot(
        events=[("Sales", "OrderPlaced", ORDER), ("Sales", "CartFilled", ORDER)],
        policies=[("Billing", "OrderPlaced")],
        relationships=[("Sales", "Billing", language)],
    )

    schemas = compile_snapshot(snapshot).definitions.of_type(Schema)

    assert {schema.name: schema.is_registered for schema in schemas} == {
        "demo.sales@OrderPlaced": True,
        "demo.sales@CartFilled": False,
    }


def test_subscriptions_that_name_one_target_share_it():
    shared = {"target_kind": TargetKind.KINESIS, "target_name": "lake"}
    snapshot = a_snapshot(
        events=[("Sales", "OrderPlaced"), ("Sales", "OrderShipped")],
        policies=[("Analytics", "OrderPlaced", shared), ("Analytics", "OrderShipped", shared)],
    )
    definitions = compile_snapshot(snapshot).definitions

    stream = only(snapshot, Stream)

    assert {rule.target.resource for rule in definitions.of_type(Rule)} == {stream.id}
    assert len({route.dead_letters for route in definitions.routes}) == 2


@pytest.mark.parametrize(
    ("chosen", "code"),
    [
        ({"condition": "total >= "}, "FLT400"),
        ({"condition": "totl >= 5"}, "FLT401"),
        ({"condition": 'location = "mars"'}, "FLT402 FLT407"),
        ({"condition": "country is not null"}, "DEF501"),
        ({"condition": 'country does not end with "x"', "transport": Transport.SNS}, "DEF501"),
        ({"target_kind": TargetKind.SQS, "on_success": model.Destination(TargetKind.SQS, "x")}, "DEF503"),
        ({"on_failure": model.Destination(TargetKind.KINESIS, "x")}, "DEF504"),
        ({"condition": "country in (" + ",".join(f'"{n:06}"' for n in range(250)) + ")"}, "DEF507"),
        (
            {"condition": "country in (" + ",".join(f'"{n}"' for n in range(151)) + ")", "transport": Transport.SNS},
            "DEF501",
        ),
    ],
)
def test_what_would_fail_or_surprise_after_the_deployment_is_found_before(chosen, code):
    assert codes(a_billing_snapshot(**chosen)) == code.split()


def test_what_the_carrier_cannot_say_stays_as_a_residual_of_the_route():
    snapshot = a_billing_snapshot(condition="country is not null and total > 5")

    route = compile_snapshot(snapshot).definitions.routes[0]

    assert route.residual == "country is not null"
    assert only(snapshot, Rule).pattern["detail"] == {
        "country": [{"exists": True}],
        "total": [{"numeric": [">", 5]}],
    }


def test_an_event_that_goes_out_by_topic_and_bus_is_warned_about():
    snapshot = a_snapshot(
        policies=[("Billing", "OrderPlaced"), ("Shipping", "OrderPlaced", {"transport": Transport.SNS})]
    )

    assert codes(snapshot) == ["DEF505"]


def test_events_that_look_alike_on_the_wire_are_an_error():
    snapshot = a_snapshot(
        events=[("Sales", "OrderPlaced"), ("Sales", "Order placed")], policies=[("Billing", "OrderPlaced")]
    )

    assert codes(snapshot) == ["DEF513"]


def test_elements_outside_every_context_are_pointed_out():
    snapshot = a_snapshot(events=[(None, "OrderPlaced")], policies=[("Billing", "OrderPlaced")])

    assert codes(snapshot) == ["DEF509"]


def test_long_names_are_cut_and_end_in_digits_of_the_id():
    name = "Whenever an order is placed and the customer is known, send an invoice by mail and post"

    rule = only(a_billing_snapshot(name=name), Rule)

    assert len(rule.name) <= 64
    assert rule.name.endswith("-" + rule.subscription_id.hex[:6])


def test_renaming_changes_no_logical_id():
    snapshot = a_billing_snapshot(**QUEUE, target_name="invoices")
    renamed = replace(
        snapshot,
        contexts=tuple(replace(each, name=f"New {each.name}") for each in snapshot.contexts),
        elements=tuple(replace(each, name=f"New {each.name}") for each in snapshot.elements),
        subscriptions=tuple(replace(each, target_name="bills") for each in snapshot.subscriptions),
    )

    before, after = (compile_snapshot(each).definitions for each in (snapshot, renamed))

    assert [each.id for each in after.resources] == [each.id for each in before.resources]
    assert {each.name for each in after.of_type(Queue)}.isdisjoint(each.name for each in before.of_type(Queue))


CONTEXTS = ["Sales", "Billing", "Shipping"]
REACTIONS = st.tuples(
    st.sampled_from(CONTEXTS),
    st.sampled_from(["OrderPlaced", "InvoiceSent"]),
    st.fixed_dictionaries(
        {"target_kind": st.sampled_from(TargetKind), "transport": st.sampled_from(Transport)},
        optional={
            "target_name": st.sampled_from(["a", "b"]),
            "condition": st.sampled_from(["", "total > 5", "country is not null", "country ="]),
            "on_success": st.builds(model.Destination, st.sampled_from(TargetKind), st.sampled_from(["a", "c"])),
        },
    ),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(REACTIONS, max_size=6), st.sampled_from(TopologyChoice), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_no_byte(reactions, topology, random):
    snapshot = a_snapshot(
        events=[("Sales", "OrderPlaced", ORDER), ("Billing", "InvoiceSent", ORDER)],
        policies=reactions,
        topology=topology,
    )
    shuffled = replace(
        snapshot, subscriptions=tuple(random.sample(snapshot.subscriptions, len(snapshot.subscriptions)))
    )

    one, other = compile_snapshot(snapshot), compile_snapshot(shuffled)

    assert to_json(one.definitions) == to_json(other.definitions)
    assert one.findings == other.findings
    assert from_json(to_json(one.definitions)) == one.definitions
    assert len({each.id for each in one.definitions.resources}) == len(one.definitions.resources)
