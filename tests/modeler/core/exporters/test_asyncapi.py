"""AsyncAPI 3.0: what the official parser takes, and what stands in a context's document."""

import json

from modeler.core.exporters.asyncapi import asyncapi_files
from modeler.core.snapshot.kinds import TopologyChoice
from modeler.core.snapshot.snapshot import Snapshot
from tests.builders.compiled_models import a_rich_model, a_small_model
from tests.builders.exports import a_nasty_model, as_items, faults_of, material_of


def documents_of(model: Snapshot) -> dict[str, dict]:
    return {file.name: json.loads(file.text) for file in asyncapi_files(material_of(model))}


def test_the_official_parser_passes_every_document_and_refuses_a_broken_one():
    files = [
        *asyncapi_files(material_of(a_rich_model())),
        *asyncapi_files(material_of(a_rich_model(TopologyChoice.TOPIC_PER_EVENT))),
        *asyncapi_files(material_of(a_nasty_model())),
    ]
    broken = as_items(asyncapi_files(material_of(a_small_model())))[0]
    broken["text"] = broken["text"].replace("#/channels/", "#/canals/")

    assert faults_of("asyncapi", as_items(files)) == []
    assert faults_of("asyncapi", [broken]) != []


def test_each_context_has_a_document_of_what_it_sends_and_receives():
    documents = documents_of(a_small_model())

    actions = {
        name: [operation["action"] for operation in each["operations"].values()] for name, each in documents.items()
    }
    assert actions == {"orders-billing.asyncapi.json": ["receive"], "orders-sales.asyncapi.json": ["send"]}


def test_a_condition_stands_beside_what_is_received():
    document = documents_of(a_small_model())["orders-billing.asyncapi.json"]

    (operation,) = document["operations"].values()

    assert operation["x-condition"] == 'total >= 500 and country starts with "D"'
    assert operation["x-target"] == "sqs"


def test_what_a_publisher_must_set_on_a_topic_stands_in_the_headers():
    document = documents_of(a_rich_model(TopologyChoice.TOPIC_PER_EVENT))["orders-sales.asyncapi.json"]

    headers = document["components"]["messages"]["OrderPlaced"]["headers"]

    assert headers["required"] == ["correlationId", "eventType", "source", "version"]
    assert headers["properties"]["version"] == {"type": "number"}
