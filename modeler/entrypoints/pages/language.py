"""The language of a domain: what each context calls things, side by side."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from modeler.core.intents.language import AddTerm, ChangeTerm
from modeler.entrypoints.pages.callers import form_target, shell
from modeler.entrypoints.pages.proposing import ask, model_page
from modeler.entrypoints.protocol.forms import body_of_form
from modeler.entrypoints.protocol.requests import intent_from
from modeler.models import Domain
from modeler.services.caller import Caller
from modeler.services.current import current_snapshot
from modeler.services.findings import findings_of
from modeler.services.glossary import glossary_of

OF_THE_LANGUAGE = "ES114"
WORD_LISTS = ("synonyms", "forbidden")


@model_page
def language(request: HttpRequest, caller: Caller, domain: Domain) -> HttpResponse:
    """Show the words of every context, and what the checks say of them."""
    snapshot = current_snapshot(domain)
    context = shell(
        caller,
        domain,
        "language",
        glossary=glossary_of(snapshot),
        terms=snapshot.terms,
        contexts=[(str(row.id), row.name) for row in sorted(snapshot.contexts, key=lambda one: one.name)],
        findings=[finding for finding in findings_of(domain) if finding.code == OF_THE_LANGUAGE],
    )
    return render(request, "modeler/language.html", context)


@form_target
@model_page
def save_term(request: HttpRequest, caller: Caller, domain: Domain) -> HttpResponse:
    """Write a term with its lists of words; one that names its context is new."""
    kind = AddTerm if "context_id" in request.POST else ChangeTerm
    lists = {name: _words(request.POST.get(name, "")) for name in WORD_LISTS}
    body = body_of_form(kind, request.POST) | lists
    ask(request, caller, intent_from(kind, body, domain.pk, request.POST.get("intent")))
    return redirect("language", slug=domain.slug)


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]
