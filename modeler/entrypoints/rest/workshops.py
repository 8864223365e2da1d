"""Workshops over REST: the phases there are, how far everybody is, who may come."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from modeler.core.facilitation.phases import PHASES
from modeler.entrypoints.protocol.callers import caller_of
from modeler.services.selectors import board_by_id
from modeler.services.workshops import people_of, progress_of


class PhasesView(APIView):
    """The phases of each level."""

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request) -> Response:
        """Return them by level, in order, with the kinds that each opens."""
        caller_of(request.user)
        return Response({level: [asdict(phase) for phase in phases] for level, phases in PHASES.items()})


class ProgressView(APIView):
    """How far a workshop is."""

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, domain_id: UUID, board_id: UUID) -> Response:
        """Return numbers without names: private notes and their writers, dots given and by how many."""
        return Response(progress_of(board_by_id(caller_of(request.user), board_id)))


class PeopleView(APIView):
    """Who may come to a board."""

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, domain_id: UUID, board_id: UUID) -> Response:
        """Return them by name, for facilitators."""
        caller = caller_of(request.user)
        people: list[dict[str, Any]] = people_of(caller, board_by_id(caller, board_id))
        return Response({"people": people})
