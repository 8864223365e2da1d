"""The pages that show the model: who may see them, and what they say."""

import json
from uuid import uuid4

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse
from django.views.defaults import server_error

from modeler.core.intents.board import EditNote, MoveNotes, NoteMove, RemoveFromBoard
from modeler.core.intents.context_map import AddRelationship, RemoveRelationship
from modeler.core.intents.events import ChangeEventSchema, ChangeSubscription
from modeler.core.intents.facilitation import MovePhase
from modeler.core.intents.people import CreateInvitation
from modeler.core.snapshot.kinds import NoteKind, RelationshipKind
from modeler.models import Subscription, Team
from tests.builders.domains import ADomain, a_domain, a_user

pytestmark = pytest.mark.django_db
ROOMS = ("boards", "contexts", "events", "rules", "language", "history", "team")


def _stormed() -> ADomain:
    """An event of Sales that Invoicing reacts to where the total is more than 100."""
    a = a_domain()
    sales, invoicing = a.add_context("Sales"), a.add_context("Invoicing", x=2000)
    a.add_note("Order placed", x=10, y=10)
    a.add_note("Send an invoice", NoteKind.POLICY, x=2010, y=10)
    a.connect("Order placed", "Send an invoice")
    ids = {"relationship_id": sales, "upstream_id": sales, "downstream_id": invoicing}
    a.do(AddRelationship, kind=RelationshipKind.UPSTREAM_DOWNSTREAM, **ids)
    schema = {"type": "object", "properties": {"total": {"type": "number"}}, "required": ["total"]}
    a.do(ChangeEventSchema, event_id=a.element_of("Order placed"), schema=schema)
    a.do(ChangeSubscription, subscription_id=Subscription.objects.get().pk, condition="total > 100")
    return a


def _text(client: Client, a: ADomain, room: str) -> str:
    answer = client.get(reverse(room, args=[a.domain.slug]))
    assert answer.status_code == 200
    return answer.content.decode()


def _try(client: Client, a: ADomain, payload: str) -> str:
    form = {"event": str(a.element_of("Order placed")), "payload": payload}
    return client.post(reverse("rules", args=[a.domain.slug]), form).content.decode()


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_of_an_empty_domain_says_what_to_do_next(client: Client, room: str):
    a = a_domain()
    client.force_login(a.user)

    assert "<h1>" in _text(client, a, room)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_is_hidden_from_a_stranger(client: Client, room: str):
    a = _stormed()
    client.force_login(a_user("Sam"))

    assert client.get(reverse(room, args=[a.domain.slug])).status_code == 404


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_has_no_inline_style_or_script(client: Client, room: str):
    a = _stormed()
    client.force_login(a.user)

    text = _text(client, a, room)

    assert " style=" not in text
    assert "<style" not in text
    assert "<script>" not in text
    assert " onclick=" not in text


def test_the_map_shows_contexts_and_how_they_relate(client: Client):
    a = _stormed()
    client.force_login(a.user)

    text = _text(client, a, "contexts")

    assert "Sales" in text
    assert "Invoicing" in text
    assert "Upstream/Downstream" in text


def test_a_rule_stands_beside_its_policy_and_its_condition(client: Client):
    a = _stormed()
    client.force_login(a.user)

    text = _text(client, a, "rules")

    assert "Send an invoice" in text
    assert "total &gt; 100" in text
    assert "&quot;numeric&quot;" in text


def test_a_sample_event_that_fits_reaches_its_subscription(client: Client):
    a = _stormed()
    client.force_login(a.user)

    assert "It reaches 1 of 1." in _try(client, a, json.dumps({"total": 250}))


def test_a_sample_event_that_does_not_fit_is_told_why(client: Client):
    a = _stormed()
    client.force_login(a.user)

    text = _try(client, a, json.dumps({"total": 50}))

    assert "It reaches 0 of 1." in text
    assert "detail.total is 50" in text


def test_a_sample_that_is_no_json_comes_back_with_the_reason(client: Client):
    a = _stormed()
    client.force_login(a.user)

    assert "The sample is not JSON" in _try(client, a, "{total: 50}")


def test_the_template_is_downloaded_under_the_domains_name(client: Client):
    a = _stormed()
    client.force_login(a.user)
    name = f"{a.domain.slug}.template.json"

    answer = client.get(reverse("export", args=[a.domain.slug, "cloudformation", name]))

    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert "AWS::Events::Rule" in answer.content.decode()


def test_an_export_is_refused_while_an_error_stands(client: Client):
    a = _stormed()
    client.force_login(a.user)
    a.do(RemoveRelationship, relationship_id=a.domain.relationships.get().pk)

    answer = client.get(reverse("export", args=[a.domain.slug, "cloudformation", f"{a.domain.slug}.template.json"]))

    assert answer.status_code == 409
    assert "An error stops the export." in answer.content.decode()


