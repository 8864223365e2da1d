"""What releasing the draft of an event would mean: its next version, and whom the change breaks."""

from dataclasses import dataclass
from uuid import UUID

from modeler.core.diff.readers import FieldChange, breakages, field_changes
from modeler.core.diff.versions import next_version
from modeler.core.snapshot.snapshot import Snapshot
from modeler.core.snapshot.versions import latest_version


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDraft:
    """The draft beside the last released version. `next` is None where nothing has changed since.

    `broken` names each reader whose condition asks a field that has changed, with how it has changed.
    """

    released: str
    next: str | None
    changes: tuple[FieldChange, ...]
    broken: tuple[tuple[str, FieldChange], ...]


def draft_of_event(model: Snapshot, event_id: UUID) -> EventDraft | None:
    """Return what the draft of an event changes; None while no version of it has been released."""
    event, released = model.event(event_id), latest_version(model, event_id)
    if event is None or released is None:
        return None
    version = next_version(released, event.schema)
    readers = [one for one in model.subscriptions if one.event_id == event_id]
    by_id = {one.id: one for one in readers}
    return EventDraft(
        released=f"{released.major}.{released.minor}.{released.patch}",
        next=".".join(map(str, version)) if version else None,
        changes=field_changes(released.schema, event.schema),
        broken=tuple(
            (model.element(by_id[found.subscription_id].policy_id).name, found.change)
            for found in breakages(released.schema, event.schema, readers)
        ),
    )
