"""Templates deployed into moto: every event reaches exactly the queues that our own matcher says."""

from typing import Any

import pytest

from modeler.core.exporters.cloudformation.files import cloudformation_files
from modeler.core.exporters.cloudformation.stacks import stacks_of
from modeler.core.exporters.cloudformation.template import entries_of, template_with
from modeler.core.exporters.file import ExportFile, json_file
from modeler.core.exporters.material import Material
from modeler.core.snapshot.kinds import TopologyChoice
from modeler.services.trials import SAMPLE_ID, SAMPLE_TIME, publication_of, try_event
from tests.builders.compiled_models import a_rich_model
from tests.builders.deployment import Cloud, deployed, with_stand_ins
from tests.builders.exports import material_of

ORDER: dict[str, Any] = {
    "order_id": "1",
    "total": 100,
    "country": "DE",
    "location": "us-east",
    "is_gift": False,
    "customer": {"name": "Ada", "vip": True},
}
SAMPLES: tuple[dict[str, Any], ...] = (
    ORDER,
    {**ORDER, "location": "eu-west", "total": 0},
    {**ORDER, "country": "FR", "total": 151},
    {"ticketId": "1", "department": "press"},
    {"ticketId": "1", "department": "billing"},
)


def json_templates(material: Material) -> list[ExportFile]:
    return [file for file in cloudformation_files(material) if file.name.endswith(".json")]


def split_templates(material: Material) -> list[ExportFile]:
    """Return the stacks of a model that would fit into one."""
    stacks = stacks_of(entries_of(material.definitions), material)
    return [json_file(f"{each.name}.json", template_with(each.entries, material.definitions)) for each in stacks]


def send(fields: dict[str, Any], material: Material, cloud: Cloud) -> tuple[list[str], list[str]]:
    """Publish every event with these fields; return the queues that got it, and those that should."""
    definitions, expected = material.definitions, []
    for event in definitions.behaviour.publications:
        publication = publication_of(definitions, event.event_id)
        metadata = {"eventId": SAMPLE_ID, "eventType": publication.detail_type, "occurredAt": SAMPLE_TIME}
        detail = {"metadata": metadata, **fields}
        if publication.bus:
            bus = definitions.resource(publication.bus).name
            cloud.put(bus, publication.source, publication.detail_type, detail)
        if publication.topic:
            attributes = {"eventType": {"DataType": "String", "StringValue": publication.detail_type}}
            cloud.publish(definitions.resource(publication.topic).name, detail, attributes)
        trials = try_event(definitions, event.event_id, fields)
        expected += [definitions.resource(trial.route.target).name for trial in trials if trial.reached]
    return cloud.received(), sorted(expected)


@pytest.mark.parametrize("topology", TopologyChoice)
def test_every_event_reaches_exactly_the_queues_that_the_matcher_says(topology: TopologyChoice):
    material = material_of(with_stand_ins(a_rich_model(topology)))

    with deployed(json_templates(material)) as cloud:
        found = [send(sample, material, cloud) for sample in SAMPLES]

    assert [got for got, _ in found] == [expected for _, expected in found]
    # Neither everything nor nothing: the samples tell the subscriptions apart.
    assert len({tuple(expected) for _, expected in found}) >= 3


@pytest.mark.parametrize("topology", TopologyChoice)
def test_stacks_that_find_each_other_by_name_deliver_what_one_stack_does(topology: TopologyChoice):
    material = material_of(with_stand_ins(a_rich_model(topology)))
    files = split_templates(material)

    with deployed(files) as cloud:
        found = [send(sample, material, cloud) for sample in SAMPLES]

    assert len(files) >= 5
    assert [got for got, _ in found] == [expected for _, expected in found]
