"""Shapes that several doors send."""

import json
from typing import Any

from modeler.core.kernel.findings import Finding, Remedy


def finding_to_json(finding: Finding) -> dict[str, Any]:
    """Return a finding as it goes over the wire."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "where": [{"kind": place.kind, "id": str(place.id), "name": place.name} for place in finding.where],
        "problem": finding.problem,
        "fix": finding.fix,
        "remedy": remedy_to_json(finding.remedy),
    }


def remedy_to_json(remedy: Remedy | None) -> dict[str, Any] | None:
    """Return the one-click fix as it goes over the wire: a kind of intent and its body, without id and domain."""
    if remedy is None:
        return None
    return {"label": remedy.label, "intent": remedy.intent, "body": json.loads(remedy.body)}
