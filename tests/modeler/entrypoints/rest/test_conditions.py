"""Questions over REST and GraphQL: what a condition means, whom an event reaches, why a resource exists."""

import pytest
from django.test import Client

from modeler.core.intents.events import ChangeEventSchema, ChangeSubscription
from modeler.core.snapshot.kinds import NoteKind
from tests.builders.domains import ADomain, a_domain

pytestmark = pytest.mark.django_db
SCHEMA = {
    "type": "object",
    "properties": {"total": {"type": "number"}, "limit": {"type": "number"}},
    "required": ["total", "limit"],
}


def an_event() -> tuple[Client, str]:
    domain = a_domain()
    domain.add_context("Sales")
    domain.add_note("Order placed", x=100, y=100)
    event = domain.element_of("Order placed")
    domain.do(ChangeEventSchema, event_id=event, schema=SCHEMA)
    client = Client()
    client.force_login(domain.user)
    return client, f"/api/v1/domains/{domain.domain.pk}/events/{event}/condition/"


def test_a_mistake_names_its_characters_and_what_could_stand_there():
    client, address = an_event()

    body = client.post(address, {"text": "5 < totl"}, content_type="application/json").json()

    assert body["is_readable"]
    assert [(each["code"], each["start"], each["end"], each["instead"]) for each in body["mistakes"]] == [
        ("FLT401", 4, 8, "total")
    ]


def test_both_filters_the_rest_and_samples_come_in_one_answer():
    client, address = an_event()

    body = client.post(address, {"text": "total >= 5 and total > limit"}, content_type="application/json").json()

    assert body["sns"]["pattern"] == {"total": [{"numeric": [">=", 5]}]}
    assert body["eventbridge"]["pattern"]["detail"] == body["sns"]["pattern"]
    assert body["sns"]["residual"] == "total >= 5 and total > limit"
    assert (body["match"], body["miss"]) == ({"total": 1000, "limit": 12.5}, {"total": 5, "limit": 12.5})
    assert [meter["name"] for meter in body["sns"]["meters"]] == ["keys", "combinations"]


def a_reaction(condition: str, *, crosses: bool = False) -> tuple[ADomain, Client, str]:
    """Return a domain in which billing reacts to orders on a condition."""
    domain = a_domain()
    domain.add_context("Sales")
    domain.add_context("Billing", x=2000)
    domain.add_note("Order placed", x=100, y=100)
    domain.add_note("Bill it", NoteKind.POLICY, x=2100 if crosses else 300, y=100)
    domain.connect("Order placed", "Bill it")
    domain.do(ChangeEventSchema, event_id=domain.element_of("Order placed"), schema=SCHEMA)
    subscription = domain.domain.subscriptions.get()
    domain.do(ChangeSubscription, subscription_id=subscription.pk, condition=condition)
    client = Client()
    client.force_login(domain.user)
    return domain, client, f"/api/v1/domains/{domain.domain.pk}"


@pytest.mark.parametrize(
    ("total", "outcome"), [(4, "filtered"), (5, "filtered_in_consumer"), (30, "reached")]
)
def test_a_sample_event_says_how_far_it_comes_and_why(total: int, outcome: str):
    domain, client, address = a_reaction("total >= 5 and limit < total / 2")
    event = domain.element_of("Order placed")

    body = client.post(
        f"{address}/events/{event}/trial/", {"fields": {"total": total, "limit": 10}}, content_type="application/json"
    ).json()

    assert [trial["outcome"] for trial in body["trials"]] == [outcome]
    assert body["reached"] == (outcome == "reached")
    assert body["trials"][0]["why"]


def test_an_event_that_no_relationship_lets_cross_is_not_granted_and_the_relationship_is_named():
    domain, client, address = a_reaction("", crosses=True)
    event = domain.element_of("Order placed")
    sales, billing = (domain.domain.contexts.get(name=name).pk for name in ("Sales", "Billing"))

    trial = client.post(f"{address}/events/{event}/trial/", {"fields": {}}, content_type="application/json").json()
    grant = client.get(f"{address}/grants/{sales}/{billing}/").json()

    assert [each["outcome"] for each in trial["trials"]] == ["not_granted"]
    assert (grant["is_granted"], "“Sales” upstream and “Billing” downstream" in grant["why"]) == (False, True)


def test_a_resource_names_its_causes_and_each_cause_its_resources():
    domain, client, address = a_reaction("total >= 5")
    event = domain.element_of("Order placed")

    resources = client.get(f"{address}/rows/{event}/resources/").json()["resources"]
    rule = next(each for each in resources if each["type"] == "rule")
    cause = client.get(f"{address}/resources/{rule['id']}/cause/").json()

    assert cause["because"] == "“Bill it” of Sales reacts to “Order placed” (a draft) when total >= 5."
    assert [each["kind"] for each in cause["causes"]] == ["subscription", "element", "element"]
    assert str(event) in [each["id"] for each in cause["causes"]]


def test_graphql_answers_the_same_questions():
    domain, client, _ = a_reaction("total >= 5")
    event = domain.element_of("Order placed")
    query = """query ($slug: String!, $event: UUID!) { domain(slug: $slug) {
      trial(event: $event, fields: {total: 9}) condition(event: $event, text: "totl = 1") resources(row: $event) } }"""

    answer = client.post(
        "/graphql/",
        {"query": query, "variables": {"slug": domain.domain.slug, "event": str(event)}},
        content_type="application/json",
    ).json()

    found = answer["data"]["domain"]
    assert [trial["outcome"] for trial in found["trial"]] == ["reached"]
    assert [mistake["instead"] for mistake in found["condition"]["mistakes"]] == ["total"]
    assert "rule" in [each["type"] for each in found["resources"]]
