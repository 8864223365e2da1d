"""A sample as the intents that build it. Every id follows from the sample's name, so that it is the same everywhere."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID, uuid5

from modeler.core.intents.board import AddNotes, AddRegion, Connect, NewNote
from modeler.core.intents.context_map import AddRelationship
from modeler.core.intents.designs import DesignElement, FillCanvas
from modeler.core.intents.events import AddSubscription, ChangeEventSchema
from modeler.core.intents.intent import UNSET, Intent
from modeler.core.intents.language import AddTerm
from modeler.core.intents.model import AddContext, AddElement, ChooseTopology
from modeler.core.intents.people import CreateDomain
from modeler.core.intents.storming import MarkLoop
from modeler.core.intents.translations import AddTranslation
from modeler.core.kernel.ids import (
    BoardId,
    ConnectorId,
    ContextId,
    DomainId,
    ElementId,
    IntentId,
    NoteId,
    RegionId,
    RelationshipId,
    SubscriptionId,
    TeamId,
    TermId,
    TranslationId,
)
from modeler.core.snapshot.kinds import NoteKind, RegionKind
from modeler.core.snapshot.translations import FieldMapping
from modeler.services.samples.sample import Arrow, Edge, Reaction, Sample, Translating
from modeler.services.samples.wall import PlacedNote, Wall, wall_of

SAMPLES_ID = UUID("5a6d1f0e-6b0c-4f7e-9a51-2f1f6d1c7e42")
"""The namespace of every id in a sample."""


def domain_id_of(sample: Sample) -> DomainId:
    """Return the id of the sample's domain."""
    return DomainId(_id(sample, "domain", sample.slug))


def subscription_id_of(sample: Sample, reaction: Reaction) -> SubscriptionId:
    """Return the id of the subscription that a reaction becomes."""
    return SubscriptionId(_id(sample, "subscription", f"{reaction.event} > {reaction.by}"))


def scenario_id_of(sample: Sample) -> UUID:
    """Return the id of the sample's scenario."""
    return _id(sample, "scenario", "default")


def intent_id_of(sample: Sample, what: str) -> IntentId:
    """Return the id of the one intent that does this to the sample."""
    return IntentId(_id(sample, "intent", what))


def intents_of(sample: Sample, team_id: TeamId) -> Iterator[Intent]:
    """Yield the intents that build the sample's domain, in their order."""
    wall = wall_of(sample)
    yield CreateDomain(
        id=intent_id_of(sample, "domain"),
        domain_id=domain_id_of(sample),
        team_id=team_id,
        first_board_id=_board_id(sample),
        slug=sample.slug,
        name=sample.name,
    )
    yield ChooseTopology(id=intent_id_of(sample, "topology"), domain_id=domain_id_of(sample), topology=sample.topology)
    yield from _contexts(sample)
    yield from (_relationship(sample, edge) for edge in sample.edges)
    yield from _elements(sample, wall)
    yield _notes(sample, wall)
    yield from _regions(sample, wall)
    yield from (_subscription(sample, wall, reaction) for reaction in sample.reactions)
    yield from (_translation(sample, each) for each in sample.translations)
    yield from (_connector(sample, arrow) for arrow in wall.arrows)
    yield from (_connector(sample, Arrow(each.event, each.by, each.label)) for each in sample.reactions)
    yield from _loops(sample, wall)
    yield from _schemas(sample, wall)
    yield from _designs(sample, wall)


def _contexts(sample: Sample) -> Iterator[Intent]:
    domain_id = domain_id_of(sample)
    for context in sample.contexts:
        yield AddContext(
            id=intent_id_of(sample, f"context {context.name}"),
            domain_id=domain_id,
            context_id=_context_id(sample, context.name),
            name=context.name,
            purpose=context.purpose,
            subdomain=context.subdomain,
            is_big_ball_of_mud=context.is_big_ball_of_mud,
            is_external=context.is_external,
            partner_source=context.partner_source,
        )
        if context.team or context.chart:
            yield FillCanvas(
                id=intent_id_of(sample, f"canvas {context.name}"),
                domain_id=domain_id,
                context_id=_context_id(sample, context.name),
                team=context.team,
                complexity=context.chart[0] if context.chart else UNSET,
                differentiation=context.chart[1] if context.chart else UNSET,
            )
        for name, meaning in context.terms.items():
            yield AddTerm(
                id=intent_id_of(sample, f"term {context.name}/{name}"),
                domain_id=domain_id,
                term_id=TermId(_id(sample, "term", f"{context.name}/{name}")),
                context_id=_context_id(sample, context.name),
                name=name,
                meaning=meaning,
            )


def _relationship(sample: Sample, edge: Edge) -> Intent:
    name = f"{edge.upstream} > {edge.downstream}"
    return AddRelationship(
        id=intent_id_of(sample, f"relationship {name}"),
        domain_id=domain_id_of(sample),
        relationship_id=RelationshipId(_id(sample, "relationship", name)),
        kind=edge.kind,
        upstream_id=_context_id(sample, edge.upstream),
        downstream_id=_context_id(sample, edge.downstream),
        upstream_roles=edge.upstream_roles,
        downstream_roles=edge.downstream_roles,
    )


def _elements(sample: Sample, wall: Wall) -> Iterator[Intent]:
    """One element for each text: the first note of a model kind with that text brings it."""
    seen: set[str] = set()
    for note in wall.notes:
        kind = note.sticky.kind.element_kind
        if kind is None or note.sticky.text in seen:
            continue
        seen.add(note.sticky.text)
        yield AddElement(
            id=intent_id_of(sample, f"element {note.sticky.text}"),
            domain_id=domain_id_of(sample),
            element_id=_element_id(sample, note),
            kind=kind,
            name=note.sticky.text,
            context_id=_context_id(sample, note.context) if note.context else None,
        )


