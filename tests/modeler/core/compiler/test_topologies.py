"""Four ways to lay events out, per domain and per context; every source and target, and order where it is asked."""

from dataclasses import replace

import pytest

from modeler.core.compiler.compile import compile_snapshot
from modeler.core.definitions.eventbridge import Archive, Bus, OpenHost, Rule
from modeler.core.definitions.lambdas import DestinationKind, InvokeConfig
from modeler.core.definitions.resource import EndpointKind, Principal
from modeler.core.definitions.roles import Role, Statement
from modeler.core.definitions.sns import FilterScope, Topic, TopicPolicy, TopicSubscription
from modeler.core.definitions.sqs import Queue, QueuePolicy, QueueUse, Sender
from modeler.core.definitions.targets import ApiDestination, Connection, LogGroup, LogPolicy
from modeler.core.definitions.topology import Definitions
from modeler.core.definitions.wire import from_json, to_json
from modeler.core.snapshot.kinds import TargetKind, TopologyChoice, Transport, UpstreamRole
from modeler.core.snapshot.snapshot import Snapshot
from tests.builders.compiled_models import a_model_of_every_target
from tests.builders.snapshots import a_snapshot, fields, id_of

ORDER = fields(total="number", country="string")
ORDERED = {"target_kind": TargetKind.SQS, "is_ordered": True}


def compiled(snapshot: Snapshot) -> Definitions:
    return compile_snapshot(snapshot).definitions


def codes(snapshot: Snapshot) -> list[str]:
    return [finding.code for finding in compile_snapshot(snapshot).findings]


def a_crossing(topology: TopologyChoice, contexts=None, **chosen: object) -> Snapshot:
    return a_snapshot(
        events=[("Sales", "OrderPlaced", ORDER)],
        policies=[("Billing", "OrderPlaced", {"name": "Send invoice", **chosen})],
        contexts=contexts,
        topology=topology,
    )


@pytest.mark.parametrize(
    ("topology", "topics", "buses"),
    [
        (TopologyChoice.TOPIC_PER_EVENT, ["orders-order-placed"], []),
        (TopologyChoice.TOPIC_PER_CONTEXT, ["orders-sales"], []),
        (TopologyChoice.BUS_PER_DOMAIN, [], ["orders"]),
        (TopologyChoice.BUS_PER_CONTEXT, [], ["orders-sales", "orders-billing"]),
    ],
)
def test_a_domain_chooses_how_its_events_are_laid_out(topology, topics, buses):
    definitions = compiled(a_crossing(topology))

    assert [topic.name for topic in definitions.of_type(Topic)] == topics
    assert sorted(bus.name for bus in definitions.of_type(Bus)) == sorted(buses)


def test_a_context_may_lay_its_events_out_otherwise():
    contexts = {"Sales": {"topology": TopologyChoice.TOPIC_PER_EVENT}}

    definitions = compiled(a_crossing(TopologyChoice.BUS_PER_DOMAIN, contexts))

    assert [topic.name for topic in definitions.of_type(Topic)] == ["orders-order-placed"]
    assert definitions.of_type(Bus) == ()


def test_a_subscription_may_choose_its_transport_against_its_context():
    definitions = compiled(a_crossing(TopologyChoice.TOPIC_PER_EVENT, transport=Transport.EVENTBRIDGE))

    assert [bus.name for bus in definitions.of_type(Bus)] == ["orders"]


def test_between_buses_of_two_contexts_a_rule_forwards_the_event():
    snapshot = a_crossing(TopologyChoice.BUS_PER_CONTEXT, condition="total > 5")
    definitions = compiled(snapshot)

    buses = {bus.name: bus for bus in definitions.of_type(Bus)}
    route = definitions.routes[0]
    forward, rule = definitions.get(Rule, route.via), definitions.get(Rule, route.carrier)
    assert (forward.bus, forward.target.resource) == (buses["orders-sales"].id, buses["orders-billing"].id)
    assert forward.pattern == {"source": ["demo.sales"], "detail-type": ["OrderPlaced"]}
    assert (forward.target.kind, forward.target.input_path) == (EndpointKind.BUS, "")
    assert definitions.get(Role, forward.target.role).statements == (
        Statement(("events:PutEvents",), buses["orders-billing"].id),
    )
    assert (rule.bus, rule.pattern["detail"]) == (buses["orders-billing"].id, {"total": [{"numeric": [">", 5]}]})
    assert route.channel == buses["orders-sales"].id


