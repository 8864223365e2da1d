"""Exports over REST: the files of a model, refused while an error stands unless told to go on."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client

from modeler.core.exporters.registry import FORMATS
from modeler.core.snapshot.kinds import NoteKind
from tests.builders.domains import ADomain, a_domain

pytestmark = pytest.mark.django_db


def a_model(*, crossing: bool) -> tuple[ADomain, Client, str]:
    domain = a_domain()
    domain.add_context("Sales")
    domain.add_context("Billing", x=2000)
    domain.add_note("Order placed", x=100, y=100)
    domain.add_note("Whenever order placed, bill", NoteKind.POLICY, x=2100 if crossing else 300, y=100)
    domain.connect("Order placed", "Whenever order placed, bill")
    client = Client()
    client.force_login(domain.user)
    return domain, client, f"/api/v1/domains/{domain.domain.pk}"


def test_a_file_is_a_download_named_after_the_domain():
    domain, client, address = a_model(crossing=False)
    name = f"{domain.domain.slug}.template.json"

    response = client.get(f"{address}/exports/cloudformation/{name}", headers={"accept": "text/html"})

    assert response.status_code == 200
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert "Resources" in json.loads(response.content)


def test_all_files_of_a_format_come_in_one_answer():
    domain, client, address = a_model(crossing=False)

    body = client.get(f"{address}/exports/cloudformation/").json()

    slug = domain.domain.slug
    assert [file["name"] for file in body["files"]] == [f"{slug}.template.json", f"{slug}.template.yaml"]


def test_an_error_refuses_the_export_unless_told_to_go_on():
    _, client, address = a_model(crossing=True)

    refused = client.get(f"{address}/exports/cloudformation/")
    despite = client.get(f"{address}/exports/cloudformation/?despite=errors")

    assert (refused.status_code, refused["Content-Type"]) == (409, "application/problem+json")
    assert "FLOW204" in refused.json()["detail"]
    assert despite.status_code == 200


@pytest.mark.parametrize("path", ["exports/stone-tablets/", "exports/cloudformation/other.json"])
def test_what_is_not_exported_is_not_found(path: str):
    _, client, address = a_model(crossing=False)

    assert client.get(f"{address}/{path}").status_code == 404


def test_the_formats_and_findings_are_listed():
    _, client, address = a_model(crossing=True)

    body = client.get(f"{address}/exports/").json()

    first = body["formats"][0]
    assert (first["name"], first["label"], first["group"]) == ("cloudformation", "CloudFormation", "Deploy")
    assert [each["name"] for each in body["formats"]] == list(FORMATS)
    assert all(each["purpose"] and each["leaves_out"] for each in body["formats"])
    assert "FLOW204" in [finding["code"] for finding in body["findings"]]


def test_findings_are_not_sent_again_to_who_has_them():
    _, client, address = a_model(crossing=True)
    first = client.get(f"{address}/findings/")

    again = client.get(f"{address}/findings/", headers={"If-None-Match": first["ETag"]})
    other = client.get(f"{address}/findings/", headers={"If-None-Match": 'W/"of-others"'})

    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert (other.status_code, other.json()) == (200, first.json())


def test_all_formats_come_in_one_zip_that_an_error_refuses():
    domain, client, address = a_model(crossing=True)

    refused = client.get(f"{address}/exports/all.zip")
    response = client.get(f"{address}/exports/all.zip?despite=errors")

    assert refused.status_code == 409
    assert response["Content-Disposition"] == f'attachment; filename="{domain.domain.slug}.zip"'
    with ZipFile(BytesIO(response.content)) as opened:
        assert f"terraform/{domain.domain.slug}.tf.json" in opened.namelist()


def test_a_file_in_a_folder_is_a_download_under_its_last_name():
    _, client, address = a_model(crossing=False)

    response = client.get(f"{address}/exports/eventcatalog/events/OrderPlaced/schema.json")

    assert response["Content-Disposition"] == 'attachment; filename="schema.json"'
    assert json.loads(response.content)["type"] == "object"


def test_what_only_shows_a_model_is_exported_whatever_its_errors():
    _, client, address = a_model(crossing=True)

    assert client.get(f"{address}/exports/mermaid/").status_code == 200
    assert client.get(f"{address}/exports/asyncapi/").status_code == 409


def test_the_definitions_are_readable():
    domain, client, address = a_model(crossing=False)

    body = client.get(f"{address}/definitions/").json()

    assert body["domain"]["slug"] == domain.domain.slug
    assert {each["type"] for each in body["resources"]} >= {"bus", "rule", "function", "route"}


def test_strangers_see_nothing():
    _, _, address = a_model(crossing=False)

    assert Client().get(f"{address}/exports/cloudformation/").status_code in (401, 403)
