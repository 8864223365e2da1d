"""CloudFormation's values as Terraform's: references, names of the place, and JSON inside of strings."""

import json
import re
from collections.abc import Mapping
from typing import Final

from modeler.core.exporters.cloudformation.template import Entry
from modeler.core.kernel.canonical import Json

ACCOUNT: Final = "${data.aws_caller_identity.current.account_id}"
_PLACE: Final[Mapping[str, str]] = {
    "AWS::AccountId": ACCOUNT,
    "AWS::Partition": "${data.aws_partition.current.partition}",
    "AWS::Region": "${data.aws_region.current.region}",
    "AWS::URLSuffix": "${data.aws_partition.current.dns_suffix}",
}
_VARIABLE: Final = re.compile(r"\$\{(AWS::\w+)\}")
# Type → (Terraform's type, the attribute that CloudFormation's Ref gives).
TYPES: Final[Mapping[str, tuple[str, str]]] = {
    "AWS::SNS::Topic": ("aws_sns_topic", "arn"),
    "AWS::SNS::TopicPolicy": ("aws_sns_topic_policy", "id"),
    "AWS::SNS::Subscription": ("aws_sns_topic_subscription", "arn"),
    "AWS::Events::EventBus": ("aws_cloudwatch_event_bus", "name"),
    "AWS::Events::EventBusPolicy": ("aws_cloudwatch_event_bus_policy", "id"),
    "AWS::Events::Rule": ("aws_cloudwatch_event_rule", "name"),
    "AWS::SQS::Queue": ("aws_sqs_queue", "url"),
    "AWS::SQS::QueuePolicy": ("aws_sqs_queue_policy", "id"),
    "AWS::Lambda::Function": ("aws_lambda_function", "function_name"),
    "AWS::Lambda::Permission": ("aws_lambda_permission", "id"),
    "AWS::Lambda::EventInvokeConfig": ("aws_lambda_function_event_invoke_config", "id"),
    "AWS::IAM::Role": ("aws_iam_role", "name"),
    "AWS::Kinesis::Stream": ("aws_kinesis_stream", "name"),
    "AWS::StepFunctions::StateMachine": ("aws_sfn_state_machine", "arn"),
    "AWS::Events::Archive": ("aws_cloudwatch_event_archive", "name"),
    "AWS::Events::Connection": ("aws_cloudwatch_event_connection", "name"),
    "AWS::Events::ApiDestination": ("aws_cloudwatch_event_api_destination", "name"),
    "AWS::Logs::LogGroup": ("aws_cloudwatch_log_group", "name"),
    "AWS::Logs::ResourcePolicy": ("aws_cloudwatch_log_resource_policy", "policy_name"),
    "AWS::EventSchemas::Registry": ("aws_schemas_registry", "name"),
    "AWS::EventSchemas::Schema": ("aws_schemas_schema", "arn"),
}
_ATTRIBUTES: Final[Mapping[str, str]] = {"Arn": "arn", "RegistryName": "name"}


def address(logical_id: str, entries: Mapping[str, Entry]) -> str:
    """Return the address of a resource: "aws_sqs_queue.Queue1b2c…"."""
    return f"{TYPES[str(entries[logical_id]['Type'])][0]}.{logical_id}"


def expression(value: Json, entries: Mapping[str, Entry]) -> Json:
    """Return the value with Terraform's expressions in place of CloudFormation's functions."""
    if isinstance(value, str):
        return escaped(value)
    if isinstance(value, list | tuple):
        return [expression(item, entries) for item in value]
    if not isinstance(value, Mapping):
        return value
    if len(value) == 1:
        ((key, item),) = value.items()
        if key in ("Ref", "Fn::GetAtt", "Fn::Sub"):
            return _function(key, item, entries)
    return {escaped(str(key)): expression(item, entries) for key, item in value.items()}


def document(value: Json, entries: Mapping[str, Entry]) -> str:
    """Return the value as JSON in a string, with expressions inside."""
    return json.dumps(expression(value, entries), ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def escaped(text: str) -> str:
    """Return text that Terraform takes for nothing but text."""
    return text.replace("${", "$${").replace("%{", "%%{")


def _function(key: str, item: Json, entries: Mapping[str, Entry]) -> str:
    if key == "Fn::Sub":
        parts = _VARIABLE.split(str(item))
        # The odd parts are the names between the braces.
        return "".join(_PLACE[part] if at % 2 else escaped(part) for at, part in enumerate(parts))
    if key == "Ref":
        name = str(item)
        if name in _PLACE:
            return _PLACE[name]
        return f"${{{address(name, entries)}.{TYPES[str(entries[name]['Type'])][1]}}}"
    assert isinstance(item, list | tuple)
    return f"${{{address(str(item[0]), entries)}.{_ATTRIBUTES[str(item[1])]}}}"
