"""The export page: every format with what it is for, a preview of its files, and downloads."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from modeler.core.exporters.archive import archive_of
from modeler.core.exporters.excerpt import excerpt_of
from modeler.core.exporters.file import ExportFile
from modeler.core.exporters.registry import EVERYTHING, FORMATS, GROUPS, ExportFormat, format_named
from modeler.core.kernel.errors import NotFound
from modeler.core.kernel.findings import Severity
from modeler.entrypoints.pages.callers import shell
from modeler.entrypoints.pages.proposing import model_page
from modeler.models import Domain
from modeler.services.caller import Caller
from modeler.services.compilation import export_despite_errors, export_of, findings_before_export

DESPITE = "errors"


@model_page
def exports(request: HttpRequest, caller: Caller, domain: Domain) -> HttpResponse:
    """Show the formats; the preview of the chosen one is asked for by the browser, since it may take seconds."""
    chosen = format_named(request.GET.get("format") or next(iter(FORMATS)))
    errors = sum(finding.severity is Severity.ERROR for finding in findings_before_export(domain))
    is_despite = _is_despite(request)
    context = shell(
        caller,
        domain,
        "rules",
        groups=[(group, [_item(each, request) for each in formats]) for group, formats in GROUPS.items()],
        chosen=chosen,
        error_count=errors,
        is_despite=is_despite,
        is_stopped=bool(errors) and chosen.stops_at_errors and not is_despite,
        preview=_address(request, "export_preview", domain.slug, chosen.name),
        archive=_address(request, "export_archive", domain.slug),
        despite=f"?{urlencode({'format': chosen.name, 'despite': DESPITE})}",
    )
    return render(request, "modeler/exports.html", context)


@model_page
def preview(request: HttpRequest, caller: Caller, domain: Domain, form: str) -> HttpResponse:
    """Show one file of a format, cut where it is long, as a part of the export page."""
    files = _files(request, domain, form)
    name = request.GET.get("file") or (files[0].name if files else "")
    file = _file(files, name) if files else None
    context = {
        "domain": domain,
        "file": file,
        "excerpt": excerpt_of(file.text) if file else None,
        "files": [(each.name, each.name) for each in files],
        "download": _address(request, "export", domain.slug, form, name) if file else "",
    }
    return render(request, "modeler/export_preview.html", context)


@model_page
def export(request: HttpRequest, caller: Caller, domain: Domain, form: str, name: str) -> HttpResponse:
    """Send one file of an export for download."""
    file = _file(_files(request, domain, form), name)
    last = file.name.rsplit("/", 1)[-1]
    headers = {"Content-Disposition": f'attachment; filename="{last}"'}
    return HttpResponse(file.text, content_type=f"{file.media_type}; charset=utf-8", headers=headers)


@model_page
def archive(request: HttpRequest, caller: Caller, domain: Domain) -> HttpResponse:
    """Send all formats in one zip for download."""
    content = archive_of(_files(request, domain, EVERYTHING))
    headers = {"Content-Disposition": f'attachment; filename="{domain.slug}.zip"'}
    return HttpResponse(content, content_type="application/zip", headers=headers)


def _item(each: ExportFormat, request: HttpRequest) -> dict[str, Any]:
    asked = {"format": each.name, **({"despite": DESPITE} if _is_despite(request) else {})}
    return {"format": each, "address": f"?{urlencode(asked)}"}


def _is_despite(request: HttpRequest) -> bool:
    return request.GET.get("despite") == DESPITE


def _address(request: HttpRequest, view: str, *parts: str) -> str:
    return reverse(view, args=parts) + (f"?despite={DESPITE}" if _is_despite(request) else "")


def _files(request: HttpRequest, domain: Domain, form: str) -> tuple[ExportFile, ...]:
    return (export_despite_errors if _is_despite(request) else export_of)(domain, form)


def _file(files: tuple[ExportFile, ...], name: str) -> ExportFile:
    for file in files:
        if file.name == name:
            return file
    raise NotFound(f"The export has no file “{name}”.", fix="Choose one from the list of the export page.")
