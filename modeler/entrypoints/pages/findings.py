"""All findings about a domain, how its team weighs them, and the page of each rule."""

from collections import Counter
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from modeler.core.checks.run import ERRORS_IN_EXPORTS
from modeler.core.kernel.errors import NotFound
from modeler.core.kernel.findings import Finding, Reference, Severity
from modeler.core.kernel.rules import Rule
from modeler.entrypoints.pages.callers import shell
from modeler.entrypoints.pages.proposing import model_page
from modeler.models import Domain
from modeler.services.caller import Caller
from modeler.services.compilation import judgement_of
from modeler.services.findings import meant_for
from modeler.services.rulebook import ALL_RULES
from modeler.services.selectors import severities_of

SEVERITIES = (
    ("usual", _("As usual")),
    ("error", _("Error")),
    ("warning", _("Warning")),
    ("info", _("Info")),
    ("hint", _("Hint")),
    ("off", _("Off")),
)


@model_page
def findings(request: HttpRequest, caller: Caller, domain: Domain) -> HttpResponse:
    """List what the checks and the compiler have to say, those of one code where the address asks for it."""
    judgement = judgement_of(domain)
    told = meant_for(caller, domain, judgement.findings)
    code = request.GET.get("code", "")
    shown = [_card(finding, domain) for finding in told if code in ("", finding.code)]
    counts = Counter(finding.severity for finding in told)
    context = shell(
        caller,
        domain,
        "rules",
        findings=shown,
        code=code,
        codes=[("", _("Every rule")), *_codes(told)],
        counts=[(severity.value, counts[severity]) for severity in reversed(Severity)],
        waived=[{"finding": _card(finding, domain), "waiver": waiver} for finding, waiver in judgement.waived],
    )
    return render(request, "modeler/findings.html", context)


@model_page
def rule(request: HttpRequest, caller: Caller, domain: Domain, code: str) -> HttpResponse:
    """Show one rule: what it asks, why, how much it matters here, and where it is broken now."""
    found = ALL_RULES.get(code)
    if found is None:
        raise NotFound("There is no such rule.", fix="Look at the page of findings.")
    broken = [one for one in meant_for(caller, domain, judgement_of(domain).findings) if one.code == code]
    context = shell(
        caller,
        domain,
        "rules",
        rule=found,
        is_fixed=_is_fixed(found),
        severities=SEVERITIES,
        chosen=severities_of(domain).get(code, "usual"),
        findings=[_card(finding, domain) for finding in broken],
    )
    return render(request, "modeler/rule.html", context)


def _card(finding: Finding, domain: Domain) -> dict[str, Any]:
    """A finding with the address of each place, and the place that a waiver would name."""
    known = ALL_RULES.get(finding.code)
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "problem": finding.problem,
        "fix": finding.fix,
        "remedy": finding.remedy,
        "where": [{"name": place.name, "href": _address(place, domain)} for place in finding.where],
        "place_id": finding.where[0].id if finding.where else None,
        "may_waive": known is not None and not _is_fixed(known) and bool(finding.where),
    }


def _is_fixed(found: Rule) -> bool:
    return found.is_fixed or found.code in ERRORS_IN_EXPORTS


def _address(place: Reference, domain: Domain) -> str:
    match place.kind:
        case "context" | "relationship":
            return f"{reverse('contexts', args=[domain.slug])}#{place.kind}-{place.id}"
        case "subscription":
            return f"{reverse('rules', args=[domain.slug])}#route-{place.id}"
        case _:
            return ""


def _codes(told: tuple[Finding, ...]) -> list[tuple[str, str]]:
    counts = Counter(finding.code for finding in told)
    return [(code, f"{code} ({count})") for code, count in sorted(counts.items())]
