"""A saved look at the context map: which contexts it shows, where they stand, and what is laid over them."""

from dataclasses import dataclass
from enum import StrEnum

from modeler.core.kernel.ids import ContextId


class MapLayer(StrEnum):
    """What can be laid over the context map."""

    FLOWS = "flows"
    TEAMS = "teams"
    FINDINGS = "findings"


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPlace:
    """Where a context stands on a map: its top left corner, in the map's units."""

    context_id: ContextId
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MapCamera:
    """What part of a map is in view: the point at the top left of the frame, and pixels per unit."""

    x: float
    y: float
    zoom: float
