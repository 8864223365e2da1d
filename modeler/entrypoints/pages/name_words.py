"""The form of the words that a domain's names are judged by."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from modeler.core.intents.naming import ChooseNameWords
from modeler.entrypoints.pages.callers import form_target
from modeler.entrypoints.pages.proposing import ask, model_page
from modeler.entrypoints.protocol.requests import intent_from
from modeler.models import Domain
from modeler.services.caller import Caller


@form_target
@model_page
def save_name_words(request: HttpRequest, caller: Caller, domain: Domain) -> HttpResponse:
    """Write both lists as the form has them: words with spaces, commas or line ends between them."""
    body = {name: _words(request.POST.get(name, "")) for name in ("verbs", "nouns")}
    answer = {**body, "needs_subject": request.POST.get("needs_subject") == "on"}
    ask(request, caller, intent_from(ChooseNameWords, answer, domain.pk, request.POST.get("intent")))
    return redirect("language", slug=domain.slug)


def _words(text: str) -> list[str]:
    return [word.lower() for word in re.split(r"[\s,;]+", text) if word]
