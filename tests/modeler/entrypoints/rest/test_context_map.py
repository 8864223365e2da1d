"""The context map over REST and GraphQL: rows, what passes, teams and saved views."""

from uuid import uuid4

import pytest
from django.test import Client

from modeler.core.intents.map_views import SaveMapView
from modeler.core.snapshot.kinds import NoteKind
from modeler.core.snapshot.map_views import MapPlace
from tests.builders.domains import a_domain, a_user

pytestmark = pytest.mark.django_db


def test_the_map_tells_what_passes_and_which_views_there_are():
    a = a_domain()
    sales, billing = a.add_context("Sales"), a.add_context("Billing", x=2_000)
    a.add_note("Order placed", x=100, y=100)
    a.add_note("Whenever an order is placed, bill it", NoteKind.POLICY, x=2_100, y=100)
    a.connect("Order placed", "Whenever an order is placed, bill it")
    a.do(SaveMapView, view_id=uuid4(), name="Money", places=(MapPlace(context_id=billing, x=1.0, y=2.0),))
    client = Client()
    client.force_login(a.user)

    body = client.get(f"/api/v1/domains/{a.domain.pk}/map/").json()

    assert body["version"] == a.reload().version
    assert [row["name"] for row in body["contexts"]] == ["Billing", "Sales"]
    assert body["passages"] == [
        {
            "from_id": str(sales),
            "to_id": str(billing),
            "kind": "event",
            "owner_id": str(sales),
            "is_related": False,
            "messages": [{"id": str(a.element_of("Order placed")), "name": "Order placed"}],
        }
    ]
    assert [view["name"] for view in body["views"]] == ["Money"]
    fields = "name contextIds layers places { contextId x y }"
    query = f'{{ domain(slug: "{a.domain.slug}") {{ mapViews {{ {fields} }} }} }}'
    answer = client.post("/graphql/", {"query": query}, "application/json").json()
    place = {"contextId": str(billing), "x": 1.0, "y": 2.0}
    assert answer["data"]["domain"]["mapViews"] == [
        {"name": "Money", "contextIds": [], "layers": [], "places": [place]}
    ]


def test_a_stranger_sees_no_map():
    a = a_domain()
    client = Client()
    client.force_login(a_user())

    assert client.get(f"/api/v1/domains/{a.domain.pk}/map/").status_code == 404
