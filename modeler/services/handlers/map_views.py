"""Decides what people ask of saved views of the context map."""

from uuid import UUID

from modeler.core.intents.map_views import DeleteMapView, RenameMapView, SaveMapView
from modeler.core.intents.wire import to_plain
from modeler.core.kernel.errors import Conflict, NotFound
from modeler.models import Context, Domain, MapView
from modeler.services.caller import Caller
from modeler.services.effects import Draft, Values
from modeler.services.handlers.rows import row_of


def save_map_view(draft: Draft, caller: Caller, domain: Domain, intent: SaveMapView) -> None:
    """Create the view, or let the one with this id hold what the intent says."""
    _require_contexts(domain, {*intent.context_ids, *(place.context_id for place in intent.places)})
    known = MapView.objects.filter(domain=domain, pk=intent.view_id).first()
    _require_free_name(domain, intent.name, intent.view_id)
    if known is None:
        draft.create(MapView, id=intent.view_id, domain_id=domain.pk, **_held(intent))
    else:
        draft.update(known, **_held(intent))


def rename_map_view(draft: Draft, caller: Caller, domain: Domain, intent: RenameMapView) -> None:
    """Rename the view."""
    view = row_of(MapView, domain, intent.view_id)
    _require_free_name(domain, intent.name, intent.view_id)
    draft.update(view, name=intent.name)


def delete_map_view(draft: Draft, caller: Caller, domain: Domain, intent: DeleteMapView) -> None:
    """Forget the view."""
    draft.delete(row_of(MapView, domain, intent.view_id))


def _held(intent: SaveMapView) -> Values:
    return {
        "name": intent.name,
        "context_ids": to_plain(intent.context_ids),
        "places": sorted([str(place.context_id), place.x, place.y] for place in intent.places),
        "layers": to_plain(intent.layers),
        "camera": to_plain(intent.camera),
    }


def _require_contexts(domain: Domain, wanted: set[UUID]) -> None:
    missing = wanted - set(Context.objects.filter(domain=domain).values_list("pk", flat=True))
    if missing:
        where = f"context {min(map(str, missing))}"
        raise NotFound("The context is not there (any more).", where=where, fix="Look again.")


def _require_free_name(domain: Domain, name: str, view_id: UUID) -> None:
    if MapView.objects.filter(domain=domain, name=name).exclude(pk=view_id).exists():
        raise Conflict(f"There is a view “{name}” already.", where=f"domain {domain.slug}", fix="Choose another name.")
