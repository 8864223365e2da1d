"""Behaviour: what the flows of the model say happens, so that the engine needs no snapshot."""

from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import replace

from modeler.core.compiler.carriers import Carrier
from modeler.core.compiler.lifecycles import Designs
from modeler.core.compiler.names import detail_type_of, source_of, words_of
from modeler.core.compiler.plans import ANY_OBJECT
from modeler.core.compiler.translations import Channels
from modeler.core.definitions.behaviour import Behaviour, Cause, Handling, Publication, Reaction, Source
from modeler.core.definitions.translations import Wording
from modeler.core.kernel.ids import ElementId
from modeler.core.snapshot.elements import Element
from modeler.core.snapshot.kinds import ElementKind
from modeler.core.snapshot.snapshot import Snapshot

_HANDLERS = (ElementKind.AGGREGATE, ElementKind.EXTERNAL_SYSTEM)
_REACTORS = (ElementKind.POLICY, ElementKind.READ_MODEL)


def compile_behaviour(channels: Channels, wordings: Iterable[Wording], snapshot: Snapshot) -> Behaviour:
    """Return who publishes what, what comes of commands, what policies send, and where everything begins."""
    commands = snapshot.elements_of_kind(ElementKind.COMMAND)
    handlings = tuple(_handling(command, snapshot) for command in commands)
    reactors = [element for element in snapshot.elements if element.kind in _REACTORS]
    designs = Designs(snapshot)
    said = _by_policy(wordings, snapshot)
    reactions = tuple(_reaction(element, designs, snapshot, said=said.get(element.id, ())) for element in reactors)
    return Behaviour(
        publications=tuple(
            _publication(event, channels, snapshot) for event in snapshot.elements_of_kind(ElementKind.EVENT)
        ),
        handlings=handlings,
        reactions=reactions,
        sources=_with_rates(_sources(handlings, reactions, snapshot), handlings, designs),
        lifecycles=tuple(designs.lifecycles()),
        examples=tuple(designs.examples()),
    )


def _by_policy(wordings: Iterable[Wording], snapshot: Snapshot) -> Mapping[ElementId, tuple[Wording, ...]]:
    translators = {each.id: each.policy_id for each in snapshot.subscriptions}
    found: dict[ElementId, tuple[Wording, ...]] = {}
    for wording in wordings:
        policy = translators[wording.subscription_id]
        found[policy] = (*found.get(policy, ()), wording)
    return found


def _publication(event: Element, channels: Channels, snapshot: Snapshot) -> Publication:
    publisher, known = snapshot.context(event.context_id), snapshot.event(event.id)
    versions = [each.major for each in snapshot.versions_of(event.id)]
    return Publication(
        event_id=event.id,
        name=event.name,
        context_id=event.context_id,
        source=source_of(snapshot.domain, publisher),
        detail_type=detail_type_of(event, publisher),
        schema=known.schema if known else ANY_OBJECT,
        major=max(versions, default=1),
        is_enveloped=not (publisher and publisher.partner_source),
        topic=channels.get((event.id, Carrier.SNS)),
        bus=channels.get((event.id, Carrier.EVENTBRIDGE)),
    )


def _reaction(element: Element, designs: Designs, snapshot: Snapshot, *, said: tuple[Wording, ...]) -> Reaction:
    deadlines = designs.deadlines_of(element)
    waiting = {deadline.command for deadline in deadlines}
    commands = _after(element, ElementKind.COMMAND, snapshot)
    return Reaction(
        policy_id=element.id,
        name=element.name,
        context_id=element.context_id,
        commands=tuple(command for command in commands if command not in waiting),
        events=_after(element, ElementKind.EVENT, snapshot),
        deadlines=deadlines,
        wordings=said,
    )


def _handling(command: Element, snapshot: Snapshot) -> Handling:
    handlers = [element for element in _targets(command, snapshot) if element.kind in _HANDLERS]
    direct = _after(command, ElementKind.EVENT, snapshot)
    through = tuple(event for handler in handlers for event in _answers(command, handler, snapshot))
    return Handling(
        command_id=command.id,
        name=command.name,
        context_id=command.context_id,
        handler_id=handlers[0].id if handlers else None,
        outcomes=_unique(direct or through),
        operator=command.outcome_operator,
    )


