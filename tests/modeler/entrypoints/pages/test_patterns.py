"""The gallery of analysis patterns, and one of them: looked at first, then dropped in under names of one's own."""

import pytest
from django.test import Client

from modeler.models import Context
from tests.builders.domains import a_domain

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop(client: Client):
    """A domain whose owner has signed in."""
    a = a_domain()
    client.force_login(a.user, backend="django.contrib.auth.backends.ModelBackend")
    return a


def test_every_pattern_has_a_card_with_a_picture(client: Client, shop):
    page = client.get(f"/d/{shop.domain.slug}/patterns/").content.decode()

    assert page.count("pattern-card") == 6
    assert page.count('<svg class="preview"') == 6


def test_looking_ahead_changes_nothing_and_dropping_leads_to_the_board(client: Client, shop):
    form = {"board_id": str(shop.board.pk), "context-0": "Till", "context-1": "Holds"}
    path = f"/d/{shop.domain.slug}/patterns/payment/"

    ahead = client.get(path, form).content.decode()
    before = Context.objects.count()
    done = client.post(f"{path}use/", form)

    assert "Payment captured" in ahead
    assert before == 0
    assert done["Location"] == f"/d/{shop.domain.slug}/boards/{shop.board.pk}/"
    assert sorted(Context.objects.values_list("name", flat=True)) == ["Holds", "Till"]


def test_a_pattern_that_is_none_has_no_page(client: Client, shop):
    assert client.get(f"/d/{shop.domain.slug}/patterns/weather/").status_code == 404
