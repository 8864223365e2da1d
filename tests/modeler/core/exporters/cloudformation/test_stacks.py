"""Models that are too large for one stack: what the parts hold, how they find each other, and that cfn-lint passes."""

import json
from itertools import groupby
from typing import Any

import pytest
from cfnlint.api import ManualArgs, lint

from modeler.core.exporters.cloudformation.files import cloudformation_files
from modeler.core.exporters.cloudformation.stacks import is_too_large, stacks_of
from modeler.core.exporters.cloudformation.template import entries_of
from modeler.core.snapshot.kinds import TargetKind, TopologyChoice
from modeler.core.snapshot.snapshot import Snapshot
from tests.builders.compiled_models import a_model_of_every_target, a_rich_model
from tests.builders.exports import material_of
from tests.builders.snapshots import a_snapshot, fields

PREFIXES = ("arn:", "https:")


def a_large_model(reactions: int, *, target: str = "", topology=TopologyChoice.TOPIC_PER_EVENT) -> Snapshot:
    """Return a model of two contexts that hear each other, each with so many reactions."""
    reacts = {"target_kind": TargetKind.SQS, "target_name": target}
    sales = [("Sales", f"Order {at} placed", fields(total="number")) for at in range(reactions)]
    billing = [("Billing", f"Invoice {at} sent", fields(total="number")) for at in range(reactions)]
    return a_snapshot(
        events=[*sales, *billing],
        policies=[("Billing", name, {"name": f"Bill {name}", **reacts}) for _, name, _ in sales]
        + [("Sales", name, {"name": f"Close {name}", **reacts}) for _, name, _ in billing],
        topology=topology,
    )


def templates_of(model: Snapshot) -> dict[str, dict[str, Any]]:
    files = cloudformation_files(material_of(model))
    return {file.name: json.loads(file.text) for file in files if file.name.endswith(".json")}


def references(value: Any) -> set[str]:
    if isinstance(value, list):
        return {found for item in value for found in references(item)}
    if not isinstance(value, dict):
        return set()
    own = {value["Ref"]} if "Ref" in value else {value["Fn::GetAtt"][0]} if "Fn::GetAtt" in value else set()
    return own | {found for item in value.values() for found in references(item)}


def test_a_model_that_fits_is_one_stack():
    assert list(templates_of(a_rich_model())) == ["orders.template.json"]


def test_a_model_of_more_than_500_resources_is_split_by_context_channels_first():
    templates = templates_of(a_large_model(45))

    assert list(templates) == [
        "orders-billing-channels.template.json",
        "orders-sales-channels.template.json",
        "orders-billing.template.json",
        "orders-sales.template.json",
    ]


@pytest.mark.parametrize("topology", TopologyChoice)
@pytest.mark.parametrize(("reactions", "target"), [(60, ""), (130, ""), (230, "one queue for all")])
def test_no_stack_is_too_large_and_every_resource_stands_in_exactly_one(
    reactions: int, target: str, topology: TopologyChoice
):
    model = a_large_model(reactions, target=target, topology=topology)
    whole = entries_of(material_of(model).definitions)

    templates = templates_of(model).values()

    assert is_too_large(whole)
    assert max(len(each["Resources"]) for each in templates) <= 500
    assert sorted(name for each in templates for name in each["Resources"]) == sorted(whole)


@pytest.mark.parametrize("topology", TopologyChoice)
def test_no_stack_refers_to_a_resource_of_another(topology: TopologyChoice):
    for name, template in templates_of(a_large_model(130, topology=topology)).items():
        outside = references(template["Resources"]) - set(template["Resources"])
        waits = {other for each in template["Resources"].values() for other in each.get("DependsOn", ())}

        assert {each for each in outside if not each.startswith("AWS::")} == set(), name
        assert waits <= set(template["Resources"]), name


def test_a_rule_stands_beside_the_policies_that_it_waits_for():
    model = a_large_model(130, topology=TopologyChoice.BUS_PER_DOMAIN)
    whole = entries_of(material_of(model).definitions)

    kept = {key: each for file in templates_of(model).values() for key, each in file["Resources"].items()}

    waiting = [key for key, each in whole.items() if "DependsOn" in each]
    assert len(waiting) == 260
    assert [kept[key]["DependsOn"] for key in waiting] == [whole[key]["DependsOn"] for key in waiting]


@pytest.mark.parametrize("topology", [TopologyChoice.TOPIC_PER_EVENT, TopologyChoice.BUS_PER_CONTEXT])
def test_cfn_lint_passes_every_stack(topology: TopologyChoice):
    for file in cloudformation_files(material_of(a_large_model(45, topology=topology))):
        if file.name.endswith(".json"):
            found = lint(file.text, config=ManualArgs(regions=["eu-central-1"]))
            assert [f"{match.rule.id} {match.message}" for match in found] == [], file.name


def test_contexts_of_one_name_have_stacks_of_their_own():
    material = material_of(a_rich_model())
    names = [stack.name for stack in stacks_of(entries_of(material.definitions), material)]

    assert [name for name, group in groupby(sorted(names)) if len(list(group)) > 1] == []


@pytest.mark.parametrize("topology", TopologyChoice)
def test_stacks_of_every_kind_of_target_refer_to_nothing_outside(topology: TopologyChoice):
    material = material_of(a_model_of_every_target(topology))

    for stack in stacks_of(entries_of(material.definitions), material):
        outside = references(dict(stack.entries)) - set(stack.entries)
        assert {each for each in outside if not each.startswith("AWS::")} == set(), stack.name
