"""The page of refactorings: look ahead, then do it."""

import pytest
from django.test import Client
from django.urls import reverse

from modeler.core.kernel.roles import Role
from modeler.entrypoints.pages.refactoring import REFACTORINGS
from modeler.models import Context, Element, User
from tests.builders.domains import ADomain, a_domain, a_member

pytestmark = pytest.mark.django_db


def a_shop() -> ADomain:
    a = a_domain()
    a.add_context("Sales")
    a.add_context("Stock", x=2_000)
    a.add_note("Order placed", x=100, y=100)
    a.add_note("Order cancelled", x=300, y=100)
    return a


def split_form(a: ADomain) -> dict[str, str]:
    element = a.element_of("Order cancelled")
    return {"context_id": str(Context.objects.get(name="Sales").pk), "name": "Returns", "element_ids": str(element)}


@pytest.mark.parametrize("kind", REFACTORINGS)
def test_each_refactoring_has_a_form_that_says_what_to_choose(client: Client, kind: str):
    a = a_shop()
    client.force_login(a.user)

    page = client.get(reverse("refactoring", args=[a.domain.slug, kind])).content.decode()

    assert "Look before you leap" in page
    assert "Do it" not in page


def test_looking_ahead_shows_what_would_change_and_changes_nothing(client: Client):
    a = a_shop()
    client.force_login(a.user)
    version = a.reload().version

    page = client.get(reverse("refactoring", args=[a.domain.slug, "SplitContext"]), split_form(a)).content.decode()

    assert "context: Sales → Returns" in page
    assert a.reload().version == version


def test_doing_it_does_what_was_shown(client: Client):
    a = a_shop()
    client.force_login(a.user)
    form = {**split_form(a), "new_context_id": "new"}

    client.post(reverse("ask_domain", args=[a.domain.slug, "SplitContext"]), form)

    assert Element.objects.get(name="Order cancelled").context.name == "Returns"


def test_what_makes_no_sense_is_told_beside_the_form(client: Client):
    a = a_shop()
    client.force_login(a.user)
    stock = str(Context.objects.get(name="Stock").pk)

    address = reverse("refactoring", args=[a.domain.slug, "MergeContexts"])
    page = client.get(address, {"context_id": stock, "into_id": stock}).content.decode()

    assert "A context cannot be merged with itself." in page
    assert "Do it" not in page


def test_a_viewer_is_turned_away_from_refactorings(client: Client):
    a = a_shop()
    client.force_login(User.objects.get(pk=a_member(a, Role.VIEWER).user_id))

    assert client.get(reverse("refactoring", args=[a.domain.slug, "MergeContexts"])).status_code == 403


def test_there_is_no_other_refactoring(client: Client):
    a = a_shop()
    client.force_login(a.user)

    assert client.get(reverse("refactoring", args=[a.domain.slug, "AddNotes"])).status_code == 404
