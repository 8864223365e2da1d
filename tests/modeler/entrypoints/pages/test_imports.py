"""A Context Mapper model through the page: a new domain, and the report of what has no place."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from modeler.models import Domain
from tests.builders.domains import a_domain, a_user

pytestmark = pytest.mark.django_db
TEXT = "ContextMap Shop { contains Sales }\nBoundedContext Sales { knowledgeLevel = META Aggregate Orders }"


def _post(client: Client, team: str, text: bytes, **more: str):
    file = SimpleUploadedFile("shop.cml", text)
    return client.post("/domains/import/", {"team": team, "file": file, **more})


def test_the_report_names_what_came_and_what_has_no_place(client: Client):
    a = a_domain()
    client.force_login(a.user)

    page = _post(client, a.domain.team.slug, TEXT.encode()).content.decode()

    domain = Domain.objects.get(name="Shop")
    assert domain.contexts.get().name == "Sales"
    assert "line 2" in page
    assert "“knowledgeLevel = META” of “Sales” is not kept." in page
    assert f"/d/{domain.slug}/contexts/" in page


def test_the_name_in_the_form_counts_before_the_name_in_the_file(client: Client):
    a = a_domain()
    client.force_login(a.user)

    _post(client, a.domain.team.slug, TEXT.encode(), name="Corner shop")

    assert Domain.objects.filter(name="Corner shop").exists()


@pytest.mark.parametrize(("text", "status"), [(b"nothing", 400), (b"\xff\xfe", 400)])
def test_a_file_that_is_no_model_is_refused_and_nothing_changes(client: Client, text: bytes, status: int):
    a = a_domain()
    client.force_login(a.user)

    response = _post(client, a.domain.team.slug, text)

    assert response.status_code == status
    assert list(Domain.objects.all()) == [a.domain]


def test_a_stranger_finds_no_such_team(client: Client):
    a = a_domain()
    client.force_login(a_user("Mallory"))

    assert _post(client, a.domain.team.slug, TEXT.encode()).status_code == 404
    assert Domain.objects.count() == 1
