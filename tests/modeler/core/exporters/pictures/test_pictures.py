"""Pictures as text: what each language's own parser makes of them, whatever stands in a name."""

import shutil
import subprocess
from collections.abc import Callable

import pytest

from modeler.core.exporters.file import ExportFile
from modeler.core.exporters.material import Material
from modeler.core.exporters.pictures.d2 import d2_files
from modeler.core.exporters.pictures.graphviz import graphviz_files
from modeler.core.exporters.pictures.mermaid import mermaid_files
from modeler.core.exporters.pictures.plantuml import plantuml_files
from modeler.core.exporters.pictures.subjects import context_map_of, pictures_of
from modeler.core.snapshot.kinds import RelationshipKind
from modeler.core.snapshot.snapshot import Snapshot
from tests.builders.compiled_models import a_rich_model
from tests.builders.exports import a_nasty_model, faults_of, material_of
from tests.builders.snapshots import a_snapshot

Write = Callable[[Material], tuple[ExportFile, ...]]
WRITERS: dict[str, Write] = {"mermaid": mermaid_files, "graphviz": graphviz_files, "d2": d2_files}


def items(write: Write, model: Snapshot) -> list[dict]:
    """Return the files with the labels of the boxes that a parser must find in them."""
    material = material_of(model)
    return [
        {"name": file.name, "text": file.text, "labels": [box.label for box in picture.boxes]}
        for file, picture in zip(write(material), pictures_of(material), strict=True)
    ]


@pytest.mark.parametrize("language", WRITERS)
def test_the_languages_own_parser_finds_every_box_and_refuses_broken_text(language: str):
    files = [item for model in (a_rich_model(), a_nasty_model()) for item in items(WRITERS[language], model)]
    broken = [{**files[0], "text": files[0]["text"].replace("}", "").replace('"]', "")[:-20] + ' -> "'}]

    assert faults_of(language, files) == []
    assert faults_of(language, broken) != []


def test_plantumls_own_parser_passes_every_picture(tmp_path):
    if shutil.which("plantuml") is None:
        pytest.skip("plantuml is not on this machine: it needs a Java machine, and CI brings none")
    files = [file for model in (a_rich_model(), a_nasty_model()) for file in plantuml_files(material_of(model))]
    for at, file in enumerate(files):
        (tmp_path / f"{at}.puml").write_text(file.text, encoding="utf-8")

    done = subprocess.run(
        ["plantuml", "-charset", "UTF-8", "-checkonly", str(tmp_path)], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, "")


def test_plantuml_writes_every_box_and_arrow_and_closes_what_it_opens():
    (_, flow) = pictures_of(material_of(a_nasty_model()))

    (_, file) = plantuml_files(material_of(a_nasty_model()))

    lines = file.text.splitlines()
    assert (lines[0], lines[-1]) == ("@startuml", "@enduml")
    assert sum(line.strip().startswith("rectangle ") for line in lines) == len(flow.boxes)
    assert sum(" --> " in line for line in lines) == len(flow.arrows)
    assert sum(line.endswith("{") for line in lines) == sum(line == "}" for line in lines) == len(flow.groups)


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        (RelationshipKind.CUSTOMER_SUPPLIER, "U, S → D, C"),
        (RelationshipKind.PARTNERSHIP, "Partnership"),
        (RelationshipKind.SEPARATE_WAYS, "Separate ways"),
    ],
)
def test_an_arrow_of_the_map_names_the_patterns(kind: RelationshipKind, label: str):
    picture = context_map_of(material_of(a_snapshot(relationships=[("Sales", "Billing", kind)])))

    assert [arrow.label for arrow in picture.arrows] == [label]
