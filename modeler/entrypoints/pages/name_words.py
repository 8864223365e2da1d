"""The form of the words that a domain's names are judged by."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from modeler.core.intents.naming import ChooseNameWords
from modeler.entrypoints.pages.callers import domain_page, form_target
from modeler.entrypoints.protocol.requests import intent_from
from modeler.models import Domain
from modeler.services.caller import Caller
from modeler.services.execute import execute


@form_target
@domain_page
def save_name_words(request: HttpRequest, caller: Caller, domain: Domain) -> HttpResponse:
    """Write both lists as the form has them: words with spaces, commas or line ends between them."""
    body = {name: _words(request.POST.get(name, "")) for name in ("verbs", "nouns")}
    answer = {**body, "needs_subject": request.POST.get("needs_subject") == "on"}
    execute(caller, intent_from(ChooseNameWords, answer, domain.pk, request.POST.get("intent")))
    return redirect("language", slug=domain.slug)


def _words(text: str) -> list[str]:
    return [word.lower() for word in re.split(r"[\s,;]+", text) if word]
