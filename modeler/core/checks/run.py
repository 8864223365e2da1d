"""All findings about a model at once."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from modeler.core.checks.boards import check_boards
from modeler.core.checks.context_map import check_relationships
from modeler.core.checks.contracts import check_contracts
from modeler.core.checks.crossings import check_crossings
from modeler.core.checks.design import check_design
from modeler.core.checks.flow import check_flow
from modeler.core.checks.language import check_language
from modeler.core.checks.map_shape import check_map_shape
from modeler.core.checks.naming import check_names
from modeler.core.checks.ownership import check_ownership
from modeler.core.kernel.findings import Finding, Severity, sorted_findings
from modeler.core.snapshot.snapshot import Snapshot

Check = Callable[[Snapshot], Iterator[Finding]]

# A warning while people storm, an error once the model compiles. Source: spec/context-map.md section 3.
ERRORS_IN_EXPORTS = frozenset({"FLOW204"})

CHECKS: tuple[Check, ...] = (
    check_names,
    check_flow,
    check_boards,
    check_design,
    check_crossings,
    check_contracts,
    check_ownership,
    check_relationships,
    check_map_shape,
    check_language,
)


def run_checks(snapshot: Snapshot) -> tuple[Finding, ...]:
    """Return every finding about the model, errors first; equal models give equal findings."""
    return sorted_findings(finding for check in CHECKS for finding in check(snapshot))


def before_export(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings as an export weighs them: what a wall forgives stops what is deployed.

    A crossing without a relationship has no grant, so the deployed subscription could never receive anything.
    """
    return sorted_findings(
        replace(finding, severity=Severity.ERROR) if finding.code in ERRORS_IN_EXPORTS else finding
        for finding in findings
    )
