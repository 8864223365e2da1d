"""Terraform in its JSON syntax: the resources of the CloudFormation template, under the same logical ids."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from modeler.core.definitions.topology import Definitions
from modeler.core.exporters.cloudformation.template import Entry, entries_of
from modeler.core.exporters.file import ExportFile, json_file
from modeler.core.exporters.terraform.arguments import (
    Block,
    connection_blocks,
    function_blocks,
    plain_arguments,
    role_blocks,
    rule_blocks,
    stream,
)
from modeler.core.exporters.terraform.expressions import TYPES, address, document, escaped, expression
from modeler.core.exporters.words import one_line
from modeler.core.kernel.canonical import Json

_PROVIDERS: Json = {
    "aws": {"source": "hashicorp/aws", "version": ">= 6.0, < 7.0"},
    "archive": {"source": "hashicorp/archive", "version": ">= 2.4, < 3.0"},
}
_PLACE = ("aws_caller_identity", "aws_partition", "aws_region")


def terraform_files(definitions: Definitions) -> tuple[ExportFile, ...]:
    """Return DOMAIN.tf.json."""
    return (json_file(f"{definitions.domain.slug}.tf.json", terraform_document(definitions)),)


def terraform_document(definitions: Definitions) -> dict[str, Json]:
    """Return the configuration, resources by type and then in the order of the definitions."""
    entries = entries_of(definitions)
    found: dict[str, defaultdict[str, dict[str, Json]]] = {"data": defaultdict(dict), "resource": defaultdict(dict)}
    for name in _PLACE:
        found["data"][name]["current"] = {}
    for logical_id, entry in entries.items():
        for block in _blocks(logical_id, entry, entries):
            found[block.mode][block.kind][block.name] = {**_told(entry), **block.body, **_waits(block, entry, entries)}
    for name, body in _bus_policies(entries).items():
        found["resource"]["aws_cloudwatch_event_bus_policy"][name] = body
    domain = definitions.domain
    return {
        "//": escaped(f"Topics and rules of the domain {one_line(domain.name)}, model {domain.id}, by Stormwright"),
        "terraform": {"required_version": ">= 1.5", "required_providers": _PROVIDERS},
        "data": {kind: found["data"][kind] for kind in sorted(found["data"])},
        "resource": {kind: found["resource"][kind] for kind in sorted(found["resource"])},
    }


def _properties(entry: Entry) -> Mapping[str, Any]:
    properties = entry["Properties"]
    assert isinstance(properties, Mapping)
    return properties


def _blocks(logical_id: str, entry: Entry, entries: Mapping[str, Entry]) -> Iterator[Block]:
    kind, properties = str(entry["Type"]), _properties(entry)
    match kind:
        case "AWS::Events::EventBusPolicy":
            # A bus has one policy there: the statements are gathered.
            return
        case "AWS::Events::Connection":
            yield from connection_blocks(logical_id, properties, entries)
        case "AWS::Lambda::Function":
            yield from function_blocks(logical_id, properties, entries)
        case "AWS::IAM::Role":
            yield from role_blocks(logical_id, properties, entries)
        case "AWS::Events::Rule":
            yield from rule_blocks(logical_id, properties, entries)
        case "AWS::Kinesis::Stream":
            yield Block("resource", TYPES[kind][0], logical_id, stream(properties, entries))
        case _:
            yield Block("resource", TYPES[kind][0], logical_id, plain_arguments(kind, properties, entries))


def _told(entry: Entry) -> dict[str, Json]:
    metadata = entry.get("Metadata")
    causes = metadata.get("EventModel") if isinstance(metadata, Mapping) else None
    if not isinstance(causes, list):
        return {}
    # A comment: Terraform passes over the key "//".
    return {"//": [f"{cause['kind']} {cause['id']}" for cause in causes if isinstance(cause, Mapping)]}


def _waits(block: Block, entry: Entry, entries: Mapping[str, Entry]) -> dict[str, Json]:
    waits = entry.get("DependsOn")
    carries = ("aws_cloudwatch_event_target", "aws_sns_topic_subscription")
    if not isinstance(waits, list) or block.kind not in carries:
        return {}
    return {"depends_on": [address(str(each), entries) for each in waits]}


def _bus_policies(entries: Mapping[str, Entry]) -> dict[str, dict[str, Json]]:
    """Return one policy for each bus, with every statement about it; the policy is named after the first."""
    found: dict[str, tuple[Json, str, list[Json]]] = {}
    for name, entry in entries.items():
        if entry["Type"] == "AWS::Events::EventBusPolicy":
            properties = _properties(entry)
            bus = expression(properties["EventBusName"], entries)
            (_, _, statements) = found.setdefault(str(bus), (bus, name, []))
            statements.append({"Sid": properties["StatementId"], **properties["Statement"]})
    return {
        name: {"event_bus_name": bus, "policy": document({"Version": "2012-10-17", "Statement": said}, entries)}
        for bus, name, said in found.values()
    }
