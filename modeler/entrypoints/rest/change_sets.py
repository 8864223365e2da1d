"""Change sets over REST: which there are, what one would do, who says what of it, and the model as one proposes it."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from modeler.core.kernel.errors import Invalid
from modeler.entrypoints.protocol.callers import caller_of
from modeler.entrypoints.protocol.reviews import review_to_json
from modeler.entrypoints.rest.shapes import ChangeSetShape, ReviewShape
from modeler.models import Domain
from modeler.services.proposals import change_set_numbered, proposed
from modeler.services.reviews import review_of
from modeler.services.selectors import change_sets_of, domain_by_id

AS_PROPOSED = OpenApiParameter("change_set", int, description="read the model as this change set would make it")


class ChangeSetsView(APIView):
    """The change sets of a domain."""

    @extend_schema(responses=ChangeSetShape(many=True))
    def get(self, request: Request, domain_id: UUID) -> Response:
        """List them, the latest first."""
        domain = domain_by_id(caller_of(request.user), domain_id)
        return Response(ChangeSetShape(change_sets_of(domain), many=True).data)


class ChangeSetView(APIView):
    """One change set with its review."""

    @extend_schema(responses=ReviewShape)
    def get(self, request: Request, domain_id: UUID, number: int) -> Response:
        """Return its steps, what they would do, whom that concerns, what stands against it and what was said."""
        domain = domain_by_id(caller_of(request.user), domain_id)
        row = change_set_numbered(domain, number)
        review = review_to_json(review_of(domain, row))
        return Response({**ChangeSetShape(row).data, "steps": row.steps, **review})


@contextmanager
def as_asked(request: Request, domain: Domain) -> Iterator[Domain]:
    """Give the domain as it is, or as the change set of the address would make it. Raises: NotFound, Invalid."""
    number = request.query_params.get("change_set")
    if number is None:
        yield domain
        return
    if not number.isdecimal() or len(number) > 9:
        raise Invalid(f"“{number}” is no number of a change set.", where="change_set", fix="Give a whole number.")
    with proposed(domain, change_set_numbered(domain, int(number))) as now:
        yield now
