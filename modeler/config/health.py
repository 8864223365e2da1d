"""Answers whether this process serves requests; asks nothing of the database."""

from django.http import HttpRequest, HttpResponse


def healthz(request: HttpRequest) -> HttpResponse:
    """Return `ok` as plain text."""
    return HttpResponse("ok", content_type="text/plain")
