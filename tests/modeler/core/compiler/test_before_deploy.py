"""What would fail, or quietly not work, after the deployment: permissions, dead letters, loops, names, quotas."""

from dataclasses import replace

import pytest

from modeler.core.compiler.compile import compile_snapshot
from modeler.core.compiler.naming_rules import NAMING_RULES, check_names
from modeler.core.compiler.permissions import check_permissions
from modeler.core.definitions.lambdas import Permission
from modeler.core.definitions.limits import LIMITS, adjustable_limits, compile_limit
from modeler.core.definitions.resource import LogicalId
from modeler.core.definitions.roles import Role
from modeler.core.definitions.schemas import Schema
from modeler.core.definitions.sns import Topic, TopicPolicy
from modeler.core.definitions.sqs import Queue, QueuePolicy
from modeler.core.definitions.targets import LogPolicy
from modeler.core.definitions.topology import Definitions
from modeler.core.kernel.canonical import JsonObject
from modeler.core.kernel.outcomes import OutcomeOperator
from modeler.core.snapshot.kinds import TargetKind, TopologyChoice, Transport, UpstreamRole
from modeler.core.snapshot.quotas import Quotas, Raised
from modeler.core.snapshot.snapshot import Snapshot
from tests.builders.compiled_models import a_model_of_every_target, a_rich_model
from tests.builders.snapshots import a_snapshot, fields, id_of

ORDER = fields(total="number", country="string")


def codes(snapshot: Snapshot) -> list[str]:
    return [finding.code for finding in compile_snapshot(snapshot).findings]


def without(definitions: Definitions, kind: type, number: int) -> Definitions:
    gone = definitions.of_type(kind)[number]
    return replace(definitions, resources=tuple(each for each in definitions.resources if each is not gone))


@pytest.mark.parametrize("topology", TopologyChoice)
@pytest.mark.parametrize("model", [a_rich_model, a_model_of_every_target])
def test_everything_that_is_compiled_may_deliver_and_keep_what_fails(model, topology):
    assert check_permissions(compile_snapshot(model(topology)).definitions) == ()


@pytest.mark.parametrize("topology", TopologyChoice)
@pytest.mark.parametrize("kind", [QueuePolicy, Permission, LogPolicy])
def test_each_permission_that_is_taken_away_is_missed(kind, topology):
    definitions = compile_snapshot(a_model_of_every_target(topology)).definitions

    for number in range(len(definitions.of_type(kind))):
        found = check_permissions(without(definitions, kind, number))
        assert {finding.code for finding in found} <= {"DEF518", "DEF519"}
        assert found != ()


@pytest.mark.parametrize("model", [a_rich_model, a_model_of_every_target])
def test_each_role_that_may_nothing_any_more_is_missed(model):
    definitions = compile_snapshot(model()).definitions

    for role in definitions.of_type(Role):
        if role.statements:
            poor = tuple(replace(each, statements=()) if each is role else each for each in definitions.resources)
            assert {finding.code for finding in check_permissions(replace(definitions, resources=poor))} == {"DEF518"}


def test_a_topic_that_lets_no_rule_publish_is_missed():
    definitions = compile_snapshot(a_model_of_every_target()).definitions
    policies = [each for each in definitions.of_type(TopicPolicy) if each.rules]

    closed = tuple(replace(each, rules=()) if each is policies[0] else each for each in definitions.resources)

    assert [each.code for each in check_permissions(replace(definitions, resources=closed))] == ["DEF518"]


def test_dead_letters_in_another_order_than_the_queue_are_told():
    ordered = {"target_kind": TargetKind.SQS, "is_ordered": True}
    definitions = compile_snapshot(a_snapshot(policies=[("Billing", "OrderPlaced", ordered)])).definitions

    plain = tuple(replace(each, is_fifo=False) if isinstance(each, Queue) and each.dead_letters is None else each
                  for each in definitions.resources)  # fmt: skip

    assert [each.code for each in check_permissions(replace(definitions, resources=plain))] == ["DEF519"]


def a_circle(operator: OutcomeOperator = OutcomeOperator.XOR, *, condition: str = "", others: bool = False) -> Snapshot:
    """Return a model in which a payment that fails is asked for again."""
    more = [("Billing", "PaymentTaken", ORDER)] if others else []
    snapshot = a_snapshot(
        events=[("Billing", "PaymentFailed", ORDER), *more],
        policies=[("Billing", "PaymentFailed", {"name": "Try again", "condition": condition})],
        elements=[("command", "Take payment", "Billing")],
        flows=[
            ("Try again", "Take payment"),
            ("Take payment", "PaymentFailed"),
            *([("Take payment", "PaymentTaken")] if others else []),
        ],
    )
    return replace(
        snapshot, elements=tuple(replace(element, outcome_operator=operator) for element in snapshot.elements)
    )


@pytest.mark.parametrize(
    ("snapshot", "severities"),
    [
        (a_circle(), ["error"]),
        (a_circle(others=True), ["warning"]),
        (a_circle(OutcomeOperator.AND, others=True), ["error"]),
        (a_circle(condition="total > 5"), []),
    ],
)
def test_a_loop_is_told_unless_a_condition_narrows_it(snapshot, severities):
    found = [each for each in compile_snapshot(snapshot).findings if each.code == "DEF517"]

    assert [each.severity.value for each in found] == severities
    assert all(each.where[0].id == id_of("event", "PaymentFailed") for each in found)


