"""Boards in and out over REST: a board as a file, a file's text onto a board or as a new one."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from modeler.entrypoints.protocol.callers import caller_of
from modeler.entrypoints.rest.exports import AnyNegotiation
from modeler.entrypoints.rest.shapes import ImportRequest, NewBoardRequest
from modeler.services.exchange.boards import draw_on, export_of_board, new_board_of, read_for_board
from modeler.services.selectors import board_by_id, domain_by_id


class BoardExportView(APIView):
    """A board as data."""

    content_negotiation_class = AnyNegotiation

    @extend_schema(
        operation_id="export_board", responses={(200, "application/octet-stream"): OpenApiTypes.BINARY}
    )
    def get(self, request: Request, domain_id: UUID, board_id: UUID, format_name: str) -> HttpResponse:
        """Return the file, as a download."""
        file = export_of_board(board_by_id(caller_of(request.user), board_id), format_name)
        headers = {"Content-Disposition": f'attachment; filename="{file.name}"'}
        return HttpResponse(file.text, content_type=f"{file.media_type}; charset=utf-8", headers=headers)


class BoardImportView(APIView):
    """A text onto a board."""

    @extend_schema(operation_id="import_onto_board", request=ImportRequest, responses=OpenApiTypes.OBJECT)
    def post(self, request: Request, domain_id: UUID, board_id: UUID) -> Response:
        """Put what the text holds on the board, as one change; with dry_run only say what it holds."""
        caller = caller_of(request.user)
        board = board_by_id(caller, board_id)
        asked = _asked(ImportRequest(data=request.data))
        intent_id = asked.get("id") or uuid4()
        imported, report = read_for_board(asked["text"], intent_id, **_source(asked))
        if asked["dry_run"]:
            return Response({**report, "version": None})
        return Response({**report, "version": draw_on(caller, board, imported, intent_id).version}, status=201)


class NewBoardImportView(APIView):
    """A text as a new board."""

    @extend_schema(operation_id="import_as_board", request=NewBoardRequest, responses=OpenApiTypes.OBJECT)
    def post(self, request: Request, domain_id: UUID) -> Response:
        """Add a board with what the text holds; with dry_run only say what it holds, and the name that it brings."""
        caller = caller_of(request.user)
        domain = domain_by_id(caller, domain_id)
        asked = _asked(NewBoardRequest(data=request.data))
        ids = (asked.get("id") or uuid4(), uuid4())
        imported, report = read_for_board(asked["text"], ids[0], **_source(asked))
        name = asked["name"] or imported.name or "Imported board"
        if asked["dry_run"]:
            return Response({**report, "name": name, "board": None})
        board_id = new_board_of(caller, domain, imported, name=name, ids=ids)
        return Response({**report, "name": name, "board": str(board_id)}, status=201)


def _asked(shape: Any) -> dict[str, Any]:
    shape.is_valid(raise_exception=True)
    asked: dict[str, Any] = shape.validated_data
    return asked


def _source(asked: dict[str, Any]) -> dict[str, str]:
    return {"format_name": asked["format"], "file_name": asked["file_name"]}
