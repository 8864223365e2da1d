"""The model against what is deployed: a template is given, and what a deployment would do is shown."""

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from modeler.core.importers.imported import Unreadable
from modeler.core.kernel.errors import ModelerError
from modeler.entrypoints.pages.callers import domain_page, shell
from modeler.models import Domain
from modeler.services.caller import Caller
from modeler.services.deployed import compare_with_deployed


@domain_page
def compare(request: HttpRequest, caller: Caller, domain: Domain) -> HttpResponse:
    """Show the form; with a template, what a deployment of the model would do to it."""
    context = shell(caller, domain, "rules", compared=None, error="", template=request.POST.get("template", ""))
    if request.method == "POST":
        try:
            context["compared"] = compare_with_deployed(domain, _text(request))
        except ModelerError as error:
            context["error"] = str(error)
    return render(request, "modeler/compare.html", context)


def _text(request: HttpRequest) -> str:
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        return request.POST.get("template", "")
    try:
        return str(file.read().decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Unreadable("The file is not UTF-8 text.", where="file", fix="Save it as UTF-8.") from None
