"""How many of everything the services take, by the quotas that the domain has chosen. Source: spec/quotas.md."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from modeler.core.compiler.notes import Where, error, warning
from modeler.core.definitions.eventbridge import Bus, Rule
from modeler.core.definitions.limits import LIMITS, compile_limit
from modeler.core.definitions.resource import LogicalId
from modeler.core.definitions.schemas import Schema
from modeler.core.definitions.sns import Topic, TopicSubscription
from modeler.core.definitions.topology import Definitions
from modeler.core.kernel.canonical import Json
from modeler.core.kernel.findings import Finding, Reference
from modeler.core.snapshot.quotas import Quotas


def check_quotas(definitions: Definitions, quotas: Quotas, resource_count: int) -> tuple[Finding, ...]:
    """Return what is too many on one bus or topic, in the account or in one template. DEF508, DEF512."""
    domain = Reference("domain", definitions.domain.id, definitions.domain.name)
    findings = [*_on_buses(definitions, quotas), *_on_topics(definitions, quotas)]
    findings += _in_account(definitions, quotas, domain)
    most = compile_limit("cloudformation.resources", quotas)
    if resource_count > most:
        problem = f"The domain compiles to about {resource_count:,} resources; one template holds {most}."
        findings.append(warning("DEF512", (domain,), problem, fix="Deploy it in parts, one a context."))
    return tuple(findings)


@dataclass(frozen=True, slots=True)
class _Crowd:
    """Something that holds too many: its name and place, what it holds, how many, and what to do."""

    name: str
    where: Where
    limit: str
    count: int
    fix: str

    def finding(self, quotas: Quotas) -> Finding | None:
        """Return DEF508 where the count is above the quota."""
        most, limit = compile_limit(self.limit, quotas), LIMITS[self.limit]
        if self.count <= most:
            return None
        problem = f"{self.name} has {self.count:,} {limit.unit}; the quota is {most:,}."
        raised = "Have the quota raised and say so in the topology, or " if limit.is_adjustable else ""
        fix = raised + (self.fix if raised else self.fix[:1].upper() + self.fix[1:])
        return error("DEF508", self.where, problem, fix=fix)


def _on_buses(definitions: Definitions, quotas: Quotas) -> Iterator[Finding]:
    rules = definitions.of_type(Rule)
    counts = Counter(rule.bus for rule in rules)
    wild = Counter(rule.bus for rule in rules if has_wildcard(rule.pattern))
    for bus in definitions.of_type(Bus):
        name = f"The bus “{bus.name}”"
        apart = "give each context its own bus."
        yield from _told(_Crowd(name, bus.provenance, "events.rules_per_bus", counts[bus.id], apart), quotas)
        fix = "ask with “starts with” or “ends with” instead of a form with “*”, or give each context its own bus."
        yield from _told(_Crowd(name, bus.provenance, "events.wildcard_rules_per_bus", wild[bus.id], fix), quotas)


def _on_topics(definitions: Definitions, quotas: Quotas) -> Iterator[Finding]:
    subscriptions = definitions.of_type(TopicSubscription)
    filtered = Counter(each.topic for each in subscriptions if each.filter_policy)
    counts: Mapping[LogicalId, int] = Counter(each.topic for each in subscriptions)
    for topic in definitions.of_type(Topic):
        name = f"The topic “{topic.name}”"
        fix = "use a topic per event."
        yield from _told(_Crowd(name, topic.provenance, "sns.policies_per_topic", filtered[topic.id], fix), quotas)
        if topic.is_fifo:
            crowd = _Crowd(name, topic.provenance, "sns.fifo_subscriptions", counts.get(topic.id, 0), "share queues.")
            yield from _told(crowd, quotas)


def _in_account(definitions: Definitions, quotas: Quotas, domain: Reference) -> Iterator[Finding]:
    topics = definitions.of_type(Topic)
    filtered = sum(1 for each in definitions.of_type(TopicSubscription) if each.filter_policy)
    counts = {
        "events.buses": sum(1 for bus in definitions.of_type(Bus) if not bus.is_found),
        "sns.topics": sum(1 for topic in topics if not topic.is_fifo),
        "sns.fifo_topics": sum(1 for topic in topics if topic.is_fifo),
        "sns.policies_per_account": filtered,
        "schemas.schemas_per_registry": sum(1 for each in definitions.of_type(Schema) if each.is_registered),
    }
    for limit, count in counts.items():
        crowd = _Crowd("The account", (domain,), limit, count, "spread the domain over several accounts.")
        yield from _told(crowd, quotas)


def _told(crowd: _Crowd, quotas: Quotas) -> Iterator[Finding]:
    finding = crowd.finding(quotas)
    if finding is not None:
        yield finding


def has_wildcard(pattern: Json) -> bool:
    """Return whether a pattern asks with a wildcard anywhere; a bus takes only a few such rules."""
    if isinstance(pattern, Mapping):
        return "wildcard" in pattern or any(map(has_wildcard, pattern.values()))
    return isinstance(pattern, list | tuple) and any(map(has_wildcard, pattern))
