"""Conditions of subscriptions over REST: what a text means, before it is saved."""

from uuid import UUID

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from modeler.entrypoints.protocol.callers import caller_of
from modeler.services.condition_desk import examine_condition
from modeler.services.selectors import domain_by_id


class ConditionRequest(serializers.Serializer[object]):
    """The text of a condition, as a person writes it."""

    text = serializers.CharField(allow_blank=True, trim_whitespace=False, max_length=4000)


class ConditionView(APIView):
    """What a condition on an event's subscription would mean."""

    @extend_schema(request=ConditionRequest, responses=OpenApiTypes.OBJECT)
    def post(self, request: Request, domain_id: UUID, event_id: UUID) -> Response:
        """Return its mistakes at their characters, its filters, what the consumer must ask, and samples."""
        shape = ConditionRequest(data=request.data)
        shape.is_valid(raise_exception=True)
        domain = domain_by_id(caller_of(request.user), domain_id)
        return Response(examine_condition(domain, event_id, shape.validated_data["text"]).to_json())
