"""`manage.py compare`: exit codes and lines for a pipeline, and the same over REST and the page."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from modeler.core.snapshot.kinds import NoteKind
from modeler.services.compilation import export_despite_errors
from tests.builders.domains import ADomain, a_domain

pytestmark = pytest.mark.django_db


def a_deployed_domain(folder: Path) -> tuple[ADomain, Path]:
    """Return a domain with a reaction, and its template as a file."""
    domain = a_domain()
    domain.add_context("Sales")
    domain.add_note("Order placed", x=100, y=100)
    domain.add_note("Bill it", NoteKind.POLICY, x=300, y=100)
    domain.connect("Order placed", "Bill it")
    file = folder / "deployed.yaml"
    file.write_text(export_despite_errors(domain.reload(), "cloudformation")[1].text)
    return domain, file


def test_what_is_deployed_as_the_model_says_differs_in_nothing(tmp_path: Path):
    domain, file = a_deployed_domain(tmp_path)
    out = StringIO()

    call_command("compare", domain.domain.slug, str(file), stdout=out)

    assert out.getvalue() == ""


def test_a_new_reaction_is_told_line_by_line_and_fails_the_pipeline(tmp_path: Path):
    domain, file = a_deployed_domain(tmp_path)
    domain.add_note("Ship it", NoteKind.POLICY, x=500, y=100)
    domain.connect("Order placed", "Ship it")
    out = StringIO()

    with pytest.raises(CommandError) as failed:
        call_command("compare", domain.domain.slug, str(file), stdout=out)

    assert failed.value.returncode == 1
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert {line["act"] for line in lines} == {"added"}
    assert "AWS::Events::Rule" in {line["type"] for line in lines}


def test_a_file_that_is_none_is_wrong_input():
    domain = a_domain()

    with pytest.raises(CommandError) as failed:
        call_command("compare", domain.domain.slug, "/nowhere/deployed.yaml")

    assert failed.value.returncode == 2


def test_rest_and_the_page_compare_too(tmp_path: Path):
    domain, file = a_deployed_domain(tmp_path)
    client = Client()
    client.force_login(domain.user)

    body = client.post(
        f"/api/v1/domains/{domain.domain.pk}/deployed/", {"template": file.read_text()}, content_type="application/json"
    ).json()
    page = client.post(f"/d/{domain.domain.slug}/compare/", {"template": "Resources: {}"}).content.decode()
    refused = client.post(f"/d/{domain.domain.slug}/compare/", {"template": "nothing"}).content.decode()

    assert body == {"differences": [], "not_understood": []}
    assert "AWS::Events::Rule" in page
    assert "The template has no resources." in refused
