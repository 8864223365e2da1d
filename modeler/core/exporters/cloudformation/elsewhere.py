"""What a stack says of resources that stand in another one: their names and ARNs, as the services make them."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from modeler.core.exporters.cloudformation.template import Entry
from modeler.core.kernel.canonical import Json

_HERE = "${AWS::Region}:${AWS::AccountId}"
_ARN = "arn:${AWS::Partition}:"


def _name(entry: Entry) -> str:
    properties = entry["Properties"]
    assert isinstance(properties, Mapping)
    keys = ("TopicName", "QueueName", "FunctionName", "StateMachineName", "RegistryName", "LogGroupName", "Name")
    return next(str(properties[key]) for key in keys if key in properties)


def _sub(text: str) -> Json:
    return {"Fn::Sub": text}


# Type → (what Ref gives, what Arn gives). What is not here has no name, and stays in the stack of who refers to it.
_SAID: Mapping[str, tuple[Callable[[str], Json], Callable[[str], Json]]] = MappingProxyType(
    {
        "AWS::SNS::Topic": (
            lambda name: _sub(f"{_ARN}sns:{_HERE}:{name}"),
            lambda name: _sub(f"{_ARN}sns:{_HERE}:{name}"),
        ),
        "AWS::SQS::Queue": (
            lambda name: _sub(f"https://sqs.${{AWS::Region}}.${{AWS::URLSuffix}}/${{AWS::AccountId}}/{name}"),
            lambda name: _sub(f"{_ARN}sqs:{_HERE}:{name}"),
        ),
        "AWS::Events::EventBus": (lambda name: name, lambda name: _sub(f"{_ARN}events:{_HERE}:event-bus/{name}")),
        "AWS::Lambda::Function": (lambda name: name, lambda name: _sub(f"{_ARN}lambda:{_HERE}:function:{name}")),
        "AWS::Kinesis::Stream": (lambda name: name, lambda name: _sub(f"{_ARN}kinesis:{_HERE}:stream/{name}")),
        "AWS::StepFunctions::StateMachine": (
            lambda name: _sub(f"{_ARN}states:{_HERE}:stateMachine:{name}"),
            lambda name: _sub(f"{_ARN}states:{_HERE}:stateMachine:{name}"),
        ),
        "AWS::Logs::LogGroup": (lambda name: name, lambda name: _sub(f"{_ARN}logs:{_HERE}:log-group:{name}:*")),
        "AWS::EventSchemas::Registry": (lambda name: name, lambda name: name),
    }
)


def linked(part: Mapping[str, Entry], entries: Mapping[str, Entry]) -> dict[str, Entry]:
    """Return the entries of one stack with every reference out of it written as a name or an ARN."""
    return {logical_id: _entry(entry, part, entries) for logical_id, entry in part.items()}


def references_in(value: Json, *, is_strict: bool, entries: Mapping[str, Entry]) -> Iterator[str]:
    """Yield the logical ids that a value refers to; strictly: those that no name can stand for."""
    if isinstance(value, list | tuple):
        for item in value:
            yield from references_in(item, is_strict=is_strict, entries=entries)
        return
    if not isinstance(value, Mapping):
        return
    for key, item in value.items():
        if key == "DependsOn" and isinstance(item, list):
            yield from () if is_strict else map(str, item)
        elif (target := _target(key, item)) is not None:
            if not is_strict or (target in entries and entries[target]["Type"] not in _SAID):
                yield target
        else:
            yield from references_in(item, is_strict=is_strict, entries=entries)


def _target(key: str, item: Json) -> str | None:
    if key == "Ref" and isinstance(item, str):
        return None if item.startswith("AWS::") else item
    if key == "Fn::GetAtt" and isinstance(item, list):
        return str(item[0])
    return None


def _entry(entry: Entry, part: Mapping[str, Entry], entries: Mapping[str, Entry]) -> Entry:
    waits = entry.get("DependsOn")
    said = {key: value for key, value in entry.items() if key != "DependsOn"}
    here: list[Json] = [each for each in waits if each in part] if isinstance(waits, list) else []
    said["Properties"] = _outward(entry["Properties"], part, entries)
    if not here:
        return said
    return {"Type": said["Type"], "Metadata": said["Metadata"], "DependsOn": here, "Properties": said["Properties"]}


def _outward(value: Json, part: Mapping[str, Entry], entries: Mapping[str, Entry]) -> Json:
    if isinstance(value, list | tuple):
        return [_outward(item, part, entries) for item in value]
    if not isinstance(value, Mapping):
        return value
    if len(value) == 1:
        ((key, item),) = value.items()
        target = _target(key, item)
        if target is not None:
            if target in part:
                return value
            found = entries[target]
            reference, arn = _SAID[str(found["Type"])]
            return (reference if key == "Ref" else arn)(_name(found))
    return {key: _outward(item, part, entries) for key, item in value.items()}
