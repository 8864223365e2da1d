"""The form of an aggregate's or a policy's design: one thing a line."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect

from modeler.core.intents.designs import DesignElement
from modeler.core.intents.wire import to_plain
from modeler.core.snapshot.design_lines import read_example, read_timer, read_transition
from modeler.entrypoints.pages.callers import form_target
from modeler.entrypoints.pages.proposing import ask, model_page
from modeler.entrypoints.protocol.requests import intent_from
from modeler.models import Domain
from modeler.services.caller import Caller

_READERS = {"transitions": read_transition, "examples": read_example, "timers": read_timer}


@form_target
@model_page
def save_design(request: HttpRequest, caller: Caller, domain: Domain, context_id: UUID) -> HttpResponse:
    """Write the lists that the form has; the rest of the design stays."""
    body = {"element_id": request.POST.get("element_id", ""), **_lists(request.POST)}
    ask(request, caller, intent_from(DesignElement, body, domain.pk, request.POST.get("intent")))
    return redirect("canvas", slug=domain.slug, context_id=context_id)


def _lists(form: QueryDict) -> dict[str, Any]:
    texts = {name: _lines(form[name]) for name in ("invariants", "states") if name in form}
    records = {name: tuple(map(read, _lines(form[name]))) for name, read in _READERS.items() if name in form}
    return {**texts, **{name: to_plain(value) for name, value in records.items()}}


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
