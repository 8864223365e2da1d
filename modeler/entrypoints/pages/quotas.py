"""The quotas that a domain is checked by: its Region, and what AWS has raised there."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from modeler.core.definitions.limits import adjustable_limits, compile_limit
from modeler.core.intents.model import ChooseQuotas
from modeler.core.snapshot.quotas import Quotas
from modeler.entrypoints.pages.callers import domain_page, form_target
from modeler.entrypoints.protocol.requests import intent_from
from modeler.models import Domain
from modeler.services.caller import Caller
from modeler.services.execute import execute


@form_target
@domain_page
def save_quotas(request: HttpRequest, caller: Caller, domain: Domain) -> HttpResponse:
    """Write the Region and the raised quotas; an empty field is a quota that was not raised."""
    named = {limit.name: request.POST.get(limit.name, "").strip() for limit in adjustable_limits()}
    raised = [{"name": name, "value": int(text)} for name, text in named.items() if text.isdecimal()]
    body = {"region": request.POST.get("region", "").strip(), "raised": raised}
    execute(caller, intent_from(ChooseQuotas, body, domain.pk, request.POST.get("intent")))
    return redirect("rules", slug=domain.slug)


def quotas_form(quotas: Quotas) -> dict[str, Any]:
    """Return what the form shows: each quota that can be raised, what is usual in the Region, and what was raised."""
    raised = {each.name: each.value for each in quotas.raised}
    usual = Quotas(quotas.region)
    limits = [
        {
            "name": limit.name,
            "label": f"{limit.name.replace('_', ' ').replace('.', ': ')} ({limit.unit})",
            "raised": raised.get(limit.name),
            "usual": compile_limit(limit.name, usual),
        }
        for limit in adjustable_limits()
    ]
    return {"region": quotas.region, "limits": limits}
