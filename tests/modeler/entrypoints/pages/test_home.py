"""The first page: founding teams and domains by name alone."""

from uuid import uuid4

import pytest
from django.test import Client

from modeler.core.intents.people import AddMember
from modeler.core.kernel.roles import Role
from modeler.models import Domain, Team
from modeler.services.execute import execute
from tests.builders.domains import a_domain, a_user

pytestmark = pytest.mark.django_db


def _found_team(client: Client, name: str) -> None:
    assert client.post("/teams/new/", {"name": name}).status_code == 302


def test_two_teams_of_the_same_name_get_short_names_of_their_own(client: Client):
    for person in ("Ada", "Grace", "Mary"):
        client.force_login(a_user(person))
        _found_team(client, "Sales")

    assert sorted(Team.objects.filter(name="Sales").values_list("slug", flat=True)) == ["sales", "sales-2", "sales-3"]


def test_two_domains_of_the_same_long_name_get_short_names_of_their_own(client: Client):
    client.force_login(a_user("Ada"))
    _found_team(client, "📦")
    team = Team.objects.get(name="📦")

    for _ in range(2):
        client.post("/domains/new/", {"name": "w" * 200, "team": team.slug})

    slugs = sorted(Domain.objects.filter(team=team).values_list("slug", flat=True), key=len)
    assert slugs == [f"{'w' * 45}-2", "w" * 50]


@pytest.mark.parametrize("path", ["teams/new/", "domains/new/", "t/nobody/do/AddMember/"])
def test_a_forms_address_leads_home_whoever_only_visits_it(client: Client, path: str):
    assert client.get(f"/{path}")["Location"] == "/"


@pytest.mark.parametrize("path", ["do/AddContext/", "invite/"])
def test_a_forms_address_within_a_domain_leads_to_the_domain(client: Client, path: str):
    assert client.get(f"/d/orders/{path}")["Location"] == "/d/orders/"


def test_a_viewer_of_somebody_elses_team_can_found_their_own(client: Client):
    a, grace = a_domain(), a_user("Grace", email="grace@example.com")
    execute(a.owner, AddMember(id=uuid4(), team_id=a.domain.team_id, email=grace.email, role=Role.VIEWER))
    client.force_login(grace)

    page = client.get("/").content.decode()

    assert 'data-opens="new-team"' in page
    assert 'data-opens="new-domain"' not in page