def _answers(command: Element, handler: Element, snapshot: Snapshot) -> tuple[ElementId, ...]:
    """Return the events with which a handler answers this command.

    The flows do not say which event of an aggregate answers which of its commands, but the names do: an event whose
    words share a stem with the command's verb is its answer; an event that answers none may be any command's.
    """
    events = [snapshot.element(event) for event in _after(handler, ElementKind.EVENT, snapshot)]
    asked = [element for element in _sources_of(handler, snapshot) if element.kind is ElementKind.COMMAND]
    if len(asked) < 2:
        return tuple(event.id for event in events)
    own = [event for event in events if _echoes(command, event)]
    nobodys = [event for event in events if not any(_echoes(other, event) for other in asked)]
    return tuple(event.id for event in (*own, *nobodys))


def _echoes(command: Element, event: Element) -> bool:
    words = words_of(command.name)
    verb = words[0].lower() if words else ""
    return any(_common(verb, word.lower()) >= max(3, len(verb) - 2) for word in words_of(event.name))


def _common(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _sources(
    handlings: tuple[Handling, ...], reactions: tuple[Reaction, ...], snapshot: Snapshot
) -> tuple[Source, ...]:
    timed = {deadline.command for reaction in reactions for deadline in reaction.deadlines}
    caused = {event for handling in handlings for event in handling.outcomes}
    commands = (_command_source(handling, timed, snapshot) for handling in handlings)
    events = (_event_source(event, snapshot) for event in snapshot.elements_of_kind(ElementKind.EVENT))
    found = [source for source in commands if source]
    found += [source for source in events if source and source.element_id not in caused]
    return tuple(sorted(found, key=lambda source: str(source.element_id)))


def _command_source(handling: Handling, timed: Set[ElementId | None], snapshot: Snapshot) -> Source | None:
    before = _sources_of(snapshot.element(handling.command_id), snapshot)
    issuers = [element for element in before if element.kind in (ElementKind.ACTOR, ElementKind.EXTERNAL_SYSTEM)]
    is_sent = handling.command_id in timed or any(element.kind is ElementKind.POLICY for element in before)
    if not issuers and is_sent:
        return None
    return Source(
        element_id=handling.command_id,
        name=handling.name,
        context_id=handling.context_id,
        cause=_cause(issuers),
        by=issuers[0].id if issuers else None,
        is_command=True,
        events=handling.outcomes,
    )


def _event_source(event: Element, snapshot: Snapshot) -> Source | None:
    before = _sources_of(event, snapshot)
    if any(element.kind is ElementKind.POLICY for element in before):
        return None
    issuers = [element for element in before if element.kind in (ElementKind.ACTOR, ElementKind.EXTERNAL_SYSTEM)]
    return Source(
        element_id=event.id,
        name=event.name,
        context_id=event.context_id,
        cause=_cause(issuers),
        by=issuers[0].id if issuers else None,
        events=(event.id,),
    )


def _with_rates(
    sources: tuple[Source, ...], handlings: tuple[Handling, ...], designs: Designs
) -> tuple[Source, ...]:
    """Share what an aggregate has to bear among the sources of its commands."""
    handlers = {handling.command_id: handling.handler_id for handling in handlings}
    counts = Counter(handlers.get(source.element_id) for source in sources)
    rated = []
    for source in sources:
        handler = handlers.get(source.element_id)
        expected = designs.throughput_of(handler).commands_per_second
        rated.append(replace(source, rate=expected / counts[handler]) if expected else source)
    return tuple(rated)


def _cause(issuers: list[Element]) -> Cause:
    if not issuers:
        return Cause.NOBODY
    return Cause.ACTOR if issuers[0].kind is ElementKind.ACTOR else Cause.EXTERNAL_SYSTEM


def _after(element: Element, kind: ElementKind, snapshot: Snapshot) -> tuple[ElementId, ...]:
    return _unique(target.id for target in _targets(element, snapshot) if target.kind is kind)


def _targets(element: Element, snapshot: Snapshot) -> list[Element]:
    return [snapshot.element(flow.target_id) for flow in snapshot.flows_from(element.id)]


def _sources_of(element: Element, snapshot: Snapshot) -> list[Element]:
    return [snapshot.element(flow.source_id) for flow in snapshot.flows_into(element.id)]


def _unique(ids: Iterable[ElementId]) -> tuple[ElementId, ...]:
    return tuple(sorted(set(ids), key=str))
