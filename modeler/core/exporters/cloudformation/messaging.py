"""Topics, buses, queues and what lies between them, in CloudFormation's words."""

from itertools import groupby

from modeler.core.definitions.eventbridge import Bus, BusPolicy, Rule, Target
from modeler.core.definitions.resource import EndpointKind, Principal
from modeler.core.definitions.sns import Topic, TopicPolicy, TopicSubscription
from modeler.core.definitions.sqs import Queue, QueuePolicy
from modeler.core.definitions.topology import Definitions
from modeler.core.exporters.cloudformation.intrinsic import (
    ACCOUNT,
    ACCOUNT_ROOT,
    arn_of_source,
    attribute,
    reference,
)
from modeler.core.kernel.canonical import Json

Properties = dict[str, Json]
POLICY_VERSION = "2012-10-17"
_ARN_IS_REFERENCE = (EndpointKind.STEP_FUNCTIONS,)


def topic(each: Topic, definitions: Definitions) -> Properties:
    """AWS::SNS::Topic."""
    return {"TopicName": each.name}


def topic_policy(each: TopicPolicy, definitions: Definitions) -> Properties:
    """AWS::SNS::TopicPolicy: the account may publish, and only over TLS."""
    publish: Properties = {
        "Sid": "AccountPublishes",
        "Effect": "Allow",
        "Principal": {"AWS": ACCOUNT_ROOT},
        "Action": "sns:Publish",
        "Resource": reference(each.topic),
    }
    deny: Properties = {
        "Sid": "OnlyOverTls",
        "Effect": "Deny",
        "Principal": "*",
        "Action": "sns:Publish",
        "Resource": reference(each.topic),
        "Condition": {"Bool": {"aws:SecureTransport": "false"}},
    }
    return {
        "PolicyDocument": {"Version": POLICY_VERSION, "Statement": [publish, deny]},
        "Topics": [reference(each.topic)],
    }


def topic_subscription(each: TopicSubscription, definitions: Definitions) -> Properties:
    """AWS::SNS::Subscription: the scope always stands beside the policy."""
    properties: Properties = {
        "Endpoint": attribute(each.endpoint),
        "Protocol": each.endpoint_kind.value,
        "TopicArn": reference(each.topic),
    }
    if each.filter_policy is not None:
        properties |= {"FilterPolicy": each.filter_policy, "FilterPolicyScope": each.scope.value}
    if each.raw:
        properties["RawMessageDelivery"] = True
    if each.dead_letters is not None:
        properties["RedrivePolicy"] = {"deadLetterTargetArn": attribute(each.dead_letters)}
    return properties


def bus(each: Bus, definitions: Definitions) -> Properties:
    """AWS::Events::EventBus: a partner's bus has its event source's name."""
    properties: Properties = {"Name": each.name}
    return {**properties, "EventSourceName": each.partner_source} if each.is_partner else properties


def bus_policy(each: BusPolicy, definitions: Definitions) -> Properties:
    """AWS::Events::EventBusPolicy: a context cannot forge another's events."""
    return {
        "EventBusName": reference(each.bus),
        "Statement": {
            "Effect": "Allow",
            "Principal": {"AWS": ACCOUNT_ROOT},
            "Action": "events:PutEvents",
            "Resource": attribute(each.bus),
            "Condition": {"StringEquals": {"events:source": list(each.sources)}},
        },
        "StatementId": each.name,
    }


def rule(each: Rule, definitions: Definitions) -> Properties:
    """AWS::Events::Rule with its one target."""
    return {
        "Name": each.name,
        "Description": each.description,
        "EventBusName": reference(each.bus),
        "EventPattern": each.pattern,
        "State": "ENABLED",
        "Targets": [_target(each.target)],
    }


def queue(each: Queue, definitions: Definitions) -> Properties:
    """AWS::SQS::Queue, encrypted by SQS itself, so that no key has to be shared with the senders."""
    properties: Properties = {
        "QueueName": each.name,
        "MessageRetentionPeriod": each.retention_seconds,
        "SqsManagedSseEnabled": True,
        "VisibilityTimeout": each.visibility_seconds,
    }
    if each.dead_letters is not None:
        properties["RedrivePolicy"] = {
            "deadLetterTargetArn": attribute(each.dead_letters),
            "maxReceiveCount": each.max_receives,
        }
    return properties


def queue_policy(each: QueuePolicy, definitions: Definitions) -> Properties:
    """AWS::SQS::QueuePolicy: one statement a service, with all its topics or rules in one condition."""
    statements: list[Json] = []
    for principal, senders in groupby(sorted(each.senders), key=lambda sender: sender.principal):
        sources: list[Json] = [arn_of_source(sender.source, definitions) for sender in senders]
        statements.append(_send_message(each, principal, sources))
    return {
        "PolicyDocument": {"Version": POLICY_VERSION, "Statement": statements},
        "Queues": [reference(each.queue)],
    }


def _send_message(each: QueuePolicy, principal: Principal, sources: list[Json]) -> Properties:
    return {
        "Sid": "RulesSend" if principal is Principal.EVENTBRIDGE else "TopicsSend",
        "Effect": "Allow",
        "Principal": {"Service": principal.value},
        "Action": "sqs:SendMessage",
        "Resource": attribute(each.queue),
        "Condition": {"ArnEquals": {"aws:SourceArn": sources}, "StringEquals": {"aws:SourceAccount": ACCOUNT}},
    }


def _target(each: Target) -> Properties:
    is_reference = each.kind in _ARN_IS_REFERENCE
    properties: Properties = {
        "Id": each.id,
        "Arn": reference(each.resource) if is_reference else attribute(each.resource),
        "RetryPolicy": {
            "MaximumEventAgeInSeconds": each.retry.age_seconds,
            "MaximumRetryAttempts": each.retry.attempts,
        },
    }
    if each.input_path:
        properties["InputPath"] = each.input_path
    if each.role is not None:
        properties["RoleArn"] = attribute(each.role)
    if each.partition_key_path:
        properties["KinesisParameters"] = {"PartitionKeyPath": each.partition_key_path}
    if each.dead_letters is not None:
        properties["DeadLetterConfig"] = {"Arn": attribute(each.dead_letters)}
    return properties
