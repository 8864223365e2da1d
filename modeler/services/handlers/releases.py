"""Decides a release: the model's definitions and its events' schemas, frozen under numbers."""

from hashlib import sha256
from uuid import UUID, uuid5

from modeler.core.definitions.wire import to_json
from modeler.core.diff.versions import next_version
from modeler.core.intents.events import ReleaseModel
from modeler.core.kernel.canonical import canonical_json
from modeler.core.kernel.errors import Conflict
from modeler.core.kernel.findings import Severity
from modeler.core.snapshot.events import DomainEvent, EventVersion
from modeler.models import Domain, Release
from modeler.models import EventVersion as EventVersionRow
from modeler.services.caller import Caller
from modeler.services.compilation import compilation_of, findings_before_export
from modeler.services.effects import Draft
from modeler.services.snapshots import snapshot_of


def release_model(draft: Draft, caller: Caller, domain: Domain, intent: ReleaseModel) -> None:
    """Freeze the definitions of the present model under the next number, and each event that has changed since."""
    _require_no_errors(domain)
    snapshot = snapshot_of(domain)
    last = Release.objects.filter(domain=domain).order_by("-number").first()
    draft.create(
        Release,
        id=intent.release_id,
        domain_id=domain.pk,
        number=last.number + 1 if last else 1,
        of_version=domain.version,
        summary=intent.summary,
        definitions=to_json(compilation_of(domain).definitions),
    )
    released = {
        version.event_id: version
        for version in sorted(snapshot.event_versions, key=lambda one: (one.major, one.minor, one.patch))
    }
    for event in snapshot.events:
        _freeze(draft, domain, event, before=released.get(event.id), release_id=intent.release_id)


def _freeze(draft: Draft, domain: Domain, event: DomainEvent, *, before: EventVersion | None, release_id: UUID) -> None:
    version = next_version(before, event.schema)
    if version is None:
        return
    major, minor, patch = version
    draft.create(
        EventVersionRow,
        id=uuid5(release_id, str(event.id)),
        domain_id=domain.pk,
        event_id=event.id,
        major=major,
        minor=minor,
        patch=patch,
        schema=dict(event.schema),
        sha256=sha256(canonical_json(event.schema).encode()).hexdigest(),
    )


def _require_no_errors(domain: Domain) -> None:
    errors = [finding for finding in findings_before_export(domain) if finding.severity is Severity.ERROR]
    if errors:
        raise Conflict(
            f"The model has {len(errors)} error{'s' if errors[1:] else ''}: {errors[0].problem}",
            where=f"domain {domain.slug}",
            fix="Mend what the findings name, then release.",
        )
