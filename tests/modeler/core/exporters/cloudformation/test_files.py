"""CloudFormation templates: what cfn-lint passes, the same bytes each time, and provenance in every resource."""

import json
from pathlib import Path

import pytest
import yaml
from cfnlint.api import ManualArgs, lint
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from modeler.core.exporters.cloudformation.files import cloudformation_files
from modeler.core.exporters.file import ExportFile
from modeler.core.snapshot.events import Destination
from modeler.core.snapshot.kinds import TargetKind, TopologyChoice, Transport
from modeler.core.snapshot.snapshot import Snapshot
from tests.builders.compiled_models import ORDER, a_model_of_every_target, a_rich_model, a_small_model
from tests.builders.exports import material_of
from tests.builders.snapshots import a_snapshot

GOLDEN = Path(__file__).parents[4] / "golden"


def files_of(snapshot: Snapshot) -> tuple[ExportFile, ...]:
    return cloudformation_files(material_of(snapshot))


def faults(file: ExportFile) -> list[str]:
    """Return what cfn-lint finds as it is called on the command line: errors and warnings."""
    found = lint(file.text, config=ManualArgs(regions=["eu-central-1"]))
    return [f"{match.rule.id} {match.message}" for match in found]


def resources_of(snapshot: Snapshot, kind: str) -> list[dict]:
    template = json.loads(files_of(snapshot)[0].text)
    return [each for each in template["Resources"].values() if each["Type"] == kind]


@pytest.mark.parametrize("topology", TopologyChoice)
def test_cfn_lint_passes_a_model_that_uses_everything(topology: TopologyChoice):
    for file in files_of(a_rich_model(topology)):
        assert faults(file) == [], file.name


@pytest.mark.parametrize("topology", TopologyChoice)
def test_cfn_lint_passes_every_source_and_target(topology: TopologyChoice):
    assert faults(files_of(a_model_of_every_target(topology))[0]) == []


def test_rules_of_the_default_bus_have_no_bus_in_their_arn():
    policies = resources_of(a_model_of_every_target(), "AWS::SQS::QueuePolicy")

    sources = [
        source["Fn::Sub"]
        for policy in policies
        for statement in policy["Properties"]["PolicyDocument"]["Statement"]
        for source in statement["Condition"]["ArnEquals"]["aws:SourceArn"]
        if "Fn::Sub" in source
    ]
    own = [source.rpartition(":")[2] for source in sources if "object-created" in source]
    assert own == ["rule/read-the-file-on-object-created"]


def test_cfn_lint_passes_a_model_in_which_nobody_reacts():
    for file in files_of(a_snapshot()):
        assert faults(file) == []


REPORTS = [TargetKind.SQS, TargetKind.LAMBDA]
REACTION = st.tuples(
    st.sampled_from(["Sales", "Billing", "Shipping"]),
    st.sampled_from(["OrderPlaced", "Invoice sent"]),
    st.fixed_dictionaries(
        {"target_kind": st.sampled_from(TargetKind), "transport": st.sampled_from(Transport)},
        optional={
            "name": st.text(min_size=1, max_size=90),
            "target_name": st.text(max_size=90),
            "condition": st.sampled_from(["total > 5 or is_gift = true", 'country != "DE"', "customer.vip is missing"]),
            "on_failure": st.builds(Destination, st.sampled_from(REPORTS), st.text(max_size=9)),
            "retry_attempts": st.sampled_from([0, 185]),
            "retry_age_seconds": st.sampled_from([60, 86_400]),
        },
    ),
)


# A scan takes a tenth of a second and more: few examples, and no search for the smallest one.
@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],
)
@given(st.lists(REACTION, min_size=1, max_size=4), st.sampled_from(TopologyChoice))
def test_cfn_lint_passes_whatever_is_modelled(reactions: list, topology: TopologyChoice):
    snapshot = a_snapshot(
        events=[("Sales", "OrderPlaced", ORDER), ("Billing", "Invoice sent", ORDER)],
        policies=reactions,
        topology=topology,
    )

    json_file, yaml_file = files_of(snapshot)

    assert faults(json_file) == []
    assert yaml.safe_load(yaml_file.text) == json.loads(json_file.text)


def test_json_and_yaml_say_the_same():
    json_file, yaml_file = files_of(a_rich_model())

    assert yaml.safe_load(yaml_file.text) == json.loads(json_file.text)


@pytest.mark.parametrize("number", [0, 1])
def test_a_small_model_has_the_golden_bytes(number: int):
    file = files_of(a_small_model())[number]

    assert file.text == (GOLDEN / file.name).read_text(encoding="utf-8")


def test_the_version_of_the_model_changes_no_byte():
    assert files_of(a_snapshot(policies=[("B", "OrderPlaced")], version=1)) == files_of(
        a_snapshot(policies=[("B", "OrderPlaced")], version=99)
    )


def test_every_resource_says_which_elements_caused_it():
    template = json.loads(files_of(a_rich_model())[0].text)

    silent = [name for name, each in template["Resources"].items() if not each.get("Metadata", {}).get("EventModel")]

    assert silent == ["SchemaRegistry"]


def test_a_scope_stands_beside_every_filter_policy_and_nowhere_else():
    subscriptions = resources_of(a_rich_model(), "AWS::SNS::Subscription")

    stated = [set(each["Properties"]) & {"FilterPolicy", "FilterPolicyScope"} for each in subscriptions]

    assert stated == [{"FilterPolicy", "FilterPolicyScope"}] * 2


def test_a_rule_waits_for_the_policies_of_its_target_and_dead_letters():
    (rule,) = resources_of(a_small_model(), "AWS::Events::Rule")
    policies = resources_of(a_small_model(), "AWS::SQS::QueuePolicy")

    assert len(rule["DependsOn"]) == len(policies) == 2


def test_what_is_filtered_in_the_consumer_stands_in_the_rule():
    rules = resources_of(a_rich_model(), "AWS::Events::Rule")

    residuals = [each["Metadata"]["FilteredInConsumer"] for each in rules if "FilteredInConsumer" in each["Metadata"]]

    assert residuals == ["customer.vip is not null"]


def test_a_published_event_has_a_schema_in_the_registry():
    (schema,) = resources_of(a_rich_model(), "AWS::EventSchemas::Schema")

    content = json.loads(schema["Properties"]["Content"])

    assert schema["Properties"]["SchemaName"] == "demo.sales@OrderPlaced"
    assert content["components"]["schemas"]["AWSEvent"]["x-amazon-events-source"] == "demo.sales"
    assert content["components"]["schemas"]["OrderPlaced"]["required"][:2] == ["metadata", "country"]


def test_functions_that_report_to_each_other_close_no_circle():
    to_each_other = [
        (
            "Sales",
            "OrderPlaced",
            {"name": "Ping", "target_name": "ping", "on_success": Destination(TargetKind.LAMBDA, "pong")},
        ),
        (
            "Sales",
            "OrderPlaced",
            {"name": "Pong", "target_name": "pong", "on_success": Destination(TargetKind.LAMBDA, "ping")},
        ),
    ]

    (json_file, _) = files_of(a_snapshot(policies=to_each_other))

    assert faults(json_file) == []