def _notes(sample: Sample, wall: Wall) -> Intent:
    return AddNotes(
        id=intent_id_of(sample, "notes"),
        domain_id=domain_id_of(sample),
        board_id=_board_id(sample),
        notes=tuple(_note(sample, note) for note in wall.notes),
    )


def _note(sample: Sample, note: PlacedNote) -> NewNote:
    new = NewNote(
        id=_note_id(sample, note.key),
        kind=note.sticky.kind,
        x=note.box.x,
        y=note.box.y,
        width=note.box.width,
        height=note.box.height,
        is_pivotal=note.sticky.is_pivotal,
    )
    if note.sticky.kind.element_kind is None:
        return replace(new, text=note.sticky.text)
    return replace(new, element_id=_element_id(sample, note))


def _regions(sample: Sample, wall: Wall) -> Iterator[Intent]:
    for index, placed in enumerate(wall.frames):
        yield AddRegion(
            id=intent_id_of(sample, f"region {index}"),
            domain_id=domain_id_of(sample),
            board_id=_board_id(sample),
            region_id=RegionId(_id(sample, "region", str(index))),
            kind=RegionKind.CONTEXT,
            name=placed.frame.context,
            x=placed.box.x,
            y=placed.box.y,
            width=placed.box.width,
            height=placed.box.height,
            context_id=_context_id(sample, placed.frame.context),
        )


def _subscription(sample: Sample, wall: Wall, reaction: Reaction) -> Intent:
    notes = {note.key: note for note in wall.notes}
    return AddSubscription(
        id=intent_id_of(sample, f"subscription {reaction.event} > {reaction.by}"),
        domain_id=domain_id_of(sample),
        subscription_id=subscription_id_of(sample, reaction),
        event_id=_element_id(sample, notes[reaction.event]),
        policy_id=_element_id(sample, notes[reaction.by]),
        condition=reaction.condition,
        transport=reaction.transport,
        target_kind=reaction.target_kind,
        target_name=reaction.target_name,
        on_success=reaction.on_success,
        on_failure=reaction.on_failure,
    )


def _translation(sample: Sample, each: Translating) -> Intent:
    notes = {note.key: note for note in wall_of(sample).notes}
    return AddTranslation(
        id=intent_id_of(sample, f"translation {each.event} > {each.by}"),
        domain_id=domain_id_of(sample),
        translation_id=TranslationId(_id(sample, "translation", f"{each.event} > {each.by}")),
        subscription_id=SubscriptionId(_id(sample, "subscription", f"{each.event} > {each.by}")),
        into_id=_element_id(sample, notes[each.into]),
        fields=tuple(FieldMapping(target=target, source=source) for target, source in each.fields.items()),
    )


def _connector(sample: Sample, arrow: Arrow) -> Intent:
    return Connect(
        id=intent_id_of(sample, f"connector {arrow.source} > {arrow.target}"),
        domain_id=domain_id_of(sample),
        board_id=_board_id(sample),
        connector_id=_connector_id(sample, arrow.source, arrow.target),
        source_id=_note_id(sample, arrow.source),
        target_id=_note_id(sample, arrow.target),
        label=arrow.label,
    )


def _loops(sample: Sample, wall: Wall) -> Iterator[Intent]:
    """Mark the reactions that lead back: there the sample's story does begin again."""
    boxes = {note.key: note.box for note in wall.notes}
    for reaction in sample.reactions:
        source, target = boxes[reaction.event], boxes[reaction.by]
        if target.x + target.width <= source.x:
            yield MarkLoop(
                id=intent_id_of(sample, f"loop {reaction.event} > {reaction.by}"),
                domain_id=domain_id_of(sample),
                board_id=_board_id(sample),
                connector_id=_connector_id(sample, reaction.event, reaction.by),
                is_loop=True,
            )


def _connector_id(sample: Sample, source: str, target: str) -> ConnectorId:
    return ConnectorId(_id(sample, "connector", f"{source} > {target}"))


def _schemas(sample: Sample, wall: Wall) -> Iterator[Intent]:
    events = {note.key: note for note in wall.notes if note.sticky.kind is NoteKind.EVENT}
    for name, schema in sample.schemas.items():
        yield ChangeEventSchema(
            id=intent_id_of(sample, f"schema {name}"),
            domain_id=domain_id_of(sample),
            event_id=_element_id(sample, events[name]),
            schema=schema,
        )


def _designs(sample: Sample, wall: Wall) -> Iterator[Intent]:
    notes = {note.key: note for note in wall.notes}
    for name, plan in sample.designs.items():
        yield DesignElement(
            id=intent_id_of(sample, f"design {name}"),
            domain_id=domain_id_of(sample),
            element_id=_element_id(sample, notes[name]),
            **plan.fields(),
        )


def _board_id(sample: Sample) -> BoardId:
    return BoardId(_id(sample, "board", "1"))


def _context_id(sample: Sample, name: str) -> ContextId:
    return ContextId(_id(sample, "context", name))


def _element_id(sample: Sample, note: PlacedNote) -> ElementId:
    return ElementId(_id(sample, "element", note.sticky.text))


def _note_id(sample: Sample, key: str) -> NoteId:
    return NoteId(_id(sample, "note", key))


def _id(sample: Sample, what: str, name: str) -> UUID:
    return uuid5(SAMPLES_ID, f"{sample.slug}/{what}/{name}")
