"""Past states and differences over REST."""

from uuid import UUID

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from modeler.core.kernel.errors import Invalid
from modeler.entrypoints.protocol.callers import caller_of
from modeler.entrypoints.rest.shapes import DifferencesShape
from modeler.models import Domain
from modeler.services.comparison import compare_versions
from modeler.services.past import model_rows_at
from modeler.services.selectors import domain_by_id

VERSIONS = [OpenApiParameter(name, int, description="a version; left out: now") for name in ("before", "after")]


class PastModelView(APIView):
    """The model of a domain as it stood at one version."""

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, domain_id: UUID, version: int) -> Response:
        """Return its rows by table."""
        return Response({"version": version, **model_rows_at(_domain(request, domain_id), version)})


class DifferencesView(APIView):
    """How two versions of a domain differ."""

    @extend_schema(responses=DifferencesShape, parameters=VERSIONS)
    def get(self, request: Request, domain_id: UUID) -> Response:
        """Return what turns the model of `before` into that of `after`, and the resources that differ with it."""
        domain = _domain(request, domain_id)
        before, after = (_version(request, name, domain.version) for name in ("before", "after"))
        compared = compare_versions(domain, before, after)
        body = {"before": before, "after": after, "model": compared.sentences, "resources": compared.resources}
        return Response(DifferencesShape(body).data)


def _domain(request: Request, domain_id: UUID) -> Domain:
    return domain_by_id(caller_of(request.user), domain_id)


def _version(request: Request, name: str, now: int) -> int:
    text = request.query_params.get(name, str(now))
    if not text.isdecimal() or len(text) > 9:
        raise Invalid(f"“{text}” is no version.", where=name, fix=f"Give a whole number, such as {name}=17.")
    return int(text)
