"""Releases over REST: which there are, what each keeps, and its exports."""

from uuid import UUID

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from modeler.core.exporters.file import ExportFile
from modeler.entrypoints.protocol.callers import caller_of
from modeler.entrypoints.rest.shapes import ReleaseShape
from modeler.models import Domain, Release
from modeler.services.releases import export_of_release, part_of, release_numbered
from modeler.services.selectors import domain_by_id, releases_of


class ReleasesView(APIView):
    """The releases of a domain."""

    @extend_schema(responses=ReleaseShape(many=True))
    def get(self, request: Request, domain_id: UUID) -> Response:
        """List them, the latest first."""
        return Response(ReleaseShape(releases_of(_domain(request, domain_id)), many=True).data)


class ReleaseView(APIView):
    """One release."""

    @extend_schema(responses=ReleaseShape)
    def get(self, request: Request, domain_id: UUID, number: int) -> Response:
        """Return it."""
        return Response(ReleaseShape(_release(request, domain_id, number)).data)


class ReleasePartView(APIView):
    """What a release keeps."""

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, domain_id: UUID, number: int, part: str) -> HttpResponse:
        """Return its definitions, model or findings, byte for byte as they were released."""
        return HttpResponse(part_of(_release(request, domain_id, number), part), content_type="application/json")


class ReleaseExportView(APIView):
    """What was released, in another format."""

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, domain_id: UUID, number: int, format_name: str) -> Response:
        """Return the files of the export."""
        files: tuple[ExportFile, ...] = export_of_release(_release(request, domain_id, number), format_name)
        return Response({"files": [{"name": f.name, "media_type": f.media_type, "text": f.text} for f in files]})


def _domain(request: Request, domain_id: UUID) -> Domain:
    return domain_by_id(caller_of(request.user), domain_id)


def _release(request: Request, domain_id: UUID, number: int) -> Release:
    return release_numbered(_domain(request, domain_id), number)
