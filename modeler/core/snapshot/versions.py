"""Which released version of an event is the last one."""

from uuid import UUID

from modeler.core.kernel.ids import ElementId
from modeler.core.snapshot.events import EventVersion
from modeler.core.snapshot.snapshot import Snapshot


def latest_version(model: Snapshot, event_id: UUID) -> EventVersion | None:
    """Return the last released version of an event, None while it is a draft."""
    return max(model.versions_of(ElementId(event_id)), key=lambda one: (one.major, one.minor, one.patch), default=None)
