"""Functions, workflows, streams, roles and schemas, in CloudFormation's words."""

from modeler.core.definitions.lambdas import Function, InvokeConfig, Permission
from modeler.core.definitions.roles import Role
from modeler.core.definitions.streams import StateMachine, Stream
from modeler.core.definitions.topology import Definitions
from modeler.core.exporters.cloudformation.handlers import handler_of
from modeler.core.exporters.cloudformation.intrinsic import (
    ACCOUNT,
    arn_in_role,
    arn_of,
    arn_of_source,
    attribute,
    reference,
)
from modeler.core.exporters.cloudformation.messaging import POLICY_VERSION, Properties
from modeler.core.kernel.canonical import Json

RUNTIME = "python3.13"
_LOGGING = {"Fn::Sub": "arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"}


def function(each: Function, definitions: Definitions) -> Properties:
    """AWS::Lambda::Function with a handler that stands in until somebody writes the real one."""
    return {
        "FunctionName": each.name,
        "Code": {"ZipFile": handler_of(each, definitions)},
        "Handler": "index.handler",
        "MemorySize": each.memory_megabytes,
        "Role": attribute(each.role),
        "Runtime": RUNTIME,
        "Timeout": each.timeout_seconds,
    }


def permission(each: Permission, definitions: Definitions) -> Properties:
    """AWS::Lambda::Permission for one topic or rule."""
    return {
        "Action": "lambda:InvokeFunction",
        "FunctionName": attribute(each.function),
        "Principal": each.principal.value,
        "SourceArn": arn_of_source(each.source, definitions),
    }


def invoke_config(each: InvokeConfig, definitions: Definitions) -> Properties:
    """AWS::Lambda::EventInvokeConfig: retries and destinations of asynchronous invocations."""
    found = {"OnFailure": each.on_failure, "OnSuccess": each.on_success}
    destinations: Properties = {
        name: {"Destination": arn_of(value.resource, definitions)} for name, value in found.items() if value is not None
    }
    return {
        "DestinationConfig": destinations,
        "FunctionName": reference(each.function),
        "MaximumEventAgeInSeconds": each.age_seconds,
        "MaximumRetryAttempts": each.retries,
        "Qualifier": "$LATEST",
    }


def role(each: Role, definitions: Definitions) -> Properties:
    """AWS::IAM::Role: exact to each resource, and only for services of this account."""
    assume: Properties = {
        "Effect": "Allow",
        "Principal": {"Service": each.principal.value},
        "Action": "sts:AssumeRole",
    }
    if not each.may_log:
        assume["Condition"] = {"StringEquals": {"aws:SourceAccount": ACCOUNT}}
    properties: Properties = {
        "AssumeRolePolicyDocument": {"Version": POLICY_VERSION, "Statement": [assume]},
    }
    if each.may_log:
        properties["ManagedPolicyArns"] = [_LOGGING]
    statements: list[Json] = [
        {"Effect": "Allow", "Action": list(each_.actions), "Resource": arn_in_role(each_.resource, definitions)}
        for each_ in each.statements
    ]
    if statements:
        document: Json = {"Version": POLICY_VERSION, "Statement": statements}
        properties["Policies"] = [{"PolicyName": "exact", "PolicyDocument": document}]
    return properties


def stream(each: Stream, definitions: Definitions) -> Properties:
    """AWS::Kinesis::Stream, encrypted with the key of the service."""
    return {
        "Name": each.name,
        "RetentionPeriodHours": each.retention_hours,
        "ShardCount": each.shards,
        "StreamEncryption": {"EncryptionType": "KMS", "KeyId": "alias/aws/kinesis"},
    }


def state_machine(each: StateMachine, definitions: Definitions) -> Properties:
    """AWS::StepFunctions::StateMachine of one state that passes."""
    return {
        "StateMachineName": each.name,
        "StateMachineType": "STANDARD",
        "Definition": {"StartAt": "React", "States": {"React": {"Type": "Pass", "End": True}}},
        "RoleArn": attribute(each.role),
    }
