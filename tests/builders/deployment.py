"""A template deployed into moto, and what its queues receive.

Moto's CloudFormation lacks some of what the templates say; `GAPS` lists it, and its calls are made instead.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any
from warnings import catch_warnings, simplefilter

import boto3
from moto import mock_aws

from modeler.core.exporters.file import ExportFile
from modeler.core.snapshot.kinds import TargetKind, TopologyChoice
from modeler.core.snapshot.snapshot import Snapshot

REGION, ACCOUNT = "eu-central-1", "123456789012"
# What moto 5.2 leaves out of a template: made by calls (True), or of no consequence to who gets what (False).
GAPS: Mapping[str, bool] = {
    "AWS::SNS::Subscription": True,
    "AWS::SNS::TopicPolicy": False,
    "AWS::SQS::QueuePolicy": True,
    "AWS::Events::EventBusPolicy": False,
    "AWS::EventSchemas::Registry": False,
    "AWS::EventSchemas::Schema": False,
}
_KEYS = {"aws_access_key_id": "test", "aws_secret_access_key": "test", "region_name": REGION}


def with_stand_ins(model: Snapshot) -> Snapshot:
    """Return the model with a queue of its own as the target of every subscription, and no SaaS partner.

    Moto's SNS fails on $or in a body: where topics carry, only the last of the parts stays.
    """
    is_by_topic = model.domain.topology in (TopologyChoice.TOPIC_PER_EVENT, TopologyChoice.TOPIC_PER_CONTEXT)
    subscriptions = tuple(
        replace(
            each,
            target_kind=TargetKind.SQS,
            target_name=f"stand-in {at}",
            on_success=None,
            on_failure=None,
            condition=each.condition.split(" or ")[-1] if is_by_topic else each.condition,
        )
        for at, each in enumerate(model.subscriptions)
    )
    contexts = tuple(replace(each, partner_source="") for each in model.contexts)
    return replace(model, subscriptions=subscriptions, contexts=contexts)


@dataclass(frozen=True, slots=True)
class Cloud:
    """Moto's services."""

    sns: Any
    sqs: Any
    events: Any
    stacks: Any

    def put(self, bus: str, source: str, detail_type: str, detail: Mapping[str, Any]) -> None:
        """Put one event on a bus."""
        entry = {"EventBusName": bus, "Source": source, "DetailType": detail_type, "Detail": json.dumps(detail)}
        assert self.events.put_events(Entries=[entry])["FailedEntryCount"] == 0

    def publish(self, topic: str, detail: Mapping[str, Any], attributes: Mapping[str, Any]) -> None:
        """Publish one message to a topic."""
        arn = f"arn:aws:sns:{REGION}:{ACCOUNT}:{topic}"
        self.sns.publish(TopicArn=arn, Message=json.dumps(detail), MessageAttributes=dict(attributes))

    def received(self) -> list[str]:
        """Return the name of each queue once for each message in it, and empty them."""
        found: list[str] = []
        for address in self.sqs.list_queues().get("QueueUrls", []):
            messages = self.sqs.receive_message(QueueUrl=address, MaxNumberOfMessages=10).get("Messages", [])
            found += [address.rsplit("/", 1)[-1]] * len(messages)
            for message in messages:
                self.sqs.delete_message(QueueUrl=address, ReceiptHandle=message["ReceiptHandle"])
        return sorted(found)


@contextmanager
def deployed(files: list[ExportFile]) -> Iterator[Cloud]:
    """Deploy templates in their order, for as long as the block lasts."""
    with mock_aws():
        cloud = Cloud(*(boto3.client(name, **_KEYS) for name in ("sns", "sqs", "events", "cloudformation")))
        for file in files:
            _deploy(json.loads(file.text), file.name.split(".")[0], cloud)
        yield cloud


def _deploy(template: dict[str, Any], stack: str, cloud: Cloud) -> None:
    resources = template["Resources"]
    known = {name: _without_gaps(each, resources) for name, each in resources.items() if each["Type"] not in GAPS}
    if known:
        # Moto warns of what it lacks, which GAPS names.
        with catch_warnings():
            simplefilter("ignore")
            cloud.stacks.create_stack(StackName=stack, TemplateBody=json.dumps({**template, "Resources": known}))
    for each in resources.values():
        if each["Type"] == "AWS::SNS::Subscription":
            _subscribe(_resolved(each["Properties"], resources), cloud)
        elif each["Type"] == "AWS::SQS::QueuePolicy":
            said = _resolved(each["Properties"], resources)
            policy = json.dumps(said["PolicyDocument"])
            cloud.sqs.set_queue_attributes(QueueUrl=said["Queues"][0], Attributes={"Policy": policy})


def _without_gaps(each: dict[str, Any], resources: Mapping[str, Any]) -> dict[str, Any]:
    waits = [name for name in each.get("DependsOn", []) if resources[name]["Type"] not in GAPS]
    properties = dict(each["Properties"])
    if each["Type"] == "AWS::Events::Rule":
        # Moto takes no reference to a bus here, so it must be told of the order.
        waits += [properties["EventBusName"]["Ref"]] if isinstance(properties["EventBusName"], dict) else []
        properties["EventBusName"] = _resolved(properties["EventBusName"], resources)
    return {**each, "DependsOn": waits, "Properties": properties}


def _subscribe(said: Mapping[str, Any], cloud: Cloud) -> None:
    names = ("FilterPolicy", "FilterPolicyScope", "RawMessageDelivery", "RedrivePolicy")
    attributes = {name: _attribute(said[name]) for name in names if name in said}
    cloud.sns.subscribe(
        TopicArn=said["TopicArn"], Protocol=said["Protocol"], Endpoint=said["Endpoint"], Attributes=attributes
    )


def _attribute(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _resolved(value: Any, resources: Mapping[str, Any]) -> Any:
    if isinstance(value, list):
        return [_resolved(item, resources) for item in value]
    if not isinstance(value, dict):
        return value
    if "Fn::Sub" in value:
        return _substituted(value["Fn::Sub"])
    if "Ref" in value or "Fn::GetAtt" in value:
        name = value.get("Ref") or value["Fn::GetAtt"][0]
        return _pseudo(name) or _identity(resources[name], is_arn="Fn::GetAtt" in value)
    return {key: _resolved(item, resources) for key, item in value.items()}


def _pseudo(name: str) -> str:
    place = {"AWS::Region": REGION, "AWS::Partition": "aws", "AWS::URLSuffix": "amazonaws.com"}
    known = {"AWS::AccountId": ACCOUNT, **place}
    return known.get(name, "")


def _substituted(text: str) -> str:
    for name in ("AWS::AccountId", "AWS::Region", "AWS::Partition", "AWS::URLSuffix"):
        text = text.replace(f"${{{name}}}", _pseudo(name))
    return text


def _identity(each: Mapping[str, Any], *, is_arn: bool) -> str:
    said = each["Properties"]
    match each["Type"]:
        case "AWS::SNS::Topic":
            return f"arn:aws:sns:{REGION}:{ACCOUNT}:{said['TopicName']}"
        case "AWS::SQS::Queue" if is_arn:
            return f"arn:aws:sqs:{REGION}:{ACCOUNT}:{said['QueueName']}"
        case "AWS::SQS::Queue":
            return f"https://sqs.{REGION}.amazonaws.com/{ACCOUNT}/{said['QueueName']}"
        case "AWS::Events::EventBus":
            return str(said["Name"])
    raise AssertionError(each["Type"])
