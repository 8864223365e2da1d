"""The first page: teams and domains of whoever signed in, and how to begin new ones."""

from uuid import uuid4

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from modeler.core.intents.people import CreateDomain, CreateTeam
from modeler.entrypoints.pages.callers import form_target
from modeler.entrypoints.protocol.callers import caller_of
from modeler.services.access import boards_visible_to, domains_visible_to
from modeler.services.execute import execute
from modeler.services.overviews import teams_of
from modeler.services.selectors import team_by_slug
from modeler.services.slugs import free_domain_slug, free_team_slug


@login_required
def home(request: HttpRequest) -> HttpResponse:
    """Show what the caller works on."""
    caller = caller_of(request.user)
    context = {
        "teams": (teams := teams_of(caller)),
        "founders": [(team.slug, team.name) for team in teams if team.may_found],
        "joined_boards": boards_visible_to(caller)
        .exclude(domain__in=domains_visible_to(caller))
        .select_related("domain"),
    }
    return render(request, "modeler/home.html", context)


@form_target
@login_required
def new_team(request: HttpRequest) -> HttpResponse:
    """Found a team under the name in the form."""
    name = request.POST.get("name", "")
    team_id = uuid4()
    slug = request.POST.get("slug") or free_team_slug(name)
    execute(caller_of(request.user), CreateTeam(id=uuid4(), team_id=team_id, slug=slug, name=name))
    return redirect("home")


@form_target
@login_required
def new_domain(request: HttpRequest) -> HttpResponse:
    """Begin a domain of a team under the name in the form, and open its first board."""
    caller = caller_of(request.user)
    name = request.POST.get("name", "")
    slug = request.POST.get("slug") or free_domain_slug(name)
    team = team_by_slug(caller, request.POST.get("team", ""))
    ids = {"id": uuid4(), "domain_id": uuid4(), "first_board_id": uuid4()}
    execute(caller, CreateDomain(**ids, team_id=team.pk, slug=slug, name=name))
    return redirect("board", slug=slug, board_id=ids["first_board_id"])
