"""The page on which people watch the model run."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from modeler.entrypoints.pages.callers import domain_page, shell
from modeler.entrypoints.pages.context_map import draw_map
from modeler.models import Domain
from modeler.services.caller import Caller
from modeler.services.current import current_snapshot
from modeler.services.selectors import boards_of
from modeler.templatetags.labels import RELATIONSHIPS
from simulator.models import Run
from simulator.services.runs import runs_of
from simulator.services.scenarios import scenario_names

SPEEDS = (
    ("0.1", "0.1×"),
    ("0.5", "0.5×"),
    ("1", "1×"),
    ("2", "2×"),
    ("5", "5×"),
    ("20", "20×"),
    ("100", "100×"),
    ("0", "flat out"),
)


@domain_page
def simulate(request: HttpRequest, caller: Caller, domain: Domain) -> HttpResponse:
    """Show the latest run or the one that the address names, at a moment of it, or the means to start one."""
    snapshot = current_snapshot(domain)
    names = {kind: str(label) for kind, label in RELATIONSHIPS.items()}
    context = shell(
        caller,
        domain,
        "simulate",
        drawing=draw_map(snapshot.contexts, snapshot.relationships, names),
        boards=boards_of(domain),
        scenarios=scenario_names(domain),
        has_reactions=bool(snapshot.subscriptions),
        run=_asked(request, domain),
        moment=moment if (moment := request.GET.get("at", "")).replace(".", "", 1).isdecimal() else "",
        speeds=SPEEDS,
    )
    return render(request, "simulator/simulate.html", context)


def _asked(request: HttpRequest, domain: Domain) -> Run | None:
    number = request.GET.get("run", "")
    named = runs_of(domain).filter(number=number[:9]).first() if number.isdecimal() else None
    return named or runs_of(domain).first()
