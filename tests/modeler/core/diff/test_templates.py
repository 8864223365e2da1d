"""What is deployed against what the model compiles to."""

import json
from typing import Any

import pytest

from modeler.core.compiler.compile import compile_snapshot
from modeler.core.diff.templates import compare_templates
from modeler.core.exporters.cloudformation.files import cloudformation_files
from modeler.core.exporters.cloudformation.template import template_of
from modeler.core.importers.cloudformation import read_template
from modeler.core.importers.imported import Unreadable
from modeler.core.snapshot.kinds import TopologyChoice
from tests.builders.compiled_models import a_rich_model, a_small_model
from tests.builders.exports import material_of


def a_template() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(template_of(compile_snapshot(a_small_model()).definitions)))
    return found


def a_rule(template: dict[str, Any]) -> dict[str, Any]:
    return next(each for each in template["Resources"].values() if each["Type"] == "AWS::Events::Rule")["Properties"]


@pytest.mark.parametrize("topology", list(TopologyChoice))
def test_an_export_read_back_as_json_or_yaml_differs_in_nothing(topology: TopologyChoice):
    material = material_of(a_rich_model(topology))

    for file in cloudformation_files(material):
        assert compare_templates(read_template(file.text), template_of(material.definitions)).differences == ()


def test_what_is_added_removed_and_made_anew_is_told_by_logical_id():
    deployed, wanted = a_template(), a_template()
    rule = a_rule(deployed)
    rule["Name"] = "another-name"
    gone = next(name for name, each in wanted["Resources"].items() if each["Type"] == "AWS::SQS::Queue")
    deployed["Resources"].pop(gone)
    deployed["Resources"]["Extra"] = {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": "old"}}
    deployed["Resources"]["Table"] = {"Type": "AWS::DynamoDB::Table"}

    compared = compare_templates(deployed, wanted)

    told = {each.id: (each.act.value, each.fields, each.is_replacement) for each in compared.differences}
    assert told.pop("Extra") == ("removed", (), False)
    assert told.pop(gone) == ("added", (), False)
    assert list(told.values()) == [("altered", ("Name",), True)]
    assert compared.not_understood == ("Table (AWS::DynamoDB::Table)",)


@pytest.mark.parametrize(
    ("detail", "warning"),
    [
        ({"total": [{"numeric": [">=", 100]}], "country": [{"prefix": "D"}]}, "is blinded to some events"),
        ({"total": [{"numeric": [">=", 900]}], "country": [{"prefix": "D"}]}, "gets events that it does not get today"),
    ],
)
def test_a_changed_filter_says_whether_it_blinds_its_subscriber(detail: dict[str, Any], warning: str):
    deployed, wanted = a_template(), a_template()
    a_rule(deployed)["EventPattern"]["detail"] = detail

    (difference,) = compare_templates(deployed, wanted).differences

    assert [warning in each for each in difference.warnings] == [True]


def test_a_filter_that_comes_or_goes_warns_of_the_time_between():
    subscription = {"Type": "AWS::SNS::Subscription", "Properties": {"Protocol": "sqs"}}
    filtered = {**subscription, "Properties": {"Protocol": "sqs", "FilterPolicy": {"a": ["b"]}}}

    added = compare_templates({"Resources": {"S": subscription}}, {"Resources": {"S": filtered}}).differences[0]
    gone = compare_templates({"Resources": {"S": filtered}}, {"Resources": {"S": subscription}}).differences[0]

    assert "unfiltered messages arrive" in added.warnings[0]
    assert "loses its filter" in gone.warnings[0]


def test_short_forms_of_functions_are_what_they_stand_for():
    text = """
Resources:
  Rule:
    Type: AWS::Events::Rule
    Properties:
      EventBusName: !Ref Bus
      Targets: [{Arn: !GetAtt Queue.Arn, Id: !Sub "${AWS::Region}-x", Version: 2012-10-17}]
"""

    properties = read_template(text)["Resources"]["Rule"]["Properties"]  # type: ignore[index,call-overload]  # known here

    assert properties == {
        "EventBusName": {"Ref": "Bus"},
        "Targets": [
            {"Arn": {"Fn::GetAtt": ["Queue", "Arn"]}, "Id": {"Fn::Sub": "${AWS::Region}-x"}, "Version": "2012-10-17"}
        ],
    }


@pytest.mark.parametrize("text", ["", "[1]", "{", "a: [", '{"Resources": {"A": 1}}', "!!python/object:os.system {}"])
def test_what_is_no_template_is_refused(text: str):
    with pytest.raises(Unreadable):
        read_template(text)
