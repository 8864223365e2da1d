"""Terraform: arguments that the provider knows, references that lead somewhere, expressions that HCL reads."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hcl2
import pytest

from modeler.core.exporters.cloudformation.template import TYPES as CLOUDFORMATION
from modeler.core.exporters.cloudformation.template import entries_of
from modeler.core.exporters.terraform.expressions import TYPES
from modeler.core.exporters.terraform.files import terraform_document, terraform_files
from modeler.core.snapshot.kinds import TopologyChoice
from modeler.core.snapshot.snapshot import Snapshot
from tests.builders.compiled_models import a_model_of_every_target, a_rich_model, a_small_model
from tests.builders.exports import a_nasty_model, material_of

# Argument → type, "!" where it is required, "block: names" for blocks; read from version 6.25 of the AWS provider.
ARGUMENTS = json.loads((Path(__file__).parents[4] / "golden" / "terraform-arguments.json").read_text())
META = {"//", "depends_on"}
KINDS = {"string": str, "number": int, "bool": bool, "map": dict, "list": list, "any": object}
MODELS = [
    *(make(topology) for topology in TopologyChoice for make in (a_rich_model, a_model_of_every_target)),
    a_small_model(),
    a_nasty_model(),
]


def documents() -> Iterator[dict[str, Any]]:
    return (terraform_document(material_of(model).definitions) for model in MODELS)


def faults(kind: str, body: dict[str, Any]) -> list[str]:
    known = ARGUMENTS[kind]
    found = [f"{kind} lacks {name}" for name, said in known.items() if said.startswith("!") and name not in body]
    for name, value in body.items():
        said = known.get(name, "").lstrip("!")
        if name in META:
            continue
        if said.startswith("block"):
            found += [f"{kind}.{name} does not know {key}" for key in value if key not in said.split()]
        elif not isinstance(value, KINDS.get(said, ())):
            found.append(f"{kind}.{name} is {value!r}, not {said or 'known'}")
    return found


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


@pytest.mark.parametrize("model", MODELS)
def test_the_provider_knows_every_argument_and_misses_none(model: Snapshot):
    document = terraform_document(material_of(model).definitions)

    bodies = [(kind, body) for kind, named in document["resource"].items() for body in named.values()]

    assert [fault for kind, body in bodies for fault in faults(kind, body)] == []


def test_an_argument_that_the_provider_does_not_know_would_be_found():
    assert faults("aws_sqs_queue", {"nmae": "x"}) == ["aws_sqs_queue.nmae is 'x', not known"]


@pytest.mark.parametrize("model", MODELS)
def test_every_reference_leads_to_a_resource(model: Snapshot):
    document = terraform_document(material_of(model).definitions)
    known = {f"{kind}.{name}" for kind, named in document["resource"].items() for name in named}
    known |= {f"data.{kind}.{name}" for kind, named in document["data"].items() for name in named}

    texts = list(strings({"resource": document["resource"], "data": document["data"]}))
    found = {match for text in texts for match in re.findall(r"(?<!\$)\$\{((?:data\.)?\w+\.\w+)\.\w+\}", text)}
    bodies = [body for named in document["resource"].values() for body in named.values()]
    waits = {each for body in bodies for each in body.get("depends_on", ())}

    assert found - known - {"path.module"} == set()
    assert waits - known == set()
    assert len(found) > 3


def test_hcl_reads_every_expression_and_gives_the_texts_back():
    for document in documents():
        texts = sorted(set(strings(document["resource"])))
        source = "\n".join(f"a{at} = {json.dumps(text, ensure_ascii=False)}" for at, text in enumerate(texts))

        read = hcl2.loads(source)

        assert len([key for key in read if not key.startswith("__")]) == len(texts)


def test_terraform_itself_reads_the_configuration(tmp_path: Path):
    terraform = shutil.which("terraform")
    if terraform is None:
        pytest.skip("terraform is not on this machine")
    for at, model in enumerate(MODELS):
        (file,) = terraform_files(material_of(model).definitions)
        (tmp_path / str(at)).mkdir()
        (tmp_path / str(at) / file.name).write_text(file.text, encoding="utf-8")

        done = subprocess.run(
            [terraform, f"-chdir={tmp_path / str(at)}", "providers"], capture_output=True, text=True, check=False
        )

        assert done.returncode == 0, done.stderr
        assert "hashicorp/aws] >= 6.0" in done.stdout


def test_every_type_of_a_template_has_one_of_terraform():
    assert {name for name, _ in CLOUDFORMATION.values()} - set(TYPES) == set()


def test_every_resource_of_the_template_stands_there_under_its_id():
    definitions = material_of(a_rich_model()).definitions
    document = terraform_document(definitions)
    names = {name for named in document["resource"].values() for name in named}

    entries = entries_of(definitions)
    policies = {key for key, each in entries.items() if each["Type"] == "AWS::Events::EventBusPolicy"}

    # A bus has one policy in Terraform: the statements are gathered in the first.
    (kept,) = document["resource"]["aws_cloudwatch_event_bus_policy"]
    assert kept in policies
    assert set(entries) - names == policies - {kept}


def test_text_of_the_model_is_never_taken_for_an_expression():
    (file,) = terraform_files(material_of(a_nasty_model()).definitions)

    assert "$${total} %%{if}" in file.text
    assert not re.search(r"(?<!\$)\$\{total\}", file.text)
