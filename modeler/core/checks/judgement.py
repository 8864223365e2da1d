"""How a team weighs findings: rules that matter more or less to it, and findings that it has decided to live with."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from modeler.core.kernel.findings import Finding, Severity, sorted_findings


@dataclass(frozen=True, slots=True)
class Waiver:
    """The decision to live with what a rule finds at a place, and why."""

    id: UUID
    code: str
    place_id: UUID
    reason: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """The findings as the team weighs them, errors first, and those waived, each with its waiver."""

    findings: tuple[Finding, ...]
    waived: tuple[tuple[Finding, Waiver], ...] = ()


def judge(
    findings: Iterable[Finding], severities: Mapping[str, Severity | None], waivers: Iterable[Waiver]
) -> Judgement:
    """Return the findings under a team's own severities (None: the rule is off) and waivers.

    An error stays one: what cannot be deployed, or contradicts itself, is no matter of taste.
    """
    by_place = {(waiver.code, waiver.place_id): waiver for waiver in waivers}
    kept: list[Finding] = []
    waived: list[tuple[Finding, Waiver]] = []
    for finding in findings:
        if finding.severity is Severity.ERROR:
            kept.append(finding)
            continue
        waiver = next(filter(None, (by_place.get((finding.code, place.id)) for place in finding.where)), None)
        severity = severities.get(finding.code, finding.severity)
        if waiver is not None:
            waived.append((finding, waiver))
        elif severity is not None:
            kept.append(replace(finding, severity=severity))
    return Judgement(sorted_findings(kept), tuple(waived))
