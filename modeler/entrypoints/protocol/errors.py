"""How errors look outside: one table from kinds of error to HTTP statuses, one shape for all doors."""

from typing import Any

from modeler.core.kernel.errors import Conflict, Forbidden, Invalid, Locked, ModelerError, NotFound, Unavailable

STATUS: dict[type[ModelerError], int] = {
    Invalid: 400,
    Forbidden: 403,
    NotFound: 404,
    Conflict: 409,
    Locked: 423,
    Unavailable: 503,
}
NOBODY, SIGN_IN = "Nobody is signed in.", "Sign in first."


def status_of(error: ModelerError) -> int:
    """Return the HTTP status of an error; a kind that the table lacks counts as its nearest parent there."""
    return next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), 400)


def error_to_json(error: ModelerError) -> dict[str, str]:
    """Return what a client needs to know of an error."""
    return {"code": error.code, "problem": error.problem, "where": error.where, "fix": error.fix}


def problem_of(error: ModelerError) -> dict[str, Any]:
    """Return an error as problem details. Source: RFC 9457."""
    return {
        "type": "about:blank",
        "title": error.problem,
        "status": status_of(error),
        "detail": str(error),
        **error_to_json(error),
    }
