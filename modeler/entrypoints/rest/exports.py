"""What a model compiles to, over REST: the definitions, the exports and their files."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from modeler.core.definitions.wire import to_document
from modeler.core.exporters.archive import archive_of
from modeler.core.exporters.file import ExportFile
from modeler.core.exporters.registry import EVERYTHING, GROUPS, ExportFormat
from modeler.core.kernel.errors import NotFound
from modeler.entrypoints.protocol.callers import caller_of
from modeler.entrypoints.protocol.shapes import finding_to_json
from modeler.models import Domain
from modeler.services.compilation import compilation_of, export_despite_errors, export_of, findings_before_export
from modeler.services.selectors import domain_by_id

DESPITE = OpenApiParameter("despite", str, enum=["errors"], description="export although an error stands")


class AnyNegotiation(BaseContentNegotiation):
    """A file is what it is, whatever the client would rather accept."""

    def select_parser(self, request: Request, parsers: Any) -> Any:
        """Return the first parser."""
        return parsers[0]

    def select_renderer(self, request: Request, renderers: Any, format_suffix: str | None = None) -> Any:
        """Return the first renderer; errors are rendered by it."""
        return renderers[0], renderers[0].media_type


class DefinitionsView(APIView):
    """What the model compiles to."""

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, domain_id: UUID) -> Response:
        """Return the definitions as a release stores them."""
        return Response(to_document(compilation_of(_domain(request, domain_id)).definitions))


class ExportsView(APIView):
    """The formats that a model can be exported to."""

    @extend_schema(operation_id="list_exports", responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, domain_id: UUID) -> Response:
        """Return their names, and the findings as an export weighs them."""
        domain = _domain(request, domain_id)
        findings = [finding_to_json(finding) for finding in findings_before_export(domain)]
        formats = [_told(group, each) for group, formats in GROUPS.items() for each in formats]
        return Response({"version": domain.version, "formats": formats, "findings": findings})


class ExportView(APIView):
    """One export: all its files in one answer."""

    @extend_schema(operation_id="export_domain", responses=OpenApiTypes.OBJECT, parameters=[DESPITE])
    def get(self, request: Request, domain_id: UUID, format_name: str) -> Response:
        """Return the files with their texts; refused while an error stands, unless told to go on."""
        domain = _domain(request, domain_id)
        files = [
            {"name": file.name, "media_type": file.media_type, "text": file.text}
            for file in _files(request, domain, format_name)
        ]
        return Response({"version": domain.version, "format": format_name, "files": files})


class ArchiveView(APIView):
    """All formats in one zip."""

    content_negotiation_class = AnyNegotiation

    @extend_schema(
        operation_id="export_archive",
        responses={(200, "application/zip"): OpenApiTypes.BINARY},
        parameters=[DESPITE],
    )
    def get(self, request: Request, domain_id: UUID) -> HttpResponse:
        """Return the zip, each format in its folder; refused while an error stands, unless told to go on."""
        domain = _domain(request, domain_id)
        content = archive_of(_files(request, domain, EVERYTHING))
        headers = {"Content-Disposition": f'attachment; filename="{domain.slug}.zip"'}
        return HttpResponse(content, content_type="application/zip", headers=headers)


class ExportFileView(APIView):
    """One file of an export, as a download."""

    content_negotiation_class = AnyNegotiation

    @extend_schema(
        operation_id="export_file",
        responses={(200, "application/octet-stream"): OpenApiTypes.BINARY},
        parameters=[DESPITE],
    )
    def get(self, request: Request, domain_id: UUID, format_name: str, file_name: str) -> HttpResponse:
        """Return the file; refused while an error stands, unless told to go on."""
        files = _files(request, _domain(request, domain_id), format_name)
        file = next((file for file in files if file.name == file_name), None)
        if file is None:
            raise NotFound("The export has no such file.", fix=f"It has: {', '.join(each.name for each in files)}.")
        last = file.name.rsplit("/", 1)[-1]
        headers = {"Content-Disposition": f'attachment; filename="{last}"'}
        return HttpResponse(file.text, content_type=f"{file.media_type}; charset=utf-8", headers=headers)


def _told(group: str, each: ExportFormat) -> dict[str, str]:
    return {
        "name": each.name,
        "label": each.label,
        "group": group,
        "purpose": each.purpose,
        "leaves_out": each.leaves_out,
    }


def _domain(request: Request, domain_id: UUID) -> Domain:
    return domain_by_id(caller_of(request.user), domain_id)


def _files(request: Request, domain: Domain, format_name: str) -> tuple[ExportFile, ...]:
    export = export_despite_errors if request.query_params.get("despite") == "errors" else export_of
    return export(domain, format_name)
