"""Decides releases: definitions and schemas frozen under numbers, and the life of released versions."""

from datetime import UTC, datetime
from hashlib import sha256
from uuid import UUID, uuid5

from django.utils import timezone

from modeler.core.definitions.wire import to_json
from modeler.core.diff.versions import next_version
from modeler.core.intents.events import DeprecateVersion, PublishEvent, ReleaseModel, RetireVersion
from modeler.core.intents.wire import to_plain
from modeler.core.kernel.canonical import canonical_json
from modeler.core.kernel.errors import Conflict, NotFound
from modeler.core.kernel.findings import Severity
from modeler.core.snapshot.events import DomainEvent, EventVersion
from modeler.core.snapshot.kinds import Stage
from modeler.core.snapshot.versions import latest_version
from modeler.models import Domain, Release, VersionStage
from modeler.models import EventVersion as EventVersionRow
from modeler.services.caller import Caller
from modeler.services.compilation import compilation_of, findings_before_export
from modeler.services.effects import Draft
from modeler.services.handlers.rows import row_of
from modeler.services.past import model_without_walls
from modeler.services.snapshots import snapshot_of


def release_model(draft: Draft, caller: Caller, domain: Domain, intent: ReleaseModel) -> None:
    """Freeze the definitions of the present model under the next number, and each event that has changed since."""
    _require_no_errors(domain)
    snapshot = snapshot_of(domain)
    compilation = compilation_of(domain)
    last = Release.objects.filter(domain=domain).order_by("-number").values_list("number", flat=True).first()
    draft.create(
        Release,
        id=intent.release_id,
        domain_id=domain.pk,
        number=(last or 0) + 1,
        of_version=domain.version,
        summary=intent.summary,
        definitions=to_json(compilation.definitions),
        model=canonical_json(model_without_walls(domain)),
        findings=canonical_json(to_plain(compilation.findings)),
        author_id=caller.user_id,
        at=timezone.now(),
    )
    released = {
        version.event_id: version
        for version in sorted(snapshot.event_versions, key=lambda one: (one.major, one.minor, one.patch))
    }
    for event in snapshot.events:
        _freeze(draft, domain, event, before=released.get(event.id), cause_id=intent.release_id)


def publish_event(draft: Draft, caller: Caller, domain: Domain, intent: PublishEvent) -> None:
    """Freeze the draft of one event as its next version."""
    model = snapshot_of(domain)
    event = model.event(intent.event_id)
    if event is None:
        raise NotFound("There is no such event.", where=f"event {intent.event_id}", fix="Look at the catalogue.")
    _freeze(draft, domain, event, before=latest_version(model, event.id), cause_id=intent.id)
    if not draft.effects:
        raise Conflict("Nothing has changed since the last version.", where=f"event {event.id}", fix="Change a field.")


def deprecate_version(draft: Draft, caller: Caller, domain: Domain, intent: DeprecateVersion) -> None:
    """Deprecate a version, or move its sunset."""
    version = row_of(EventVersionRow, domain, intent.version_id)
    if _stage_of(version) is Stage.RETIRED:
        raise Conflict("The version is retired.", where=f"version {version}", fix="Publish another one.")
    sunset = intent.sunset
    if sunset is not None and sunset.tzinfo is None:
        sunset = sunset.replace(tzinfo=UTC)
    _set_stage(draft, domain, version, Stage.DEPRECATED, sunset=sunset)


def retire_version(draft: Draft, caller: Caller, domain: Domain, intent: RetireVersion) -> None:
    """Retire a version that has been deprecated before."""
    version = row_of(EventVersionRow, domain, intent.version_id)
    if _stage_of(version) is not Stage.DEPRECATED:
        raise Conflict(
            "Only a deprecated version can be retired.",
            where=f"version {version}",
            fix="Deprecate it first, so that its readers know.",
        )
    _set_stage(draft, domain, version, Stage.RETIRED, sunset=version.stage.sunset)


def _stage_of(version: EventVersionRow) -> Stage:
    known = VersionStage.objects.filter(version=version).first()
    return Stage(known.stage) if known else Stage.PUBLISHED


def _set_stage(
    draft: Draft, domain: Domain, version: EventVersionRow, stage: Stage, *, sunset: datetime | None
) -> None:
    known = VersionStage.objects.filter(version=version).first()
    if known is not None:
        draft.update(known, stage=stage.value, sunset=sunset)
        return
    row_id = uuid5(version.pk, "stage")
    draft.create(
        VersionStage, id=row_id, domain_id=domain.pk, version_id=version.pk, stage=stage.value, sunset=sunset
    )


def _freeze(draft: Draft, domain: Domain, event: DomainEvent, *, before: EventVersion | None, cause_id: UUID) -> None:
    version = next_version(before, event.schema)
    if version is None:
        return
    major, minor, patch = version
    draft.create(
        EventVersionRow,
        id=uuid5(cause_id, str(event.id)),
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