def test_the_history_says_what_happened_in_words(client: Client):
    a = _stormed()
    client.force_login(a.user)

    text = _text(client, a, "history")

    assert "notes connected" in text
    assert "Order placed" in text


def test_home_shows_each_domain_with_a_picture_of_its_wall(client: Client):
    a = _stormed()
    client.force_login(a.user)

    text = client.get(reverse("home")).content.decode()

    assert a.domain.name in text
    assert "preview__note" in text


def test_a_guest_is_led_nowhere_but_to_the_board(client: Client):
    a = a_domain()
    token = "t" * 24
    a.do(CreateInvitation, invitation_id=uuid4(), invited_board_id=a.board.pk, token=token)

    page = client.post(reverse("join", args=[token]), {"display_name": "Gil"}, follow=True)

    assert page.redirect_chain[-1][0] == reverse("board", args=[a.domain.slug, a.board.pk])
    assert reverse("rules", args=[a.domain.slug]) not in page.content.decode()
    assert client.get(reverse("rules", args=[a.domain.slug])).status_code == 404


def test_a_moment_tells_what_has_changed_since(client: Client):
    a = _stormed()
    client.force_login(a.user)
    version = a.reload().version
    a.do(EditNote, note_id=a.notes["Order placed"], text="Order sent")

    page = client.get(reverse("history_at", args=[a.domain.slug]), {"version": version}).content.decode()

    assert "name: “Order placed” → “Order sent”" in page
    assert f"{version} / {version + 1}" in page


def test_a_moment_tells_what_is_deployed_otherwise(client: Client):
    a = _stormed()
    client.force_login(a.user)
    version = a.reload().version
    a.do(RemoveFromBoard, note_ids=(a.notes["Send an invoice"],))

    page = client.get(reverse("history_at", args=[a.domain.slug]), {"version": version}).content.decode()

    deployed = page[page.index("What is deployed otherwise") :]
    assert 'data-act="removed"' in deployed
    assert "send-an-invoice-on-order-placed" in deployed


def test_two_moments_are_compared_from_the_earlier_to_the_later(client: Client):
    a = _stormed()
    client.force_login(a.user)

    page = client.get(reverse("history_at", args=[a.domain.slug]), {"version": 3, "against": 1}).content.decode()

    assert "From version 1 to 3" in page
    assert 'data-act="removed"' not in page


@pytest.mark.parametrize(("version", "status"), [("0", 404), ("999", 404), ("x", 200), ("9" * 20, 200)])
def test_a_moment_that_never_was_is_told_as_missing(client: Client, version: str, status: int):
    a = _stormed()
    client.force_login(a.user)

    answer = client.get(reverse("history_at", args=[a.domain.slug]), {"version": version})

    assert answer.status_code == status


def test_the_history_names_what_a_nameless_row_shows(client: Client):
    a = _stormed()
    client.force_login(a.user)
    a.do(MoveNotes, moves=(NoteMove(a.notes["Order placed"], 50, 50),))

    page = _text(client, a, "history")

    first = page[page.index('id="change-') :]
    assert "notes moved" in first[: first.index("</li>")]
    assert "Order placed" in first[: first.index("</li>")]


@pytest.mark.parametrize("debug", [True, False])
def test_an_address_that_is_none_gets_our_own_page_while_developing_too(client: Client, settings, debug: bool):
    settings.DEBUG = debug

    answer = client.get("/no/such/page/")

    assert answer.status_code == 404
    assert "There is no such page, or it is not yours to see." in answer.content.decode()


def test_a_form_from_another_session_says_that_its_page_is_out_of_date():
    client = Client(enforce_csrf_checks=True)

    answer = client.post(reverse("new_team"), {"name": "Ours"})

    assert answer.status_code == 403
    assert "This page is out of date" in answer.content.decode()
    assert not Team.objects.exists()


def test_a_broken_page_is_told_in_our_own_colours():
    page = server_error(RequestFactory().get("/")).content.decode()

    assert "Something broke" in page
    assert "main" in page.partition("stylesheet")[2].partition(">")[0]


def test_the_history_shows_a_workshop_by_phase(client: Client):
    a = a_domain()
    client.force_login(a.user)
    a.do(MovePhase, phase="check_in")
    a.do(MovePhase, phase="behaviour")
    a.add_note("Order placed")

    everything, one = _text(client, a, "history"), client.get(f"/d/{a.domain.slug}/history/?phase=check_in")

    assert "Order placed" in everything
    assert everything.count('href="?phase=behaviour"') == 2
    assert "Order placed" not in one.content.decode()
    assert one.content.decode().count('href="?phase=check_in"') == 1