def test_what_cannot_be_forwarded_lies_in_dead_letters_that_the_rule_may_write_to():
    definitions = compiled(a_crossing(TopologyChoice.BUS_PER_CONTEXT))

    forward = definitions.get(Rule, definitions.routes[0].via)
    dead_letters = definitions.get(Queue, forward.target.dead_letters)
    policy = next(each for each in definitions.of_type(QueuePolicy) if each.queue == dead_letters.id)
    assert (dead_letters.use, dead_letters.name) == (QueueUse.DEAD_LETTERS, "orders-sales-to-billing-dlq")
    assert policy.senders == (Sender(Principal.EVENTBRIDGE, forward.id),)


def test_two_policies_of_one_context_share_the_way_to_its_bus():
    snapshot = a_snapshot(
        policies=[("Billing", "OrderPlaced", {"name": "A"}), ("Billing", "OrderPlaced", {"name": "B"})],
        topology=TopologyChoice.BUS_PER_CONTEXT,
    )

    rules = compiled(snapshot).of_type(Rule)

    assert [rule.subscription_id is None for rule in rules].count(True) == 1


def test_without_a_relationship_nothing_is_forwarded():
    snapshot = a_snapshot(
        policies=[("Billing", "OrderPlaced")], relationships=[], topology=TopologyChoice.BUS_PER_CONTEXT
    )
    definitions = compiled(snapshot)

    forward = definitions.get(Rule, definitions.routes[0].via)

    assert (forward.target.is_granted, forward.target.role) == (False, None)
    assert definitions.of_type(QueuePolicy) == ()


def test_a_context_that_keeps_to_its_own_bus_needs_no_forwarding():
    snapshot = a_snapshot(
        events=[("Sales", "OrderPlaced")], policies=[("Sales", "OrderPlaced")], topology=TopologyChoice.BUS_PER_CONTEXT
    )

    definitions = compiled(snapshot)

    assert [bus.name for bus in definitions.of_type(Bus)] == ["orders-sales"]
    assert definitions.routes[0].via is None


def test_a_topic_of_a_context_asks_for_the_type_by_one_attribute():
    subscription = compiled(a_crossing(TopologyChoice.TOPIC_PER_CONTEXT)).of_type(TopicSubscription)[0]

    assert (subscription.filter_policy, subscription.scope) == ({"eventType": ["OrderPlaced"]}, FilterScope.ATTRIBUTES)


def test_publishers_are_told_which_attributes_to_set():
    topic = compiled(a_crossing(TopologyChoice.TOPIC_PER_CONTEXT)).of_type(Topic)[0]

    assert topic.attributes == ("correlationId", "eventType", "source", "version")
    assert topic.numbers == ("version",)


def test_order_takes_a_topic_and_queues_that_keep_it_whatever_the_topology():
    definitions = compiled(a_crossing(TopologyChoice.BUS_PER_DOMAIN, **ORDERED))

    topic, subscription = definitions.of_type(Topic)[0], definitions.of_type(TopicSubscription)[0]
    queues = {queue.use: queue for queue in definitions.of_type(Queue)}
    assert (topic.name, topic.is_fifo) == ("orders-order-placed.fifo", True)
    assert subscription.endpoint == queues[QueueUse.TARGET].id
    assert queues[QueueUse.TARGET].name == "orders-billing-send-invoice.fifo"
    assert queues[QueueUse.DEAD_LETTERS].name == "orders-billing-send-invoice-on-order-placed-dlq.fifo"
    assert all(queue.is_fifo for queue in queues.values())
    assert codes(a_crossing(TopologyChoice.BUS_PER_DOMAIN, **ORDERED)) == ["DEF502"]


