"""The arguments of each Terraform resource, by the properties that CloudFormation calls them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from modeler.core.exporters.cloudformation.template import Entry
from modeler.core.exporters.terraform.expressions import document, expression
from modeler.core.kernel.canonical import Json

Properties = Mapping[str, Any]
Entries = Mapping[str, Entry]
Said = dict[str, Json]
Convert = Callable[[Any, Entries], Json]


def _first(value: Any, entries: Entries) -> Json:
    return expression(value[0], entries)


def _tags(value: Any, entries: Entries) -> Json:
    return {tag["Key"]: expression(tag["Value"], entries) for tag in value}


def _destinations(value: Any, entries: Entries) -> Json:
    names = {"OnFailure": "on_failure", "OnSuccess": "on_success"}
    return {names[key]: {"destination": expression(each["Destination"], entries)} for key, each in value.items()}


# A key that lies in the secret store: {{resolve:secretsmanager:ID:SecretString:KEY}}.
_SECRET: Final = re.compile(r"\{\{resolve:secretsmanager:(?P<id>.*):SecretString:(?P<key>\w+)\}\}")
# CloudFormation's property → Terraform's argument, and how its value is written.
_PLAIN: Final[Mapping[str, Mapping[str, tuple[str, Convert]]]] = MappingProxyType(
    {
        "AWS::SNS::Topic": {
            "TopicName": ("name", expression),
            "FifoTopic": ("fifo_topic", expression),
            "ContentBasedDeduplication": ("content_based_deduplication", expression),
        },
        "AWS::SNS::TopicPolicy": {"Topics": ("arn", _first), "PolicyDocument": ("policy", document)},
        "AWS::SNS::Subscription": {
            "Endpoint": ("endpoint", expression),
            "FilterPolicy": ("filter_policy", document),
            "FilterPolicyScope": ("filter_policy_scope", expression),
            "Protocol": ("protocol", expression),
            "RawMessageDelivery": ("raw_message_delivery", expression),
            "RedrivePolicy": ("redrive_policy", document),
            "TopicArn": ("topic_arn", expression),
        },
        "AWS::Events::EventBus": {"Name": ("name", expression), "EventSourceName": ("event_source_name", expression)},
        "AWS::SQS::Queue": {
            "QueueName": ("name", expression),
            "FifoQueue": ("fifo_queue", expression),
            "ContentBasedDeduplication": ("content_based_deduplication", expression),
            "MessageRetentionPeriod": ("message_retention_seconds", expression),
            "RedrivePolicy": ("redrive_policy", document),
            "SqsManagedSseEnabled": ("sqs_managed_sse_enabled", expression),
            "VisibilityTimeout": ("visibility_timeout_seconds", expression),
        },
        "AWS::SQS::QueuePolicy": {"Queues": ("queue_url", _first), "PolicyDocument": ("policy", document)},
        "AWS::Lambda::Permission": {
            "Action": ("action", expression),
            "FunctionName": ("function_name", expression),
            "Principal": ("principal", expression),
            "SourceArn": ("source_arn", expression),
        },
        "AWS::Lambda::EventInvokeConfig": {
            "DestinationConfig": ("destination_config", _destinations),
            "FunctionName": ("function_name", expression),
            "MaximumEventAgeInSeconds": ("maximum_event_age_in_seconds", expression),
            "MaximumRetryAttempts": ("maximum_retry_attempts", expression),
            "Qualifier": ("qualifier", expression),
        },
        "AWS::StepFunctions::StateMachine": {
            "StateMachineName": ("name", expression),
            "StateMachineType": ("type", expression),
            "Definition": ("definition", document),
            "RoleArn": ("role_arn", expression),
        },
        "AWS::Events::Archive": {
            "ArchiveName": ("name", expression),
            "RetentionDays": ("retention_days", expression),
            "SourceArn": ("event_source_arn", expression),
        },
        "AWS::Events::ApiDestination": {
            "Name": ("name", expression),
            "ConnectionArn": ("connection_arn", expression),
            "HttpMethod": ("http_method", expression),
            "InvocationEndpoint": ("invocation_endpoint", expression),
            "InvocationRateLimitPerSecond": ("invocation_rate_limit_per_second", expression),
        },
        "AWS::Logs::LogGroup": {
            "LogGroupName": ("name", expression),
            "RetentionInDays": ("retention_in_days", expression),
        },
        "AWS::Logs::ResourcePolicy": {
            "PolicyName": ("policy_name", expression),
            "PolicyDocument": ("policy_document", expression),
        },
        "AWS::EventSchemas::Registry": {
            "RegistryName": ("name", expression),
            "Description": ("description", expression),
        },
        "AWS::EventSchemas::Schema": {
            "Content": ("content", expression),
            "RegistryName": ("registry_name", expression),
            "SchemaName": ("name", expression),
            "Type": ("type", expression),
        },
    }
)


@dataclass(frozen=True, slots=True)
class Block:
    """One resource or data source of Terraform: `mode` is "resource" or "data"."""

    mode: str
    kind: str
    name: str
    body: Said


def plain_arguments(kind: str, properties: Properties, entries: Entries) -> Said:
    """Return the arguments of a resource that both call alike. Raises: KeyError for a property that is not known."""
    names = _PLAIN[kind]
    said: Said = {}
    for key, value in properties.items():
        if key == "Tags":
            said["tags"] = _tags(value, entries)
        else:
            name, convert = names[key]
            said[name] = convert(value, entries)
    return said


def stream(properties: Properties, entries: Entries) -> Said:
    """Return the arguments of a stream."""
    return {
        "name": expression(properties["Name"], entries),
        "retention_period": properties["RetentionPeriodHours"],
        "shard_count": properties["ShardCount"],
        "encryption_type": properties["StreamEncryption"]["EncryptionType"],
        "kms_key_id": properties["StreamEncryption"]["KeyId"],
        "tags": _tags(properties["Tags"], entries),
    }


def connection_blocks(name: str, properties: Properties, entries: Entries) -> tuple[Block, Block]:
    """Return the secret that holds a connection's key, and the connection."""
    said = properties["AuthParameters"]["ApiKeyAuthParameters"]
    found = _SECRET.fullmatch(said["ApiKeyValue"])
    assert found is not None
    value = f"${{jsondecode(data.aws_secretsmanager_secret_version.{name}.secret_string)[\"{found['key']}\"]}}"
    key: Said = {"key": expression(said["ApiKeyName"], entries), "value": value}
    body: Said = {
        "name": expression(properties["Name"], entries),
        "authorization_type": properties["AuthorizationType"],
        "auth_parameters": {"api_key": key},
    }
    secret: Said = {"secret_id": expression(found["id"], entries)}
    return (
        Block("data", "aws_secretsmanager_secret_version", name, secret),
        Block("resource", "aws_cloudwatch_event_connection", name, body),
    )


