"""A condition is looked at over REST before it is saved."""

import pytest
from django.test import Client

from modeler.core.intents.events import ChangeEventSchema
from tests.builders.domains import a_domain

pytestmark = pytest.mark.django_db
SCHEMA = {
    "type": "object",
    "properties": {"total": {"type": "number"}, "limit": {"type": "number"}},
    "required": ["total", "limit"],
}


def an_event() -> tuple[Client, str]:
    domain = a_domain()
    domain.add_context("Sales")
    domain.add_note("Order placed", x=100, y=100)
    event = domain.element_of("Order placed")
    domain.do(ChangeEventSchema, event_id=event, schema=SCHEMA)
    client = Client()
    client.force_login(domain.user)
    return client, f"/api/v1/domains/{domain.domain.pk}/events/{event}/condition/"


def test_a_mistake_names_its_characters_and_what_could_stand_there():
    client, address = an_event()

    body = client.post(address, {"text": "5 < totl"}, content_type="application/json").json()

    assert body["is_readable"]
    assert [(each["code"], each["start"], each["end"], each["instead"]) for each in body["mistakes"]] == [
        ("FLT401", 4, 8, "total")
    ]


def test_both_filters_the_rest_and_samples_come_in_one_answer():
    client, address = an_event()

    body = client.post(address, {"text": "total >= 5 and total > limit"}, content_type="application/json").json()

    assert body["sns"]["pattern"] == {"total": [{"numeric": [">=", 5]}]}
    assert body["eventbridge"]["pattern"]["detail"] == body["sns"]["pattern"]
    assert body["sns"]["residual"] == "total >= 5 and total > limit"
    assert (body["match"], body["miss"]) == ({"total": 1000, "limit": 12.5}, {"total": 5, "limit": 12.5})
    assert [meter["name"] for meter in body["sns"]["meters"]] == ["keys", "combinations"]
