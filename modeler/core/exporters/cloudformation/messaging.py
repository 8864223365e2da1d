"""Topics, buses, queues and what lies between them, in CloudFormation's words."""

from itertools import groupby

from modeler.core.definitions.eventbridge import Archive, Bus, BusPolicy, OpenHost, Rule, Target
from modeler.core.definitions.resource import EndpointKind, Principal
from modeler.core.definitions.sns import Topic, TopicPolicy, TopicSubscription
from modeler.core.definitions.sqs import Queue, QueuePolicy
from modeler.core.definitions.topology import Definitions
from modeler.core.exporters.cloudformation.intrinsic import (
    ACCOUNT,
    ACCOUNT_ROOT,
    HERE,
    arn_of,
    arn_of_source,
    attribute,
    bus_name,
    reference,
)
from modeler.core.kernel.canonical import Json

Properties = dict[str, Json]
POLICY_VERSION = "2012-10-17"


def topic(each: Topic, definitions: Definitions) -> Properties:
    """AWS::SNS::Topic; one that keeps the order tells repeats by the body, which has the event's id in it."""
    properties: Properties = {"TopicName": each.name}
    if each.is_fifo:
        properties |= {"FifoTopic": True, "ContentBasedDeduplication": True}
    return properties


def topic_policy(each: TopicPolicy, definitions: Definitions) -> Properties:
    """AWS::SNS::TopicPolicy: the account may publish, so may rules, and only over TLS; others may subscribe."""
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
    statements: list[Json] = [publish, deny, *_rules_publish(each, definitions), *_others_subscribe(each)]
    return {
        "PolicyDocument": {"Version": POLICY_VERSION, "Statement": statements},
        "Topics": [reference(each.topic)],
    }


def _rules_publish(each: TopicPolicy, definitions: Definitions) -> list[Json]:
    if not each.rules:
        return []
    sources: list[Json] = [arn_of_source(rule, definitions) for rule in each.rules]
    return [
        {
            "Sid": "RulesPublish",
            "Effect": "Allow",
            "Principal": {"Service": Principal.EVENTBRIDGE.value},
            "Action": "sns:Publish",
            "Resource": reference(each.topic),
            "Condition": {"ArnLike": {"aws:SourceArn": sources}},
        }
    ]


def _others_subscribe(each: TopicPolicy) -> list[Json]:
    """Return the statements of an Open/Host Service: for named accounts, and for everybody of an organisation."""
    if not each.is_open:
        return []
    subscribe: Properties = {"Effect": "Allow", "Action": "sns:Subscribe", "Resource": reference(each.topic)}
    statements: list[Json] = []
    if each.accounts or not each.organisations:
        statements.append({"Sid": "AccountsSubscribe", **subscribe, "Principal": _accounts(each.accounts)})
    if each.organisations:
        condition: Json = {"StringEquals": {"aws:PrincipalOrgID": list(each.organisations)}}
        statements.append(
            {"Sid": "OrganisationsSubscribe", **subscribe, "Principal": {"AWS": "*"}, "Condition": condition}
        )
    return statements


def _accounts(accounts: tuple[str, ...]) -> Json:
    """Return the principals of these accounts, or of the account itself where none is named."""
    named: list[Json] = [{"Fn::Sub": f"arn:${{AWS::Partition}}:iam::{account}:root"} for account in accounts]
    return {"AWS": named or ACCOUNT_ROOT}


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