def function_blocks(name: str, properties: Properties, entries: Entries) -> tuple[Block, Block]:
    """Return the archive that holds a function's source, and the function."""
    source: Said = {"content": expression(properties["Code"]["ZipFile"], entries), "filename": "index.py"}
    archive: Said = {"type": "zip", "output_path": f"${{path.module}}/.build/{name}.zip", "source": source}
    body: Said = {
        "function_name": expression(properties["FunctionName"], entries),
        "filename": f"${{data.archive_file.{name}.output_path}}",
        "source_code_hash": f"${{data.archive_file.{name}.output_base64sha256}}",
        "handler": properties["Handler"],
        "memory_size": properties["MemorySize"],
        "role": expression(properties["Role"], entries),
        "runtime": properties["Runtime"],
        "timeout": properties["Timeout"],
        "tags": _tags(properties["Tags"], entries),
    }
    return Block("data", "archive_file", name, archive), Block("resource", "aws_lambda_function", name, body)


def role_blocks(name: str, properties: Properties, entries: Entries) -> list[Block]:
    """Return a role and its policies."""
    body: Said = {"assume_role_policy": document(properties["AssumeRolePolicyDocument"], entries)}
    body["tags"] = _tags(properties["Tags"], entries)
    blocks = [Block("resource", "aws_iam_role", name, body)]
    role = f"${{aws_iam_role.{name}.name}}"
    for at, managed in enumerate(properties.get("ManagedPolicyArns", ())):
        said: Said = {"role": role, "policy_arn": expression(managed, entries)}
        blocks.append(Block("resource", "aws_iam_role_policy_attachment", f"{name}Managed{at + 1}", said))
    for at, policy in enumerate(properties.get("Policies", ())):
        said = {"name": policy["PolicyName"], "role": role, "policy": document(policy["PolicyDocument"], entries)}
        blocks.append(Block("resource", "aws_iam_role_policy", f"{name}Policy{at + 1}", said))
    return blocks


def rule_blocks(name: str, properties: Properties, entries: Entries) -> list[Block]:
    """Return a rule and its targets."""
    bus = expression(properties["EventBusName"], entries)
    rule: Said = {
        "name": expression(properties["Name"], entries),
        "description": expression(properties["Description"], entries),
        "event_bus_name": bus,
        "event_pattern": document(properties["EventPattern"], entries),
        "state": properties["State"],
    }
    blocks = [Block("resource", "aws_cloudwatch_event_rule", name, rule)]
    for at, target in enumerate(properties["Targets"]):
        said: Said = {"rule": f"${{aws_cloudwatch_event_rule.{name}.name}}", "event_bus_name": bus}
        blocks.append(
            Block("resource", "aws_cloudwatch_event_target", f"{name}Target{at + 1}", said | _target(target, entries))
        )
    return blocks


def _target(target: Properties, entries: Entries) -> Said:
    said: Said = {"target_id": target["Id"], "arn": expression(target["Arn"], entries)}
    names = {"InputPath": "input_path", "Input": "input", "RoleArn": "role_arn"}
    said |= {name: expression(target[key], entries) for key, name in names.items() if key in target}
    if "RetryPolicy" in target:
        said["retry_policy"] = {
            "maximum_event_age_in_seconds": target["RetryPolicy"]["MaximumEventAgeInSeconds"],
            "maximum_retry_attempts": target["RetryPolicy"]["MaximumRetryAttempts"],
        }
    if "InputTransformer" in target:
        transformer = target["InputTransformer"]
        said["input_transformer"] = {
            "input_paths": expression(transformer["InputPathsMap"], entries),
            "input_template": expression(transformer["InputTemplate"], entries),
        }
    if "SqsParameters" in target:
        group = expression(target["SqsParameters"]["MessageGroupId"], entries)
        said["sqs_target"] = {"message_group_id": group}
    if "KinesisParameters" in target:
        said["kinesis_target"] = {"partition_key_path": target["KinesisParameters"]["PartitionKeyPath"]}
    if "DeadLetterConfig" in target:
        said["dead_letter_config"] = {"arn": expression(target["DeadLetterConfig"]["Arn"], entries)}
    return said
