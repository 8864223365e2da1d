"""Saved views of the context map: kept, changed, renamed, deleted, taken back, and part of the log."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from modeler.core.intents.board import UndoChange
from modeler.core.intents.map_views import DeleteMapView, RenameMapView, SaveMapView
from modeler.core.intents.model import RemoveContext
from modeler.core.kernel.errors import Conflict, Invalid, NotFound
from modeler.core.snapshot.map_views import MapCamera, MapLayer, MapPlace
from modeler.models import Change, MapView
from modeler.services.context_maps import map_state
from modeler.services.replay import differences
from tests.builders.domains import ADomain, a_domain

pytestmark = pytest.mark.django_db


def a_view(a: ADomain, *, name: str = "Checkout", view_id: UUID | None = None, **more: Any) -> UUID:
    key = view_id or uuid4()
    a.do(SaveMapView, view_id=key, name=name, **more)
    return key


def names(a: ADomain) -> list[str]:
    return [view["name"] for view in map_state(a.reload())["views"]]


def test_a_view_keeps_what_it_shows_and_how():
    a = a_domain()
    sales = a.add_context("Sales")
    place = MapPlace(context_id=sales, x=40.0, y=-8.5)

    a_view(a, context_ids=frozenset([sales]), places=(place,), layers=frozenset([MapLayer.TEAMS, MapLayer.FLOWS]))

    (view,) = map_state(a.reload())["views"]
    assert (view["context_ids"], view["places"]) == ([str(sales)], [[str(sales), 40.0, -8.5]])
    assert (view["layers"], view["camera"]) == (["flows", "teams"], None)
    assert list(differences(a.reload())) == []


def test_saving_again_replaces_what_the_view_held():
    a = a_domain()
    view = a_view(a, layers=frozenset([MapLayer.FLOWS]))

    a_view(a, view_id=view, name="Checkout now", camera=MapCamera(x=1.0, y=2.0, zoom=0.5))

    row = MapView.objects.get()
    assert (row.name, row.layers, row.camera) == ("Checkout now", [], {"x": 1.0, "y": 2.0, "zoom": 0.5})
    assert list(differences(a.reload())) == []


def test_a_view_is_renamed_deleted_and_brought_back():
    a = a_domain()
    view = a_view(a)
    a.do(RenameMapView, view_id=view, name="Payments")
    assert names(a) == ["Payments"]

    deleted = a.do(DeleteMapView, view_id=view)
    assert names(a) == []
    a.do(UndoChange, change_id=deleted.pk, board_id=None)

    assert names(a) == ["Payments"]
    assert list(differences(a.reload())) == []


def test_a_view_outlives_a_context_that_it_shows():
    a = a_domain()
    sales, billing = a.add_context("Sales"), a.add_context("Billing", x=2_000)
    a_view(a, context_ids=frozenset([sales, billing]))

    a.do(RemoveContext, context_id=billing)

    assert set(map_state(a.reload())["views"][0]["context_ids"]) == {str(sales), str(billing)}
    assert list(differences(a.reload())) == []


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({"name": " "}, Invalid),
        ({"name": "Checkout"}, Conflict),
        ({"name": "Other", "context_ids": frozenset([uuid4()])}, NotFound),
        ({"name": "Other", "places": (MapPlace(context_id=uuid4(), x=2e6, y=0.0),)}, Invalid),
        ({"name": "Other", "camera": MapCamera(x=0.0, y=0.0, zoom=0.0)}, Invalid),
    ],
)
def test_a_view_that_cannot_be_is_refused_and_changes_nothing(body: dict[str, Any], error: type[Exception]):
    a = a_domain()
    a_view(a)
    before = Change.objects.count()

    with pytest.raises(error):
        a.do(SaveMapView, view_id=uuid4(), **body)

    assert names(a) == ["Checkout"]
    assert Change.objects.count() == before
