"""The REST door: parse, ask a service, render."""

import json
from hashlib import sha256
from http import HTTPStatus
from typing import Any
from uuid import UUID

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from modeler.core.kernel.errors import Invalid, NotFound
from modeler.core.kernel.roles import Role
from modeler.entrypoints.protocol.callers import caller_of
from modeler.entrypoints.protocol.requests import intent_of
from modeler.entrypoints.protocol.shapes import finding_to_json
from modeler.entrypoints.rest.change_sets import AS_PROPOSED, as_asked
from modeler.entrypoints.rest.shapes import ChangeShape, ChangesShape, DomainShape, FindingsShape, IntentRequest
from modeler.services.access import domains_visible_to
from modeler.services.announce import change_to_json
from modeler.services.context_maps import map_state, map_views_of
from modeler.services.execute import execute
from modeler.services.findings import findings_for
from modeler.services.selectors import (
    board_by_id,
    board_state,
    boards_showing,
    changes_since,
    domain_by_id,
    is_readable,
    model_state,
    role_on,
    with_names,
)


class DomainsView(APIView):
    """The domains that the caller may read."""

    @extend_schema(responses=DomainShape(many=True))
    def get(self, request: Request) -> Response:
        """List them by name."""
        domains = domains_visible_to(caller_of(request.user)).select_related("team").order_by("name", "pk")
        return Response(DomainShape(domains, many=True).data)


class DomainView(APIView):
    """One domain."""

    @extend_schema(responses=DomainShape)
    def get(self, request: Request, domain_id: UUID) -> Response:
        """Return it."""
        return Response(DomainShape(domain_by_id(caller_of(request.user), domain_id)).data)


class ModelView(APIView):
    """The whole model of a domain, row by row."""

    @extend_schema(responses=OpenApiTypes.OBJECT, parameters=[AS_PROPOSED])
    def get(self, request: Request, domain_id: UUID) -> Response:
        """Return its rows by table, with the version that they stand at."""
        with as_asked(request, domain_by_id(caller_of(request.user), domain_id)) as domain:
            return Response({"version": domain.version, **model_state(domain), "map_views": map_views_of(domain)})


class ContextMapView(APIView):
    """What the context map draws."""

    @extend_schema(responses=OpenApiTypes.OBJECT, parameters=[AS_PROPOSED])
    def get(self, request: Request, domain_id: UUID) -> Response:
        """Return contexts, relationships, what passes between contexts, how teams depend, and the saved views."""
        with as_asked(request, domain_by_id(caller_of(request.user), domain_id)) as domain:
            return Response({"version": domain.version, **map_state(domain)})


class BoardView(APIView):
    """What a board draws."""

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, domain_id: UUID, board_id: UUID) -> Response:
        """Return its notes, connectors and regions with the model that they show."""
        caller = caller_of(request.user)
        return Response(board_state(caller, board_by_id(caller, board_id)))


class ShownOnView(APIView):
    """Where an element is shown."""

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, domain_id: UUID, element_id: UUID) -> Response:
        """Return the boards that show the element, with how many notes do, and an address that leads to the first."""
        domain = domain_by_id(caller_of(request.user), domain_id)
        return Response({"boards": boards_showing(domain, element_id)})


class FindingsView(APIView):
    """What the checks and the compiler have to say."""

    @extend_schema(responses=FindingsShape, parameters=[AS_PROPOSED])
    def get(self, request: Request, domain_id: UUID) -> Response:
        """Return all findings, errors first; 304 to who has the same ones by their ETag, if of an earlier version."""
        caller = caller_of(request.user)
        with as_asked(request, domain_by_id(caller, domain_id)) as domain:
            findings = [finding_to_json(finding) for finding in findings_for(caller, domain)]
        tag = f'W/"{sha256(json.dumps(findings).encode()).hexdigest()[:32]}"'
        headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
        if request.headers.get("If-None-Match") == tag:
            return Response(status=HTTPStatus.NOT_MODIFIED, headers=headers)
        return Response({"version": domain.version, "findings": findings}, headers=headers)


class ChangesView(APIView):
    """The log of a domain."""

    @extend_schema(responses=ChangesShape, parameters=[OpenApiParameter("since", int, description="a version")])
    def get(self, request: Request, domain_id: UUID) -> Response:
        """Return what happened after a version, in order."""
        caller = caller_of(request.user)
        domain = domain_by_id(caller, domain_id)
        changes = with_names(changes_since(domain, _version(request)))
        return Response({"version": domain.version, "changes": [c for c in changes if is_readable(c, caller, None)]})


class DomainIntentsView(APIView):
    """The write door of a domain."""

    @extend_schema(request=IntentRequest, responses={201: ChangeShape})
    def post(self, request: Request, domain_id: UUID) -> Response:
        """Do what the intent asks; a repeat of an id returns the same change."""
        return _executed(request, domain_id)


class TeamIntentsView(APIView):
    """The write door of a team."""

    @extend_schema(request=IntentRequest, responses={201: ChangeShape})
    def post(self, request: Request, team_id: UUID) -> Response:
        """Do what the intent asks; a repeat of an id returns the same change."""
        return _executed(request, team_id)


class MyRoleView(APIView):
    """What the caller may do on a board."""

    @extend_schema(responses=OpenApiTypes.OBJECT)
    def get(self, request: Request, domain_id: UUID, board_id: UUID) -> Response:
        """Return the role by name."""
        caller = caller_of(request.user)
        role: Role = role_on(caller, board_by_id(caller, board_id))
        return Response({"role": role.slug})


@extend_schema(exclude=True)
class NowhereView(APIView):
    """What answers at an address that is none."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Refuse every method alike."""
        raise NotFound("There is no such address.", fix="Look it up in /api/v1/schema/.")


def _executed(request: Request, scope_id: UUID) -> Response:
    caller = caller_of(request.user)
    change = execute(caller, intent_of(request.data, scope_id))
    body: dict[str, Any] = change_to_json(change, caller.name)
    return Response(body, status=201)


def _version(request: Request) -> int:
    text = request.query_params.get("since", "0")
    if not text.isdecimal() or len(text) > 9:
        raise Invalid(f"“{text}” is no version.", where="since", fix="Give a whole number, such as since=17.")
    return int(text)
