"""The compiled topology beside the elements it comes from, and the event tester."""

import json
from collections import Counter
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from modeler.core.definitions.eventbridge import Archive, Bus, Rule
from modeler.core.definitions.lambdas import Function
from modeler.core.definitions.resource import Resource
from modeler.core.definitions.routes import Route
from modeler.core.definitions.sns import Topic, TopicSubscription
from modeler.core.definitions.sqs import Queue
from modeler.core.definitions.streams import StateMachine, Stream
from modeler.core.definitions.targets import ApiDestination, LogGroup
from modeler.core.definitions.topology import Definitions
from modeler.core.kernel.errors import Invalid
from modeler.core.kernel.findings import Severity
from modeler.core.kernel.ids import ElementId
from modeler.core.snapshot.elements import Element
from modeler.core.snapshot.kinds import ElementKind
from modeler.core.snapshot.sample_event import sample_of
from modeler.core.snapshot.snapshot import Snapshot
from modeler.entrypoints.pages.callers import shell
from modeler.entrypoints.pages.proposing import model_page
from modeler.entrypoints.pages.quotas import quotas_form
from modeler.models import Domain
from modeler.services.caller import Caller
from modeler.services.compilation import compilation_of, findings_before_export
from modeler.services.current import current_snapshot
from modeler.services.findings import meant_for
from modeler.services.provenance import why
from modeler.services.trials import publication_of, try_event
from modeler.templatetags.labels import TOPOLOGIES

COUNTED: tuple[tuple[str, tuple[type[Resource], ...]], ...] = (
    ("Topics", (Topic,)),
    ("Buses", (Bus,)),
    ("Rules", (Rule,)),
    ("Subscriptions", (TopicSubscription,)),
    ("Queues", (Queue,)),
    ("Functions", (Function,)),
    ("Streams", (Stream,)),
    ("State machines", (StateMachine,)),
    ("Archives", (Archive,)),
    ("Web addresses", (ApiDestination,)),
    ("Log groups", (LogGroup,)),
)


@model_page
def rules(request: HttpRequest, caller: Caller, domain: Domain) -> HttpResponse:
    """Show what the model compiles to; a posted sample event is tried on it."""
    snapshot = current_snapshot(domain)
    definitions = compilation_of(domain).definitions
    findings = meant_for(caller, domain, findings_before_export(domain))
    context = shell(
        caller,
        domain,
        "rules",
        groups=_groups(snapshot, definitions),
        counts=_counts(definitions),
        findings=findings,
        error_count=sum(finding.severity is Severity.ERROR for finding in findings),
        topologies=TOPOLOGIES.items(),
        quotas=quotas_form(snapshot.domain.quotas),
        tester=_tester(request, snapshot, definitions),
    )
    return render(request, "modeler/rules.html", context)


def _counts(definitions: Definitions) -> list[tuple[str, int]]:
    found = Counter(type(resource) for resource in definitions.resources)
    totals = [(name, sum(found[kind] for kind in kinds)) for name, kinds in COUNTED]
    return [(name, total) for name, total in totals if total]


def _groups(snapshot: Snapshot, definitions: Definitions) -> list[dict[str, Any]]:
    routes: dict[ElementId, list[Route]] = {}
    for route in definitions.routes:
        routes.setdefault(route.event_id, []).append(route)
    events = sorted((snapshot.element(event_id) for event_id in routes), key=lambda event: event.name.lower())
    return [_group(event, routes[event.id], snapshot, definitions) for event in events]


def _group(event: Element, routes: list[Route], snapshot: Snapshot, definitions: Definitions) -> dict[str, Any]:
    publication = publication_of(definitions, event.id)
    return {
        "event": event,
        "context": snapshot.context(event.context_id),
        "publication": publication,
        "topic": definitions.get(Topic, publication.topic) if publication and publication.topic else None,
        "routes": [_route(route, snapshot, definitions) for route in routes],
    }


def _route(route: Route, snapshot: Snapshot, definitions: Definitions) -> dict[str, Any]:
    carrier = definitions.resource(route.carrier)
    is_rule = isinstance(carrier, Rule)
    return {
        "route": route,
        "policy": snapshot.element(route.policy_id),
        "context": snapshot.context(route.context_id),
        "is_rule": is_rule,
        "carrier": carrier,
        "channel": definitions.resource(route.channel),
        "via": definitions.resource(route.via) if route.via else None,
        "carrier_bus": definitions.resource(carrier.bus) if isinstance(carrier, Rule) else None,
        "target": definitions.resource(route.target),
        "dead_letters": definitions.resource(route.dead_letters),
        "scope": carrier.scope.value if isinstance(carrier, TopicSubscription) and carrier.filter_policy else "",
        "because": why(carrier, definitions, snapshot),
        "filter": _pretty(carrier.pattern if is_rule else getattr(carrier, "filter_policy", None)),
    }


def _pretty(value: object) -> str:
    return "" if value is None else json.dumps(value, indent=2, ensure_ascii=False)


def _tester(request: HttpRequest, snapshot: Snapshot, definitions: Definitions) -> dict[str, Any]:
    heard = {route.event_id for route in definitions.routes}
    events = [event for event in snapshot.elements_of_kind(ElementKind.EVENT) if event.id in heard]
    options = sorted(((str(event.id), event.name) for event in events), key=lambda option: option[1].lower())
    chosen = request.POST.get("event") or request.GET.get("event") or (options[0][0] if options else "")
    event = next((event for event in events if str(event.id) == chosen), None)
    known = snapshot.event(ElementId(UUID(chosen))) if event else None
    text = request.POST.get("payload") or _pretty(sample_of(known.schema if known else {}))
    tester: dict[str, Any] = {"options": options, "event": chosen, "payload": text, "trials": None, "error": ""}
    if request.method == "POST" and event:
        try:
            trials = try_event(definitions, event.id, _fields(text))
        except Invalid as error:
            return {**tester, "error": str(error)}
        named = [{"trial": trial, "policy": snapshot.element(trial.route.policy_id)} for trial in trials]
        return {**tester, "trials": named, "reached": sum(trial.reached for trial in trials)}
    return tester


def _fields(text: str) -> dict[str, Any]:
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Invalid(f"The sample is not JSON: {error}.", fix="Mend it at the place named.") from None
    if not isinstance(fields, dict):
        raise Invalid("The sample is no JSON object.", fix="Write the event's fields between { and }.")
    return fields
