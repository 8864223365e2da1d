"""The REST door of the simulator; runs are started and scenarios saved by intents of the domain."""

from uuid import UUID

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from modeler.core.kernel.errors import Invalid
from modeler.entrypoints.protocol.callers import caller_of
from modeler.services.selectors import domain_by_id
from simulator.core.control import control_from_json
from simulator.services.examples import verdict_to_json, verdicts_on
from simulator.services.moments import END
from simulator.services.runs import runs_of
from simulator.services.watching import command_run, state_of_run, story_of
from simulator.services.worker import run_to_json

RUNS_AT_MOST = 50


class RunsView(APIView):
    """The runs of a domain."""

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, domain_id: UUID) -> Response:
        """List them, the latest first."""
        domain = domain_by_id(caller_of(request.user), domain_id)
        return Response({"runs": [run_to_json(run) for run in runs_of(domain)[:RUNS_AT_MOST]]})


class ExamplesView(APIView):
    """The given/when/then examples of a domain's designs."""

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, domain_id: UUID, element_id: UUID | None = None) -> Response:
        """Run them, or one element's, against the model as it stands; return which hold, and why others do not."""
        domain = domain_by_id(caller_of(request.user), domain_id)
        verdicts = verdicts_on(domain, element_id)
        return Response({"version": domain.version, "examples": [verdict_to_json(one) for one in verdicts]})


class RunView(APIView):
    """One run."""

    @extend_schema(
        responses=OpenApiTypes.OBJECT,
        parameters=[OpenApiParameter("time", int, description="a virtual time in microseconds; without it, now")],
    )
    def get(self, request: Request, run_id: UUID) -> Response:
        """Return its state as the stored records tell it, now or at an earlier moment."""
        asked = request.query_params.get("time", str(END))
        if not asked.isdecimal() or int(asked) > END:
            raise Invalid(f"“{asked[:40]}” is no time.", where="time", fix="Give microseconds from the start.")
        return Response(state_of_run(caller_of(request.user), run_id, int(asked)))


class ControlView(APIView):
    """What people do to a live run."""

    @extend_schema(request=OpenApiTypes.OBJECT, responses={202: OpenApiTypes.OBJECT})
    def post(self, request: Request, run_id: UUID) -> Response:
        """Hand a command to the run's worker: pause, resume, step, speed, stop, break, mend."""
        caller = caller_of(request.user)
        body = request.data if isinstance(request.data, dict) else {}
        command_run(caller, run_id, control_from_json({**body, "caller": caller.name}))
        return Response({"accepted": True}, status=status.HTTP_202_ACCEPTED)


class StoryView(APIView):
    """The records of one story."""

    @extend_schema(
        responses=OpenApiTypes.OBJECT, parameters=[OpenApiParameter("correlation", str, description="its id")]
    )
    def get(self, request: Request, run_id: UUID) -> Response:
        """Return the stored records with this correlation id, in order."""
        correlation = request.query_params.get("correlation", "")
        return Response({"records": story_of(caller_of(request.user), run_id, correlation)})
