"""The GraphQL door: the whole model in one query, with a number of SQL queries that does not grow."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from modeler.core.snapshot.kinds import NoteKind
from tests.builders.domains import a_domain

QUERY = """query ($slug: String!) { domain(slug: $slug) {
  slug version team boards { name notes { kind x elementId } }
  contexts { name } elements(kind: "event") { name kind } flows { sourceId targetId }
  relationships { kind } events { id schema } subscriptions { condition eventId } findings { code }
} }"""


@pytest.mark.django_db
def test_one_query_reads_the_whole_model_with_a_constant_number_of_sql_queries(client: Client):
    a = a_domain()
    a.add_context("Sales")
    a.add_note("Order placed")
    client.force_login(a.user)
    _, answer = _queried(client, a.domain.slug)
    # The first reading of a model is the dearest; from there on its snapshot follows the log.
    a.add_note("Order paid")
    few, _ = _queried(client, a.domain.slug)
    for number in range(8):
        a.add_note(f"Thing {number} happened")
        a.add_note(f"Policy {number}", NoteKind.POLICY)
        a.connect(f"Thing {number} happened", f"Policy {number}")

    many, _ = _queried(client, a.domain.slug)

    assert answer["data"]["domain"]["elements"] == [{"name": "Order placed", "kind": "event"}]
    assert many == few


@pytest.mark.django_db
def test_a_mutation_executes_its_intent(client: Client):
    a = a_domain()
    client.force_login(a.user)
    mutation = """mutation ($domain: UUID!, $board: UUID!, $note: UUID!) {
      addNotes(domainId: $domain, boardId: $board, notes: [{id: $note, kind: EVENT, x: 1, y: 2, text: "Order placed"}])
      { change { version kind effects } } }"""
    variables = {"domain": str(a.domain.pk), "board": str(a.board.pk), "note": str(uuid4())}

    answer = client.post("/graphql/", {"query": mutation, "variables": variables}, "application/json").json()

    assert answer["data"]["addNotes"]["change"]["kind"] == "NotesAdded"
    assert a.board.notes.get().element.name == "Order placed"


def _queried(client: Client, slug: str):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        answer = client.post("/graphql/", {"query": QUERY, "variables": {"slug": slug}}, "application/json").json()
    assert "errors" not in answer
    return len(captured), answer


@pytest.mark.django_db
def test_the_export_is_the_one_that_every_door_gives(client: Client):
    a = a_domain()
    a.add_context("Sales")
    a.add_note("Order placed", x=10, y=60)
    client.force_login(a.user)
    query = (
        'query ($slug: String!) { domain(slug: $slug) { definitions export(format: "cloudformation") { name text } } }'
    )

    answer = client.post("/graphql/", {"query": query, "variables": {"slug": a.domain.slug}}, "application/json").json()

    files = {file["name"]: file["text"] for file in answer["data"]["domain"]["export"]}
    rest = client.get(f"/api/v1/domains/{a.domain.pk}/exports/cloudformation/").json()
    assert files == {file["name"]: file["text"] for file in rest["files"]}
    assert answer["data"]["domain"]["definitions"] == client.get(f"/api/v1/domains/{a.domain.pk}/definitions/").json()
