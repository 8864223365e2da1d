"""The GraphQL door over HTTP; errors carry our codes in `extensions`."""

from typing import Any

from django.http import HttpRequest, HttpResponseBadRequest
from graphene_django.views import GraphQLView, HttpError
from graphql import GraphQLError

from modeler.core.kernel.errors import ModelerError
from modeler.entrypoints.protocol.errors import error_to_json


class StormGraphQLView(GraphQLView):
    """GraphQL with errors of the one family."""

    def parse_body(self, request: HttpRequest) -> Any:
        """Return what the client sent; text nested deeper than Python goes is refused like any that is no JSON."""
        try:
            return super().parse_body(request)
        except RecursionError:
            raise HttpError(HttpResponseBadRequest("The text is nested too deeply.")) from None

    @staticmethod
    def format_error(error: Any) -> Any:
        """Return an error with code, problem, place and fix; an unknown one says nothing of our insides."""
        formatted = dict(error.formatted) if isinstance(error, GraphQLError) else {"message": str(error)}
        cause = getattr(error, "original_error", None)
        if isinstance(cause, ModelerError):
            formatted["message"] = str(cause)
            formatted["extensions"] = error_to_json(cause)
        elif cause is None or getattr(error, "path", None) is None:
            # Without a path no resolver has run: the query, or a value in it, is not what the schema describes.
            formatted["extensions"] = {"code": "invalid"}
        else:
            formatted["message"] = "Something went wrong here; it is not your fault."
            formatted["extensions"] = {"code": "bug"}
        return formatted
