"""The write door of pages: any form posts an intent; `next` says where to go afterwards."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from modeler.entrypoints.pages.callers import form_target
from modeler.entrypoints.pages.proposing import ask, model_page
from modeler.entrypoints.protocol.callers import caller_of
from modeler.entrypoints.protocol.forms import body_of_form
from modeler.entrypoints.protocol.requests import intent_from
from modeler.models import Domain
from modeler.services.caller import Caller
from modeler.services.registry import intent_kind
from modeler.services.selectors import team_by_slug


@form_target
@model_page
def ask_domain(request: HttpRequest, caller: Caller, domain: Domain, kind: str) -> HttpResponse:
    """Execute the intent that the form asks of a domain."""
    _ask(request, caller, kind, domain.pk)
    return HttpResponseRedirect(_next(request, reverse("boards", args=[domain.slug])))


@form_target
@login_required
def ask_team(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """Execute the intent that the form asks of a team."""
    caller = caller_of(request.user)
    _ask(request, caller, kind, team_by_slug(caller, slug).pk)
    return HttpResponseRedirect(_next(request, reverse("home")))


def _ask(request: HttpRequest, caller: Caller, kind: str, scope_id: UUID) -> None:
    intent = intent_kind(kind)
    body = body_of_form(intent, request.POST)
    ask(request, caller, intent_from(intent, body, scope_id, request.POST.get("intent")))


def _next(request: HttpRequest, default: str) -> str:
    wanted = request.POST.get("next", "")
    return wanted if url_has_allowed_host_and_scheme(wanted, {request.get_host()}) else default