def test_what_a_topic_in_order_cannot_reach_goes_by_the_bus():
    snapshot = a_snapshot(
        policies=[("Billing", "OrderPlaced", ORDERED), ("Shipping", "OrderPlaced")],
        topology=TopologyChoice.TOPIC_PER_EVENT,
    )

    definitions = compiled(snapshot)

    assert [rule.target.kind for rule in definitions.of_type(Rule)] == [EndpointKind.LAMBDA]
    assert codes(snapshot) == ["DEF505", "DEF502"]


@pytest.mark.parametrize(
    "chosen",
    [
        {"target_kind": TargetKind.LAMBDA, "is_ordered": True},
        {**ORDERED, "transport": Transport.EVENTBRIDGE},
    ],
)
def test_an_order_that_nothing_keeps_is_told_and_not_pretended(chosen):
    snapshot = a_crossing(TopologyChoice.BUS_PER_DOMAIN, **chosen)

    assert codes(snapshot) == ["DEF514"]
    assert not any(queue.is_fifo for queue in compiled(snapshot).of_type(Queue))


def test_a_queue_in_order_takes_nothing_from_a_topic_without_one():
    shared = {"target_kind": TargetKind.SQS, "target_name": "all", "transport": Transport.SNS}
    snapshot = a_snapshot(
        events=[("Sales", "OrderPlaced"), ("Sales", "OrderPaid")],
        policies=[("Billing", "OrderPlaced", {**shared, "is_ordered": True}), ("Billing", "OrderPaid", shared)],
    )

    findings = compile_snapshot(snapshot).findings

    assert [(finding.code, finding.severity.value) for finding in findings] == [("DEF514", "error")]


def test_a_stream_keeps_the_order_of_a_story_by_its_key():
    snapshot = a_crossing(TopologyChoice.BUS_PER_DOMAIN, target_kind=TargetKind.KINESIS, is_ordered=True)

    assert codes(snapshot) == []
    assert compiled(snapshot).of_type(Rule)[0].target.partition_key_path == "$.detail.metadata.correlationId"


def test_events_of_an_aws_service_come_over_the_default_bus_which_nobody_makes():
    snapshot = a_snapshot(
        events=[("Storage", "Object Created")],
        policies=[("Sales", "Object Created")],
        contexts={"Storage": {"is_external": True, "partner_source": "aws.s3"}},
    )
    definitions = compiled(snapshot)

    bus, rule = definitions.of_type(Bus)[0], definitions.of_type(Rule)[0]

    assert (bus.name, bus.is_found, bus.is_partner) == ("default", True, False)
    assert rule.pattern == {"source": ["aws.s3"], "detail-type": ["Object Created"]}


def test_a_topic_as_a_target_lets_the_rule_publish():
    definitions = compiled(a_crossing(TopologyChoice.BUS_PER_DOMAIN, target_kind=TargetKind.SNS))

    topic, policy, rule = (definitions.of_type(kind)[0] for kind in (Topic, TopicPolicy, Rule))

    assert (rule.target.resource, rule.target.input_path, rule.target.role) == (topic.id, "$.detail", None)
    assert policy.rules == (rule.id,)


def test_another_bus_is_reached_whole_and_through_a_role():
    arn = "arn:aws:events:eu-west-1:123456789012:event-bus/analytics"
    definitions = compiled(a_crossing(TopologyChoice.BUS_PER_DOMAIN, target_kind=TargetKind.BUS, target_name=arn))

    rule = definitions.of_type(Rule)[0]
    bus = definitions.get(Bus, rule.target.resource)

    assert (bus.arn, bus.is_found, rule.target.input_path) == (arn, True, "")
    assert definitions.get(Role, rule.target.role).statements == (Statement(("events:PutEvents",), bus.id),)


