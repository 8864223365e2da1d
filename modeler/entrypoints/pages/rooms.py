"""The quieter rooms of a domain: its language, its history, its team."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from modeler.core.kernel.roles import MEMBER_ROLES
from modeler.entrypoints.pages.callers import domain_page, shell
from modeler.entrypoints.pages.describe import described
from modeler.models import Domain
from modeler.services.caller import Caller
from modeler.services.selectors import (
    history_of,
    invitations_of,
    is_readable,
    members_of,
    releases_of,
    terms_of,
    with_names,
)

PAGE_OF_HISTORY = 100


@domain_page
def language(request: HttpRequest, caller: Caller, domain: Domain) -> HttpResponse:
    """Show the words of every context."""
    context = shell(caller, domain, "language", terms=terms_of(domain), contexts=domain.contexts.order_by("name"))
    return render(request, "modeler/language.html", context)


@domain_page
def history(request: HttpRequest, caller: Caller, domain: Domain) -> HttpResponse:
    """Show what happened, the latest first; `before` pages back."""
    before = request.GET.get("before", "")
    found = history_of(domain, int(before) if before.isdecimal() else domain.version + 1, PAGE_OF_HISTORY)
    changes = [change for change in with_names(found) if is_readable(change, caller, None)]
    earlier = changes[-1]["version"] if len(found) == PAGE_OF_HISTORY and changes else None
    return render(
        request,
        "modeler/history.html",
        shell(
            caller,
            domain,
            "history",
            changes=map(described, changes),
            earlier=earlier,
            releases=releases_of(domain),
        ),
    )


@domain_page
def team(request: HttpRequest, caller: Caller, domain: Domain) -> HttpResponse:
    """Show the members of the domain's team, and the links to its boards."""
    context = shell(
        caller,
        domain,
        "team",
        team=domain.team,
        members=members_of(domain.team),
        invitations=invitations_of(domain),
        boards=domain.boards.order_by("position"),
        member_roles=[role.slug for role in reversed(MEMBER_ROLES)],
    )
    return render(request, "modeler/team.html", context)
