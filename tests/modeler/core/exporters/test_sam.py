"""AWS SAM: cfn-lint and the SAM translator take it, and what it translates to is what CloudFormation says."""

import json

import pytest
from cfnlint.api import ManualArgs, lint
from samtranslator.translator.transform import transform

from modeler.core.exporters.cloudformation.template import entries_of
from modeler.core.exporters.sam import sam_files
from modeler.core.snapshot.kinds import TopologyChoice
from tests.builders.compiled_models import a_model_of_every_target, a_rich_model
from tests.builders.exports import a_nasty_model, material_of


class NoManagedPolicies:
    def load(self) -> dict[str, str]:
        return {}


def text_of(model) -> str:
    (file,) = sam_files(material_of(model).definitions)
    return file.text


# Topologies differ in what they are made of on both sides of SAM's words, never in these.
MODELS = [a_rich_model(), *map(a_model_of_every_target, TopologyChoice), a_nasty_model()]


@pytest.mark.parametrize("model", MODELS)
def test_cfn_lint_passes_the_template(model):
    found = lint(text_of(model), config=ManualArgs(regions=["eu-central-1"]))

    assert [f"{match.rule.id} {match.message}" for match in found] == []


def test_what_the_translator_makes_of_it_is_what_cloudformation_says(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-central-1")
    material = material_of(a_rich_model())

    translated = transform(json.loads(text_of(a_rich_model())), {}, NoManagedPolicies())["Resources"]

    plain = entries_of(material.definitions)
    kinds = sorted(each["Type"] for each in plain.values())
    assert sorted(each["Type"] for each in translated.values()) == kinds
    functions = [key for key, each in plain.items() if each["Type"] == "AWS::Lambda::Function"]
    for key in functions:
        said, wanted = translated[key]["Properties"], plain[key]["Properties"]
        assert {name: said[name] for name in wanted if name != "Tags"} == {
            name: value for name, value in wanted.items() if name != "Tags"
        }


def test_where_results_go_stands_with_the_function():
    template = json.loads(text_of(a_rich_model()))

    configs = [
        each["Properties"]["EventInvokeConfig"]["DestinationConfig"]
        for each in template["Resources"].values()
        if "EventInvokeConfig" in each["Properties"]
    ]

    assert {place["Type"] for config in configs for place in config.values()} == {"SQS", "Lambda"}
