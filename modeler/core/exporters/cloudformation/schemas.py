"""Registered schemas, in the EventBridge registry's form: OpenAPI 3.0 with AWS's extensions."""

from collections.abc import Mapping

from modeler.core.definitions.schemas import Schema
from modeler.core.definitions.topology import Definitions
from modeler.core.exporters.cloudformation.messaging import Properties
from modeler.core.kernel.canonical import Json, JsonObject, canonical_json

# What OpenAPI 3.0 does not know. Source: spec/definitions.md section 6.
_UNKNOWN = ("$schema", "$id", "$defs", "const", "examples", "if", "then", "else", "prefixItems")


def registry(definitions: Definitions) -> Properties:
    """AWS::EventSchemas::Registry of a domain."""
    return {"RegistryName": definitions.domain.slug, "Description": f"Published language of {definitions.domain.name}"}


def schema(each: Schema, definitions: Definitions) -> Properties:
    """AWS::EventSchemas::Schema of one event."""
    return {
        "Content": canonical_json(_document(each)),
        "RegistryName": {"Fn::GetAtt": ["SchemaRegistry", "RegistryName"]},
        "SchemaName": each.name,
        "Type": "OpenApi3",
    }


def _document(each: Schema) -> JsonObject:
    strings = {name: {"type": "string"} for name in ("account", "id", "region", "source", "time", "detail-type")}
    envelope: JsonObject = {
        "type": "object",
        "required": ["detail", "detail-type", "source"],
        "x-amazon-events-detail-type": each.detail_type,
        "x-amazon-events-source": each.source,
        "properties": {**strings, "detail": {"$ref": f"#/components/schemas/{each.detail_type}"}},
    }
    return {
        "openapi": "3.0.0",
        "info": {"title": each.detail_type, "version": each.version},
        "paths": {},
        "components": {"schemas": {"AWSEvent": envelope, each.detail_type: _as_openapi(each.fields)}},
    }


def _as_openapi(value: Json) -> Json:
    if isinstance(value, list | tuple):
        return [_as_openapi(item) for item in value]
    if not isinstance(value, Mapping):
        return value
    mapped: dict[str, Json] = {name: _as_openapi(item) for name, item in value.items() if name not in _UNKNOWN}
    if "const" in value:
        mapped["enum"] = [value["const"]]
    types = value.get("type")
    if isinstance(types, list | tuple):
        known = [item for item in types if item != "null"]
        mapped |= {"type": known[0] if known else "string", "nullable": "null" in types}
    return mapped