def test_a_web_address_has_a_connection_whose_key_lies_elsewhere():
    url = "https://example.com/orders"
    snapshot = a_crossing(TopologyChoice.BUS_PER_DOMAIN, target_kind=TargetKind.API_DESTINATION, target_name=url)
    definitions = compiled(snapshot)

    address, connection = definitions.of_type(ApiDestination)[0], definitions.of_type(Connection)[0]

    assert (address.url, address.connection) == (url, connection.id)
    assert connection.secret == "orders-billing-send-invoice-key"


def test_log_groups_share_one_policy():
    logs = {"target_kind": TargetKind.LOGS}
    snapshot = a_snapshot(policies=[("Billing", "OrderPlaced", logs), ("Shipping", "OrderPlaced", logs)])
    definitions = compiled(snapshot)

    groups, policies = definitions.of_type(LogGroup), definitions.of_type(LogPolicy)

    assert {group.name for group in groups} == {
        "/aws/events/orders-billing-handle-order-placed-in-billing",
        "/aws/events/orders-shipping-handle-order-placed-in-shipping",
    }
    assert [policy.groups for policy in policies] == [tuple(sorted(group.id for group in groups))]


def test_functions_report_to_topics_and_buses_too():
    definitions = compiled(a_model_of_every_target())

    config = next(each for each in definitions.of_type(InvokeConfig) if each.on_success is not None)
    kinds = {type(definitions.resource(end.resource)): end.kind for end in (config.on_success, config.on_failure)}
    assert kinds == {Topic: DestinationKind.SNS, Bus: DestinationKind.BUS}


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (TargetKind.API_DESTINATION, ""),
        (TargetKind.API_DESTINATION, "http://example.com"),
        (TargetKind.API_DESTINATION, "https://"),
        (TargetKind.BUS, "arn:aws:sqs:eu-west-1:123456789012:orders"),
    ],
)
def test_an_address_that_nothing_reaches_is_an_error(kind, name):
    assert codes(a_crossing(TopologyChoice.BUS_PER_DOMAIN, target_kind=kind, target_name=name)) == ["DEF515"]


@pytest.mark.parametrize(("days", "expected"), [(None, []), (0, [0]), (30, [30])])
def test_a_domain_may_keep_what_comes_over_its_bus(days, expected):
    snapshot = a_crossing(TopologyChoice.BUS_PER_DOMAIN)
    snapshot = replace(snapshot, domain=replace(snapshot.domain, archive_days=days))

    assert [archive.days for archive in compiled(snapshot).of_type(Archive)] == expected


def test_an_open_host_lets_accounts_and_organisations_make_their_own_rules():
    definitions = compiled(a_model_of_every_target())

    hosts = definitions.of_type(OpenHost)

    assert sorted((host.accounts, host.organisation, host.sources) for host in hosts) == [
        ((), "o-abc1234567", ("demo.sales",)),
        (("123456789012",), "", ("demo.sales",)),
    ]


def test_an_open_host_on_a_topic_lets_them_subscribe():
    snapshot = a_snapshot(
        policies=[("Billing", "OrderPlaced")],
        relationships=[("Sales", "Billing", {"upstream_roles": frozenset({UpstreamRole.OPEN_HOST_SERVICE})})],
        contexts={"Sales": {"open_to": ("123456789012",)}},
        topology=TopologyChoice.TOPIC_PER_EVENT,
    )

    policy = compiled(snapshot).of_type(TopicPolicy)[0]

    assert (policy.is_open, policy.accounts, policy.organisations) == (True, ("123456789012",), ())


def test_the_owner_of_a_bus_is_the_context_that_has_it():
    definitions = compiled(a_crossing(TopologyChoice.BUS_PER_CONTEXT))

    assert {bus.name: bus.context_id for bus in definitions.of_type(Bus)} == {
        "orders-sales": id_of("context", "Sales"),
        "orders-billing": id_of("context", "Billing"),
    }


@pytest.mark.parametrize("topology", TopologyChoice)
def test_everything_that_is_compiled_is_read_back_as_it_was(topology):
    definitions = compiled(a_model_of_every_target(topology))

    assert from_json(to_json(definitions)) == definitions
