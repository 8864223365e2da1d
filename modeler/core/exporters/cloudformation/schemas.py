"""Registered schemas, in the EventBridge registry's form: OpenAPI 3.0 with AWS's extensions."""

from modeler.core.definitions.schemas import Schema
from modeler.core.definitions.topology import Definitions
from modeler.core.exporters.cloudformation.messaging import Properties
from modeler.core.exporters.events import enveloped
from modeler.core.exporters.openapi import registry_document
from modeler.core.kernel.canonical import canonical_json


def registry(definitions: Definitions) -> Properties:
    """AWS::EventSchemas::Registry of a domain."""
    return {"RegistryName": definitions.domain.slug, "Description": f"Published language of {definitions.domain.name}"}


def schema(each: Schema, definitions: Definitions) -> Properties:
    """AWS::EventSchemas::Schema of one event."""
    document = registry_document(
        source=each.source, detail_type=each.detail_type, version=each.version, payload=enveloped(each.fields)
    )
    return {
        "Content": canonical_json(document),
        "RegistryName": {"Fn::GetAtt": ["SchemaRegistry", "RegistryName"]},
        "SchemaName": each.name,
        "Type": "OpenApi3",
    }
