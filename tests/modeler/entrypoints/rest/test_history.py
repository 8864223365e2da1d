"""Past states and differences over REST."""

import pytest
from django.test import Client

from modeler.core.intents.board import EditNote
from tests.builders.domains import ADomain, a_domain, a_user

pytestmark = pytest.mark.django_db


def a_renamed_event() -> tuple[ADomain, Client, int]:
    """A domain whose event has got another name in its last change, and the version before that."""
    a = a_domain()
    a.add_context("Sales")
    a.add_note("Order placed", x=100, y=100)
    version = a.reload().version
    a.do(EditNote, note_id=a.notes["Order placed"], text="Order sent")
    client = Client()
    client.force_login(a.user)
    return a, client, version


def test_a_past_model_has_the_names_of_then():
    a, client, version = a_renamed_event()

    body = client.get(f"/api/v1/domains/{a.domain.pk}/versions/{version}/").json()

    assert [row["name"] for row in body["element"]] == ["Order placed"]
    assert [row["name"] for row in body["context"]] == ["Sales"]


def test_differences_are_told_between_any_two_versions():
    a, client, version = a_renamed_event()

    body = client.get(f"/api/v1/domains/{a.domain.pk}/differences/", {"before": version}).json()

    assert (body["before"], body["after"]) == (version, version + 1)
    assert body["model"] == [
        {
            "act": "altered",
            "kind": "Event",
            "name": "Order sent",
            "details": ["name: “Order placed” → “Order sent”"],
        }
    ]
    assert {one["act"] for one in body["resources"]} <= {"altered"}


@pytest.mark.parametrize(("query", "status"), [({"before": "x"}, 400), ({"before": "999"}, 404), ({"after": "0"}, 404)])
def test_versions_that_never_were_are_refused(query: dict[str, str], status: int):
    a, client, _ = a_renamed_event()

    answer = client.get(f"/api/v1/domains/{a.domain.pk}/differences/", query)

    assert answer.status_code == status
    assert answer["Content-Type"] == "application/problem+json"


def test_a_stranger_finds_no_past():
    a, client, version = a_renamed_event()
    client.force_login(a_user("Sam"))

    assert client.get(f"/api/v1/domains/{a.domain.pk}/versions/{version}/").status_code == 404
    assert client.get(f"/api/v1/domains/{a.domain.pk}/differences/").status_code == 404
