"""Schemas as files: JSON Schema 2020-12 under ajv's strict mode, and OpenAPI 3.0 as the registry keeps it."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV30SpecValidator

from modeler.core.exporters.inlined import inlined
from modeler.core.exporters.openapi import as_openapi
from modeler.core.exporters.schemas import json_schema_files, registry_files
from modeler.services.trials import SAMPLE_ID, SAMPLE_TIME
from tests.builders.compiled_models import a_rich_model, a_small_model
from tests.builders.exports import a_nasty_model, as_items, faults_of, material_of
from tests.builders.snapshots import a_snapshot

METADATA = {
    "eventId": SAMPLE_ID,
    "eventType": "OrderPlaced",
    "version": 1,
    "occurredAt": SAMPLE_TIME,
    "correlationId": SAMPLE_ID,
    "producer": "demo.sales",
}
LEAVES = [{"type": "string"}, {"type": "integer", "minimum": 1}, {"const": "x"}, {"enum": [1, "a"]}, True]
LEAF = st.sampled_from(LEAVES)
SCHEMA = st.recursive(
    LEAF,
    lambda inner: st.one_of(
        st.builds(lambda one, two: {"anyOf": [one, two]}, inner, inner),
        st.builds(lambda one: {"type": ["object", "null"], "properties": {"a": one, "const": one}}, inner),
        st.builds(lambda one: {"type": "array", "items": one}, inner),
        st.builds(lambda one: {"type": "array", "prefixItems": [one]}, inner),
    ),
    max_leaves=6,
)


def test_ajv_passes_every_schema_in_strict_mode_and_takes_an_event_but_no_stranger():
    files = [file for model in (a_rich_model(), a_nasty_model()) for file in json_schema_files(material_of(model))]
    (small,) = json_schema_files(material_of(a_small_model()))
    event = {"metadata": METADATA, "total": 1, "country": "DE"}

    assert faults_of("json-schema", as_items(files)) == []
    assert faults_of("json-schema", as_items([small], samples=[event])) == []
    assert len(faults_of("json-schema", as_items([small], samples=[{**event, "total": "1"}, {"total": 1}]))) == 2


def test_a_schema_is_known_by_the_event_and_its_major_version():
    (file,) = json_schema_files(material_of(a_small_model()))

    event_id = material_of(a_small_model()).definitions.behaviour.publications[0].event_id

    assert file.name == "OrderPlaced.schema.json"
    assert json.loads(file.text)["$id"] == f"urn:event:{event_id}:v1"


def test_events_of_one_name_have_files_of_their_own():
    model = a_snapshot(events=[("Sales", "OrderPlaced"), ("Shop", "Order placed"), ("Shop", "order_placed")])

    names = [file.name for file in json_schema_files(material_of(model))]

    assert len(set(names)) == 3
    assert all(name.startswith("OrderPlaced-") for name in names)


@pytest.mark.parametrize("model", [a_small_model(), a_rich_model(), a_nasty_model()])
def test_the_registry_form_is_valid_openapi(model):
    files = registry_files(material_of(model))

    assert files
    for file in files:
        OpenAPIV30SpecValidator(json.loads(file.text)).validate()


@settings(max_examples=60, deadline=None)
@given(SCHEMA)
def test_whatever_the_schema_its_registry_form_is_valid_openapi(schema):
    document = {
        "openapi": "3.0.0",
        "info": {"title": "T", "version": "1"},
        "paths": {},
        "components": {"schemas": {"T": as_openapi(schema)}},
    }

    OpenAPIV30SpecValidator(document).validate()


def test_a_bound_that_is_left_out_is_one_in_openapis_words():
    assert as_openapi({"type": "number", "exclusiveMinimum": 0}) == {
        "type": "number",
        "minimum": 0,
        "exclusiveMinimum": True,
    }


def test_references_are_written_out():
    schema = {"$defs": {"money": {"type": "number"}}, "properties": {"total": {"$ref": "#/$defs/money"}}}

    assert inlined(schema) == {"properties": {"total": {"type": "number"}}}


def test_a_reference_to_itself_becomes_a_schema_of_anything():
    schema = {"$defs": {"tree": {"properties": {"left": {"$ref": "#/$defs/tree"}}}}, "$ref": "#/$defs/tree"}

    found = inlined(schema)

    assert Draft202012Validator(found).is_valid({"left": {"left": 1}})
    assert "$ref" not in json.dumps(found)


def test_references_that_multiply_are_written_out_only_so_often():
    doubling = {f"d{at}": {"allOf": [{"$ref": f"#/$defs/d{at + 1}"}] * 2} for at in range(60)}

    found = inlined({"$defs": doubling, "$ref": "#/$defs/d0"})

    assert len(json.dumps(found)) < 1_000_000
