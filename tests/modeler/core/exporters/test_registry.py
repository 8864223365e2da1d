"""All formats: the same bytes each time, ids that renames leave alone, and one zip of everything."""

import dataclasses
import json
import random
import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from modeler.core.definitions.routes import Route
from modeler.core.definitions.topology import RESOURCE_TYPES
from modeler.core.exporters.archive import archive_of
from modeler.core.exporters.cloudformation.template import TYPES, entries_of
from modeler.core.exporters.registry import EVERYTHING, FORMATS, files_in
from modeler.core.kernel.errors import NotFound
from modeler.core.snapshot.kinds import TopologyChoice
from modeler.core.snapshot.snapshot import Snapshot
from tests.builders.compiled_models import a_model_of_every_target, a_rich_model
from tests.builders.exports import a_nasty_model, material_of
from tests.builders.snapshots import a_snapshot

LOGICAL_ID = re.compile(r"\b[A-Z][A-Za-z]+[0-9a-f]{14}\b")
# What is named by names: contracts are, so that people find them.
NAMED = {"json-schema", "eventbridge-schemas", "cloudevents", "eventcatalog", "backstage", "cml"}


def renamed(model: Snapshot) -> Snapshot:
    """Return the model with other names for everything that has one."""
    elements = tuple(dataclasses.replace(each, name=f"{each.name} anew") for each in model.elements)
    contexts = tuple(dataclasses.replace(each, name=f"{each.name} anew") for each in model.contexts)
    return dataclasses.replace(model, elements=elements, contexts=contexts)


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_gives_the_same_bytes_for_the_same_model_in_any_version(name: str):
    first = FORMATS[name].files(material_of(a_rich_model()))
    again = FORMATS[name].files(material_of(a_rich_model()))
    later = FORMATS[name].files(material_of(dataclasses.replace(a_rich_model(), domain=_later(a_rich_model()))))

    assert first == again
    assert name == "cml" or first == later


def _later(model: Snapshot):
    return dataclasses.replace(model.domain, version=99)


@pytest.mark.parametrize("name", sorted(set(FORMATS) - NAMED))
@pytest.mark.parametrize("topology", TopologyChoice)
def test_renaming_everything_changes_no_logical_id(name: str, topology: TopologyChoice):
    for model in (a_rich_model(topology), a_model_of_every_target(topology)):
        before, after = FORMATS[name].files(material_of(model)), FORMATS[name].files(material_of(renamed(model)))

        assert before != after
        assert ids(before) == ids(after)


def ids(files) -> list[str]:
    return sorted({found for file in files for found in LOGICAL_ID.findall(file.text)})


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("model", [a_rich_model(), a_model_of_every_target(), a_nasty_model(), a_snapshot(events=())])
def test_files_have_names_of_their_own_that_stay_in_their_folder(name: str, model: Snapshot):
    names = [file.name for file in FORMATS[name].files(material_of(model))]

    assert len({each.lower() for each in names}) == len(names)
    assert [each for each in names if not re.fullmatch(r"[A-Za-z0-9_-][A-Za-z0-9_./-]*", each) or ".." in each] == []


@pytest.mark.parametrize("name", FORMATS)
def test_files_end_in_a_newline_and_know_no_carriage_return(name: str):
    for file in FORMATS[name].files(material_of(a_nasty_model())):
        assert file.text.endswith("\n"), file.name
        assert "\r" not in file.text, file.name
        if file.name.endswith(".json"):
            json.loads(file.text)


def test_every_kind_of_resource_has_its_words_in_cloudformation():
    # A route is no resource of the cloud: it says how the others hang together.
    assert {*TYPES, Route} == set(RESOURCE_TYPES.values())


def test_a_logical_id_is_made_of_the_kind_and_the_cause():
    entries = entries_of(material_of(a_rich_model()).definitions)

    assert [key for key in entries if not re.fullmatch(r"[A-Za-z]+([0-9a-f]{14})+|SchemaRegistry", key)] == []


def test_everything_is_a_folder_for_each_format_and_a_readme_of_all():
    files = files_in(EVERYTHING, material_of(a_rich_model()))

    assert files[0].name == "README.md"
    assert {file.name.split("/")[0] for file in files[1:]} == set(FORMATS)
    assert [name for name in FORMATS if f"### {name}/: {FORMATS[name].label}" not in files[0].text] == []


def test_the_zip_has_the_same_bytes_each_time_and_holds_every_file():
    files = files_in(EVERYTHING, material_of(a_nasty_model()))

    archive = archive_of(files)

    assert archive == archive_of(files_in(EVERYTHING, material_of(a_nasty_model())))
    with ZipFile(BytesIO(archive)) as opened:
        assert opened.testzip() is None
        held = {name: opened.read(name).decode() for name in opened.namelist()}
    assert held == {file.name: file.text for file in files}


def test_an_unknown_format_is_refused_with_the_known_ones():
    with pytest.raises(NotFound) as refused:
        files_in("stone-tablets", material_of(a_rich_model()))

    assert "terraform" in refused.value.fix


def test_the_order_of_the_rows_changes_no_byte():
    model, chance = a_rich_model(), random.Random(1)
    shuffled = dataclasses.replace(
        model,
        **{
            name: tuple(chance.sample(getattr(model, name), len(getattr(model, name))))
            for name in ("subscriptions", "relationships", "flows")
        },
    )

    for name in set(FORMATS) - {"cml"}:
        assert FORMATS[name].files(material_of(model)) == FORMATS[name].files(material_of(shuffled)), name
