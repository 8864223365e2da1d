"""Files made of a domain's definitions; refused while an error stands, unless somebody goes on all the same."""

from modeler.core.checks.run import ERRORS_IN_EXPORTS
from modeler.core.compiler.compile import compile_snapshot
from modeler.core.exporters.file import ExportFile
from modeler.core.exporters.registry import format_named
from modeler.core.kernel.errors import Conflict
from modeler.core.kernel.findings import Finding, Severity
from modeler.models import Domain
from modeler.services.findings import findings_of
from modeler.services.snapshots import snapshot_of


def stops_export(finding: Finding) -> bool:
    """Return whether a finding must be mended before the definitions leave the house."""
    return finding.severity is Severity.ERROR or finding.code in ERRORS_IN_EXPORTS


def exported(domain: Domain, format_name: str, *, despite_errors: bool = False) -> tuple[ExportFile, ...]:
    """Return the files of one format. Raises: NotFound for an unknown format, Conflict while an error stands."""
    form = format_named(format_name)
    errors = [finding for finding in findings_of(domain) if stops_export(finding)]
    if errors and not despite_errors:
        more = f" There are {len(errors) - 1} more." if len(errors) > 1 else ""
        raise Conflict(f"The model has errors: {errors[0].problem}{more}", where=errors[0].code, fix=errors[0].fix)
    return form.files(compile_snapshot(snapshot_of(domain)).definitions)
