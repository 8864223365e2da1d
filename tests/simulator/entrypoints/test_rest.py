"""Runs over REST: listed, read, controlled, and told story by story."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from modeler.core.intents.designs import DesignElement
from modeler.core.intents.model import AddElement
from modeler.core.kernel.roles import Role
from modeler.core.snapshot.designs import Example
from modeler.core.snapshot.kinds import ElementKind
from modeler.models import User
from simulator.services import handlers
from simulator.services.worker import carry_out
from tests.builders.domains import a_domain, a_member
from tests.builders.runs import a_model, start_run

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _nobody_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handlers, "enqueue_run", lambda run_id: None)


def _opened() -> tuple[Any, Any, Client]:
    a = a_model()
    client = Client()
    client.force_login(a.user, backend="django.contrib.auth.backends.ModelBackend")
    return a, start_run(a), client


def test_the_runs_of_a_domain_are_listed_with_the_latest_first():
    a, run, client = _opened()
    carry_out(run.pk)
    start_run(a)

    found = client.get(f"/api/v1/domains/{a.domain.pk}/runs/").json()["runs"]

    assert [(each["number"], each["status"]) for each in found] == [(2, "queued"), (1, "finished")]


def test_a_story_has_its_records_from_the_first_to_the_last():
    _a, run, client = _opened()
    carry_out(run.pk)
    correlation = client.get(f"/api/v1/runs/{run.pk}/").json()["newest"][-1]["correlation"]

    records = client.get(f"/api/v1/runs/{run.pk}/records/", {"correlation": correlation}).json()["records"]

    assert records[0]["kind"] == "issued"
    assert {record["correlation"] for record in records} == {correlation}
    assert all(later["cause"] in {record["id"] for record in records} for later in records[1:])


def test_a_command_to_a_run_that_is_over_is_refused():
    _a, run, client = _opened()
    carry_out(run.pk)

    answer = client.post(f"/api/v1/runs/{run.pk}/control/", {"command": "pause"}, content_type="application/json")

    assert (answer.status_code, answer.json()["code"]) == (409, "conflict")


def test_a_viewer_is_told_why_nothing_can_be_pressed():
    a, _run, client = _opened()
    path, told = f"/d/{a.domain.slug}/simulate/", "You watch: an editor or owner of the team starts"

    assert told not in client.get(path).content.decode()

    client.force_login(User.objects.get(pk=a_member(a, Role.VIEWER).user_id))
    assert told in client.get(path).content.decode()


def test_the_page_offers_the_scenarios_and_names_the_latest_run():
    a, run, client = _opened()

    page = client.get(f"/d/{a.domain.slug}/simulate/").content.decode()

    assert f'data-run="{run.pk}"' in page
    assert '<option value="default">' in page


def test_examples_are_run_against_the_model_as_it_stands():
    a = a_domain()
    order, place = uuid4(), uuid4()
    a.do(AddElement, element_id=order, kind=ElementKind.AGGREGATE, name="Order")
    a.do(AddElement, element_id=place, kind=ElementKind.COMMAND, name="Place order")
    refused = Example(name="nothing", when="Place order")
    wrong = Example(name="wrong", when="Place order", then=("Order placed",))
    a.do(DesignElement, element_id=order, examples=(refused, wrong))
    client = Client()
    client.force_login(a.user, backend="django.contrib.auth.backends.ModelBackend")

    found = client.get(f"/api/v1/domains/{a.domain.pk}/examples/{order}/").json()["examples"]
    none = client.get(f"/api/v1/domains/{a.domain.pk}/examples/{place}/").json()["examples"]

    assert [(each["name"], each["passed"], each["reason"]) for each in found] == [
        ("nothing", True, ""),
        ("wrong", False, "“Order placed” is no command, event or state of this model."),
    ]
    assert none == []


def test_an_earlier_moment_of_a_run_is_told_with_its_time():
    _a, run, client = _opened()
    carry_out(run.pk)

    then, now = (client.get(f"/api/v1/runs/{run.pk}/", asked).json() for asked in ({"time": 20_000_000}, {}))

    assert (then["time"], now["time"]) == (20_000_000, 60_000_000)
    assert 0 < then["records"] < now["records"]
    assert then["newest"][-1]["time"] <= 20_000_000


@pytest.mark.parametrize("time", ["-1", "soon", "1.5", str(2**63), ""])
def test_a_moment_that_is_no_time_is_refused(time: str):
    _a, run, client = _opened()

    refused = client.get(f"/api/v1/runs/{run.pk}/", {"time": time})

    assert (refused.status_code, refused.json()["where"]) == (400, "time")
