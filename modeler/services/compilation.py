"""The compilation of a domain's present model, kept until the model changes; and its exports."""

from dataclasses import dataclass, fields, replace
from typing import Final
from uuid import UUID

from modeler.core.checks.judgement import Judgement, Waiver, judge
from modeler.core.checks.run import before_export
from modeler.core.compiler.compile import Compilation, compile_snapshot
from modeler.core.compiler.memory import Memory
from modeler.core.exporters.file import ExportFile
from modeler.core.exporters.material import Material
from modeler.core.exporters.registry import files_in, stops_at_errors
from modeler.core.kernel.errors import Conflict
from modeler.core.kernel.findings import Finding, Severity
from modeler.core.snapshot.snapshot import Snapshot
from modeler.models import Domain
from modeler.models.judgement import OFF
from modeler.services.collector import collector_at_rest
from modeler.services.current import Stamp, checked_now, stamp_of

# What the compiler never looks at: an edit of these alone changes nothing that is deployed.
_NOT_COMPILED: Final = frozenset({"domain", "boards", "terms", "distinctions"})


@dataclass(frozen=True, slots=True)
class _Kept:
    """What a domain compiles to: with the compiler's findings alone, and with all as the team weighs them."""

    stamp: Stamp
    snapshot: Snapshot
    compiled: Compilation
    whole: Compilation
    judgement: Judgement


_kept: dict[UUID, _Kept] = {}
_KEPT_AT_MOST = 32
# What the last compilation of a domain made, so that the next works out only what has changed.
_memories: dict[UUID, Memory] = {}
_REMEMBERED_AT_MOST = 4


def compilation_of(domain: Domain) -> Compilation:
    """Return what the domain compiles to, with the findings of the checks and of the compiler, errors first.

    The findings are weighed as the domain's team weighs them, without those that it has waived.
    """
    return _compiled(domain).whole


def judgement_of(domain: Domain) -> Judgement:
    """Return the findings about a domain as its team weighs them, and those that it has waived."""
    return _compiled(domain).judgement


def _compiled(domain: Domain) -> _Kept:
    stamp, kept = stamp_of(domain), _kept.get(domain.pk)
    if kept is not None and kept.stamp == stamp:
        return kept
    checked = checked_now(domain)
    compiled = _compiled_again(kept, checked.snapshot)
    judgement = judge((*checked.findings, *compiled.findings), _severities(domain), _waivers(domain))
    whole = Compilation(compiled.definitions, judgement.findings)
    made = _Kept(stamp, checked.snapshot, compiled, whole, judgement)
    while len(_kept) >= _KEPT_AT_MOST:
        # Another thread may have taken the same one out.
        _kept.pop(next(iter(_kept)), None)
    _kept[domain.pk] = made
    return made


def _compiled_again(kept: _Kept | None, snapshot: Snapshot) -> Compilation:
    """What a model compiles to; what was compiled before, where only its version or its walls have changed since."""
    if kept is None or not _compiles_alike(kept.snapshot, snapshot):
        return _compiled_with_memory(snapshot)
    definitions = kept.compiled.definitions
    identity = replace(definitions.domain, version=snapshot.domain.version)
    return replace(kept.compiled, definitions=replace(definitions, domain=identity))


def _compiled_with_memory(snapshot: Snapshot) -> Compilation:
    # A memory is for one thread: whoever compiles meanwhile begins with an empty one.
    memory = _memories.pop(snapshot.domain.id, None) or Memory()
    with collector_at_rest():
        compiled = compile_snapshot(snapshot, memory)
    _memories[snapshot.domain.id] = memory
    while len(_memories) > _REMEMBERED_AT_MOST:
        _memories.pop(next(iter(_memories)), None)
    return compiled


def _compiles_alike(one: Snapshot, other: Snapshot) -> bool:
    profile = replace(one.domain, version=other.domain.version, name_words=other.domain.name_words)
    tables = (each.name for each in fields(Snapshot) if each.init and each.name not in _NOT_COMPILED)
    return profile == other.domain and all(getattr(one, table) is getattr(other, table) for table in tables)


def findings_before_export(domain: Domain) -> tuple[Finding, ...]:
    """Return the findings as an export weighs them; one of severity error refuses it."""
    return before_export(compilation_of(domain).findings)


def export_of(domain: Domain, format_name: str) -> tuple[ExportFile, ...]:
    """Return the files of an export. Raises: NotFound for the format; Conflict while an error stands."""
    errors = [finding for finding in findings_before_export(domain) if finding.severity is Severity.ERROR]
    if stops_at_errors(format_name) and errors:
        told = "; ".join(f"{finding.code} {finding.problem}" for finding in errors[:3])
        problem = f"{len(errors)} errors stop the export." if errors[1:] else "An error stops the export."
        fix = "Mend what the findings name, or ask for the export despite its errors."
        raise Conflict(f"{problem} {told}", where=domain.slug, fix=fix)
    return export_despite_errors(domain, format_name)


def export_despite_errors(domain: Domain, format_name: str) -> tuple[ExportFile, ...]:
    """Return the files of an export, whatever stands against it. Raises: NotFound for the format."""
    kept = _compiled(domain)
    return files_in(format_name, Material(kept.whole.definitions, kept.snapshot))


def _severities(domain: Domain) -> dict[str, Severity | None]:
    rows = domain.rule_severities.values_list("code", "severity")
    return {code: None if severity == OFF else Severity(severity) for code, severity in rows}


def _waivers(domain: Domain) -> list[Waiver]:
    rows = domain.waivers.order_by("pk").values_list("pk", "code", "place_id", "reason")
    return [Waiver(*row) for row in rows]
