"""What people ask of saved views of the context map."""

from dataclasses import dataclass
from typing import ClassVar, Final

from modeler.core.intents.intent import DomainIntent, require_name, require_place
from modeler.core.kernel.errors import Invalid
from modeler.core.kernel.ids import ContextId, MapViewId
from modeler.core.kernel.roles import Role
from modeler.core.snapshot.map_views import MapCamera, MapLayer, MapPlace

CONTEXTS_AT_MOST: Final = 2_000
NEAREST: Final = 4.0
FARTHEST: Final = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class SaveMapView(DomainIntent):
    """Keep a look at the context map under a name, in place of what the view with this id held.

    Without `context_ids` it shows every context, and those that come later, too; without a camera, as much as fits.
    """

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "MapViewSaved"
    view_id: MapViewId
    name: str
    context_ids: frozenset[ContextId] = frozenset()
    places: tuple[MapPlace, ...] = ()
    layers: frozenset[MapLayer] = frozenset()
    camera: MapCamera | None = None

    def __post_init__(self) -> None:
        require_name(self.name, "view")
        if max(len(self.context_ids), len(self.places)) > CONTEXTS_AT_MOST:
            raise Invalid(
                "The view names too many contexts.",
                where=self.name,
                fix=f"Name at most {CONTEXTS_AT_MOST:,}, or none for all of them.",
            )
        for place in self.places:
            require_place(place.x, place.y)
        if self.camera is not None:
            require_place(self.camera.x, self.camera.y)
            if not FARTHEST <= self.camera.zoom <= NEAREST:
                raise Invalid("Nobody can look so.", where="zoom", fix=f"Use a zoom of {FARTHEST} to {NEAREST}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class RenameMapView(DomainIntent):
    """Give a saved view of the context map another name."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "MapViewRenamed"
    view_id: MapViewId
    name: str

    def __post_init__(self) -> None:
        require_name(self.name, "view")


@dataclass(frozen=True, slots=True, kw_only=True)
class DeleteMapView(DomainIntent):
    """Forget a saved view of the context map; the model stays as it is."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "MapViewDeleted"
    view_id: MapViewId
