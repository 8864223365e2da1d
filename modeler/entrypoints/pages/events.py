"""The catalogue of domain events: who publishes what, in which shape, and who reacts on which condition."""

from itertools import chain, repeat
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from modeler.core.intents.events import ChangeEventSchema, ChangeSubscription
from modeler.core.kernel.findings import Finding
from modeler.core.kernel.ids import ElementId
from modeler.core.snapshot.examples import examples_text, with_examples
from modeler.core.snapshot.fields import OTHER, TYPES, FieldRow, rows_of, schema_of
from modeler.core.snapshot.kinds import ElementKind, TargetKind, Transport
from modeler.core.snapshot.language import languages_of
from modeler.entrypoints.pages.callers import form_target, shell
from modeler.entrypoints.pages.proposing import ask, model_page
from modeler.entrypoints.protocol.requests import intent_from
from modeler.models import Domain
from modeler.services.caller import Caller
from modeler.services.catalogue import catalogue_of, event_page_of, reacting_elements_of, schema_of_event
from modeler.services.current import current_snapshot
from modeler.services.event_drafts import draft_of_event
from modeler.services.findings import findings_of
from modeler.services.glossary import words_said
from modeler.services.provenance import resources_of

TARGETS = (
    (TargetKind.LAMBDA.value, "Lambda"),
    (TargetKind.SQS.value, "SQS"),
    (TargetKind.KINESIS.value, "Kinesis"),
    (TargetKind.STEP_FUNCTIONS.value, "Step Functions"),
    (TargetKind.SNS.value, "SNS"),
    (TargetKind.BUS.value, _("another bus")),
    (TargetKind.API_DESTINATION.value, _("web address")),
    (TargetKind.LOGS.value, _("log group")),
)
TRANSPORTS = ((Transport.DEFAULT.value, "As the domain"), (Transport.SNS.value, "SNS"), ("eventbridge", "EventBridge"))
FIELD_MARKS = (("", _("none")), ("personal", _("personal data")), ("correlation", _("correlates")))
FIELD_TYPES = tuple((name, name) for name in (*TYPES, OTHER))


@model_page
def events(request: HttpRequest, caller: Caller, domain: Domain) -> HttpResponse:
    """List the events by context and name."""
    context = shell(
        caller,
        domain,
        "events",
        events=catalogue_of(domain),
        kind=ElementKind.EVENT.value,
        contexts=[(str(row.pk), row.name) for row in domain.contexts.order_by("name")],
    )
    return render(request, "modeler/events.html", context)


@model_page
def event(request: HttpRequest, caller: Caller, domain: Domain, event_id: UUID) -> HttpResponse:
    """Show one event: its fields, its versions and its subscribers."""
    found = event_page_of(domain, event_id)
    snapshot = current_snapshot(domain)
    context = shell(
        caller,
        domain,
        "events",
        **found,
        title=found["element"].name or _("No name yet"),
        findings=_findings(domain, {event_id, *(one.pk for one in found["subscriptions"])}),
        rows=rows_of(found["schema"]),
        examples=examples_text(found["schema"]),
        draft=draft_of_event(snapshot, event_id),
        words=words_said(snapshot.element(ElementId(event_id)), snapshot),
        languages=languages_of(snapshot.terms),
        field_types=FIELD_TYPES,
        field_marks=FIELD_MARKS,
        targets=TARGETS,
        deployed=resources_of(domain, event_id),
        transports=TRANSPORTS,
        reacting=[(str(row.pk), _reacting_name(row)) for row in reacting_elements_of(domain, event_id)],
    )
    return render(request, "modeler/event.html", context)


@form_target
@model_page
def save_fields(request: HttpRequest, caller: Caller, domain: Domain, event_id: UUID) -> HttpResponse:
    """Write the fields of the table as the event's schema."""
    schema = schema_of(_rows(request.POST), schema_of_event(domain, event_id))
    body = {"event_id": str(event_id), "schema": schema}
    ask(request, caller, intent_from(ChangeEventSchema, body, domain.pk, request.POST.get("intent")))
    return redirect("event", slug=domain.slug, event_id=event_id)


@form_target
@model_page
def save_examples(request: HttpRequest, caller: Caller, domain: Domain, event_id: UUID) -> HttpResponse:
    """Write the examples of the form into the event's schema."""
    schema = with_examples(schema_of_event(domain, event_id), request.POST.get("examples", ""))
    ask(request, caller, intent_from(ChangeEventSchema, {"event_id": str(event_id), "schema": schema}, domain.pk, None))
    return redirect("event", slug=domain.slug, event_id=event_id)


@form_target
@model_page
def save_subscription(request: HttpRequest, caller: Caller, domain: Domain, event_id: UUID) -> HttpResponse:
    """Write the settings of one subscription."""
    plain = ("subscription_id", "condition", "transport", "target_kind", "target_name", "versions")
    body: dict[str, Any] = {name: request.POST[name] for name in plain if name in request.POST}
    # A form that does not ask for the order leaves it as it is.
    body |= {"is_ordered": "on" in request.POST.getlist("is_ordered")} if "is_ordered" in request.POST else {}
    if "reads" in request.POST:
        body["reads"] = [name.strip() for name in request.POST["reads"].split(",") if name.strip()]
    body |= {name: _destination(request.POST, name) for name in ("on_success", "on_failure")}
    ask(request, caller, intent_from(ChangeSubscription, body, domain.pk, request.POST.get("intent")))
    return redirect("event", slug=domain.slug, event_id=event_id)


def _findings(domain: Domain, ids: set[UUID]) -> list[Finding]:
    return [finding for finding in findings_of(domain) if any(place.id in ids for place in finding.where)]


def _rows(form: QueryDict) -> list[FieldRow]:
    """The table's rows; a row whose name was emptied is taken away."""
    columns = zip(
        form.getlist("field_name"),
        form.getlist("field_type"),
        form.getlist("field_need"),
        form.getlist("field_values"),
        form.getlist("field_description"),
        # A form that knows of no marks sets none.
        chain(form.getlist("field_mark"), repeat("")),
        strict=False,
    )
    return [
        FieldRow(
            name=name.strip(),
            type=kind,
            is_required=need == "required",
            values=tuple(value.strip() for value in values.split(",") if value.strip()),
            description=description,
            is_personal=mark == "personal",
            is_correlation=mark == "correlation",
        )
        for name, kind, need, values, description, mark in columns
        if name.strip()
    ]


def _destination(form: QueryDict, name: str) -> dict[str, str] | None:
    kind, target = form.get(f"{name}_kind", ""), form.get(f"{name}_name", "").strip()
    return {"kind": kind, "name": target} if kind and target else None


def _reacting_name(row: Any) -> str:
    return f"{row.name} ({row.context.name})" if row.context else row.name
