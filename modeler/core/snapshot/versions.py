"""Which released version of an event is the last one."""

from uuid import UUID

from modeler.core.snapshot.events import EventVersion
from modeler.core.snapshot.snapshot import Snapshot


def latest_version(model: Snapshot, event_id: UUID) -> EventVersion | None:
    """Return the last released version of an event, None while it is a draft."""
    versions = (one for one in model.event_versions if one.event_id == event_id)
    return max(versions, key=lambda one: (one.major, one.minor, one.patch), default=None)
