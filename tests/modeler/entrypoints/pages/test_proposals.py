"""Proposals by hand: edits are collected instead of made, seen by who proposes, judged and applied."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from modeler.core.intents.change_sets import AppointSpeaker, OpenChangeSet, Step
from modeler.core.intents.context_map import AddRelationship
from modeler.core.intents.designs import FillCanvas
from modeler.core.intents.events import ChangeEventSchema, PublishEvent
from modeler.core.kernel.roles import Role
from modeler.core.snapshot.kinds import DownstreamRight, NoteKind, RelationshipKind
from modeler.models import Change, ChangeSet, Context, Event, Subscription, User
from modeler.services.replay import differences
from tests.builders.domains import ADomain, a_domain, a_member, a_user

pytestmark = pytest.mark.django_db
TOTAL = {"type": "object", "properties": {"total": {"type": "number"}}, "required": ["total"]}


def _supply() -> ADomain:
    a = a_domain()
    sales, billing = a.add_context("Sales"), a.add_context("Billing", x=2000)
    a.do(FillCanvas, context_id=billing, team="Money")
    a.add_note("Order placed", x=10, y=10)
    a.add_note("Send an invoice", NoteKind.POLICY, x=2010, y=10)
    a.connect("Order placed", "Send an invoice")
    a.do(ChangeEventSchema, event_id=a.element_of("Order placed"), schema=TOTAL)
    ends = {"upstream_id": sales, "downstream_id": billing, "downstream_right": DownstreamRight.DECISION_MAKER}
    a.do(AddRelationship, relationship_id=uuid4(), kind=RelationshipKind.CUSTOMER_SUPPLIER, **ends)
    return a


def _begin(client: Client, a: ADomain) -> ChangeSet:
    form = {"title": "A better model", "reason": "It pays", "room": "events"}
    answer = client.post(reverse("begin_proposal", args=[a.domain.slug]), form)
    assert answer["Location"] == reverse("events", args=[a.domain.slug])
    return ChangeSet.objects.get(domain=a.domain)


def _ask(client: Client, a: ADomain, kind: str, /, **form: object) -> int:
    return client.post(reverse("ask_domain", args=[a.domain.slug, kind]), form).status_code


def _text(client: Client, a: ADomain, name: str, *rest: object) -> str:
    return client.get(reverse(name, args=[a.domain.slug, *rest])).content.decode()


def test_edits_are_collected_and_shown_to_who_proposes_alone(client: Client):
    a = _supply()
    client.force_login(a.user)
    row = _begin(client, a)
    other = Client()
    other.force_login(User.objects.get(pk=a_member(a, Role.EDITOR).user_id))

    key = str(uuid4())
    assert _ask(client, a, "AddContext", context_id=key, name="Fraud") == 302
    assert _ask(client, a, "ChangeContext", context_id=key, purpose="Finds the liars") == 302

    row.refresh_from_db()
    assert [step["kind"] for step in row.steps] == ["AddContext", "ChangeContext"]
    assert not Context.objects.filter(name="Fraud").exists()
    assert "Finds the liars" in _text(client, a, "contexts")
    assert "Review 2 changes" in _text(client, a, "contexts")
    assert "Fraud" not in _text(other, a, "contexts")
    assert list(differences(a.reload())) == []


def test_a_form_that_builds_on_what_was_collected_is_collected_too(client: Client):
    a = _supply()
    client.force_login(a.user)
    row = _begin(client, a)
    key = str(uuid4())
    _ask(client, a, "AddElement", element_id=key, kind="event", name="Fraud found")

    form = {"field_name": ["score"], "field_type": ["number"], "field_need": ["required"], "field_values": [""]}
    answer = client.post(reverse("save_fields", args=[a.domain.slug, key]), form | {"field_description": [""]})

    row.refresh_from_db()
    assert answer.status_code == 302
    assert [step["kind"] for step in row.steps] == ["AddElement", "ChangeEventSchema"]
    assert list(row.steps[1]["body"]["schema"]["properties"]) == ["score"]
    assert not Event.objects.filter(pk=key).exists()


def test_what_is_refused_is_not_collected(client: Client):
    a = _supply()
    client.force_login(a.user)
    row = _begin(client, a)
    before = Change.objects.count()

    assert _ask(client, a, "AddContext", context_id=str(uuid4()), name="Sales") == 409

    row.refresh_from_db()
    assert (row.steps, Change.objects.count()) == ([], before)


def test_what_is_no_part_of_the_model_is_done_at_once_even_while_proposing(client: Client):
    a = _supply()
    client.force_login(a.user)
    _begin(client, a)

    _ask(client, a, "AddBoard", new_board_id=str(uuid4()), name="Another wall", level="big_picture")

    assert a.domain.boards.filter(name="Another wall").count() == 1


def test_edits_are_made_again_once_collecting_is_stopped(client: Client):
    a = _supply()
    client.force_login(a.user)
    row = _begin(client, a)
    client.post(reverse("stop_collecting", args=[a.domain.slug, row.number]))

    _ask(client, a, "AddContext", context_id=str(uuid4()), name="Fraud")

    assert Context.objects.filter(name="Fraud").exists()


def test_a_proposal_is_approved_by_the_team_that_decides_and_applied(client: Client):
    a = _supply()
    client.force_login(a.user)
    mona = a_member(a, Role.EDITOR, "Mona")
    a.do(AppointSpeaker, team="Money", user_id=mona.user_id)
    row = _begin(client, a)
    schema = json.dumps({**TOTAL, "required": []})
    _ask(client, a, "ChangeEventSchema", event_id=str(a.element_of("Order placed")), schema=schema)
    hers = Client()
    hers.force_login(User.objects.get(pk=mona.user_id))

    _ask(client, a, "SubmitChangeSet", change_set_id=str(row.pk))
    assert _ask(client, a, "ApplyChangeSet", change_set_id=str(row.pk)) == 409
    assert "Mona" in hers.get("/notifications/").content.decode() or "asks for your word" in hers.get(
        "/notifications/"
    ).content.decode()
    assert "must approve" in _text(hers, a, "proposal", row.number)
    _ask(hers, a, "JudgeChangeSet", change_set_id=str(row.pk), verdict="approved")
    assert _ask(client, a, "ApplyChangeSet", change_set_id=str(row.pk)) == 302

    assert Event.objects.get(pk=a.element_of("Order placed")).schema["required"] == []
    assert "Mona approves" in _text(client, a, "proposal", row.number)
    assert list(differences(a.reload())) == []


@pytest.mark.parametrize("address", ["proposals/", "proposals/1/", "proposals/7/"])
def test_proposals_are_hidden_from_strangers(client: Client, address: str):
    a = _supply()
    a.do(OpenChangeSet, change_set_id=uuid4(), title="Mine")
    client.force_login(a_user())

    assert client.get(f"/d/{a.domain.slug}/{address}").status_code == 404


def test_rest_shows_a_change_set_its_review_and_the_model_as_proposed(client: Client):
    a = _supply()
    client.force_login(a.user)
    step = Step(id=uuid4(), kind="AddContext", body={"context_id": str(uuid4()), "name": "Fraud"})
    a.do(OpenChangeSet, change_set_id=uuid4(), title="Fraud", steps=(step,))
    root = f"/api/v1/domains/{a.domain.pk}/"

    one = client.get(f"{root}change-sets/1/").json()
    model = client.get(f"{root}model/?change_set=1").json()

    assert [(it["number"], it["title"]) for it in client.get(f"{root}change-sets/").json()] == [(1, "Fraud")]
    assert [(it["act"], it["name"]) for it in one["model"]] == [("added", "Fraud")]
    assert [(it["team"], it["say"], it["verdict"]) for it in one["teams"]] == [("Fraud", "notified", None)]
    assert one["may_be_applied"] is True
    assert "Fraud" in [it["name"] for it in model["contexts"]]
    assert "Fraud" not in [it["name"] for it in client.get(f"{root}model/").json()["contexts"]]
    assert client.get(f"{root}model/?change_set=x").status_code == 400


def test_an_event_says_of_each_reader_whether_its_draft_fits_breaks_or_leaves_it_behind(client: Client):
    a = _supply()
    a.add_context("Ledger", x=4000)
    a.add_note("Book it", NoteKind.POLICY, x=4010, y=10)
    a.connect("Order placed", "Book it")
    event_id = a.element_of("Order placed")
    a.do(PublishEvent, event_id=event_id)
    client.force_login(a.user)
    save = reverse("save_subscription", args=[a.domain.slug, event_id])
    pinned, reading = Subscription.objects.filter(event_id=event_id).order_by("policy__name")
    client.post(save, {"subscription_id": str(pinned.pk), "versions": ">=1 <2", "reads": ""})
    client.post(save, {"subscription_id": str(reading.pk), "versions": "", "reads": "total, note"})

    a.do(ChangeEventSchema, event_id=event_id, schema={**TOTAL, "required": []})
    draft = client.get(reverse("event", args=[a.domain.slug, event_id])).context["draft"]

    told = [(one.name, one.stays_behind, [change.words for change in one.broken]) for one in draft.readers]
    assert draft.next == "2.0.0"
    assert sorted(told) == [("Book it", True, []), ("Send an invoice", False, ["may be missing now"])]


def test_a_range_that_is_none_is_refused(client: Client):
    a = _supply()
    client.force_login(a.user)
    one = Subscription.objects.get()

    save = reverse("save_subscription", args=[a.domain.slug, one.event_id])
    answer = client.post(save, {"subscription_id": str(one.pk), "versions": "latest"})

    one.refresh_from_db()
    assert (answer.status_code, one.versions) == (400, "")


def test_graphql_pages_through_history_and_change_sets_with_as_many_queries_whatever_their_number(
    client: Client, django_assert_max_num_queries: Any
):
    a = _supply()
    client.force_login(a.user)
    for title in ("One", "Two", "Three"):
        a.do(OpenChangeSet, change_set_id=uuid4(), title=title)
    query = """query ($slug: String!, $first: Int!) { domain(slug: $slug) {
      history(first: $first) { nodes { version kind } pageInfo { endCursor hasNextPage } }
      changeSets(first: $first) { nodes { number title stage } pageInfo { endCursor hasNextPage } }
    } }"""

    def ask(first: int) -> Any:
        body = {"query": query, "variables": {"slug": a.domain.slug, "first": first}}
        with django_assert_max_num_queries(12):
            return client.post("/graphql/", body, "application/json").json()["data"]["domain"]

    two, all_of_them = ask(2), ask(100)

    now = a.reload().version
    assert [one["version"] for one in two["history"]["nodes"]] == [now, now - 1]
    assert two["history"]["pageInfo"] == {"endCursor": now - 1, "hasNextPage": True}
    assert [one["title"] for one in two["changeSets"]["nodes"]] == ["Three", "Two"]
    assert two["changeSets"]["pageInfo"] == {"endCursor": 2, "hasNextPage": True}
    assert (len(all_of_them["history"]["nodes"]), all_of_them["changeSets"]["pageInfo"]["hasNextPage"]) == (now, False)


def test_graphql_shows_a_review_and_differences(client: Client):
    a = _supply()
    client.force_login(a.user)
    step = Step(id=uuid4(), kind="AddContext", body={"context_id": str(uuid4()), "name": "Fraud"})
    a.do(OpenChangeSet, change_set_id=uuid4(), title="Fraud", steps=(step,))
    query = f"""{{ domain(slug: "{a.domain.slug}") {{
      review(number: 1) {{ mayBeApplied model {{ act name }} teams {{ team say verdict }} }}
      differences(before: 1) {{ model {{ act kind name }} }}
    }} }}"""

    found = client.post("/graphql/", {"query": query}, "application/json").json()["data"]["domain"]

    assert found["review"] == {
        "mayBeApplied": True,
        "model": [{"act": "added", "name": "Fraud"}],
        "teams": [{"team": "Fraud", "say": "notified", "verdict": None}],
    }
    assert {"act": "added", "kind": "Bounded context", "name": "Billing"} in found["differences"]["model"]
