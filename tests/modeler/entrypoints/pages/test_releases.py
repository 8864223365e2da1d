"""The pages and addresses of releases: listed, looked at, downloaded, compared."""

import json
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from modeler.core.intents.events import ReleaseModel
from modeler.core.intents.model import AddContext
from modeler.core.kernel.roles import Role
from modeler.models import Release, User
from tests.builders.domains import ADomain, a_domain, a_member, a_user

pytestmark = pytest.mark.django_db


def _released_twice() -> ADomain:
    """Sales is released, then Billing with it; Shipping came since."""
    a = a_domain()
    for name in ("Sales", "Billing"):
        a.do(AddContext, context_id=uuid4(), name=name)
        a.do(ReleaseModel, release_id=uuid4(), summary=f"With {name}")
    a.do(AddContext, context_id=uuid4(), name="Shipping")
    return a


def _page(client: Client, a: ADomain, name: str, *rest: object, **query: str) -> str:
    answer = client.get(reverse(name, args=[a.domain.slug, *rest]), query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_list_names_each_release_the_latest_first_with_who_made_it(client: Client):
    a = _released_twice()
    client.force_login(a.user)

    page = _page(client, a, "releases")

    assert page.index("With Billing") < page.index("With Sales")
    assert page.count("Ada ·") == 2


def test_a_release_is_compared_with_now_in_words_and_on_the_map(client: Client):
    a = _released_twice()
    client.force_login(a.user)

    answer = client.get(reverse("release", args=[a.domain.slug, 2]))

    told = [(one.act.value, one.kind, one.name) for one in answer.context["sentences"]]
    boxes = {box.context.name: box.act for box in answer.context["drawing"].boxes}
    assert told == [("added", "Bounded context", "Shipping")]
    assert boxes == {"Sales": "", "Billing": "", "Shipping": "added"}


@pytest.mark.parametrize(("number", "against"), [(1, "2"), (2, "1")])
def test_two_releases_are_compared_from_the_earlier_to_the_later(client: Client, number: int, against: str):
    a = _released_twice()
    client.force_login(a.user)

    answer = client.get(reverse("release", args=[a.domain.slug, number]), {"against": against})

    assert (str(answer.context["first"]), str(answer.context["last"])) == ("Release 1", "Release 2")
    assert [(one.act.value, one.name) for one in answer.context["sentences"]] == [("added", "Billing")]


@pytest.mark.parametrize("part", ["definitions", "model", "findings"])
def test_what_a_release_keeps_is_downloaded_byte_for_byte(client: Client, part: str):
    a = _released_twice()
    client.force_login(a.user)
    kept = getattr(Release.objects.get(number=1), part)

    by_page = client.get(reverse("release_file", args=[a.domain.slug, 1, part]))
    by_rest = client.get(f"/api/v1/domains/{a.domain.pk}/releases/1/{part}/")

    assert (by_page.content.decode(), by_rest.content.decode()) == (kept, kept)
    assert by_page["Content-Disposition"] == f'attachment; filename="{a.domain.slug}-1.{part}.json"'


def test_rest_lists_releases_without_what_they_keep_and_exports_one(client: Client):
    a = _released_twice()
    client.force_login(a.user)

    listed = client.get(f"/api/v1/domains/{a.domain.pk}/releases/").json()
    exported = client.get(f"/api/v1/domains/{a.domain.pk}/releases/1/exports/cloudformation/").json()

    assert [(one["number"], one["summary"]) for one in listed] == [(2, "With Billing"), (1, "With Sales")]
    assert set(listed[0]) == {"id", "number", "of_version", "summary", "author_id", "at"}
    assert list(json.loads(exported["files"][0]["text"])["Resources"]) == ["NothingReactsYet"]


@pytest.mark.parametrize("address", ["releases/9/", "releases/9/definitions.json", "releases/1/secrets.json"])
def test_what_is_not_there_is_not_found(client: Client, address: str):
    a = _released_twice()
    client.force_login(a.user)

    assert client.get(f"/d/{a.domain.slug}/{address}").status_code == 404


@pytest.mark.parametrize("address", ["releases/", "releases/1/", "releases/1/model.json"])
def test_releases_are_hidden_from_strangers_and_shown_to_viewers(client: Client, address: str):
    a = _released_twice()
    viewer = User.objects.get(pk=a_member(a, Role.VIEWER).user_id)

    client.force_login(a_user())
    hidden = client.get(f"/d/{a.domain.slug}/{address}").status_code
    client.force_login(viewer)
    shown = client.get(f"/d/{a.domain.slug}/{address}").status_code

    assert (hidden, shown) == (404, 200)
