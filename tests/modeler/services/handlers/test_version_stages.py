"""The life of an event's versions: draft, published, deprecated, retired."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from modeler.core.intents.board import UndoChange
from modeler.core.intents.events import ChangeEventSchema, DeprecateVersion, PublishEvent, RetireVersion
from modeler.core.kernel.errors import Conflict, NotFound
from modeler.models import EventVersion, VersionStage
from modeler.services.replay import differences
from tests.builders.domains import ADomain, a_domain

pytestmark = pytest.mark.django_db

TOTAL = {"type": "object", "properties": {"total": {"type": "number"}}, "required": ["total"]}
WITH_NOTE = {**TOTAL, "properties": {**TOTAL["properties"], "note": {"type": "string"}}}


def a_published_event() -> tuple[ADomain, EventVersion]:
    a = a_domain()
    a.add_note("Order placed")
    a.do(ChangeEventSchema, event_id=a.element_of("Order placed"), schema=TOTAL)
    a.do(PublishEvent, event_id=a.element_of("Order placed"))
    return a, EventVersion.objects.get(domain=a.domain)


def stage(version: EventVersion) -> str:
    return VersionStage.objects.get(version=version).stage


def test_publishing_freezes_the_draft_as_the_next_version():
    a, first = a_published_event()
    a.do(ChangeEventSchema, event_id=first.event_id, schema=WITH_NOTE)

    a.do(PublishEvent, event_id=first.event_id)

    versions = EventVersion.objects.filter(domain=a.domain).order_by("minor")
    assert [str(version) for version in versions] == ["1.0.0", "1.1.0"]
    assert [version.schema for version in versions] == [TOTAL, WITH_NOTE]


def test_what_has_not_changed_is_not_published_again():
    a, version = a_published_event()

    with pytest.raises(Conflict):
        a.do(PublishEvent, event_id=version.event_id)

    assert EventVersion.objects.filter(domain=a.domain).count() == 1


def test_a_version_is_deprecated_with_a_day_and_then_retired():
    a, version = a_published_event()

    a.do(DeprecateVersion, version_id=version.pk, sunset=datetime(2027, 3, 31))
    deprecated = VersionStage.objects.get(version=version)
    a.do(RetireVersion, version_id=version.pk)

    assert (deprecated.stage, deprecated.sunset) == ("deprecated", datetime(2027, 3, 31, tzinfo=UTC))
    assert stage(version) == "retired"
    assert list(differences(a.reload())) == []


def test_nobody_retires_what_readers_still_rely_on():
    a, version = a_published_event()

    with pytest.raises(Conflict):
        a.do(RetireVersion, version_id=version.pk)

    assert VersionStage.objects.count() == 0


def test_a_retired_version_comes_back_by_no_deprecation():
    a, version = a_published_event()
    a.do(DeprecateVersion, version_id=version.pk)
    a.do(RetireVersion, version_id=version.pk)

    with pytest.raises(Conflict):
        a.do(DeprecateVersion, version_id=version.pk)

    assert stage(version) == "retired"


def test_a_publication_cannot_be_undone():
    a = a_domain()
    a.add_note("Order placed")
    change = a.do(PublishEvent, event_id=a.element_of("Order placed"))

    with pytest.raises(Conflict):
        a.do(UndoChange, change_id=change.pk, board_id=None)

    assert EventVersion.objects.filter(domain=a.domain).count() == 1


def test_a_version_of_another_domain_is_not_there():
    _, version = a_published_event()
    other = a_domain()

    with pytest.raises(NotFound):
        other.do(DeprecateVersion, version_id=version.pk)


@pytest.mark.parametrize(
    "statement", ["UPDATE modeler_eventversion SET schema = '{}'", "DELETE FROM modeler_eventversion"]
)
def test_the_database_itself_refuses_to_change_what_is_published(statement: str):
    _, version = a_published_event()

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    version.refresh_from_db()
    assert version.schema == TOTAL


def test_the_page_tells_what_the_draft_would_break_and_publishes_it(client: Client):
    a, version = a_published_event()
    client.force_login(a.user)
    a.do(ChangeEventSchema, event_id=version.event_id, schema={"type": "object", "properties": {}})
    address = reverse("event", args=[a.domain.slug, version.event_id])

    page = client.get(address).content.decode()
    client.post(reverse("ask_domain", args=[a.domain.slug, "PublishEvent"]), {"event_id": str(version.event_id)})

    assert "The draft would be 2.0.0" in page
    assert "breaks readers" in page
    assert [str(one) for one in EventVersion.objects.filter(domain=a.domain).order_by("major")] == ["1.0.0", "2.0.0"]


def test_examples_are_saved_line_by_line_and_checked(client: Client):
    a, version = a_published_event()
    client.force_login(a.user)
    address = reverse("save_examples", args=[a.domain.slug, version.event_id])

    client.post(address, {"examples": '{"total": 3}\n\n{"total": 4}'})
    refused = client.post(address, {"examples": '{"total": "three"}'})

    assert a.domain.events.get(pk=version.event_id).schema["examples"] == [{"total": 3}, {"total": 4}]
    assert "does not fit the schema" in refused.content.decode()

