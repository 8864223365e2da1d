"""Whatever is wrong with a request, the answer is problem details, never a page."""

from uuid import uuid4

import pytest
from django.test import Client

from modeler.models import Team
from tests.builders.domains import a_domain

pytestmark = pytest.mark.django_db
DEEP = "[" * 100_000


@pytest.mark.parametrize("path", ["/api/v1/nowhere/", "/api/v1/domains/not-a-uuid/", "/api/v2/domains/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_an_address_that_is_none_is_not_found_as_problem_details(client: Client, method: str, path: str):
    client.force_login(a_domain().user)

    answer = getattr(client, method)(path)

    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert answer.json()["code"] == "not_found"


def test_json_nested_too_deeply_is_invalid(client: Client):
    a = a_domain()
    client.force_login(a.user)

    answer = client.post(f"/api/v1/domains/{a.domain.pk}/intents/", DEEP, "application/json")

    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert answer.json()["code"] == "invalid"


def test_a_graphql_request_nested_too_deeply_is_invalid(client: Client):
    client.force_login(a_domain().user)

    answer = client.post("/graphql/", DEEP, "application/json")

    assert answer.status_code == 400
    assert answer.json()["errors"][0]["extensions"]["code"] == "invalid"


def test_a_team_cannot_take_the_id_of_a_domain(client: Client):
    a = a_domain()
    client.force_login(a.user)
    request = {"kind": "CreateTeam", "id": str(uuid4()), "body": {"slug": "another", "name": "Another"}}

    answer = client.post(f"/api/v1/domains/{a.domain.pk}/intents/", request, "application/json")

    assert (answer.status_code, answer.json()["code"]) == (409, "conflict")
    assert not Team.objects.filter(slug="another").exists()


def test_who_has_not_signed_in_is_told_so_as_problem_details(client: Client):
    answer = client.get("/api/v1/domains/")

    assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json")
    told = {"code": "not_signed_in", "problem": "Nobody is signed in.", "fix": "Sign in first."}
    assert {key: answer.json()[key] for key in told} == told


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_has_not_signed_in_is_told_so_in_the_words_of_graphql(method: str):
    client = Client(enforce_csrf_checks=True)

    answer = getattr(client, method)("/graphql/", {"query": "{ domains { slug } }"})

    assert (answer.status_code, answer["Content-Type"]) == (401, "application/json")
    assert answer.json()["errors"][0]["extensions"]["code"] == "not_signed_in"


def test_a_graphql_request_from_another_site_changes_nothing():
    client = Client(enforce_csrf_checks=True)
    client.force_login(a_domain().user)
    teams = Team.objects.count()

    answer = client.post("/graphql/", {"query": "{ domains { slug } }"}, "application/json")

    assert answer.status_code == 403
    assert Team.objects.count() == teams
