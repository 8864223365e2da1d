"""Snapshot → Compilation: the definitions, and what the compiler has to say about the model."""

from dataclasses import dataclass, replace
from functools import partial

from modeler.core.compiler.agreements import compile_agreements
from modeler.core.compiler.behaviours import compile_behaviour
from modeler.core.compiler.channels import compile_channels, published_on
from modeler.core.compiler.endpoints import compile_endpoints, endpoints_of
from modeler.core.compiler.filters import check_filters
from modeler.core.compiler.forwards import compile_forwards
from modeler.core.compiler.functions import check_destinations, compile_functions
from modeler.core.compiler.grants import Carried, compile_grants
from modeler.core.compiler.loops import check_loops
from modeler.core.compiler.memory import Memory
from modeler.core.compiler.naming_rules import check_names
from modeler.core.compiler.permissions import check_permissions
from modeler.core.compiler.plans import Plan, plan_subscriptions
from modeler.core.compiler.quotas import check_quotas
from modeler.core.compiler.schemas import compile_schemas
from modeler.core.compiler.subscriptions import compile_subscription
from modeler.core.compiler.translations import wording_of
from modeler.core.compiler.wire_names import check_events, with_unique_names
from modeler.core.definitions.eventbridge import Rule
from modeler.core.definitions.resource import Resource
from modeler.core.definitions.routes import Route
from modeler.core.definitions.sns import TopicSubscription
from modeler.core.definitions.topology import Definitions, DomainIdentity, sorted_resources
from modeler.core.kernel.findings import Finding, Severity, sorted_findings
from modeler.core.snapshot.snapshot import DomainProfile, Snapshot


@dataclass(frozen=True, slots=True)
class Compilation:
    """What a model compiles to. The definitions are complete even where an error stands; an export then refuses."""

    definitions: Definitions
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Return the findings that stop an export."""
        return tuple(finding for finding in self.findings if finding.severity is Severity.ERROR)


def compile_snapshot(snapshot: Snapshot, memory: Memory | None = None) -> Compilation:
    """Return the definitions of a model and the compiler's findings: same model, same bytes.

    With the memory of an earlier compilation of this domain only what has changed since is worked out again.
    """
    memory = memory if memory is not None else Memory()
    compilation = _compiled(snapshot, memory)
    memory.turn()
    return compilation


def _compiled(snapshot: Snapshot, memory: Memory) -> Compilation:
    plans, findings = plan_subscriptions(snapshot, memory)
    endpoints = endpoints_of(plans, snapshot.domain, memory)
    carried, own = [], list[Resource]()
    profile = replace(snapshot.domain, version=0)
    for plan in plans:
        endpoint = endpoints[plan.target_key]
        into = snapshot.element(plan.translation.into_id) if plan.translation else None
        inputs = (plan, endpoint, profile, into, snapshot.context(into.context_id) if into else None)
        make = partial(compile_subscription, plan, endpoint, snapshot)
        made, said = memory.recall(("carried", plan.subscription.id), inputs, make)
        carried.append(_carried(plan, made))
        own += made
        findings += said
    channels = published_on(plans, snapshot.domain)
    wordings = {plan.subscription.id: wording for plan in plans if (wording := wording_of(plan, channels, snapshot))}
    shared = (
        *compile_schemas(plans, snapshot),
        *compile_channels(plans, snapshot.domain),
        *compile_forwards(plans, snapshot.domain),
        *compile_endpoints(endpoints.values()),
        *compile_functions(endpoints, wordings, memory),
        *compile_grants(carried, endpoints, snapshot.domain, memory),
    )
    resources, renamed = with_unique_names((*shared, *own))
    behaviour = compile_behaviour(channels, wordings.values(), snapshot)
    quotas = snapshot.domain.quotas
    findings += (
        *renamed,
        *check_destinations(plans),
        *check_events(behaviour, plans),
        *check_filters(plans, snapshot, memory),
        *check_names(resources, quotas),
        *check_loops(plans, behaviour),
    )
    definitions = Definitions(
        domain=_identity(snapshot.domain),
        resources=sorted_resources(resources),
        behaviour=behaviour,
        agreements=compile_agreements(plans, snapshot.relationships),
    )
    resource_count = sum(1 for each in resources if not isinstance(each, Route))
    findings += (*check_quotas(definitions, quotas, resource_count), *check_permissions(definitions))
    return Compilation(definitions, sorted_findings(findings))


def _carried(plan: Plan, made: tuple[Resource, ...]) -> Carried:
    carrier = next(each for each in made if isinstance(each, Rule | TopicSubscription))
    return Carried(plan, carrier, next(each for each in made if isinstance(each, Route)))


def _identity(domain: DomainProfile) -> DomainIdentity:
    return DomainIdentity(
        id=domain.id, slug=domain.slug, name=domain.name, team_slug=domain.team_slug, version=domain.version
    )
