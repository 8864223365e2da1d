"""The compilation of a domain's present model, kept until the model changes; and its exports."""

from uuid import UUID

from modeler.core.checks.judgement import Judgement, Waiver, judge
from modeler.core.checks.run import before_export, run_checks
from modeler.core.compiler.compile import Compilation, compile_snapshot
from modeler.core.exporters.file import ExportFile
from modeler.core.exporters.registry import format_named
from modeler.core.kernel.errors import Conflict
from modeler.core.kernel.findings import Finding, Severity
from modeler.models import Change, Domain
from modeler.models.judgement import OFF
from modeler.services.snapshots import snapshot_of

# (version, its change, what was compiled), one a domain; a version alone could come again after a restore.
_Kept = tuple[int, UUID | None, Compilation, Judgement]
_kept: dict[UUID, _Kept] = {}
_KEPT_AT_MOST = 32


def compilation_of(domain: Domain) -> Compilation:
    """Return what the domain compiles to, with the findings of the checks and of the compiler, errors first.

    The findings are weighed as the domain's team weighs them, without those that it has waived.
    """
    return _compiled(domain)[2]


def judgement_of(domain: Domain) -> Judgement:
    """Return the findings about a domain as its team weighs them, and those that it has waived."""
    return _compiled(domain)[3]


def _compiled(domain: Domain) -> _Kept:
    stamp = (domain.version, _last_change(domain))
    kept = _kept.get(domain.pk)
    if kept is not None and kept[:2] == stamp:
        return kept
    snapshot = snapshot_of(domain)
    compiled = compile_snapshot(snapshot)
    judgement = judge((*run_checks(snapshot), *compiled.findings), _severities(domain), _waivers(domain))
    made = (*stamp, Compilation(compiled.definitions, judgement.findings), judgement)
    while len(_kept) >= _KEPT_AT_MOST:
        # Another thread may have taken the same one out.
        _kept.pop(next(iter(_kept)), None)
    _kept[domain.pk] = made
    return made


def findings_before_export(domain: Domain) -> tuple[Finding, ...]:
    """Return the findings as an export weighs them; one of severity error refuses it."""
    return before_export(compilation_of(domain).findings)


def export_of(domain: Domain, format_name: str) -> tuple[ExportFile, ...]:
    """Return the files of an export. Raises: NotFound for the format; Conflict while an error stands."""
    export_format = format_named(format_name)
    errors = [finding for finding in findings_before_export(domain) if finding.severity is Severity.ERROR]
    if errors:
        told = "; ".join(f"{finding.code} {finding.problem}" for finding in errors[:3])
        problem = f"{len(errors)} errors stop the export." if errors[1:] else "An error stops the export."
        fix = "Mend what the findings name, or ask for the export despite its errors."
        raise Conflict(f"{problem} {told}", where=domain.slug, fix=fix)
    return export_format.files(compilation_of(domain).definitions)


def export_despite_errors(domain: Domain, format_name: str) -> tuple[ExportFile, ...]:
    """Return the files of an export, whatever stands against it. Raises: NotFound for the format."""
    return format_named(format_name).files(compilation_of(domain).definitions)


def _severities(domain: Domain) -> dict[str, Severity | None]:
    rows = domain.rule_severities.values_list("code", "severity")
    return {code: None if severity == OFF else Severity(severity) for code, severity in rows}


def _waivers(domain: Domain) -> list[Waiver]:
    rows = domain.waivers.order_by("pk").values_list("pk", "code", "place_id", "reason")
    return [Waiver(*row) for row in rows]


def _last_change(domain: Domain) -> UUID | None:
    changes = Change.objects.filter(scope_id=domain.pk, version=domain.version)
    return changes.values_list("pk", flat=True).first()
