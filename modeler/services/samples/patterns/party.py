"""Party: people and organisations, the roles they play, how to reach them. After Fowler, Analysis Patterns, ch. 2."""

from typing import Final

from modeler.core.snapshot.kinds import Subdomain, TopologyChoice
from modeler.services.samples.patterns.story import At, Row, published, scenario_of, story_of
from modeler.services.samples.patterns.types import MOMENT, TEXT, has, root, value
from modeler.services.samples.sample import (
    ContextPlan,
    DesignPlan,
    Reaction,
    Sample,
    actor,
    aggregate,
    command,
    event,
    fields,
    policy,
)

_WELCOME: Final = "Whenever a party is registered, open its address book"
_STORY: Final = story_of(
    Row(
        context="Party Register",
        stickies=(actor("Registrar"), command("Assign role"), aggregate("Party"), event("Role assigned")),
    ),
    Row(
        context="Party Register",
        stickies=(actor("Registrar"), command("Register party"), aggregate("Party"), event("Party registered")),
        at=At.BESIDE,
    ),
    Row(
        context="Contact",
        stickies=(
            policy(_WELCOME),
            command("Open address book"),
            aggregate("Address book"),
            event("Address book opened"),
        ),
    ),
    Row(
        context="Contact",
        stickies=(actor("Clerk"), command("Change address"), aggregate("Address book"), event("Address changed")),
        at=At.BESIDE,
    ),
)

PARTY: Final = Sample(
    slug="party",
    name="Party",
    summary="People and organisations, the roles that they play, and how to reach them.",
    topology=TopologyChoice.BUS_PER_DOMAIN,
    contexts=(
        ContextPlan(
            name="Party Register",
            purpose="Know with whom we deal, once.",
            terms={
                "Party": "A person or an organisation.",
                "Role": "What a party is to us for a time, such as supplier; one party may have several.",
            },
        ),
        ContextPlan(
            name="Contact",
            purpose="Reach everybody where they want to be reached.",
            subdomain=Subdomain.GENERIC,
            terms={"Address book": "Every way to reach one party."},
        ),
    ),
    frames=_STORY.frames,
    arrows=_STORY.arrows,
    reactions=(Reaction(event="Party registered", by=_WELCOME),),
    edges=(published("Party Register", "Contact"),),
    schemas={
        "Party registered": fields(
            party_id=TEXT, name=TEXT, kind={"type": "string", "enum": ["organisation", "person"]}
        ),
        "Role assigned": fields(party_id=TEXT, role=TEXT, since=MOMENT),
        "Address book opened": fields(party_id=TEXT),
        "Address changed": fields(party_id=TEXT, address=TEXT),
    },
    designs={
        "Party": DesignPlan(
            parts=(
                root("Party", has("name", "String"), has("roles", "Set<Role>", part=True)),
                value("Role", has("name", "String"), has("since", "DateTime"), has("until", "DateTime")),
            ),
            invariants=("A party plays each role once at a time.",),
            states=("registered",),
            transitions=(
                "Register party: -> registered; raises Party registered",
                "Assign role: registered -> registered; raises Role assigned",
            ),
            examples=(
                "Somebody comes: when Register party (name = Ada); then Party registered (name = Ada)",
                "Nobody without a name has a role: when Assign role; then nothing",
            ),
        ),
    },
    scenario=scenario_of(
        300.0,
        ("Newcomers", "Register party", 0.3, {"party_id": {"$sequence": "party-{}"}, "kind": {"$choice": ["person"]}}),
        ("Promotions", "Assign role", 0.2, {"role": {"$choice": ["customer", "supplier"]}}),
        ("Movers", "Change address", 0.1, {"address": "12 Harbour Street"}),
    ),
)
