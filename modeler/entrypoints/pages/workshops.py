"""The summary of a board's workshop, as a page to read and print, and as a file."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from modeler.core.facilitation.summary import as_markdown
from modeler.core.kernel.errors import NotFound
from modeler.entrypoints.pages.callers import shell
from modeler.entrypoints.protocol.callers import caller_of
from modeler.models import Board
from modeler.services.access import role_in_domain
from modeler.services.caller import Caller
from modeler.services.selectors import board_by_id
from modeler.services.summaries import summary_of


@login_required
def summary(request: HttpRequest, slug: str, board_id: UUID) -> HttpResponse:
    """Show the summary; a guest sees it without the rest of the domain."""
    caller = caller_of(request.user)
    board = _board(caller, slug, board_id)
    context = {
        **shell(caller, board.domain, "boards"),
        "board": board,
        "summary": summary_of(board),
        "is_guest": role_in_domain(caller, board.domain) is None,
    }
    return render(request, "modeler/summary.html", context)


@login_required
def summary_file(request: HttpRequest, slug: str, board_id: UUID) -> HttpResponse:
    """Return the summary as Markdown."""
    board = _board(caller_of(request.user), slug, board_id)
    headers = {"Content-Disposition": f'attachment; filename="{slug}-summary.md"'}
    return HttpResponse(as_markdown(summary_of(board)), content_type="text/markdown; charset=utf-8", headers=headers)


def _board(caller: Caller, slug: str, board_id: UUID) -> Board:
    board = board_by_id(caller, board_id)
    if board.domain.slug != slug:
        raise NotFound("There is no such board.", fix="Check the address.")
    return board