def open_host(each: OpenHost, definitions: Definitions) -> Properties:
    """AWS::Events::EventBusPolicy by which others make rules of their own, for events of these sources only.

    Source: Amazon EventBridge, permissions for event buses: rules that a caller made are its own.
    """
    conditions: Properties = {
        "StringEqualsIfExists": {"events:creatorAccount": "${aws:PrincipalAccount}"},
        "ForAllValues:StringEquals": {"events:source": list(each.sources)},
    }
    if each.organisation:
        conditions["StringEquals"] = {"aws:PrincipalOrgID": each.organisation}
    rules: Json = {"Fn::Sub": f"arn:${{AWS::Partition}}:events:{HERE}:rule/{definitions.resource(each.bus).name}/*"}
    statement: Properties = {
        "Effect": "Allow",
        "Principal": {"AWS": "*"} if each.organisation else _accounts(each.accounts),
        "Action": ["events:DeleteRule", "events:DescribeRule", "events:PutRule", "events:PutTargets"],
        "Resource": rules,
        "Condition": conditions,
    }
    return {"EventBusName": reference(each.bus), "Statement": statement, "StatementId": each.name}


def archive(each: Archive, definitions: Definitions) -> Properties:
    """AWS::Events::Archive of everything that comes over a bus."""
    return {"ArchiveName": each.name, "RetentionDays": each.days, "SourceArn": attribute(each.bus)}


def rule(each: Rule, definitions: Definitions) -> Properties:
    """AWS::Events::Rule with its one target."""
    return {
        "Name": each.name,
        "Description": each.description,
        "EventBusName": bus_name(each.bus, definitions),
        "EventPattern": each.pattern,
        "State": "ENABLED",
        "Targets": [_target(each.target, definitions)],
    }


def queue(each: Queue, definitions: Definitions) -> Properties:
    """AWS::SQS::Queue, encrypted by SQS itself, so that no key has to be shared with the senders."""
    properties: Properties = {
        "QueueName": each.name,
        **({"FifoQueue": True, "ContentBasedDeduplication": True} if each.is_fifo else {}),
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
        is_exact = not any(isinstance(definitions.resource(sender.source), Bus) for sender in each.senders)
        statements.append(_send_message(each, principal, sources, operator="ArnEquals" if is_exact else "ArnLike"))
    return {
        "PolicyDocument": {"Version": POLICY_VERSION, "Statement": statements},
        "Queues": [reference(each.queue)],
    }


def _send_message(each: QueuePolicy, principal: Principal, sources: list[Json], *, operator: str) -> Properties:
    return {
        "Sid": "RulesSend" if principal is Principal.EVENTBRIDGE else "TopicsSend",
        "Effect": "Allow",
        "Principal": {"Service": principal.value},
        "Action": "sqs:SendMessage",
        "Resource": attribute(each.queue),
        "Condition": {operator: {"aws:SourceArn": sources}, "StringEquals": {"aws:SourceAccount": ACCOUNT}},
    }


def _target(each: Target, definitions: Definitions) -> Properties:
    properties: Properties = {
        "Id": each.id,
        "Arn": _target_arn(each, definitions),
        "RetryPolicy": {
            "MaximumEventAgeInSeconds": each.retry.age_seconds,
            "MaximumRetryAttempts": each.retry.attempts,
        },
    }
    if each.transformer is not None:
        properties["InputTransformer"] = {
            "InputPathsMap": {path.name: path.path for path in each.transformer.paths},
            "InputTemplate": each.transformer.template,
        }
    elif each.input_path:
        properties["InputPath"] = each.input_path
    if each.role is not None:
        properties["RoleArn"] = attribute(each.role)
    if each.partition_key_path:
        properties["KinesisParameters"] = {"PartitionKeyPath": each.partition_key_path}
    if each.message_group:
        properties["SqsParameters"] = {"MessageGroupId": each.message_group}
    if each.dead_letters is not None:
        properties["DeadLetterConfig"] = {"Arn": attribute(each.dead_letters)}
    return properties


def _target_arn(each: Target, definitions: Definitions) -> Json:
    # A log group's own attribute ends in ":*", which a target must not.
    if each.kind is EndpointKind.LOGS:
        name = definitions.resource(each.resource).name
        return {"Fn::Sub": f"arn:${{AWS::Partition}}:logs:{HERE}:log-group:{name}"}
    return arn_of(each.resource, definitions)
