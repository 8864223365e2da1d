"""What people complain about when they deploy rules and topics by hand: each complaint is a check or a guarantee here.

The order is that of the complaints; each test says what would have happened otherwise.
"""

import json
from dataclasses import replace

import pytest

from modeler.core.compiler.compile import compile_snapshot
from modeler.core.compiler.permissions import check_permissions
from modeler.core.definitions.eventbridge import BusPolicy, Rule
from modeler.core.definitions.lambdas import Permission
from modeler.core.definitions.limits import compile_limit
from modeler.core.definitions.resource import Resource
from modeler.core.definitions.sns import FilterScope, TopicSubscription
from modeler.core.definitions.sqs import Queue, QueuePolicy, QueueUse
from modeler.core.diff.topologies import Act, topology_differences
from modeler.core.exporters.cloudformation.files import cloudformation_files
from modeler.core.exporters.cloudformation.template import template_of
from modeler.core.patterns import EventPattern, FilterPolicy
from modeler.core.snapshot.kinds import TargetKind, TopologyChoice, Transport
from modeler.core.snapshot.snapshot import Snapshot
from tests.builders.compiled_models import a_model_of_every_target, a_rich_model
from tests.builders.exports import material_of
from tests.builders.snapshots import a_snapshot, fields

ORDER = fields(total="number", country="string", is_gift="boolean", customer=fields(vip="boolean"))
SNS = {"transport": Transport.SNS, "target_kind": TargetKind.SQS}


def a_subscription(condition: str = "", **chosen: object) -> Snapshot:
    return a_snapshot(
        events=[("Sales", "OrderPlaced", ORDER)],
        policies=[("Billing", "OrderPlaced", {"name": "Send invoice", "condition": condition, **chosen})],
    )


def many(count: int, **chosen: object) -> Snapshot:
    return a_snapshot(
        events=[("Sales", "OrderPlaced", ORDER)],
        policies=[("Billing", "OrderPlaced", {"name": f"Handle {at}", **chosen}) for at in range(count)],
    )


def definitions_of(snapshot: Snapshot):
    return compile_snapshot(snapshot).definitions


def codes(snapshot: Snapshot) -> list[str]:
    return [finding.code for finding in compile_snapshot(snapshot).findings]


def test_01_a_filter_policy_never_stands_without_its_scope():
    for condition in ("", "total > 5"):
        template = template_of(definitions_of(a_subscription(condition, **SNS)))
        properties = next(
            each["Properties"] for each in template["Resources"].values() if each["Type"] == "AWS::SNS::Subscription"
        )
        assert ("FilterPolicy" in properties) == ("FilterPolicyScope" in properties) == bool(condition)


def test_02_numbers_and_booleans_keep_their_types():
    rule = definitions_of(a_subscription("total > 25 and is_gift = true and country is not missing")).of_type(Rule)[0]

    assert rule.pattern["detail"] == {
        "total": [{"numeric": [">", 25]}],
        "is_gift": [True],
        "country": [{"exists": True}],
    }


def test_03_every_leaf_is_an_array_also_for_one_value():
    def leaves(pattern):
        for value in pattern.values():
            yield from leaves(value) if isinstance(value, dict) else [value]

    rule = definitions_of(a_subscription('country = "DE" and customer.vip = true')).of_type(Rule)[0]

    assert [isinstance(leaf, list) for leaf in leaves(rule.pattern)] == [True, True, True, True]


@pytest.mark.parametrize("path", ["totl", "details.total", "detailType", "customer.vp"])
def test_04_a_path_that_the_schema_does_not_know_is_an_error(path):
    assert codes(a_subscription(f"{path} = 5"))[0] == "FLT401"


@pytest.mark.parametrize(
    "condition",
    [
        'country ends with "x"',
        'country does not start with "x"',
        'country starts with "D" or country starts with "F"',
        'country not in ("DE", "FR")',
        'country != "DE" and total > 5',
    ],
)
def test_05_every_operator_has_the_shape_that_the_service_takes(condition):
    rule = definitions_of(a_subscription(condition)).of_type(Rule)[0]
    subscription = definitions_of(a_subscription(condition, **SNS)).of_type(TopicSubscription)[0]

    assert "country" in rule.pattern["detail"]
    assert subscription.filter_policy
    EventPattern.parse(rule.pattern)
    FilterPolicy.parse(subscription.filter_policy, FilterScope.BODY.value)


def test_06_long_names_end_in_digits_of_the_id_and_are_within_their_limits():
    name = "Whenever an order is placed, and the customer is one whom we know, send an invoice by post – ünd by mail"
    definitions = definitions_of(a_subscription(name=name, target_kind=TargetKind.SQS))

    rule = definitions.of_type(Rule)[0]

    assert len(rule.name) <= compile_limit("events.rule_name")
    assert rule.name.endswith(f"-{rule.subscription_id.hex[:6]}")
    assert len(rule.target.id) <= compile_limit("events.target_id")
    assert all(len(queue.name) <= compile_limit("sqs.queue_name") for queue in definitions.of_type(Queue))


