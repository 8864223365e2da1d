"""All that the checks and the compiler have to say about a domain's present model."""

from modeler.core.kernel.findings import Finding
from modeler.models import Domain
from modeler.services.compilation import compilation_of


def findings_of(domain: Domain) -> tuple[Finding, ...]:
    """Return every finding about a domain, errors first."""
    return compilation_of(domain).findings
