"""Releases: numbered, with their definitions; events get versions that nobody can change."""

import json
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from modeler.core.intents.events import ChangeEventSchema, ReleaseModel
from modeler.core.intents.model import RenameElement
from modeler.core.kernel.errors import Conflict
from modeler.core.snapshot.kinds import NoteKind
from modeler.models import EventVersion, Release
from modeler.services.findings import findings_of
from modeler.services.releases import findings_in
from modeler.services.replay import differences
from tests.builders.domains import ADomain, a_domain

pytestmark = pytest.mark.django_db
SCHEMA = {"type": "object", "properties": {"total": {"type": "number"}}, "required": ["total"]}


def _released(a: ADomain) -> None:
    a.do(ReleaseModel, release_id=uuid4())


def _ordering() -> ADomain:
    a = a_domain()
    a.add_context("Sales")
    a.add_note("Order placed", x=10, y=60)
    a.do(ChangeEventSchema, event_id=a.element_of("Order placed"), schema=SCHEMA)
    return a


def test_a_release_keeps_the_definitions_and_gives_each_event_its_first_version():
    a = _ordering()

    _released(a)

    release = Release.objects.get()
    assert (release.number, release.of_version) == (1, a.reload().version - 1)
    assert json.loads(release.definitions)["domain"]["slug"] == a.domain.slug
    assert [str(version) for version in EventVersion.objects.all()] == ["1.0.0"]


def test_a_release_keeps_the_model_and_the_findings_as_they_stood():
    a = _ordering()
    a.add_note("Place the order", x=10, y=300)
    before, found = a.reload().version, [one.problem for one in findings_of(a.domain)]

    _released(a)
    a.do(RenameElement, element_id=a.element_of("Order placed"), name="Order taken")

    release = Release.objects.get()
    model = json.loads(release.model)
    assert sorted(row["name"] for row in model["element"]) == ["Order placed", "Place the order"]
    assert set(model) & {"board", "note", "connector"} == set()
    assert [one["problem"] for one in json.loads(release.findings)] == found != []
    assert [one.problem for one in findings_in(release)] == found
    assert (release.of_version, release.author_id) == (before, a.owner.user_id)
    assert list(differences(a.reload())) == []


def test_the_next_release_gives_versions_to_what_changed_only():
    a = _ordering()
    a.add_note("Order cancelled", x=10, y=300)
    _released(a)
    wider = {**SCHEMA, "properties": {**SCHEMA["properties"], "note": {"type": "string"}}}
    a.do(ChangeEventSchema, event_id=a.element_of("Order placed"), schema=wider)

    _released(a)

    versions = EventVersion.objects.filter(event_id=a.element_of("Order placed")).order_by("minor")
    assert [str(version) for version in versions] == ["1.0.0", "1.1.0"]
    assert EventVersion.objects.count() == 3
    assert [release.number for release in Release.objects.order_by("number")] == [1, 2]
    assert list(differences(a.reload())) == []


def test_a_model_with_an_error_is_not_released():
    a = _ordering()
    a.add_context("Invoicing", x=2000)
    a.add_note("Send an invoice", NoteKind.POLICY, x=2100, y=60)
    a.connect("Order placed", "Send an invoice")

    with pytest.raises(Conflict):
        _released(a)

    assert (Release.objects.count(), EventVersion.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    "statement",
    ["UPDATE {} SET domain_id = domain_id", "DELETE FROM {}"],
)
@pytest.mark.parametrize("table", ["modeler_eventversion", "modeler_release"])
def test_not_even_sql_changes_what_was_released(statement, table):
    a = _ordering()
    _released(a)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table))

    assert (Release.objects.count(), EventVersion.objects.count()) == (1, 1)
