"""Names and sizes that the services refuse: every rule of spec/quotas.md that one resource alone can break."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from modeler.core.compiler.notes import error
from modeler.core.definitions.eventbridge import Archive, Bus, BusPolicy, OpenHost, Rule
from modeler.core.definitions.lambdas import Function
from modeler.core.definitions.limits import compile_limit
from modeler.core.definitions.resource import Resource, is_logical_id
from modeler.core.definitions.schemas import Schema
from modeler.core.definitions.sns import Topic
from modeler.core.definitions.sqs import Queue, QueuePolicy
from modeler.core.definitions.streams import StateMachine, Stream
from modeler.core.definitions.targets import ApiDestination, Connection, LogGroup
from modeler.core.kernel.canonical import canonical_json
from modeler.core.kernel.findings import Finding
from modeler.core.snapshot.quotas import Quotas


@dataclass(frozen=True, slots=True)
class NamingRule:
    """What a service takes as a name: a limit of characters, and a form. Source: the limit's."""

    limit: str
    form: re.Pattern[str]


_DOTTED: Final = re.compile(r"[.\-_A-Za-z0-9]+")
_PLAIN: Final = re.compile(r"[A-Za-z0-9_-]+")
_ORDERED: Final = re.compile(r"[A-Za-z0-9_-]+(\.fifo)?")
NAMING_RULES: Mapping[type[Resource], NamingRule] = {
    Topic: NamingRule("sns.topic_name", _ORDERED),
    Queue: NamingRule("sqs.queue_name", _ORDERED),
    Rule: NamingRule("events.rule_name", _DOTTED),
    BusPolicy: NamingRule("events.statement_id", _PLAIN),
    OpenHost: NamingRule("events.statement_id", _PLAIN),
    Archive: NamingRule("events.archive_name", _DOTTED),
    Connection: NamingRule("events.api_destination_name", _DOTTED),
    ApiDestination: NamingRule("events.api_destination_name", _DOTTED),
    Function: NamingRule("lambda.function_name", _PLAIN),
    Stream: NamingRule("kinesis.stream_name", _DOTTED),
    StateMachine: NamingRule("states.machine_name", _PLAIN),
    LogGroup: NamingRule("logs.group_name", re.compile(r"[.\-_/#A-Za-z0-9]+")),
}
# A statement around its ARNs, and each ARN with its quotes and its comma; a little more than they are.
_STATEMENT_BYTES, _ARN_BYTES = 400, 160


def check_names(resources: Iterable[Resource], quotas: Quotas) -> tuple[Finding, ...]:
    """Return names that are refused (DEF520), and policies and schemas that are too large (DEF521)."""
    return tuple(finding for each in resources for finding in _check(each, quotas))


def _check(each: Resource, quotas: Quotas) -> Iterator[Finding]:
    rule = NAMING_RULES.get(type(each)) or _bus_rule(each)
    if rule is not None:
        most = compile_limit(rule.limit, quotas)
        is_ordered = each.name.endswith(".fifo") == getattr(each, "is_fifo", False)
        if not 1 <= len(each.name) <= most or not rule.form.fullmatch(each.name) or not is_ordered:
            problem = f"“{each.name}” is refused as a name: 1 to {most} characters of {rule.form.pattern}."
            yield error("DEF520", each.provenance[:2], problem, fix="Give the element another name.")
    if not is_logical_id(each.id):
        yield error("DEF520", each.provenance[:2], f"“{each.id}” is no logical id.", fix="Compile the model again.")
    measure = _SIZES.get(type(each))
    if measure is not None:
        name, size = measure(each)
        if size > compile_limit(name, quotas):
            problem = f"{each.name or each.id} has about {size:,} bytes; the service takes {compile_limit(name):,}."
            yield error("DEF521", each.provenance[:2], problem, fix="Spread it over several, or make it smaller.")


def _bus_rule(each: Resource) -> NamingRule | None:
    # What is found has its name already; a partner's has slashes.
    if isinstance(each, Bus) and not each.is_found and not each.is_partner:
        return NamingRule("events.bus_name", _DOTTED)
    return None


def _queue_policy(each: QueuePolicy) -> tuple[str, int]:
    services = len({sender.principal for sender in each.senders})
    return "sqs.policy_bytes", services * _STATEMENT_BYTES + len(each.senders) * _ARN_BYTES


def _schema(each: Schema) -> tuple[str, int]:
    return "schemas.content", len(canonical_json(each.fields)) if each.is_registered else 0


_SIZES: Mapping[type[Resource], Callable[[Any], tuple[str, int]]] = {QueuePolicy: _queue_policy, Schema: _schema}
