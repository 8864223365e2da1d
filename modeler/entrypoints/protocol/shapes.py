"""Shapes that several doors send."""

from typing import Any

from modeler.core.kernel.findings import Finding


def finding_to_json(finding: Finding) -> dict[str, Any]:
    """Return a finding as it goes over the wire."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "where": [{"kind": place.kind, "id": str(place.id), "name": place.name} for place in finding.where],
        "problem": finding.problem,
        "fix": finding.fix,
    }
