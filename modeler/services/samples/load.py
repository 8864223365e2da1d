"""Loads a sample through the one door; every id follows from the sample's name, so loading twice is loading once."""

from collections.abc import Iterator
from uuid import NAMESPACE_URL, UUID, uuid5

from modeler.core.intents.board import AddNotes, AddRegion, Connect, NewNote
from modeler.core.intents.context_map import AddRelationship
from modeler.core.intents.events import ChangeEventSchema, ChangeSubscription
from modeler.core.intents.intent import Intent
from modeler.core.intents.model import AddContext, AddTerm, ChooseTopology
from modeler.core.intents.people import AddMember, CreateDomain, CreateTeam
from modeler.core.intents.wire import record_from_json
from modeler.core.kernel.roles import Role
from modeler.core.snapshot.events import Destination
from modeler.core.snapshot.kinds import RegionKind, TargetKind, TopologyChoice
from modeler.models import Change, Domain, User
from modeler.services.caller import SYSTEM
from modeler.services.execute import execute
from modeler.services.registry import intent_kinds
from modeler.services.samples.sample import Sample, SampleReaction

TEAM_SLUG = "demo"
DEMO_EMAIL = "demo@stormwright.example"
# By name: the simulator brings this intent, and nothing here may know the simulator.
SAVE_SCENARIO = "SaveScenario"


def load(sample: Sample) -> Domain:
    """Return the sample's domain, loaded for the demo team and the demo user unless it was before."""
    _welcome_demo_user()
    for intent in intents_of(sample):
        if not Change.objects.filter(intent_id=intent.id).exists():
            execute(SYSTEM, intent)
    return Domain.objects.get(slug=sample.slug)


def intents_of(sample: Sample) -> Iterator[Intent]:
    """Yield what makes the sample, in order."""
    make = _Maker(sample)
    yield make.team()
    yield make.member()
    yield from make.domain()
    yield from make.contexts()
    yield make.notes()
    yield from make.arrows()
    yield from make.events()
    if SAVE_SCENARIO in intent_kinds():
        yield make.scenario()


