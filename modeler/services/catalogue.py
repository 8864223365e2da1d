"""What the event catalogue shows, read in a constant number of queries."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from modeler.core.kernel.errors import NotFound
from modeler.core.snapshot.kinds import ElementKind
from modeler.models import Domain, Element, Event, EventVersion, Subscription
from modeler.services.handlers.elements import REACTING_KINDS


def catalogue_of(domain: Domain) -> list[dict[str, Any]]:
    """Return the events by context and name, each with its fields' names and its subscribers."""
    elements = domain.elements.filter(kind=ElementKind.EVENT.value).select_related("context")
    schemas = dict(domain.events.values_list("pk", "schema"))
    reactions: dict[UUID, list[Subscription]] = {}
    for one in _subscriptions(domain):
        reactions.setdefault(one.event_id, []).append(one)
    latest = {version.event_id: version for version in domain.event_versions.order_by("major", "minor", "patch")}
    rows = [
        {
            "element": element,
            "fields": list(schemas.get(element.pk, {}).get("properties", {})),
            "subscriptions": reactions.get(element.pk, []),
            "version": latest.get(element.pk),
        }
        for element in elements
    ]
    return sorted(rows, key=lambda row: (_context_name(row["element"]), row["element"].name.lower()))


def event_page_of(domain: Domain, event_id: UUID) -> dict[str, Any]:
    """Return what the page of one event shows. Raises: NotFound."""
    element = domain.elements.filter(pk=event_id, kind=ElementKind.EVENT.value).select_related("context").first()
    if element is None:
        raise NotFound("There is no such event.", fix="Look at the catalogue of events.")
    return {
        "element": element,
        "schema": schema_of_event(domain, event_id),
        "versions": EventVersion.objects.filter(domain=domain, event_id=event_id).select_related("stage").order_by(
            "-major", "-minor", "-patch"
        ),
        "subscriptions": _subscriptions(domain).filter(event_id=event_id),
        "note": element.notes.select_related("board").order_by("board__position", "pk").first(),
        "causes": [flow.source for flow in element.flows_in.select_related("source").order_by("source__name")],
    }


def schema_of_event(domain: Domain, event_id: UUID) -> dict[str, Any]:
    """Return the draft schema of an event. Raises: NotFound."""
    row = Event.objects.filter(domain=domain, pk=event_id).first()
    if row is None:
        raise NotFound("There is no such event.", fix="Look at the catalogue of events.")
    schema: dict[str, Any] = row.schema
    return schema


def reacting_elements_of(domain: Domain, event_id: UUID) -> QuerySet[Element]:
    """Return the policies and read models that do not react to an event yet."""
    taken = Subscription.objects.filter(event_id=event_id).values("policy_id")
    return (
        domain.elements.filter(kind__in=REACTING_KINDS)
        .exclude(pk__in=taken)
        .select_related("context")
        .order_by("name", "pk")
    )


def _subscriptions(domain: Domain) -> QuerySet[Subscription]:
    return domain.subscriptions.select_related("policy__context").order_by("policy__context__name", "policy__name")


def _context_name(element: Element) -> str:
    return element.context.name.lower() if element.context else "~"
