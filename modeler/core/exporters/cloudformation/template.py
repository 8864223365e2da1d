"""Definitions → a CloudFormation template, as one JSON value in a fixed order."""

from collections.abc import Callable, Mapping
from typing import Any

from modeler.core.definitions.eventbridge import Archive, Bus, BusPolicy, OpenHost, Rule
from modeler.core.definitions.lambdas import Function, InvokeConfig, Permission
from modeler.core.definitions.resource import LogicalId, Resource
from modeler.core.definitions.roles import Role
from modeler.core.definitions.routes import Route
from modeler.core.definitions.schemas import Schema
from modeler.core.definitions.sns import Topic, TopicPolicy, TopicSubscription
from modeler.core.definitions.sqs import Queue, QueuePolicy
from modeler.core.definitions.streams import StateMachine, Stream
from modeler.core.definitions.targets import ApiDestination, Connection, LogGroup, LogPolicy
from modeler.core.definitions.topology import Definitions
from modeler.core.exporters.cloudformation import computing, messaging, outlets, schemas
from modeler.core.kernel.canonical import Json

Properties = dict[str, Json]
Write = Callable[[Any, Definitions], Properties]

TYPES: Mapping[type[Resource], tuple[str, Write]] = {
    Topic: ("AWS::SNS::Topic", messaging.topic),
    TopicPolicy: ("AWS::SNS::TopicPolicy", messaging.topic_policy),
    TopicSubscription: ("AWS::SNS::Subscription", messaging.topic_subscription),
    Bus: ("AWS::Events::EventBus", messaging.bus),
    BusPolicy: ("AWS::Events::EventBusPolicy", messaging.bus_policy),
    OpenHost: ("AWS::Events::EventBusPolicy", messaging.open_host),
    Archive: ("AWS::Events::Archive", messaging.archive),
    Rule: ("AWS::Events::Rule", messaging.rule),
    Queue: ("AWS::SQS::Queue", messaging.queue),
    QueuePolicy: ("AWS::SQS::QueuePolicy", messaging.queue_policy),
    Function: ("AWS::Lambda::Function", computing.function),
    Permission: ("AWS::Lambda::Permission", computing.permission),
    InvokeConfig: ("AWS::Lambda::EventInvokeConfig", computing.invoke_config),
    Role: ("AWS::IAM::Role", computing.role),
    Stream: ("AWS::Kinesis::Stream", computing.stream),
    StateMachine: ("AWS::StepFunctions::StateMachine", computing.state_machine),
    LogGroup: ("AWS::Logs::LogGroup", outlets.log_group),
    LogPolicy: ("AWS::Logs::ResourcePolicy", outlets.log_policy),
    Connection: ("AWS::Events::Connection", outlets.connection),
    ApiDestination: ("AWS::Events::ApiDestination", outlets.api_destination),
    Schema: ("AWS::EventSchemas::Schema", schemas.schema),
}
_TAGGED = (Topic, Bus, Queue, Function, Stream, StateMachine, Role, LogGroup)
# CloudFormation wants at least one resource; a model in which nobody reacts yet has none.
_NOTHING: Mapping[str, Json] = {"Type": "AWS::CloudFormation::WaitConditionHandle"}


Entry = dict[str, Json]


def template_of(definitions: Definitions) -> dict[str, Json]:
    """Return the template: resources in the order of the definitions, keys in the order in which people read them."""
    return template_with(entries_of(definitions), definitions)


def entries_of(definitions: Definitions) -> dict[str, Entry]:
    """Return every resource of the template by its logical id, in the order of the definitions."""
    resources: dict[str, Entry] = {}
    if any(schema.is_registered for schema in definitions.of_type(Schema)):
        resources["SchemaRegistry"] = {
            "Type": "AWS::EventSchemas::Registry",
            "Properties": schemas.registry(definitions),
        }
    waits = _waits(definitions)
    for each in definitions.resources:
        if _is_deployed(each):
            resources[each.id] = _entry(each, definitions, waits)
    return resources


def template_with(entries: Mapping[str, Entry], definitions: Definitions, part: str = "") -> dict[str, Json]:
    """Return a template of these resources; `part` names the part that it is of a model of several stacks."""
    domain = definitions.domain
    what = f"Topics and rules of the domain {domain.name}{part and f', {part}'}, compiled by Stormwright"
    return {
        "AWSTemplateFormatVersion": "2010-09-09",
        "Description": what.encode()[:1024].decode(errors="ignore"),
        "Metadata": {"EventModel": {"kind": "domain", "id": str(domain.id), "name": domain.name}},
        "Resources": entries or {"NothingReactsYet": _NOTHING},
    }


def _is_deployed(each: Resource) -> bool:
    if isinstance(each, Schema):
        # The registry's names know no slash, which every partner's source has.
        return each.is_registered and "/" not in each.name
    if isinstance(each, Bus) and each.is_found:
        return False
    return not isinstance(each, Route)


def _entry(each: Resource, definitions: Definitions, waits: Mapping[LogicalId, list[Json]]) -> Entry:
    kind, write = TYPES[type(each)]
    properties = write(each, definitions)
    if isinstance(each, _TAGGED):
        properties["Tags"] = _tags(definitions)
    causes: list[Json] = [
        {"kind": reference.kind, "id": str(reference.id), "name": reference.name} for reference in each.provenance
    ]
    metadata: dict[str, Json] = {"EventModel": causes}
    residual = _residual(each, definitions)
    if residual:
        metadata["FilteredInConsumer"] = residual
    entry: dict[str, Json] = {"Type": kind, "Metadata": metadata}
    if each.id in waits:
        entry["DependsOn"] = waits[each.id]
    return {**entry, "Properties": properties}


def _residual(each: Resource, definitions: Definitions) -> str:
    if not isinstance(each, Rule | TopicSubscription) or each.subscription_id is None:
        return ""
    route = definitions.route(each.subscription_id)
    return route.residual if route else ""


def _waits(definitions: Definitions) -> dict[LogicalId, list[Json]]:
    """Return what each rule and topic subscription waits for: its first messages need the policies in place."""
    grants: dict[LogicalId, list[LogicalId]] = {}
    for policy in definitions.of_type(QueuePolicy):
        grants.setdefault(policy.queue, []).append(policy.id)
    for permission in definitions.of_type(Permission):
        grants.setdefault(permission.function, []).append(permission.id)
    found = {
        route.carrier: sorted({*grants.get(route.target, ()), *grants.get(route.dead_letters, ())})
        for route in definitions.routes
    }
    return {carrier: list(needed) for carrier, needed in found.items() if needed}


def _tags(definitions: Definitions) -> list[Json]:
    domain = definitions.domain
    tags = {
        "domain": domain.slug,
        "managed-by": "stormwright",
        "model-id": str(domain.id),
        "team": domain.team_slug,
    }
    return [{"Key": key, "Value": value} for key, value in tags.items()]
