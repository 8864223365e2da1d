"""CloudFormation's functions, and the ARNs that are written out because a reference would close a circle."""

from modeler.core.definitions.eventbridge import Bus, Rule
from modeler.core.definitions.lambdas import Function
from modeler.core.definitions.resource import LogicalId, Resource
from modeler.core.definitions.topology import Definitions
from modeler.core.kernel.canonical import Json

ACCOUNT: Json = {"Ref": "AWS::AccountId"}
ACCOUNT_ROOT: Json = {"Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:root"}
_HERE = "${AWS::Region}:${AWS::AccountId}"


def reference(resource_id: LogicalId) -> Json:
    """Return what CloudFormation knows a resource by."""
    return {"Ref": resource_id}


def attribute(resource_id: LogicalId, name: str = "Arn") -> Json:
    """Return an attribute of a resource."""
    return {"Fn::GetAtt": [resource_id, name]}


def arn_of_source(source: LogicalId, definitions: Definitions) -> Json:
    """Return the ARN of a topic or a rule.

    A rule's is written out: the rule waits for its target's policy, so the policy cannot refer to the rule.
    """
    found = definitions.resource(source)
    if not isinstance(found, Rule):
        return reference(source)
    bus = definitions.get(Bus, found.bus)
    return {"Fn::Sub": f"arn:${{AWS::Partition}}:events:{_HERE}:rule/{bus.name}/{found.name}"}


def arn_in_role(resource_id: LogicalId, definitions: Definitions) -> Json:
    """Return the ARN of what a role may use; a function's is written out, since two may report to each other."""
    found: Resource = definitions.resource(resource_id)
    if isinstance(found, Function):
        return {"Fn::Sub": f"arn:${{AWS::Partition}}:lambda:{_HERE}:function:{found.name}"}
    return reference(resource_id) if _has_arn_as_reference(found) else attribute(resource_id)


def _has_arn_as_reference(resource: Resource) -> bool:
    return type(resource).__name__ in ("Topic", "StateMachine")
