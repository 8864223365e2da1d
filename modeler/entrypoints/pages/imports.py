"""Whole models from files of other tools: a new domain, and the report of what had no place in it."""

from dataclasses import replace
from uuid import uuid4

from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from modeler.core.importers.domains import read_domain
from modeler.core.importers.imported import Unreadable
from modeler.entrypoints.pages.callers import form_target, shell
from modeler.entrypoints.protocol.callers import caller_of
from modeler.services.exchange.domains import import_domain
from modeler.services.selectors import team_by_slug


@form_target
@login_required
def import_model(request: HttpRequest) -> HttpResponse:
    """Begin a domain of a team with the Context Mapper file in the form, and show the report."""
    caller = caller_of(request.user)
    team = team_by_slug(caller, request.POST.get("team", ""))
    name, text = _file(request.FILES.get("file"))
    read = read_domain(text, uuid4(), format_name="cml")
    imported = replace(read, name=request.POST.get("name", "").strip() or read.name)
    domain = import_domain(caller, team, imported, name=name)
    context = shell(caller, domain, "contexts", counts=[*imported.counts.items()], lost=imported.skipped)
    return render(request, "modeler/imported.html", context)


def _file(file: UploadedFile | None) -> tuple[str, str]:
    """The file's name without its ending, and its text. Raises: Unreadable."""
    if file is None:
        raise Unreadable("There is no file in the form.", where="file", fix="Choose a .cml file.")
    try:
        text = file.read().decode("utf-8")
    except UnicodeDecodeError:
        raise Unreadable("The file is not UTF-8 text.", where="file", fix="Save it as UTF-8.") from None
    return (file.name or "Imported").rpartition(".")[0] or "Imported", text
