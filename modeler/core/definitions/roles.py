"""IAM roles: only where a service cannot be reached by a resource policy, and exact to the resource."""

from dataclasses import dataclass

from modeler.core.definitions.resource import LogicalId, Principal, Resource


@dataclass(frozen=True, slots=True, order=True)
class Statement:
    """What a role may do, with which resource."""

    actions: tuple[str, ...]
    resource: LogicalId


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Resource):
    """A role that a service assumes. `may_log` adds the managed policy by which a function writes its log."""

    principal: Principal
    statements: tuple[Statement, ...] = ()
    may_log: bool = False
