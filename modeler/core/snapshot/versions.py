"""The order of released versions, and which of an event is the last one."""

from uuid import UUID

from modeler.core.kernel.ids import ElementId
from modeler.core.snapshot.events import EventVersion
from modeler.core.snapshot.snapshot import Snapshot


def by_number(version: EventVersion) -> tuple[int, int, int, int]:
    """Return what sorts the versions of a snapshot: their event, then their number."""
    return version.event_id.int, version.major, version.minor, version.patch


def latest_version(model: Snapshot, event_id: UUID) -> EventVersion | None:
    """Return the last released version of an event, None while it is a draft."""
    return max(model.versions_of(ElementId(event_id)), key=by_number, default=None)
