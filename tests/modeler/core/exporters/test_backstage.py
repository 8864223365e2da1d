"""A Backstage catalogue: what Backstage's own model takes, and that every reference has its entity."""

import json

import pytest
import yaml

from modeler.core.exporters.backstage import backstage_files
from modeler.core.snapshot.snapshot import Snapshot
from tests.builders.compiled_models import a_rich_model, a_small_model
from tests.builders.exports import a_nasty_model, faults_of, material_of


def entities_of(model: Snapshot) -> list[dict]:
    (file,) = backstage_files(material_of(model))
    return list(yaml.safe_load_all(file.text))


def items(entities: list[dict]) -> list[dict]:
    return [{"name": each["metadata"]["name"], "text": json.dumps(each)} for each in entities]


def test_backstages_own_model_takes_every_entity_and_refuses_a_broken_one():
    entities = [*entities_of(a_rich_model()), *entities_of(a_nasty_model())]
    broken = [{**entities[0], "metadata": {"name": "two words"}}]

    assert faults_of("backstage", items(entities)) == []
    assert faults_of("backstage", items(broken)) != []


@pytest.mark.parametrize("model", [a_rich_model(), a_nasty_model()])
def test_every_reference_has_its_entity(model: Snapshot):
    entities = entities_of(model)
    known = {(each["kind"], each["metadata"]["name"]) for each in entities}

    for each in entities:
        spec = each["spec"]
        assert "owner" not in spec or ("Group", spec["owner"].removeprefix("group:")) in known
        assert "system" not in spec or ("System", spec["system"]) in known
        assert all(("API", name) in known for key in ("providesApis", "consumesApis") for name in spec.get(key, ()))
    assert len(known) == len(entities)


def test_who_hears_an_event_consumes_the_api_of_who_sends_it():
    found = [each for each in entities_of(a_small_model()) if each["kind"] == "Component"]
    components = {each["metadata"]["name"]: each["spec"] for each in found}

    assert components["billing"]["consumesApis"] == ["sales"]
    assert components["sales"]["providesApis"] == ["sales"]
