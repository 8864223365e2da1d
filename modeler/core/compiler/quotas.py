"""What the services' quotas and naming rules have against definitions. Source: spec/quotas.md."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from modeler.core.compiler.names import with_tail
from modeler.core.compiler.notes import error, information, warning
from modeler.core.compiler.plans import Plan
from modeler.core.definitions.behaviour import Behaviour
from modeler.core.definitions.eventbridge import Bus, Rule
from modeler.core.definitions.lambdas import Function
from modeler.core.definitions.limits import compile_limit
from modeler.core.definitions.resource import Resource
from modeler.core.definitions.sns import Topic, TopicSubscription
from modeler.core.definitions.sqs import Queue
from modeler.core.definitions.streams import StateMachine, Stream
from modeler.core.kernel.findings import Finding, Reference
from modeler.core.kernel.ids import ElementId

_NAME_LIMITS: dict[type[Resource], str] = {
    Topic: "sns.topic_name",
    Queue: "sqs.queue_name",
    Function: "lambda.function_name",
    Stream: "kinesis.stream_name",
    StateMachine: "states.machine_name",
    Rule: "events.rule_name",
}


def with_unique_names(resources: Iterable[Resource]) -> tuple[tuple[Resource, ...], tuple[Finding, ...]]:
    """Return the resources with different names, and a finding for each that had to be given a tail.

    Names are unique in an account within their kind, those of rules within their bus. The lowest id keeps its name.
    """
    taken: set[tuple[object, ...]] = set()
    renamed: list[Resource] = []
    findings: list[Finding] = []
    for resource in sorted(resources, key=lambda each: each.id):
        limit = _NAME_LIMITS.get(type(resource))
        scope = resource.bus if isinstance(resource, Rule) else None
        if limit is not None and (type(resource), scope, resource.name) in taken:
            cause = resource.provenance[0]
            name = with_tail(resource.name, min(len(resource.name) + 7, compile_limit(limit)), cause.id)
            findings.append(_renamed(resource, name))
            resource = replace(resource, name=name)
        taken.add((type(resource), scope, resource.name))
        renamed.append(resource)
    return tuple(renamed), tuple(findings)


def check_quotas(resources: tuple[Resource, ...], domain: Reference) -> tuple[Finding, ...]:
    """Return what is too many on one bus or topic, or in one template."""
    findings = [*_crowded_buses(resources), *_crowded_topics(resources)]
    most = compile_limit("cloudformation.resources")
    if len(resources) > most:
        problem = f"The domain compiles to about {len(resources):,} resources; one template holds {most}."
        findings.append(warning("DEF512", (domain,), problem, fix="Deploy it in parts, one a context."))
    return tuple(findings)


def check_events(behaviour: Behaviour, plans: Iterable[Plan]) -> tuple[Finding, ...]:
    """Return events that cannot be told apart on the wire, go out twice, or have names that no bus takes."""
    heard = {plan.event.id for plan in plans}
    return (*_twins(behaviour, heard), *_published_twice(behaviour), *_misnamed(behaviour, heard))


def _renamed(resource: Resource, name: str) -> Finding:
    problem = f"Two resources would be called “{resource.name}”; one is now “{name}”."
    return information("DEF506", resource.provenance[:2], problem, fix="Give the elements different names.")


def _crowded_buses(resources: Iterable[Resource]) -> Iterator[Finding]:
    resources = tuple(resources)
    most = compile_limit("events.rules_per_bus")
    counts = Counter(each.bus for each in resources if isinstance(each, Rule))
    for bus in resources:
        if isinstance(bus, Bus) and counts[bus.id] > most:
            problem = f"The bus “{bus.name}” has {counts[bus.id]} rules; the quota is {most}."
            fix = "Have the quota raised, or give each context its own bus."
            yield error("DEF508", bus.provenance, problem, fix=fix)


def _crowded_topics(resources: Iterable[Resource]) -> Iterator[Finding]:
    resources = tuple(resources)
    most = compile_limit("sns.policies_per_topic")
    filtered = (each for each in resources if isinstance(each, TopicSubscription) and each.filter_policy)
    counts = Counter(each.topic for each in filtered)
    for topic in resources:
        if isinstance(topic, Topic) and counts[topic.id] > most:
            problem = f"The topic “{topic.name}” has {counts[topic.id]} filter policies; the quota is {most}."
            yield error("DEF508", topic.provenance, problem, fix="Have the quota raised, or use a topic per event.")


def _twins(behaviour: Behaviour, heard: set[ElementId]) -> Iterator[Finding]:
    first: dict[tuple[str, str], Reference] = {}
    for publication in behaviour.publications:
        here = Reference("element", publication.event_id, publication.name)
        other = first.setdefault((publication.source, publication.detail_type), here)
        if other is not here and (publication.event_id in heard or other.id in heard):
            wire_name = f"{publication.source} / {publication.detail_type}"
            problem = f"Two events go out as {wire_name}; nobody can tell them apart."
            yield error("DEF513", (other, here), problem, fix="Merge them, or give one another name.")


def _published_twice(behaviour: Behaviour) -> Iterator[Finding]:
    for publication in behaviour.publications:
        if publication.topic and publication.bus:
            here = Reference("element", publication.event_id, publication.name)
            problem = f"“{publication.name}” goes out twice: to a topic and to the bus; one may fail without the other."
            fix = "Carry all its subscriptions by one of the two."
            yield warning("DEF505", (here,), problem, fix=fix)


def _misnamed(behaviour: Behaviour, heard: set[ElementId]) -> Iterator[Finding]:
    longest = compile_limit("events.detail_type")
    for publication in behaviour.publications:
        here = (Reference("element", publication.event_id, publication.name),)
        if publication.event_id not in heard:
            continue
        if len(publication.detail_type) > longest:
            problem = f"The detail-type of “{publication.name}” is longer than {longest} characters."
            yield error("DEF511", here, problem, fix="Give the event a shorter name.")
        if publication.is_enveloped and publication.source.startswith("aws."):
            problem = f"The source “{publication.source}” begins with “aws.”, which belongs to AWS."
            yield error("DEF511", here, problem, fix="Give the team another name.")
