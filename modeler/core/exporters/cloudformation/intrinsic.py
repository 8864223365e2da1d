"""CloudFormation's functions, and the ARNs that are written out because a reference would close a circle."""

from modeler.core.definitions.eventbridge import DEFAULT_BUS, Bus, Rule
from modeler.core.definitions.lambdas import Function
from modeler.core.definitions.resource import LogicalId, Resource
from modeler.core.definitions.sns import Topic
from modeler.core.definitions.streams import StateMachine
from modeler.core.definitions.topology import Definitions
from modeler.core.kernel.canonical import Json

ACCOUNT: Json = {"Ref": "AWS::AccountId"}
ACCOUNT_ROOT: Json = {"Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:root"}
HERE = "${AWS::Region}:${AWS::AccountId}"


def reference(resource_id: LogicalId) -> Json:
    """Return what CloudFormation knows a resource by."""
    return {"Ref": resource_id}


def attribute(resource_id: LogicalId, name: str = "Arn") -> Json:
    """Return an attribute of a resource."""
    return {"Fn::GetAtt": [resource_id, name]}


def bus_name(bus_id: LogicalId, definitions: Definitions) -> Json:
    """Return what a rule knows its bus by: a bus that was found has its name only."""
    bus = definitions.get(Bus, bus_id)
    return bus.arn or bus.name if bus.is_found else reference(bus_id)


def arn_of(resource_id: LogicalId, definitions: Definitions) -> Json:
    """Return the ARN of a target or of what a role may use."""
    found: Resource = definitions.resource(resource_id)
    if isinstance(found, Bus) and found.is_found:
        return found.arn or {"Fn::Sub": f"arn:${{AWS::Partition}}:events:{HERE}:event-bus/{found.name}"}
    return reference(resource_id) if isinstance(found, Topic | StateMachine) else attribute(resource_id)


def arn_of_source(source: LogicalId, definitions: Definitions) -> Json:
    """Return the ARN of a topic, of a rule, or of all rules of a bus.

    A rule's is written out: the rule waits for its target's policy, so the policy cannot refer to the rule.
    """
    found = definitions.resource(source)
    if isinstance(found, Topic):
        return reference(source)
    bus = found if isinstance(found, Bus) else definitions.get(Bus, definitions.get(Rule, source).bus)
    # The rules of the default bus have no bus in their ARN.
    on_bus = "" if bus.name == DEFAULT_BUS else f"{bus.name}/"
    return {
        "Fn::Sub": f"arn:${{AWS::Partition}}:events:{HERE}:rule/{on_bus}{found.name if found is not bus else '*'}"
    }


def arn_in_role(resource_id: LogicalId, definitions: Definitions) -> Json:
    """Return the ARN of what a role may use; a function's is written out, since two may report to each other."""
    found: Resource = definitions.resource(resource_id)
    if isinstance(found, Function):
        return {"Fn::Sub": f"arn:${{AWS::Partition}}:lambda:{HERE}:function:{found.name}"}
    return arn_of(resource_id, definitions)
