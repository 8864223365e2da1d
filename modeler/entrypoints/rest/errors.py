"""Every error of the REST door as problem details (RFC 9457), with our public codes."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from rest_framework.exceptions import APIException, NotAuthenticated, ParseError
from rest_framework.response import Response
from rest_framework.views import exception_handler, set_rollback

from modeler.core.kernel.errors import ModelerError
from modeler.entrypoints.protocol.errors import NOBODY, SIGN_IN, problem_of, status_of

CODES = {401: "not_signed_in", 403: "forbidden", 404: "not_found", 405: "no_such_method", 406: "not_acceptable"}
PROBLEM_JSON = "application/problem+json"


def handle_error(error: Exception, context: dict[str, Any]) -> Response | None:
    """Return the response to an error that a user can cause; None lets a bug surface."""
    if isinstance(error, ModelerError):
        set_rollback()
        return Response(problem_of(error), status=status_of(error), content_type=PROBLEM_JSON)
    response = exception_handler(error, context)
    if response is not None and isinstance(error, APIException | Http404 | PermissionDenied):
        if isinstance(error, NotAuthenticated):
            response.status_code = 401
        response.data = _problem(error, response.status_code)
        response.content_type = PROBLEM_JSON
    return response


def _problem(error: Exception, status: int) -> dict[str, Any]:
    title = NOBODY if status == 401 else str(getattr(error, "detail", error)) or "Not found."
    code = "invalid" if isinstance(error, ParseError) else CODES.get(status, "invalid")
    return {
        "type": "about:blank",
        "title": title,
        "status": status,
        "detail": title,
        "code": code,
        "problem": title,
        "where": "",
        "fix": SIGN_IN if status == 401 else "",
    }
