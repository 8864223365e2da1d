"""Errors on pages: a form comes back with the reason, anything else gets a page that says how to mend it."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.defaults import page_not_found

from modeler.core.kernel.errors import ModelerError
from modeler.entrypoints.protocol.errors import error_to_json, status_of

NOT_FOUND = 404


class ErrorPages:
    """Middleware that turns errors of the one family into pages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; an address that is none gets our page while developing too, not Django's."""
        response = self._get_response(request)
        if settings.DEBUG and response.status_code == NOT_FOUND and request.resolver_match is None:
            return page_not_found(request, Http404())
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Return the page for an error that a user can cause; None lets a bug surface."""
        if not isinstance(error, ModelerError):
            return None
        origin = request.headers.get("Referer", "")
        if request.method == "POST" and url_has_allowed_host_and_scheme(origin, {request.get_host()}):
            messages.error(request, str(error), extra_tags=error.code)
            return HttpResponseRedirect(origin)
        status = status_of(error)
        return render(request, "modeler/error.html", {"error": error_to_json(error), "status": status}, status=status)
