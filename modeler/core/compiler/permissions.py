"""Permissions: whether everything that delivers may deliver, and whether what it fails on can be kept.

Nobody else checks it: a rule without a permission is deployed without a word, fires, and nothing arrives. The check
reads definitions only, so that it also holds for what was not compiled here. Source: spec/demands-definitions.md.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from modeler.core.compiler.notes import error
from modeler.core.definitions.eventbridge import Rule
from modeler.core.definitions.lambdas import Function, InvokeConfig, Permission
from modeler.core.definitions.resource import EndpointKind, LogicalId
from modeler.core.definitions.roles import Role
from modeler.core.definitions.sns import TopicPolicy, TopicSubscription
from modeler.core.definitions.sqs import Queue, QueuePolicy
from modeler.core.definitions.targets import LogPolicy
from modeler.core.definitions.topology import Definitions
from modeler.core.kernel.findings import Finding

_Edge = Rule | TopicSubscription


def check_permissions(definitions: Definitions) -> tuple[Finding, ...]:
    """Return each delivery without its grant (DEF518), and each that cannot write its dead letters (DEF519)."""
    grants = _Grants.of(definitions)
    findings: list[Finding] = []
    edges: tuple[_Edge, ...] = (*definitions.of_type(Rule), *definitions.of_type(TopicSubscription))
    for edge in edges:
        findings += _deliveries(edge, grants)
        findings += _dead_letters(edge, grants, definitions)
    for config in definitions.of_type(InvokeConfig):
        findings += _reports(config, grants, definitions)
    for queue in definitions.of_type(Queue):
        findings += _redrives(queue, definitions)
    return tuple(findings)


@dataclass(frozen=True, slots=True)
class _Grants:
    """Who may reach what: (source, resource) for services, (role, resource) for roles; a bus is all of its rules."""

    pairs: set[tuple[LogicalId, LogicalId]] = field(default_factory=set)
    logs: set[LogicalId] = field(default_factory=set)

    @classmethod
    def of(cls, definitions: Definitions) -> "_Grants":
        grants = cls()
        for queue in definitions.of_type(QueuePolicy):
            grants.pairs.update((sender.source, queue.queue) for sender in queue.senders)
        for permission in definitions.of_type(Permission):
            grants.pairs.add((permission.source, permission.function))
        for topic in definitions.of_type(TopicPolicy):
            grants.pairs.update((rule, topic.topic) for rule in topic.rules)
        for role in definitions.of_type(Role):
            grants.pairs.update((role.id, statement.resource) for statement in role.statements)
        for log in definitions.of_type(LogPolicy):
            grants.logs.update(log.groups)
        return grants

    def lets(self, edge: _Edge, resource: LogicalId) -> bool:
        """Return whether a rule (or all of its bus), or a topic, may reach the resource."""
        sources = (edge.id, edge.bus) if isinstance(edge, Rule) else (edge.topic,)
        return any((source, resource) in self.pairs for source in sources)


def _deliveries(edge: _Edge, grants: _Grants) -> Iterator[Finding]:
    is_granted = edge.target.is_granted if isinstance(edge, Rule) else edge.is_granted
    # What no relationship grants is told of the relationship.
    if not is_granted or _reaches(edge, grants):
        return
    name = edge.name or edge.id
    resource = edge.target.resource if isinstance(edge, Rule) else edge.endpoint
    problem = f"“{name}” may not deliver to its target {resource}: it would fire, and nothing would arrive."
    yield error("DEF518", edge.provenance, problem, fix="Grant it: a policy of the target, or a role of the rule.")


def _reaches(edge: _Edge, grants: _Grants) -> bool:
    if isinstance(edge, TopicSubscription):
        return grants.lets(edge, edge.endpoint)
    target = edge.target
    if target.role is not None:
        return (target.role, target.resource) in grants.pairs
    if target.kind is EndpointKind.LOGS:
        return target.resource in grants.logs
    return grants.lets(edge, target.resource)


def _dead_letters(edge: _Edge, grants: _Grants, definitions: Definitions) -> Iterator[Finding]:
    is_rule = isinstance(edge, Rule)
    is_granted = edge.target.is_granted if isinstance(edge, Rule) else edge.is_granted
    dead_letters = edge.target.dead_letters if isinstance(edge, Rule) else edge.dead_letters
    if dead_letters is None or not is_granted:
        return
    if is_rule and definitions.get(Queue, dead_letters).is_fifo:
        yield _unkept(edge, "takes only from queues in order, and a rule is none", "Give the rule a standard queue.")
    elif not grants.lets(edge, dead_letters):
        yield _unkept(edge, "does not let it write", "Add a policy to the dead-letter queue that names the sender.")


def _unkept(edge: _Edge, why: str, fix: str) -> Finding:
    problem = f"The dead-letter queue of “{edge.name or edge.id}” {why}: what fails would be lost."
    return error("DEF519", edge.provenance, problem, fix=fix)


def _reports(config: InvokeConfig, grants: _Grants, definitions: Definitions) -> Iterator[Finding]:
    function = definitions.get(Function, config.function)
    for destination in (config.on_success, config.on_failure):
        if destination is not None and (function.role, destination.resource) not in grants.pairs:
            problem = f"“{function.name}” may not report to {destination.resource}."
            yield error("DEF518", config.provenance, problem, fix="Let the role of the function use the destination.")


def _redrives(queue: Queue, definitions: Definitions) -> Iterator[Finding]:
    if queue.dead_letters is None:
        return
    if definitions.get(Queue, queue.dead_letters).is_fifo != queue.is_fifo:
        problem = f"The dead-letter queue of “{queue.name}” keeps another order than the queue itself."
        yield error("DEF519", queue.provenance, problem, fix="Let both keep the order, or neither.")
