"""An AWS SAM template: CloudFormation's, with functions and workflows in SAM's shorter words."""

from collections.abc import Mapping
from typing import Any

from modeler.core.definitions.topology import Definitions
from modeler.core.exporters.cloudformation.template import Entry, entries_of, template_with
from modeler.core.exporters.file import ExportFile, json_file
from modeler.core.kernel.canonical import Json

_KEPT = ("FunctionName", "Handler", "MemorySize", "Role", "Runtime", "Timeout")
_WHERE = {"AWS::SQS::Queue": "SQS", "AWS::Lambda::Function": "Lambda", "AWS::SNS::Topic": "SNS"}
_WHERE |= {"AWS::Events::EventBus": "EventBridge"}


def sam_files(definitions: Definitions) -> tuple[ExportFile, ...]:
    """Return DOMAIN.sam.json."""
    return (json_file(f"{definitions.domain.slug}.sam.json", sam_template(definitions)),)


def sam_template(definitions: Definitions) -> dict[str, Json]:
    """Return the template; what SAM has no words for stands as CloudFormation says it."""
    entries = entries_of(definitions)
    configs = {_function_of(entry): entry for entry in entries.values() if _is(entry, "AWS::Lambda::EventInvokeConfig")}
    said = {
        logical_id: _said(logical_id, entry, configs, entries)
        for logical_id, entry in entries.items()
        if not _is(entry, "AWS::Lambda::EventInvokeConfig")
    }
    template = template_with(said, definitions)
    version = template.pop("AWSTemplateFormatVersion")
    return {"AWSTemplateFormatVersion": version, "Transform": "AWS::Serverless-2016-10-31", **template}


def _is(entry: Entry, kind: str) -> bool:
    return entry["Type"] == kind


def _properties(entry: Entry) -> Mapping[str, Any]:
    properties = entry["Properties"]
    assert isinstance(properties, Mapping)
    return properties


def _function_of(config: Entry) -> str:
    return str(_properties(config)["FunctionName"]["Ref"])


def _said(logical_id: str, entry: Entry, configs: Mapping[str, Entry], entries: Mapping[str, Entry]) -> Entry:
    if _is(entry, "AWS::Lambda::Function"):
        function = _function(logical_id, entry, configs, entries)
        return {**entry, "Type": "AWS::Serverless::Function", "Properties": function}
    if _is(entry, "AWS::StepFunctions::StateMachine"):
        return {**entry, "Type": "AWS::Serverless::StateMachine", "Properties": _machine(entry)}
    return entry


def _function(
    logical_id: str, entry: Entry, configs: Mapping[str, Entry], entries: Mapping[str, Entry]
) -> dict[str, Json]:
    properties = _properties(entry)
    said: dict[str, Json] = {key: properties[key] for key in _KEPT}
    said["InlineCode"] = properties["Code"]["ZipFile"]
    said["Tags"] = _tags(properties)
    if logical_id in configs:
        said["EventInvokeConfig"] = _invocations(_properties(configs[logical_id]), entries)
    return said


def _invocations(config: Mapping[str, Any], entries: Mapping[str, Entry]) -> Json:
    destinations = {
        name: {"Type": _kind(each["Destination"], entries), "Destination": each["Destination"]}
        for name, each in config["DestinationConfig"].items()
    }
    return {
        "MaximumEventAgeInSeconds": config["MaximumEventAgeInSeconds"],
        "MaximumRetryAttempts": config["MaximumRetryAttempts"],
        "DestinationConfig": destinations,
    }


def _kind(destination: Any, entries: Mapping[str, Entry]) -> str:
    if isinstance(destination, str) or "Fn::Sub" in destination:
        # Only a bus that was found, not made, is named by its ARN.
        return "EventBridge"
    target = destination["Ref"] if "Ref" in destination else destination["Fn::GetAtt"][0]
    return _WHERE[str(entries[target]["Type"])]


def _machine(entry: Entry) -> dict[str, Json]:
    properties = _properties(entry)
    return {
        "Name": properties["StateMachineName"],
        "Type": properties["StateMachineType"],
        "Definition": properties["Definition"],
        "Role": properties["RoleArn"],
        "Tags": _tags(properties),
    }


def _tags(properties: Mapping[str, Any]) -> Json:
    return {tag["Key"]: tag["Value"] for tag in properties["Tags"]}
