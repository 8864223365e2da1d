"""The quieter room of a domain: its team."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from modeler.core.kernel.roles import MEMBER_ROLES
from modeler.entrypoints.pages.callers import domain_page, shell
from modeler.models import Domain
from modeler.services.caller import Caller
from modeler.services.selectors import invitations_of, members_of


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
