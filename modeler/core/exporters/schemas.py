"""Schemas as files: JSON Schema 2020-12, and the form of EventBridge's schema registry."""

from modeler.core.exporters.events import SpokenEvent, payload_schema, spoken_events
from modeler.core.exporters.file import ExportFile, json_file
from modeler.core.exporters.material import Material
from modeler.core.exporters.openapi import registry_document
from modeler.core.kernel.canonical import Json


def json_schema_files(material: Material) -> tuple[ExportFile, ...]:
    """Return one JSON Schema an event: what travels as its detail, envelope included."""
    return tuple(json_file(f"{event.key}.schema.json", _schema(event)) for event in spoken_events(material))


def registry_files(material: Material) -> tuple[ExportFile, ...]:
    """Return one OpenAPI document an event, as EventBridge's registry keeps them."""
    return tuple(json_file(f"{event.key}.openapi.json", _document(event)) for event in spoken_events(material))


def _schema(event: SpokenEvent) -> dict[str, Json]:
    payload = {key: value for key, value in payload_schema(event).items() if key not in ("$schema", "$id")}
    described: dict[str, Json] = {"description": event.description} if event.description else {}
    head: dict[str, Json] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": event.urn,
        "title": event.title,
    }
    return {**head, **described, **payload}


def _document(event: SpokenEvent) -> Json:
    said = event.publication
    return registry_document(
        source=said.source, detail_type=said.detail_type, version=event.version, payload=payload_schema(event)
    )
