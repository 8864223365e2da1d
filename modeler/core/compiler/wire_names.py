"""Names that are unique, and events that can be told apart on the wire. Source: spec/quotas.md."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from modeler.core.compiler.names import with_tail
from modeler.core.compiler.notes import error, information, warning
from modeler.core.compiler.plans import Plan
from modeler.core.definitions.behaviour import Behaviour
from modeler.core.definitions.eventbridge import Rule
from modeler.core.definitions.lambdas import Function
from modeler.core.definitions.limits import compile_limit
from modeler.core.definitions.resource import LogicalId, Resource
from modeler.core.definitions.sns import Topic
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
    listed = tuple(resources)
    named: dict[tuple[object, ...], list[Resource]] = {}
    for resource in listed:
        if type(resource) in _NAME_LIMITS:
            scope = resource.bus if isinstance(resource, Rule) else None
            named.setdefault((type(resource), scope, resource.name), []).append(resource)
    renamed: dict[LogicalId, Resource] = {}
    findings: list[Finding] = []
    for alike in named.values():
        for resource in sorted(alike, key=lambda each: each.id)[1:]:
            limit = compile_limit(_NAME_LIMITS[type(resource)])
            cause = resource.provenance[0]
            name = with_tail(resource.name, min(len(resource.name) + 7, limit), cause.id)
            findings.append(_renamed(resource, name))
            renamed[resource.id] = replace(resource, name=name)
    return tuple(renamed.get(each.id, each) for each in listed) if renamed else listed, tuple(findings)


def check_events(behaviour: Behaviour, plans: Iterable[Plan]) -> tuple[Finding, ...]:
    """Return events that cannot be told apart on the wire, go out twice, or have names that no bus takes."""
    heard = {plan.event.id for plan in plans}
    return (*_twins(behaviour, heard), *_published_twice(behaviour), *_misnamed(behaviour, heard))


def _renamed(resource: Resource, name: str) -> Finding:
    problem = f"Two resources would be called “{resource.name}”; one is now “{name}”."
    return information("DEF506", resource.provenance[:2], problem, fix="Give the elements different names.")


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
