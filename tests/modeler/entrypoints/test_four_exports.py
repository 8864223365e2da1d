"""The same model gives the same bytes wherever it is asked for: page, REST, GraphQL and command line."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from modeler.core.snapshot.kinds import NoteKind
from modeler.models import Domain, User
from modeler.services.samples.library import SAMPLES
from modeler.services.samples.load import DEMO_EMAIL, load
from tests.builders.domains import ADomain, a_domain, a_user

pytestmark = pytest.mark.django_db
NAMES = ("json", "yaml")
QUERY = 'query ($slug: String!) { domain(slug: $slug) { export(format: "cloudformation") { name text } } }'
# What is exported, by file name; or the code of the refusal.
Files = Mapping[str, str]
Way = Callable[[str, User, Path], "Files | str"]


def _client(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def by_page(slug: str, user: User, folder: Path) -> "Files | str":
    client, files = _client(user), {}
    for name in (f"{slug}.template.{ending}" for ending in NAMES):
        answer = client.get(reverse("export", args=[slug, "cloudformation", name]))
        if answer.status_code != 200:
            return str(answer.context["error"]["code"])
        files[name] = answer.content.decode()
    return files


def by_rest(slug: str, user: User, folder: Path) -> "Files | str":
    answer = _client(user).get(f"/api/v1/domains/{Domain.objects.get(slug=slug).pk}/exports/cloudformation/").json()
    return str(answer["code"]) if "code" in answer else {file["name"]: file["text"] for file in answer["files"]}


def by_graphql(slug: str, user: User, folder: Path) -> "Files | str":
    request = {"query": QUERY, "variables": {"slug": slug}}
    answer = _client(user).post("/graphql/", request, "application/json").json()
    if "errors" in answer:
        return str(answer["errors"][0]["extensions"]["code"])
    return {file["name"]: file["text"] for file in answer["data"]["domain"]["export"]}


def by_command(slug: str, user: User, folder: Path) -> "Files | str":
    try:
        call_command("compile", slug, format="cloudformation", output=str(folder))
    except CommandError as refused:
        return f"exit code {refused.returncode}"
    return {path.name: path.read_bytes().decode() for path in folder.iterdir()}


WAYS: Mapping[str, Way] = {"page": by_page, "rest": by_rest, "graphql": by_graphql, "command": by_command}


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_way_exports_the_same_bytes(sample: str, tmp_path: Path):
    load(SAMPLES[sample])
    demo = User.objects.get(email=DEMO_EMAIL)

    found = {name: way(sample, demo, tmp_path / name) for name, way in WAYS.items()}

    assert list(found["page"]) == [f"{sample}.template.{ending}" for ending in NAMES]
    assert found == dict.fromkeys(WAYS, found["page"])


def test_every_way_refuses_while_an_error_stands(tmp_path: Path):
    a = _a_crossing_that_nobody_agreed_to()

    found = {name: way(a.domain.slug, a.user, tmp_path / name) for name, way in WAYS.items()}

    assert found == {"page": "conflict", "rest": "conflict", "graphql": "conflict", "command": "exit code 1"}
    assert not (tmp_path / "command").exists()


def test_a_stranger_gets_nothing_by_any_door(tmp_path: Path):
    load(SAMPLES["orders"])
    stranger = a_user()

    found = {name: WAYS[name]("orders", stranger, tmp_path) for name in ("page", "rest", "graphql")}

    assert found == dict.fromkeys(found, "not_found")


def _a_crossing_that_nobody_agreed_to() -> ADomain:
    a = a_domain()
    a.add_context("Sales")
    a.add_context("Billing", x=2000)
    a.add_note("Order placed", x=100, y=100)
    a.add_note("Whenever an order is placed, bill it", NoteKind.POLICY, x=2100, y=100)
    a.connect("Order placed", "Whenever an order is placed, bill it")
    return a