def test_a_long_way_round_is_one_loop_and_names_its_events():
    names = ["OrderPlaced", "StockReserved", "InvoiceSent"]
    onward = list(zip(names, names[1:] + names[:1], strict=True))
    snapshot = a_snapshot(
        events=[("Sales", name) for name in names],
        policies=[("Sales", name, {"name": f"After {name}"}) for name in names],
        flows=[(f"After {name}", following) for name, following in onward],
    )

    found = [each for each in compile_snapshot(snapshot).findings if each.code == "DEF517"]

    assert len(found) == 1
    assert {place.name for place in found[0].where} == set(names)


def with_quotas(snapshot: Snapshot, region: str = "eu-west-1", **raised: int) -> Snapshot:
    quotas = Quotas(region, tuple(Raised(name.replace("__", "."), value) for name, value in sorted(raised.items())))
    return replace(snapshot, domain=replace(snapshot.domain, quotas=quotas))


def many(count: int, **chosen: object) -> Snapshot:
    return a_snapshot(
        events=[("Sales", "OrderPlaced", ORDER)],
        policies=[("Billing", "OrderPlaced", {"name": f"Handle {at}", **chosen}) for at in range(count)],
    )


def test_a_region_with_a_smaller_quota_is_told_sooner():
    model = many(101, condition="total > 5", target_kind=TargetKind.LOGS)

    assert "DEF508" not in codes(with_quotas(model, "eu-west-1"))
    assert "DEF508" in codes(with_quotas(model, "eu-south-1"))
    assert "DEF508" not in codes(with_quotas(model, "eu-south-1", events__rules_per_bus=101))


def test_wildcards_have_a_quota_that_nobody_raises():
    wild = {"condition": 'country is like "D*E"', "target_kind": TargetKind.LOGS}

    assert "DEF508" not in codes(many(30, **wild))
    assert "DEF508" in codes(many(31, **wild))


def test_a_topic_takes_so_many_filter_policies():
    filtered = {"condition": "total > 5", "transport": Transport.SNS}
    model = many(201, **filtered)

    assert "DEF508" in codes(model)
    assert "DEF508" not in codes(with_quotas(model, sns__policies_per_topic=500))


def test_a_topic_in_order_takes_a_hundred_subscriptions():
    ordered = {"target_kind": TargetKind.SQS, "is_ordered": True, "transport": Transport.SNS}

    assert "DEF508" in codes(many(101, **ordered))


@pytest.mark.parametrize(("count", "quota"), [(3, 2), (3, 3)])
def test_buses_of_an_account_are_counted(count, quota):
    contexts = [f"C{at}" for at in range(count)]
    snapshot = a_snapshot(
        events=[(name, f"{name}Placed") for name in contexts],
        policies=[(name, f"{name}Placed") for name in contexts],
        topology=TopologyChoice.BUS_PER_CONTEXT,
    )

    assert ("DEF508" in codes(with_quotas(snapshot, events__buses=quota))) == (count > quota)


def test_the_pattern_s_quota_can_be_raised():
    names = ",".join(f'"{number:06}"' for number in range(250))
    model = many(1, condition=f"country in ({names})")

    assert "DEF507" in codes(model)
    assert "DEF507" not in codes(with_quotas(model, events__pattern=4_096))


def test_what_aws_does_not_raise_stays_whatever_the_profile_says():
    quotas = Quotas(raised=(Raised("events.wildcard_rules_per_bus", 500),))

    assert compile_limit("events.wildcard_rules_per_bus", quotas) == 30
    assert all(limit.source for limit in LIMITS.values())
    assert {limit.name for limit in adjustable_limits()} >= {"events.rules_per_bus", "events.pattern"}


@pytest.mark.parametrize("kind", NAMING_RULES, ids=lambda kind: kind.__name__)
def test_every_name_is_held_to_its_service_s_rule(kind):
    definitions = compile_snapshot(a_model_of_every_target(TopologyChoice.BUS_PER_DOMAIN)).definitions
    more = compile_snapshot(a_rich_model()).definitions
    one = next(each for each in (*definitions.resources, *more.resources) if type(each) is kind)
    most = compile_limit(NAMING_RULES[kind].limit)

    for name, is_fine in [("a" * most, True), ("a" * (most + 1), False), ("", False), ("a b", False), ("ä", False)]:
        ending = ".fifo" if getattr(one, "is_fifo", False) else ""
        named = replace(one, name=f"{name.removesuffix('a' * len(ending))}{ending}" if name else "")
        assert [each.code for each in check_names([named], Quotas())] == ([] if is_fine else ["DEF520"]), name


def test_a_name_in_order_ends_as_its_service_wants():
    topic = Topic(id=LogicalId("Topic1"), name="orders", is_fifo=True)

    assert [each.code for each in check_names([topic], Quotas())] == ["DEF520"]


def test_a_schema_larger_than_the_registry_takes_is_told():
    large: JsonObject = fields(**{f"field_{at}": "string" for at in range(4_000)})
    language = {"upstream_roles": frozenset({UpstreamRole.PUBLISHED_LANGUAGE})}
    snapshot = a_snapshot(
        events=[("Sales", "OrderPlaced", large)],
        policies=[("Billing", "OrderPlaced")],
        relationships=[("Sales", "Billing", language)],
    )

    assert codes(snapshot) == ["DEF521"]
    assert compile_snapshot(snapshot).definitions.of_type(Schema)[0].is_registered


def test_a_policy_of_many_rules_names_their_bus():
    model = many(41, target_kind=TargetKind.SQS, target_name="all")
    definitions = compile_snapshot(model).definitions

    queue = next(each for each in definitions.of_type(Queue) if each.name == "orders-billing-all")
    policy = next(each for each in definitions.of_type(QueuePolicy) if each.queue == queue.id)

    assert [definitions.resource(sender.source).name for sender in policy.senders] == ["orders"]
    assert check_permissions(definitions) == ()
