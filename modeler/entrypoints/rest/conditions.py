"""What a condition means, whom a sample event reaches, and why resources exist, over REST."""

from uuid import UUID

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from modeler.core.kernel.errors import Invalid
from modeler.core.kernel.ids import ElementId
from modeler.core.snapshot.sample_event import sample_of
from modeler.entrypoints.protocol.answers import caused_to_json, deployed_to_json, trial_to_json
from modeler.entrypoints.protocol.callers import caller_of
from modeler.models import Domain
from modeler.services.catalogue import schema_of_event
from modeler.services.compilation import compilation_of
from modeler.services.condition_desk import examine_condition
from modeler.services.deployed import compare_with_deployed
from modeler.services.provenance import cause_of, grant_between, resources_of
from modeler.services.selectors import domain_by_id
from modeler.services.trials import try_event


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
        domain = _domain(request, domain_id)
        return Response(examine_condition(domain, event_id, shape.validated_data["text"]).to_json())


class TrialView(APIView):
    """Whom a sample of an event reaches."""

    @extend_schema(responses=OpenApiTypes.OBJECT, operation_id="sample_event")
    def get(self, request: Request, domain_id: UUID, event_id: UUID) -> Response:
        """Return a sample of the event, made from its schema."""
        return Response({"fields": sample_of(schema_of_event(_domain(request, domain_id), event_id))})

    @extend_schema(request=OpenApiTypes.OBJECT, responses=OpenApiTypes.OBJECT, operation_id="try_event")
    def post(self, request: Request, domain_id: UUID, event_id: UUID) -> Response:
        """Return for each subscription how far the event comes, and why; the body is {"fields": {…}}."""
        fields = request.data.get("fields") if isinstance(request.data, dict) else None
        if not isinstance(fields, dict):
            raise Invalid("The sample is no JSON object.", where="fields", fix='Send {"fields": {"total": 5}}.')
        definitions = compilation_of(_domain(request, domain_id)).definitions
        trials = try_event(definitions, ElementId(event_id), fields)
        return Response(
            {"reached": sum(trial.reached for trial in trials), "trials": [trial_to_json(trial) for trial in trials]}
        )


class CauseView(APIView):
    """Why a resource exists."""

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, domain_id: UUID, resource_id: str) -> Response:
        """Return its causes in the model, and a sentence."""
        return Response(caused_to_json(cause_of(_domain(request, domain_id), resource_id)))


class ResourcesView(APIView):
    """What a row of the model is deployed as."""

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, domain_id: UUID, row_id: UUID) -> Response:
        """Return the resources that an element, context, subscription or relationship causes."""
        found = resources_of(_domain(request, domain_id), row_id)
        return Response({"resources": [caused_to_json(each) for each in found]})


class GrantView(APIView):
    """Whether one context may hear another."""

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, domain_id: UUID, producer_id: UUID, consumer_id: UUID) -> Response:
        """Return the relationship that grants it, or the one that would have to be drawn."""
        grant = grant_between(_domain(request, domain_id), producer_id, consumer_id)
        return Response({"is_granted": grant.is_granted, "why": grant.why})


class DeployedView(APIView):
    """The model against what is deployed."""

    @extend_schema(request=OpenApiTypes.OBJECT, responses=OpenApiTypes.OBJECT)
    def post(self, request: Request, domain_id: UUID) -> Response:
        """Return what a deployment would do to the template in {"template": "…"}, JSON or YAML as text."""
        text = request.data.get("template") if isinstance(request.data, dict) else None
        if not isinstance(text, str):
            raise Invalid("There is no template.", where="template", fix='Send {"template": "…"}.')
        return Response(deployed_to_json(compare_with_deployed(_domain(request, domain_id), text)))


def _domain(request: Request, domain_id: UUID) -> Domain:
    return domain_by_id(caller_of(request.user), domain_id)
