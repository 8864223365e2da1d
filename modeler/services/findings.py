"""All that the checks and the compiler have to say about a domain's present model."""

from modeler.core.checks.run import run_checks
from modeler.core.compiler.compile import compile_snapshot
from modeler.core.kernel.findings import Finding, sorted_findings
from modeler.models import Domain
from modeler.services.snapshots import snapshot_of


def findings_of(domain: Domain) -> tuple[Finding, ...]:
    """Return every finding about a domain, errors first."""
    snapshot = snapshot_of(domain)
    return sorted_findings((*run_checks(snapshot), *compile_snapshot(snapshot).findings))
