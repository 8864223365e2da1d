"""The GraphQL door over HTTP; errors carry our codes in `extensions`."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from graphene_django.views import GraphQLView, HttpError
from graphql import GraphQLError

from modeler.core.kernel.errors import ModelerError
from modeler.entrypoints.graphql.schema import schema
from modeler.entrypoints.protocol.errors import NOBODY, SIGN_IN, error_to_json


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


_answer = csrf_protect(StormGraphQLView.as_view(schema=schema, graphiql=False))


@csrf_exempt  # nobody has a token before signing in, and everybody else is asked for it
def graphql(request: HttpRequest) -> HttpResponse:
    """Answer a query in JSON, also where nobody is signed in."""
    if request.user.is_authenticated:
        answer: HttpResponse = _answer(request)
        return answer
    extensions = {"code": "not_signed_in", "problem": NOBODY, "where": "", "fix": SIGN_IN}
    return JsonResponse({"errors": [{"message": f"{NOBODY} {SIGN_IN}", "extensions": extensions}]}, status=401)