class _Maker:
    """Makes the intents of one sample, with ids that follow from its name."""

    def __init__(self, sample: Sample) -> None:
        self._sample = sample
        self._domain_id = self._id("domain")
        self._board_id = self._id("board")
        self._in_domain = {"domain_id": self._domain_id}
        self._on_board = {"domain_id": self._domain_id, "board_id": self._board_id}

    def team(self) -> Intent:
        return CreateTeam(id=_team_id("created"), team_id=_team_id(""), slug=TEAM_SLUG, name="Demo team")

    def member(self) -> Intent:
        return AddMember(id=_team_id("member"), team_id=_team_id(""), email=DEMO_EMAIL, role=Role.OWNER)

    def domain(self) -> Iterator[Intent]:
        yield CreateDomain(
            id=self._id("created"),
            **self._in_domain,
            team_id=_team_id(""),
            first_board_id=self._board_id,
            slug=self._sample.slug,
            name=self._sample.name,
        )
        if self._sample.topology is not TopologyChoice.BUS_PER_DOMAIN:
            yield ChooseTopology(id=self._id("topology"), **self._in_domain, topology=self._sample.topology)

    def contexts(self) -> Iterator[Intent]:
        for context in self._sample.contexts:
            context_id = self._id(f"context {context.key}")
            yield AddContext(
                id=self._id(f"context {context.key} added"),
                **self._in_domain,
                context_id=context_id,
                name=context.name,
                purpose=context.purpose,
                subdomain=context.subdomain,
                is_big_ball_of_mud=context.is_big_ball_of_mud,
                is_external=context.is_external,
                partner_source=context.partner_source,
            )
            x, y, width, height = context.place
            yield AddRegion(
                id=self._id(f"region {context.key} added"),
                **self._on_board,
                region_id=self._id(f"region {context.key}"),
                kind=RegionKind.CONTEXT,
                name=context.name,
                context_id=context_id,
                x=x,
                y=y,
                width=width,
                height=height,
            )
            for word, meaning in context.words.items():
                yield AddTerm(
                    id=self._id(f"term {context.key} {word} added"),
                    **self._in_domain,
                    term_id=self._id(f"term {context.key} {word}"),
                    context_id=context_id,
                    name=word,
                    meaning=meaning,
                )
        for edge in self._sample.relationships:
            key = f"relationship {edge.upstream} {edge.downstream} {edge.kind}"
            yield AddRelationship(
                id=self._id(f"{key} added"),
                **self._in_domain,
                relationship_id=self._id(key),
                kind=edge.kind,
                upstream_id=self._id(f"context {edge.upstream}"),
                downstream_id=self._id(f"context {edge.downstream}"),
                upstream_roles=frozenset(edge.upstream_roles),
                downstream_roles=frozenset(edge.downstream_roles),
            )

    def notes(self) -> Intent:
        notes = tuple(
            NewNote(
                id=self._note_id(note.key),
                kind=note.kind,
                text=note.text,
                x=note.x,
                y=note.y,
                is_pivotal=note.is_pivotal,
            )
            for note in self._sample.notes
        )
        return AddNotes(id=self._id("notes added"), **self._on_board, notes=notes)

    def arrows(self) -> Iterator[Intent]:
        for source, target in self._sample.arrows:
            yield Connect(
                id=self._id(f"arrow {source} {target} drawn"),
                **self._on_board,
                connector_id=self._arrow_id(source, target),
                source_id=self._note_id(source),
                target_id=self._note_id(target),
            )

    def events(self) -> Iterator[Intent]:
        for key, schema in self._sample.schemas.items():
            yield ChangeEventSchema(
                id=self._id(f"schema {key} written"), **self._in_domain, event_id=self._element_id(key), schema=schema
            )
        for reaction in self._sample.reactions:
            yield self._reaction(reaction)

    def scenario(self) -> Intent:
        body = {"scenario_id": str(self._id("scenario")), "name": "default", "body": self._sample.scenario}
        scope = {"id": str(self._id("scenario saved")), "domain_id": str(self._domain_id)}
        return record_from_json(intent_kinds()[SAVE_SCENARIO], {**scope, **body})

    def _reaction(self, reaction: SampleReaction) -> Intent:
        arrow_id = self._arrow_id(reaction.event, reaction.policy)
        return ChangeSubscription(
            id=self._id(f"reaction {reaction.event} {reaction.policy} set"),
            **self._in_domain,
            # The names that the handlers of boards give to what an arrow brings along.
            subscription_id=uuid5(uuid5(arrow_id, "flow"), "subscription"),
            condition=reaction.condition,
            transport=reaction.transport,
            target_kind=reaction.target,
            target_name=reaction.target_name,
            on_success=_destination(reaction.on_success),
            on_failure=_destination(reaction.on_failure),
        )

    def _note_id(self, key: str) -> UUID:
        return self._id(f"note {key}")

    def _element_id(self, key: str) -> UUID:
        return uuid5(self._note_id(key), "element")

    def _arrow_id(self, source: str, target: str) -> UUID:
        return self._id(f"arrow {source} {target}")

    def _id(self, name: str) -> UUID:
        return uuid5(uuid5(NAMESPACE_URL, f"stormwright:sample:{self._sample.slug}"), name)


def _welcome_demo_user() -> None:
    if not User.objects.filter(email=DEMO_EMAIL).exists():
        User.objects.create_user(DEMO_EMAIL, display_name="Demo")


def _team_id(name: str) -> UUID:
    team = uuid5(NAMESPACE_URL, f"stormwright:team:{TEAM_SLUG}")
    return uuid5(team, name) if name else team


def _destination(named: tuple[TargetKind, str] | None) -> Destination | None:
    return Destination(*named) if named else None
