"""What releasing the draft of an event would mean: its next version, and whom the change breaks."""

from dataclasses import dataclass
from uuid import UUID

from modeler.core.diff.readers import FieldChange, breakages, field_changes
from modeler.core.diff.versions import next_version
from modeler.core.snapshot.snapshot import Snapshot
from modeler.core.snapshot.version_ranges import accepts
from modeler.core.snapshot.versions import latest_version


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A consumer beside a draft: what breaks it, or that it stays with the major versions that it accepts."""

    name: str
    versions: str
    broken: tuple[FieldChange, ...]
    stays_behind: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDraft:
    """The draft beside the last released version. `next` is None where nothing has changed since."""

    released: str
    next: str | None
    changes: tuple[FieldChange, ...]
    readers: tuple[Reader, ...]


def draft_of_event(model: Snapshot, event_id: UUID) -> EventDraft | None:
    """Return what the draft of an event changes; None while no version of it has been released."""
    event, released = model.event(event_id), latest_version(model, event_id)
    if event is None or released is None:
        return None
    version = next_version(released, event.schema)
    readers = [one for one in model.subscriptions if one.event_id == event_id]
    found = breakages(released.schema, event.schema, readers)
    return EventDraft(
        released=f"{released.major}.{released.minor}.{released.patch}",
        next=".".join(map(str, version)) if version else None,
        changes=field_changes(released.schema, event.schema),
        readers=tuple(
            Reader(
                name=model.element(one.policy_id).name,
                versions=one.versions,
                broken=tuple(each.change for each in found if each.subscription_id == one.id),
                stays_behind=version is not None and not accepts(one.versions, version[0]),
            )
            for one in readers
        ),
    )
