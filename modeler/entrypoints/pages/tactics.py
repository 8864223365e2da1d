"""Tactical design: every aggregate and policy of a domain, and the page on which one is designed."""

from itertools import groupby
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from modeler.entrypoints.pages.callers import domain_page, shell
from modeler.models import Domain
from modeler.services.caller import Caller
from modeler.services.snapshots import snapshot_of
from modeler.services.tactics import tactic_of, tactics_of


@domain_page
def tactics(request: HttpRequest, caller: Caller, domain: Domain) -> HttpResponse:
    """List the aggregates and policies by context, with how much of each is designed."""
    found = tactics_of(snapshot_of(domain))
    groups = [(name, list(lines)) for name, lines in groupby(found, key=lambda line: line["context"])]
    return render(request, "modeler/tactics.html", shell(caller, domain, "contexts", groups=groups))


@domain_page
def tactic(request: HttpRequest, caller: Caller, domain: Domain, element_id: UUID) -> HttpResponse:
    """Show one aggregate or policy; whoever may edit designs it."""
    model = tactic_of(snapshot_of(domain), element_id)
    return render(request, "modeler/tactic.html", shell(caller, domain, "contexts", model=model, element_id=element_id))


@domain_page
def tactic_model(request: HttpRequest, caller: Caller, domain: Domain, element_id: UUID) -> HttpResponse:
    """Return what the page shows, as it stands now."""
    return JsonResponse(tactic_of(snapshot_of(domain), element_id))
