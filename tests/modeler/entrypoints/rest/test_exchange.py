"""Boards in and out over REST: looked at first, then one change; a refusal changes nothing."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from modeler.models import User
from tests.builders.domains import ADomain, a_domain
from tests.builders.workshops import a_guest

pytestmark = pytest.mark.django_db


def a_wall() -> ADomain:
    a = a_domain(name="Orders")
    a.add_note("Order placed", x=100, y=100)
    a.add_context("Sales")
    return a


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def post(a: ADomain, path: str, *, client: Client | None = None, **body: Any) -> Any:
    address = f"/api/v1/domains/{a.domain.pk}/boards/{path}"
    return (client or client_of(a.user)).post(address, body, "application/json")


@pytest.mark.parametrize(
    ("name", "ending", "media_type"),
    [("board-json", "board.json", "application/json"), ("board-csv", "csv", "text/csv")],
)
def test_a_board_is_a_download_in_each_format(name: str, ending: str, media_type: str):
    a = a_wall()

    response = client_of(a.user).get(f"/api/v1/domains/{a.domain.pk}/boards/{a.board.pk}/export/{name}/")

    assert response.status_code == 200
    assert response["Content-Type"] == f"{media_type}; charset=utf-8"
    assert response["Content-Disposition"] == f'attachment; filename="{a.domain.slug}.orders.{ending}"'
    assert "Order placed" in response.content.decode()


def test_a_look_says_what_would_come_and_what_would_not_and_changes_nothing():
    a = a_wall()
    version = a.reload().version

    response = post(a, f"{a.board.pk}/import/", text="kind,text\nevent,Order paid\nevnt,Oops", dry_run=True)

    assert response.status_code == 200
    assert response.json() == {
        "format": "board-csv",
        "counts": {"notes": 1, "arrows": 0, "regions": 0, "contexts": 0},
        "skipped_count": 1,
        "skipped": [{"where": "line 3", "problem": "“evnt” is no kind of note."}],
        "remarks": [],
        "version": None,
    }
    assert a.reload().version == version


def test_an_import_is_one_change_whose_id_the_client_chooses():
    a = a_wall()
    version, intent_id = a.reload().version, str(uuid4())

    responses = [post(a, f"{a.board.pk}/import/", text="Order paid\nParcel sent", id=intent_id) for _ in range(2)]

    assert [response.status_code for response in responses] == [201, 201]
    assert [response.json()["version"] for response in responses] == [version + 1, version + 1]
    assert a.board.notes.count() == 3


def test_a_guest_brings_notes_onto_their_board_and_makes_no_other():
    a = a_wall()
    guest = client_of(User.objects.get(pk=a_guest(a).user_id))

    onto = post(a, f"{a.board.pk}/import/", client=guest, text="Order paid")
    new = post(a, "import/", client=guest, text="Order paid")

    assert (onto.status_code, new.status_code) == (201, 404)
    assert a.domain.boards.count() == 1


def test_a_file_becomes_a_new_board_under_the_name_that_it_brings():
    a = a_wall()
    text = client_of(a.user).get(f"/api/v1/domains/{a.domain.pk}/boards/{a.board.pk}/export/board-json/").content

    look = post(a, "import/", text=text.decode(), dry_run=True).json()
    made = post(a, "import/", text=text.decode(), name="Copy").json()

    assert (look["name"], look["board"]) == ("Orders", None)
    board = a.domain.boards.get(pk=made["board"])
    assert (board.name, board.notes.count(), board.regions.count()) == ("Copy", 1, 1)


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"text": "{"}, 400, "unreadable_file"),
        ({"text": ""}, 400, "unreadable_file"),
        ({"text": "kind,x\nevent,1", "format": "board-csv"}, 400, "unreadable_file"),
        ({"text": "a", "format": "stone-tablets"}, 404, "not_found"),
        ({"text": json.dumps({"format": "stormwright-board"})}, 400, "invalid"),
        ({}, 400, "invalid"),
    ],
)
def test_what_cannot_be_read_is_refused_and_changes_nothing(body: dict[str, Any], status: int, code: str):
    a = a_wall()
    version = a.reload().version

    for path in (f"{a.board.pk}/import/", "import/"):
        response = post(a, path, **body)
        assert (response.status_code, response.json()["code"]) == (status, code)
        assert response["Content-Type"] == "application/problem+json"

    assert a.reload().version == version
