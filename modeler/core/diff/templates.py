"""A deployed template and the one that the model compiles to: what a deployment would do, and whom it touches."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from modeler.core.diff.models import Act
from modeler.core.kernel.canonical import Json, JsonObject
from modeler.core.patterns import EventPattern, FilterPolicy, PatternError
from modeler.core.patterns.analysis import Answer, contains

# What a deployment makes anew where it differs. Source: the resource types' createOnlyProperties.
CREATE_ONLY: Mapping[str, frozenset[str]] = {
    "AWS::SNS::Topic": frozenset({"TopicName", "FifoTopic"}),
    "AWS::SNS::Subscription": frozenset({"Endpoint", "Protocol", "TopicArn"}),
    "AWS::Events::EventBus": frozenset({"Name"}),
    "AWS::Events::EventBusPolicy": frozenset({"EventBusName", "StatementId"}),
    "AWS::Events::Rule": frozenset({"Name", "EventBusName"}),
    "AWS::Events::Archive": frozenset({"ArchiveName", "SourceArn"}),
    "AWS::Events::ApiDestination": frozenset({"Name"}),
    "AWS::Events::Connection": frozenset({"Name"}),
    "AWS::SQS::Queue": frozenset({"QueueName", "FifoQueue"}),
    "AWS::Lambda::Function": frozenset({"FunctionName", "PackageType"}),
    "AWS::Lambda::Permission": frozenset({"Action", "FunctionName", "Principal", "SourceArn"}),
    "AWS::Lambda::EventInvokeConfig": frozenset({"FunctionName", "Qualifier"}),
    "AWS::Kinesis::Stream": frozenset({"Name"}),
    "AWS::StepFunctions::StateMachine": frozenset({"StateMachineName", "StateMachineType"}),
    "AWS::IAM::Role": frozenset({"RoleName", "Path"}),
    "AWS::Logs::LogGroup": frozenset({"LogGroupName"}),
    "AWS::EventSchemas::Registry": frozenset({"RegistryName"}),
    "AWS::EventSchemas::Schema": frozenset({"RegistryName", "SchemaName"}),
}
KNOWN_TYPES = frozenset({*CREATE_ONLY, "AWS::SNS::TopicPolicy", "AWS::SQS::QueuePolicy", "AWS::Logs::ResourcePolicy"})
_FILTERS = {"AWS::Events::Rule": "EventPattern", "AWS::SNS::Subscription": "FilterPolicy"}
_NAMES = ("Name", "TopicName", "QueueName", "FunctionName", "StateMachineName", "SchemaName", "RegistryName")
_NOTHING: JsonObject = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class DeployedDifference:
    """What a deployment would do to one resource. `fields` names the properties that differ, for ALTERED alone.

    `is_replacement`: it is made anew, so that what it holds is lost. `warnings` say which subscriber loses what.
    """

    act: Act
    type: str
    id: str
    name: str
    fields: tuple[str, ...] = ()
    is_replacement: bool = False
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DeployedComparison:
    """The differences by logical id, and the resources of the deployed template that nothing here compiles to."""

    differences: tuple[DeployedDifference, ...]
    not_understood: tuple[str, ...]


def compare_templates(deployed: JsonObject, wanted: JsonObject) -> DeployedComparison:
    """Return what turns the deployed template into the wanted one. Types that no model compiles to are left alone."""
    before, after = _resources(deployed), _resources(wanted)
    foreign = tuple(
        f"{name} ({each['Type']})"
        for name, each in sorted(before.items())
        if each["Type"] not in KNOWN_TYPES and name not in after
    )
    names = [name for name in sorted({*before, *after}) if name in after or before[name]["Type"] in KNOWN_TYPES]
    found = (_difference(name, before.get(name), after.get(name)) for name in names)
    return DeployedComparison(tuple(each for each in found if each is not None), foreign)


def _resources(template: JsonObject) -> Mapping[str, JsonObject]:
    found = template["Resources"]
    assert isinstance(found, Mapping)
    return {str(name): each for name, each in found.items() if isinstance(each, Mapping)}


def _difference(name: str, before: JsonObject | None, after: JsonObject | None) -> DeployedDifference | None:
    shown = after or before or _NOTHING
    kind, properties = str(shown["Type"]), _properties(shown)
    title = next((str(properties[key]) for key in _NAMES if isinstance(properties.get(key), str)), name)
    if before is None or after is None:
        act = Act.ADDED if before is None else Act.REMOVED
        warnings = () if before is None else tuple(_of_removal(kind, title))
        return DeployedDifference(act=act, type=kind, id=name, name=title, warnings=warnings)
    was, now = _properties(before), _properties(after)
    fields = tuple(sorted(key for key in {*was, *now} if not same_json(was.get(key), now.get(key))))
    is_other_type = before["Type"] != after["Type"]
    if not fields and not is_other_type:
        return None
    return DeployedDifference(
        act=Act.ALTERED,
        type=kind,
        id=name,
        name=title,
        fields=fields or ("Type",),
        is_replacement=is_other_type or not CREATE_ONLY.get(kind, frozenset()).isdisjoint(fields),
        warnings=tuple(_of_filter(kind, title, was, now)),
    )


def _properties(resource: JsonObject) -> JsonObject:
    found = resource.get("Properties")
    return found if isinstance(found, Mapping) else _NOTHING


def same_json(one: Json, other: Json) -> bool:
    """Return whether two values deploy the same: 5 is 5.0 and "5", true is "true", as CloudFormation takes them."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(same_json(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(same_json(a, b) for a, b in zip(one, other, strict=True))
    return one == other and isinstance(one, bool) == isinstance(other, bool)


def _of_removal(kind: str, name: str) -> Iterator[str]:
    if kind in _FILTERS:
        yield f"“{name}” hears nothing any more."


def _of_filter(kind: str, name: str, was: JsonObject, now: JsonObject) -> Iterator[str]:
    key = _FILTERS.get(kind)
    if key is None:
        return
    if was.get("FilterPolicyScope") != now.get("FilterPolicyScope") and was.get(key) and now.get(key):
        yield f"The filter of “{name}” looks at something else from now on: deploy it as a new subscription."
    before, after = was.get(key), now.get(key)
    if same_json(before, after):
        return
    if not before:
        yield f"“{name}” gets a filter: until it takes effect, unfiltered messages arrive."
    elif not after:
        yield f"“{name}” loses its filter: check that it is gone after the deployment; then every message arrives."
    elif _narrows(kind, before, after):
        yield f"“{name}” is blinded to some events that it gets today."
    else:
        yield f"“{name}” gets events that it does not get today."


def _narrows(kind: str, before: Json, after: Json) -> bool:
    """Return whether some event of today is not proven to pass tomorrow."""
    try:
        patterns = [
            EventPattern.parse(each) if kind == "AWS::Events::Rule" else FilterPolicy.parse(each, "MessageBody")
            for each in (before, after)
        ]
    except PatternError:
        return True
    return contains(patterns[1], patterns[0]).answer is not Answer.YES
