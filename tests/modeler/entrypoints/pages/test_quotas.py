"""The form of quotas on the page of rules: what is written there is what the domain is checked by."""

from uuid import uuid4

import pytest
from django.test import Client

from modeler.core.intents.model import AddContext
from modeler.core.snapshot.quotas import Quotas, Raised
from modeler.services.snapshots import snapshot_of
from tests.builders.domains import a_domain

pytestmark = pytest.mark.django_db


def test_the_form_writes_the_region_and_what_was_raised():
    a = a_domain()
    client = Client()
    client.force_login(a.user)

    form = {"region": "eu-south-1", "events.rules_per_bus": "2000", "events.buses": ""}
    answer = client.post(f"/d/{a.domain.slug}/rules/quotas/", form)

    a.domain.refresh_from_db()
    assert (answer.status_code, answer["Location"]) == (302, f"/d/{a.domain.slug}/rules/")
    assert snapshot_of(a.domain).domain.quotas == Quotas("eu-south-1", (Raised("events.rules_per_bus", 2_000),))


def test_the_page_shows_what_is_usual_in_the_region():
    a = a_domain()
    client = Client()
    client.force_login(a.user)
    client.post(f"/d/{a.domain.slug}/rules/quotas/", {"region": "eu-south-1"})

    page = client.get(f"/d/{a.domain.slug}/rules/").content.decode()

    assert 'value="eu-south-1"' in page
    assert 'id="events.rules_per_bus" name="events.rules_per_bus" type="number" value="" placeholder="100"' in page


def test_the_form_of_a_context_offers_a_layout_of_its_own():
    a = a_domain()
    a.do(AddContext, context_id=uuid4(), name="Sales")
    client = Client()
    client.force_login(a.user)

    page = client.get(f"/d/{a.domain.slug}/contexts/").content.decode()

    assert page.count('name="topology"') == 1
    assert page.count('name="open_to"') == 1
