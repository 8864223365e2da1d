"""The templates of the samples: what cfn-lint passes, as it is called on the command line."""

import pytest
from cfnlint.api import ManualArgs, lint

from modeler.core.exporters.cloudformation.files import cloudformation_files
from modeler.services.samples.library import SAMPLES
from modeler.services.samples.load import load
from modeler.services.snapshots import snapshot_of
from tests.builders.exports import material_of


@pytest.mark.django_db
@pytest.mark.parametrize("name", SAMPLES)
def test_cfn_lint_passes_the_templates_of_a_sample(name: str):
    material = material_of(snapshot_of(load(SAMPLES[name])))

    files = cloudformation_files(material)

    assert [file.name for file in files] == [f"{name}.template.json", f"{name}.template.yaml"]
    for file in files:
        assert lint(file.text, config=ManualArgs(regions=["eu-central-1"])) == []
