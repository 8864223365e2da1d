"""Lambda destinations: where the results of functions go, and the roles that let them go there."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from modeler.core.compiler.endpoints import DESTINATION_KINDS, Endpoint, Key, dead_letters_of, destination_key
from modeler.core.compiler.memory import Memory
from modeler.core.compiler.notes import error, warning
from modeler.core.compiler.plans import Plan
from modeler.core.definitions import lambdas
from modeler.core.definitions.resource import EndpointKind, LogicalId, Principal, Resource, logical_id
from modeler.core.definitions.roles import Role, Statement
from modeler.core.definitions.translations import Wording
from modeler.core.kernel.findings import Finding
from modeler.core.kernel.ids import SubscriptionId
from modeler.core.snapshot.events import Destination

_ACTIONS = {
    lambdas.DestinationKind.LAMBDA: "lambda:InvokeFunction",
    lambdas.DestinationKind.SQS: "sqs:SendMessage",
    lambdas.DestinationKind.SNS: "sns:Publish",
    lambdas.DestinationKind.BUS: "events:PutEvents",
}


def compile_functions(
    endpoints: Mapping[Key, Endpoint], wordings: Mapping[SubscriptionId, Wording], memory: Memory
) -> tuple[Resource, ...]:
    """Return every function with its role and its invoke configuration.

    Where a subscription names no failure destination, its dead-letter queue takes what the function failed on.
    Source: spec/definitions.md section 4.
    """
    resources: list[Resource] = []
    for endpoint in endpoints.values():
        if endpoint.kind is EndpointKind.LAMBDA:
            make = partial(_function, endpoint, endpoints, wordings)
            resources += memory.recall(("function", endpoint.id), _inputs(endpoint, endpoints, wordings), make)
    return tuple(resources)


def _inputs(
    endpoint: Endpoint, endpoints: Mapping[Key, Endpoint], wordings: Mapping[SubscriptionId, Wording]
) -> tuple[object, ...]:
    """Return everything that a function is made of."""
    first = endpoint.targeted_by[0] if endpoint.targeted_by else None
    named = [each for each in (_destinations(first) if first else ()) if each and each.kind in DESTINATION_KINDS]
    reached = [endpoints.get(destination_key(first, each)) for each in named if first]
    return (endpoint, *reached, wordings_of(endpoint, wordings))


def check_destinations(plans: Iterable[Plan]) -> tuple[Finding, ...]:
    """Return what is wrong with the destinations that the model names."""
    findings: list[Finding] = []
    shared: dict[Key, Plan] = {}
    for plan in plans:
        findings += _check(plan)
        if plan.kind is not EndpointKind.LAMBDA:
            continue
        first = shared.setdefault(plan.target_key, plan)
        if _destinations(first) != _destinations(plan):
            problem = "Two subscriptions share a function, but not where its results go; a function has one such place."
            fix = "Give both the same destinations, or give one another target name."
            findings.append(error("DEF510", (first.reference, plan.reference), problem, fix=fix))
    return tuple(findings)


def _check(plan: Plan) -> list[Finding]:
    named = [destination for destination in _destinations(plan) if destination is not None]
    if named and plan.kind is not EndpointKind.LAMBDA:
        problem = f"Only functions report to destinations; {plan.kind.replace('_', ' ')} does not."
        fix = "Take the destinations away, or choose a function as the target."
        return [warning("DEF503", (plan.reference,), problem, fix=fix)]
    return [_refused(plan, destination) for destination in named if destination.kind not in DESTINATION_KINDS]


def _refused(plan: Plan, destination: Destination) -> Finding:
    problem = f"A function cannot report to “{destination.name}”: {destination.kind.value} is no destination."
    return error("DEF504", (plan.reference,), problem, fix="Choose a queue, a function, a topic or a bus.")


def _destinations(plan: Plan) -> tuple[Destination | None, Destination | None]:
    return plan.subscription.on_success, plan.subscription.on_failure


def _function(
    endpoint: Endpoint, endpoints: Mapping[Key, Endpoint], wordings: Mapping[SubscriptionId, Wording]
) -> list[Resource]:
    first = endpoint.targeted_by[0] if endpoint.targeted_by else None
    on_success = _destination(first, first.subscription.on_success, endpoints) if first else None
    on_failure = _destination(first, first.subscription.on_failure, endpoints) if first else None
    if first is not None and on_failure is None:
        on_failure = lambdas.Destination(lambdas.DestinationKind.SQS, dead_letters_of(first))
    found = [destination for destination in (on_success, on_failure) if destination is not None]
    said = wordings_of(endpoint, wordings)
    function = lambdas.Function(
        id=endpoint.id,
        name=endpoint.name,
        policy_ids=endpoint.policy_ids,
        wordings=said,
        role=endpoint.role,
        **endpoint.owned,
    )
    role = Role(
        id=endpoint.role,
        context_id=endpoint.owner,
        provenance=endpoint.provenance,
        principal=Principal.LAMBDA,
        statements=tuple(sorted({*map(_statement, found), *_publishes(said)})),
        may_log=True,
    )
    if not found:
        return [function, role]
    config = lambdas.InvokeConfig(
        id=logical_id("InvokeConfig", endpoint.cause),
        context_id=endpoint.owner,
        provenance=endpoint.provenance,
        function=endpoint.id,
        on_success=on_success,
        on_failure=on_failure,
    )
    return [function, role, config]


def _destination(
    plan: Plan, destination: Destination | None, endpoints: Mapping[Key, Endpoint]
) -> lambdas.Destination | None:
    if destination is None or destination.kind not in DESTINATION_KINDS:
        return None
    resource: LogicalId = endpoints[destination_key(plan, destination)].id
    return lambdas.Destination(lambdas.DestinationKind(destination.kind.value), resource)


def wordings_of(endpoint: Endpoint, wordings: Mapping[SubscriptionId, Wording]) -> tuple[Wording, ...]:
    """Return what the function at an endpoint translates, sorted by subscription."""
    found = (wordings.get(plan.subscription.id) for plan in endpoint.targeted_by)
    return tuple(sorted((each for each in found if each), key=lambda each: str(each.subscription_id)))


def _publishes(wordings: Iterable[Wording]) -> Iterator[Statement]:
    """Yield what a translator needs to publish its own events."""
    for wording in wordings:
        if wording.bus is not None:
            yield Statement((_ACTIONS[lambdas.DestinationKind.BUS],), wording.bus)
        if wording.topic is not None:
            yield Statement((_ACTIONS[lambdas.DestinationKind.SNS],), wording.topic)


def _statement(destination: lambdas.Destination) -> Statement:
    return Statement((_ACTIONS[destination.kind],), destination.resource)
