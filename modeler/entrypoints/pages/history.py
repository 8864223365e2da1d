"""What happened in a domain, and what it was like at any moment."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from modeler.core.checks.run import run_checks
from modeler.core.snapshot.kinds import ElementKind
from modeler.core.snapshot.snapshot import Snapshot
from modeler.entrypoints.pages.callers import domain_page, shell
from modeler.entrypoints.pages.comparing import tally
from modeler.entrypoints.pages.context_map import draw_map
from modeler.entrypoints.pages.describe import described
from modeler.models import Domain
from modeler.services.caller import Caller
from modeler.services.comparison import change_at, compare_versions
from modeler.services.selectors import history_of, is_readable, names_behind, releases_of, with_names
from modeler.templatetags.labels import RELATIONSHIPS

PAGE_OF_HISTORY = 100
SENTENCES_AT_MOST = 400


@domain_page
def history(request: HttpRequest, caller: Caller, domain: Domain) -> HttpResponse:
    """Show what happened, the latest first; `before` pages back, `phase` shows one phase of workshops."""
    phase = request.GET.get("phase", "")
    found = history_of(domain, _number(request, "before", domain.version + 1), PAGE_OF_HISTORY, phase=phase)
    changes = [change for change in with_names(found) if is_readable(change, caller, None)]
    earlier = found[-1].version if len(found) == PAGE_OF_HISTORY else None
    names = names_behind(changes)
    told = [described(change, names) for change in changes]
    context = shell(caller, domain, "history", changes=told, earlier=earlier, phase=phase)
    return render(request, "modeler/history.html", context)


@domain_page
def at(request: HttpRequest, caller: Caller, domain: Domain) -> HttpResponse:
    """Show the model at `version`, and how it differs from that at `against`, which is now where it is left out."""
    version, against = _number(request, "version", domain.version), _number(request, "against", domain.version)
    compared = compare_versions(domain, min(version, against), max(version, against))
    shown = compared.before if version <= against else compared.after
    change = change_at(domain, caller, version)
    names = {kind: str(label) for kind, label in RELATIONSHIPS.items()}
    context = shell(
        caller,
        domain,
        "history",
        version=version,
        against=against,
        before=f"?version={version - 1}&against={against}",
        after=f"?version={version + 1}&against={against}",
        first=min(version, against),
        last=max(version, against),
        is_now=against == domain.version,
        change=described(change) if change else None,
        counts=_counts(shown),
        sentences=compared.sentences[:SENTENCES_AT_MOST],
        left_out=max(0, len(compared.sentences) - SENTENCES_AT_MOST),
        tally=tally(sentence.act for sentence in compared.sentences),
        resources=compared.resources[:SENTENCES_AT_MOST],
        resource_tally=tally(resource.act for resource in compared.resources),
        drawing=draw_map(shown.contexts, shown.relationships, names) if shown.contexts else None,
        releases=releases_of(domain),
        against_options=_moments(domain, version, against),
    )
    return render(request, "modeler/history_at.html", context)


def _counts(model: Snapshot) -> list[tuple[Any, int]]:
    return [
        (_("Contexts"), len(model.contexts)),
        (_("Relationships"), len(model.relationships)),
        (_("Events"), len(model.elements_of_kind(ElementKind.EVENT))),
        (_("Elements"), len(model.elements)),
        (_("Subscriptions"), len(model.subscriptions)),
        (_("Findings"), len(run_checks(model))),
    ]


def _moments(domain: Domain, version: int, against: int) -> list[tuple[int, Any]]:
    """What a version can be compared with: now, the version before, each release, and what it is compared with."""
    releases = {
        release.of_version: _("Release %(number)s") % {"number": release.number} for release in releases_of(domain)
    }
    other = {against: _("Version %(number)s") % {"number": against}}
    before = {version - 1: _("The version before")} if version > 1 else {}
    return list(({domain.version: _("Now")} | other | releases | before | {domain.version: _("Now")}).items())


def _number(request: HttpRequest, name: str, otherwise: int) -> int:
    text = request.GET.get(name, "")
    return int(text) if text.isdecimal() and len(text) <= 9 else otherwise
