"""The pages of the event catalogue and the forms on them."""

import pytest
from django.test import Client
from django.urls import reverse

from modeler.core.kernel.roles import Role
from modeler.core.snapshot.kinds import NoteKind
from modeler.models import Element, Event, Subscription, User
from tests.builders.domains import ADomain, a_domain, a_member, a_user

pytestmark = pytest.mark.django_db
FIELD = ("field_name", "field_type", "field_need", "field_values", "field_description")


def _stormed() -> ADomain:
    a = a_domain()
    a.add_context("Sales")
    a.add_note("Order placed", x=10, y=10)
    a.add_note("Send an invoice", NoteKind.POLICY, x=9000)
    a.connect("Order placed", "Send an invoice")
    return a


def _page(a: ADomain, name: str = "event") -> str:
    return reverse(name, args=[a.domain.slug, a.element_of("Order placed")])


def test_the_catalogue_tells_publisher_and_listener(client: Client):
    a = _stormed()
    client.force_login(a.user)

    text = client.get(reverse("events", args=[a.domain.slug])).content.decode()

    assert "Order placed" in text
    assert "Sales" in text
    assert "Send an invoice" in text


def test_a_condition_that_cannot_be_read_is_told_beside_it(client: Client):
    a = _stormed()
    client.force_login(a.user)
    form = {"subscription_id": str(Subscription.objects.get().pk), "condition": "total >"}

    answer = client.post(_page(a, "save_subscription"), form, follow=True)

    assert "The condition cannot be read" in answer.content.decode()


def test_an_event_without_words_is_called_so(client: Client):
    a = a_domain()
    a.add_note("")
    client.force_login(a.user)

    text = client.get(reverse("event", args=[a.domain.slug, a.element_of("")])).content.decode()

    assert "<h1>No name yet</h1>" in text


def test_an_empty_catalogue_says_what_to_do_next(client: Client):
    a = a_domain()
    client.force_login(a.user)

    assert "in the past tense" in client.get(reverse("events", args=[a.domain.slug])).content.decode()


def test_the_table_of_fields_becomes_a_schema(client: Client):
    a = _stormed()
    client.force_login(a.user)
    rows = [
        ("total", "number", "required", "", "in cents"),
        ("channel", "text", "optional", "web, shop", ""),
        ("",) * 5,
    ]
    form = {name: [row[column] for row in rows] for column, name in enumerate(FIELD)}

    answer = client.post(_page(a, "save_fields"), form)

    assert answer.status_code == 302
    assert Event.objects.get().schema == {
        "type": "object",
        "properties": {
            "total": {"type": "number", "description": "in cents"},
            "channel": {"type": "string", "enum": ["web", "shop"]},
        },
        "required": ["total"],
    }


def test_two_fields_of_one_name_come_back_with_the_reason(client: Client):
    a = _stormed()
    client.force_login(a.user)
    form = {name: ["total", "total"] if name == "field_name" else ["number"] * 2 for name in FIELD}

    answer = client.post(_page(a, "save_fields"), form, HTTP_REFERER=f"http://testserver{_page(a)}", follow=True)

    assert "Two fields are called “total”." in answer.content.decode()
    assert Event.objects.get().schema["properties"] == {}


def test_the_settings_of_a_reaction_are_saved(client: Client):
    a = _stormed()
    client.force_login(a.user)
    subscription = Subscription.objects.get()
    form = {"subscription_id": subscription.pk, "condition": "total >= 500", "target_kind": "sqs", "target_name": "big"}

    client.post(_page(a, "save_subscription"), {**form, "on_failure_kind": "sqs", "on_failure_name": "failed"})

    subscription.refresh_from_db()
    assert (subscription.condition, subscription.target_kind) == ("total >= 500", "sqs")
    assert (subscription.on_success, subscription.on_failure) == (None, {"kind": "sqs", "name": "failed"})


def test_any_form_may_ask_for_an_intent(client: Client):
    a = a_domain()
    client.force_login(a.user)
    form = {
        "element_id": "new",
        "kind": "event",
        "name": "Order placed",
        "next": reverse("events", args=[a.domain.slug]),
    }

    answer = client.post(reverse("ask_domain", args=[a.domain.slug, "AddElement"]), form)

    assert answer.headers["Location"] == form["next"]
    assert Element.objects.get().name == "Order placed"


def test_a_form_leads_nowhere_else(client: Client):
    a = a_domain()
    client.force_login(a.user)
    form = {"name": "Renamed", "next": "https://example.com/"}

    answer = client.post(reverse("ask_domain", args=[a.domain.slug, "RenameDomain"]), form)

    assert answer.headers["Location"] == reverse("boards", args=[a.domain.slug])


def test_a_viewers_form_is_refused_and_a_strangers_finds_nothing(client: Client):
    a = _stormed()
    asked = reverse("ask_domain", args=[a.domain.slug, "RenameDomain"])
    client.force_login(User.objects.get(pk=a_member(a, Role.VIEWER).user_id))
    as_viewer = client.post(asked, {"name": "Mine"})
    client.force_login(a_user("Sam"))
    as_stranger = client.post(asked, {"name": "Mine"})

    assert (as_viewer.status_code, as_stranger.status_code) == (403, 404)
    assert a.reload().name == "Orders"
