"""Loads a sample into the demo team, once; a second time changes nothing."""

from typing import Final
from uuid import uuid5

from django.db import transaction

from modeler.core.intents.intent import Intent
from modeler.core.intents.people import CreateTeam
from modeler.core.intents.wire import record_from_json
from modeler.core.kernel.canonical import JsonObject
from modeler.core.kernel.ids import IntentId, TeamId, UserId
from modeler.models import Domain, User
from modeler.services.caller import Caller
from modeler.services.execute import execute
from modeler.services.registry import intent_kind, intent_kinds
from modeler.services.samples.plan import (
    SAMPLES_ID,
    domain_id_of,
    intent_id_of,
    intents_of,
    scenario_id_of,
    subscription_id_of,
)
from modeler.services.samples.sample import Sample

# The simulator brings this intent; the modeler knows it by its name only.
SAVE_SCENARIO: Final = "SaveScenario"
DEMO_EMAIL: Final = "demo@stormwright.example"
DEMO_TEAM: Final = TeamId(uuid5(SAMPLES_ID, "team/demo"))


@transaction.atomic
def load(sample: Sample) -> Domain:
    """Return the sample's domain in the demo team; it is built, all of it or nothing, unless it was before.

    Raises: Conflict where another domain has its slug.
    """
    demo = demo_caller()
    execute(
        demo,
        CreateTeam(id=IntentId(uuid5(SAMPLES_ID, "intent/team")), team_id=DEMO_TEAM, slug="demo", name="Demo team"),
    )
    # A sample that is there stays as people have left it, even where this version would build it otherwise.
    if not Domain.objects.filter(pk=domain_id_of(sample)).exists():
        for intent in intents_of(sample, DEMO_TEAM):
            execute(demo, intent)
    if SAVE_SCENARIO in intent_kinds():
        execute(demo, _scenario_intent(sample))
    return Domain.objects.get(pk=domain_id_of(sample))


def demo_caller() -> Caller:
    """Return the demo user, who can sign in by the demo link only; made where there is none."""
    user = User.objects.filter(email=DEMO_EMAIL).first() or User.objects.create_user(
        DEMO_EMAIL, id=uuid5(SAMPLES_ID, "user/demo"), display_name="Demo"
    )
    return Caller(UserId(user.pk), user.display_name)


def scenario_body(sample: Sample) -> JsonObject:
    """Return the default scenario, with the probabilities of the reactions that are meant to fail."""
    overrides = {
        str(subscription_id_of(sample, reaction)): {"function_failure": reaction.failing}
        for reaction in sample.reactions
        if reaction.failing is not None
    }
    return {**sample.scenario, "overrides": overrides}


def _scenario_intent(sample: Sample) -> Intent:
    body = {
        "id": str(intent_id_of(sample, "scenario")),
        "domain_id": str(domain_id_of(sample)),
        "scenario_id": str(scenario_id_of(sample)),
        "name": "default",
        "body": scenario_body(sample),
    }
    return record_from_json(intent_kind(SAVE_SCENARIO), body)
