"""The pages of tactical design: the list, one aggregate's page, and the model that it reads."""

from uuid import uuid4

import pytest
from django.test import Client

from modeler.core.intents.designs import DesignElement
from modeler.core.intents.model import AddContext, AddElement, AddFlow
from modeler.core.snapshot.kinds import ElementKind
from tests.builders.domains import ADomain, a_domain, a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop(client: Client):
    """A domain with an order that takes a command and raises an event, its owner signed in."""
    a = a_domain()
    client.force_login(a.user, backend="django.contrib.auth.backends.ModelBackend")
    return a, _order(a)


def _order(a: ADomain):
    context, order, command, event = (uuid4() for _ in range(4))
    a.do(AddContext, context_id=context, name="Sales")
    a.do(AddElement, element_id=order, kind=ElementKind.AGGREGATE, name="Order", context_id=context)
    a.do(AddElement, element_id=command, kind=ElementKind.COMMAND, name="Place order", context_id=context)
    a.do(AddElement, element_id=event, kind=ElementKind.EVENT, name="Order placed", context_id=context)
    a.do(AddFlow, flow_id=uuid4(), source_id=command, target_id=order)
    a.do(AddFlow, flow_id=uuid4(), source_id=order, target_id=event)
    a.do(DesignElement, element_id=order, states=("open", "paid"), invariants=("Never empty",))
    return order


def test_the_model_of_the_page_is_the_design_with_what_flows_through(client: Client, shop):
    a, order = shop

    model = client.get(f"/d/{a.domain.slug}/design/{order}/model/").json()

    assert (model["element"]["name"], model["context"]) == ("Order", "Sales")
    assert model["design"]["states"] == ["open", "paid"]
    assert model["design"]["throughput"]["commands_per_second"] == 0.0
    assert [one["name"] for one in model["takes"]] == ["Place order"]
    assert [one["name"] for one in model["gives"]] == ["Order placed"]


def test_the_list_says_how_much_is_designed_and_leads_to_the_page(client: Client, shop):
    a, order = shop

    listed = client.get(f"/d/{a.domain.slug}/design/").content.decode()
    page = client.get(f"/d/{a.domain.slug}/design/{order}/")

    assert f"/d/{a.domain.slug}/design/{order}/" in listed
    assert "2 states" in listed
    assert "1 rule" in listed
    assert page.status_code == 200


def test_an_empty_domain_says_what_an_aggregate_is(client: Client, shop):
    a = a_domain()
    client.force_login(a.user, backend="django.contrib.auth.backends.ModelBackend")

    assert "Nothing decides yet" in client.get(f"/d/{a.domain.slug}/design/").content.decode()


def test_what_is_no_aggregate_or_policy_and_what_is_anothers_has_no_page(client: Client, shop):
    a, order = shop
    command = a.domain.elements.get(kind="command").pk

    assert client.get(f"/d/{a.domain.slug}/design/{command}/").status_code == 404
    client.force_login(a_user("Eve"), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(f"/d/{a.domain.slug}/design/{order}/model/").status_code == 404
