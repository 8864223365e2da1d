"""The boards of a domain, and the page that one is drawn on."""

from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from modeler.core.kernel.errors import NotFound
from modeler.core.kernel.roles import Role
from modeler.entrypoints.pages.callers import domain_page, shell
from modeler.entrypoints.protocol.callers import caller_of
from modeler.models import Domain
from modeler.services.access import role_in_domain
from modeler.services.caller import Caller
from modeler.services.overviews import board_cards
from modeler.services.selectors import board_by_id, boards_of, role_on
from modeler.templatetags.labels import LEVELS


@domain_page
def domain(request: HttpRequest, caller: Caller, domain: Domain) -> HttpResponse:
    """Lead to the domain's first board, or to the list where there is none."""
    first = boards_of(domain).first()
    return redirect("board", slug=domain.slug, board_id=first.pk) if first else redirect("boards", slug=domain.slug)


@domain_page
def boards(request: HttpRequest, caller: Caller, domain: Domain) -> HttpResponse:
    """List the boards."""
    context = shell(caller, domain, "boards", boards=board_cards(domain), levels=LEVELS.items())
    return render(request, "modeler/boards.html", context)


@login_required
def board(request: HttpRequest, slug: str, board_id: UUID) -> HttpResponse:
    """Show one board; a guest sees it without the rest of the domain."""
    caller = caller_of(request.user)
    found = board_by_id(caller, board_id)
    if found.domain.slug != slug:
        raise NotFound("There is no such board.", fix="Check the address.")
    role = role_on(caller, found)
    is_member = role_in_domain(caller, found.domain) is not None
    context = {
        **shell(caller, found.domain, "boards"),
        "board": found,
        "boards": boards_of(found.domain),
        "role": role.slug,
        "may_edit": role >= Role.GUEST,
        "is_member": is_member,
        "is_guest": not is_member,
        "socket_path": f"/ws/domains/{found.domain_id}/",
    }
    return render(request, "modeler/board.html", context)
