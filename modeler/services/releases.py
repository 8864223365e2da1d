"""Reads of releases: one by its number, what it said at the time, and how it differs from another or from now."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from modeler.core.definitions.wire import from_json
from modeler.core.exporters.file import ExportFile
from modeler.core.exporters.material import Material
from modeler.core.exporters.registry import files_in
from modeler.core.intents.wire import record_from_json
from modeler.core.kernel.errors import NotFound
from modeler.core.kernel.findings import Finding
from modeler.models import Domain, Release, User
from modeler.services.caller import SYSTEM
from modeler.services.comparison import Comparison, compare_versions
from modeler.services.findings import findings_of
from modeler.services.past import model_at

# What a release keeps, by the name of its file.
PARTS: Final = ("definitions", "model", "findings")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleaseComparison:
    """What came between two releases, or between a release and now; the findings as the team weighed them then."""

    comparison: Comparison
    new_findings: tuple[Finding, ...]
    gone_findings: tuple[Finding, ...]


def release_numbered(domain: Domain, number: int) -> Release:
    """Return a release of a domain. Raises: NotFound."""
    release = Release.objects.filter(domain=domain, number=number).first()
    if release is None:
        raise NotFound(f"There is no release {number}.", where=domain.slug, fix="Look at the page of releases.")
    return release


def findings_in(release: Release) -> tuple[Finding, ...]:
    """Return the findings as they stood, errors first; nothing for a release that is older than this was kept."""
    return tuple(record_from_json(Finding, one) for one in json.loads(release.findings or "[]"))


def part_of(release: Release, part: str) -> str:
    """Return the definitions, the model or the findings of a release as JSON text. Raises: NotFound."""
    text = getattr(release, part) if part in PARTS else None
    if text is None:
        raise NotFound(f"This release keeps no {part}.", fix=f"It may keep: {', '.join(PARTS)}.")
    return str(text)


def export_of_release(release: Release, format_name: str) -> tuple[ExportFile, ...]:
    """Return the files of an export of what was released. Raises: NotFound for the format."""
    model = model_at(release.domain, release.of_version)
    return files_in(format_name, Material(from_json(release.definitions), model))


def compare_releases(domain: Domain, before: Release, after: Release | None) -> ReleaseComparison:
    """Return what came after a release until another one; None stands for now."""
    version = _with_its_versions(after) if after else domain.version
    then, later = findings_in(before), findings_in(after) if after else findings_of(domain)
    return ReleaseComparison(
        comparison=compare_versions(domain, _with_its_versions(before), version),
        new_findings=tuple(one for one in later if one not in then),
        gone_findings=tuple(one for one in then if one not in later),
    )


def names_of(user_ids: set[UUID]) -> Mapping[UUID, str]:
    """Return how people are called now, by id."""
    users = User.objects.in_bulk(user_ids)
    return {pk: user.display_name for pk, user in users.items()} | {SYSTEM.user_id: SYSTEM.name}


def _with_its_versions(release: Release) -> int:
    """The state just after a release: with the versions of events that it published itself."""
    return release.of_version + 1
