"""Releases: all of them, one with what it said at the time, and how one differs from another or from now."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from modeler.entrypoints.pages.callers import domain_page, shell
from modeler.entrypoints.pages.comparing import compared
from modeler.models import Domain, Release
from modeler.services.caller import Caller
from modeler.services.releases import (
    ReleaseComparison,
    compare_releases,
    findings_in,
    names_of,
    part_of,
    release_numbered,
)
from modeler.services.selectors import releases_of

NOW: Final = "now"
PART_LABELS: Final = {"definitions": _("Definitions"), "model": _("Model"), "findings": _("Findings")}


@domain_page
def releases(request: HttpRequest, caller: Caller, domain: Domain) -> HttpResponse:
    """List the releases, the latest first."""
    found = list(releases_of(domain))
    names = names_of({one.author_id for one in found if one.author_id})
    told = [(release, names.get(release.author_id, "")) for release in found]
    return render(request, "modeler/releases.html", shell(caller, domain, "history", releases=told))


@domain_page
def release(request: HttpRequest, caller: Caller, domain: Domain, number: int) -> HttpResponse:
    """Show one release, and how it differs from `against`: another release's number, or now."""
    found = release_numbered(domain, number)
    against = request.GET.get("against", NOW)
    comparison, first, last = _comparison(domain, found, against)
    author = names_of({found.author_id}).get(found.author_id, "") if found.author_id else ""
    context = shell(
        caller,
        domain,
        "history",
        release=found,
        author=author,
        findings=findings_in(found),
        parts=[(part, label) for part, label in PART_LABELS.items() if getattr(found, part) is not None],
        against=against,
        against_options=_options(domain, number),
        first=first,
        last=last,
        new_findings=comparison.new_findings,
        gone_findings=comparison.gone_findings,
        **compared(comparison.comparison),
    )
    return render(request, "modeler/release.html", context)


@domain_page
def release_file(request: HttpRequest, caller: Caller, domain: Domain, number: int, part: str) -> HttpResponse:
    """Return what a release keeps, as a file."""
    answer = HttpResponse(part_of(release_numbered(domain, number), part), content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="{domain.slug}-{number}.{part}.json"'
    return answer


def _comparison(domain: Domain, found: Release, against: str) -> tuple[ReleaseComparison, Any, Any]:
    """The earlier side first, whichever of the two the page is about."""
    now = _("Now")
    if not against.isdecimal() or len(against) > 9:
        return compare_releases(domain, found, None), _named(found), now
    other = release_numbered(domain, int(against))
    before, after = sorted((found, other), key=lambda one: one.number)
    return compare_releases(domain, before, after), _named(before), _named(after)


def _named(found: Release) -> Any:
    return _("Release %(number)s") % {"number": found.number}


def _options(domain: Domain, number: int) -> list[tuple[str, Any]]:
    others = [(str(one.number), _named(one)) for one in releases_of(domain) if one.number != number]
    return [(NOW, _("Now")), *others]