def test_07_many_topics_on_one_queue_make_one_statement_with_an_array():
    snapshot = a_snapshot(
        events=[("Sales", f"Thing{at}Placed", ORDER) for at in range(30)],
        policies=[
            ("Billing", f"Thing{at}Placed", {**SNS, "name": f"Handle {at}", "target_name": "all"}) for at in range(30)
        ],
    )

    template = template_of(definitions_of(snapshot))

    most = max(
        len(each["Properties"]["PolicyDocument"]["Statement"])
        for each in template["Resources"].values()
        if each["Type"] == "AWS::SQS::QueuePolicy"
    )
    assert most == 1


def test_08_a_function_behind_many_rules_has_one_permission_for_their_bus():
    permissions = definitions_of(many(45, target_name="all")).of_type(Permission)

    assert len(permissions) == 1


def test_09_no_queue_is_encrypted_with_a_key_that_its_senders_lack():
    template = template_of(definitions_of(a_rich_model()))
    queues = [each["Properties"] for each in template["Resources"].values() if each["Type"] == "AWS::SQS::Queue"]

    assert all(queue["SqsManagedSseEnabled"] is True and "KmsMasterKeyId" not in queue for queue in queues)


def test_10_every_dead_letter_queue_lets_its_sender_write():
    definitions = definitions_of(a_rich_model())
    written = {policy.queue for policy in definitions.of_type(QueuePolicy)}

    assert {queue.id for queue in definitions.of_type(Queue) if queue.use is QueueUse.DEAD_LETTERS} <= written
    assert check_permissions(definitions) == ()


def test_11_a_target_queue_without_a_policy_is_found():
    definitions = definitions_of(a_subscription(target_kind=TargetKind.SQS))
    target = next(queue for queue in definitions.of_type(Queue) if queue.use is QueueUse.TARGET)

    def is_left(each: Resource) -> bool:
        return not (isinstance(each, QueuePolicy) and each.queue == target.id)

    poorer = replace(definitions, resources=tuple(filter(is_left, definitions.resources)))

    assert [finding.code for finding in check_permissions(poorer)] == ["DEF518"]


@pytest.mark.parametrize("topology", TopologyChoice)
def test_12_logical_ids_and_statement_ids_outlive_every_rename(topology):
    snapshot = a_model_of_every_target(topology)
    renamed = replace(
        snapshot,
        contexts=tuple(replace(each, name=f"New {each.name}") for each in snapshot.contexts),
        elements=tuple(replace(each, name=f"New {each.name}") for each in snapshot.elements),
        domain=replace(snapshot.domain, name="New", slug="new"),
    )

    before, after = definitions_of(snapshot), definitions_of(renamed)

    assert [each.id for each in after.resources] == [each.id for each in before.resources]
    tails = [[each.name[-6:] for each in one.of_type(BusPolicy)] for one in (before, after)]
    assert tails[0] == tails[1]


def test_13_a_filter_that_is_added_is_seen_before_it_is_deployed():
    before, after = definitions_of(a_subscription(**SNS)), definitions_of(a_subscription("total > 5", **SNS))

    changed = [each for each in topology_differences(before, after) if each.type == "topic_subscription"]

    assert [(each.act, each.fields) for each in changed] == [(Act.ALTERED, ("filter_policy",))]


@pytest.mark.parametrize(
    ("condition", "chosen", "code"),
    [
        # What a topic cannot say is left to the consumer, and told.
        ("country in (" + ",".join(f'"{n}"' for n in range(151)) + ")", SNS, "DEF501"),
        ("country in (" + ",".join(f'"{n:06}"' for n in range(250)) + ")", {}, "DEF507"),
    ],
)
def test_14_limits_are_found_before_the_deployment(condition, chosen, code):
    assert code in codes(a_subscription(condition, **chosen))


def test_15_the_same_model_has_the_same_bytes_with_numbers_in_their_shortest_form():
    snapshot = a_subscription("total >= 5.0")

    one, other = (cloudformation_files(material_of(snapshot))[0].text for _ in range(2))

    assert one == other
    assert '">=",\n' in one.replace(" ", "")
    pattern = next(
        each["Properties"]["EventPattern"]
        for each in json.loads(one)["Resources"].values()
        if each["Type"] == "AWS::Events::Rule"
    )
    assert json.dumps(pattern["detail"]) == '{"total": [{"numeric": [">=", 5]}]}'
    assert "\\u003e" not in one
