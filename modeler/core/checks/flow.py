"""The grammar of the wall: what must stand before and after what (ES103 to ES108, CMD521), by level."""

import re
from collections.abc import Iterator

from modeler.core.checks.catalogue import found
from modeler.core.kernel.findings import Finding, Severity
from modeler.core.kernel.ids import ElementId
from modeler.core.snapshot.elements import Element
from modeler.core.snapshot.kinds import BoardLevel, ElementKind
from modeler.core.snapshot.snapshot import Snapshot, reference_to

_ISSUERS = frozenset([ElementKind.ACTOR, ElementKind.POLICY, ElementKind.EXTERNAL_SYSTEM, ElementKind.EVENT])
_SOURCES = frozenset([ElementKind.COMMAND, ElementKind.AGGREGATE, ElementKind.EXTERNAL_SYSTEM])
_HANDLERS = frozenset([ElementKind.AGGREGATE, ElementKind.EXTERNAL_SYSTEM])
_WHENEVER = re.compile(r"\b(when|whenever|if|after|every|each time|once|as soon as|always)\b", re.IGNORECASE)


def looks_of(snapshot: Snapshot) -> tuple[bool, bool]:
    """Return whether the model is more than a wall of events, and whether it has aggregates.

    A wall of events alone is a big picture, on which nothing is missing yet.
    """
    kinds = (ElementKind.COMMAND, ElementKind.POLICY, ElementKind.AGGREGATE)
    has_aggregates = bool(snapshot.elements_of_kind(ElementKind.AGGREGATE))
    return any(snapshot.elements_of_kind(kind) for kind in kinds), has_aggregates


def check_flow(element: Element, snapshot: Snapshot) -> Iterator[Finding]:
    """Yield what is missing or short-circuited in the flow around an element.

    Nothing is missing of what only boards of the big picture show; what no board shows is judged like a design.
    """
    is_process, has_aggregates = looks_of(snapshot)
    level = snapshot.level_of(element.id)
    if level is BoardLevel.BIG_PICTURE:
        return
    is_design = has_aggregates and level is not BoardLevel.PROCESS
    match element.kind:
        case ElementKind.EVENT if is_process:
            yield from _event(element, snapshot)
        case ElementKind.COMMAND:
            yield from _command(element, snapshot, is_design=is_design)
        case ElementKind.ACTOR:
            yield from _actor(element, snapshot)
        case ElementKind.POLICY:
            yield from _policy(element, snapshot)
        case _:
            pass


def _event(event: Element, snapshot: Snapshot) -> Iterator[Finding]:
    for command in _after(event, snapshot):
        if command.kind is ElementKind.COMMAND:
            yield found(
                "ES103",
                (reference_to("element", event), reference_to("element", command)),
                problem=f"“{event.name}” leads straight to “{command.name}”: who decides that, and by which rule?",
                fix=f"Put a policy between them: “Whenever {event.name}, {command.name}”.",
            )
    context = snapshot.context(event.context_id)
    is_foreign = context is not None and context.is_external
    is_raised = any(source.kind in _SOURCES for source in _before(event, snapshot))
    if not is_foreign and not is_raised and not snapshot.translations_into(event.id):
        yield found(
            "ES105",
            (reference_to("element", event),),
            problem=f"Nothing raises “{event.name}”.",
            fix="Draw an arrow to it from the aggregate, the command or the external system that it follows from.",
        )


def _command(command: Element, snapshot: Snapshot, *, is_design: bool) -> Iterator[Finding]:
    here = reference_to("element", command)
    if not any(issuer.kind in _ISSUERS for issuer in _before(command, snapshot)):
        yield found(
            "ES104",
            (here,),
            problem=f"Nobody issues “{command.name}”.",
            fix="Draw an arrow to it from the actor, the policy or the external system that asks for it.",
        )
    handlers = [one for one in _after(command, snapshot) if one.kind in _HANDLERS]
    if len(handlers) > 1:
        names = " and ".join(f"“{handler.name}”" for handler in handlers)
        yield found(
            "CMD521",
            (here, *(reference_to("element", handler) for handler in handlers)),
            problem=f"{names} both handle “{command.name}”.",
            fix="Choose the one that decides, and let it send the other a command of its own.",
        )
    after = _after(command, snapshot)
    if is_design and not handlers and not any(one.kind is ElementKind.EVENT for one in after):
        yield found(
            "CMD522",
            (here,),
            problem=f"Nobody handles “{command.name}”.",
            fix="Draw an arrow from it to the aggregate or the external system that decides.",
        )
    for event in after if is_design else ():
        if event.kind is ElementKind.EVENT:
            yield found(
                "ES106",
                (here, reference_to("element", event)),
                problem=f"“{command.name}” causes “{event.name}” with nothing between them that could refuse it.",
                fix="Lead both arrows through the aggregate, or the external system, that handles the command.",
            )


def _actor(actor: Element, snapshot: Snapshot) -> Iterator[Finding]:
    commands = [one for one in _after(actor, snapshot) if one.kind is ElementKind.COMMAND]
    if commands and not any(one.kind is ElementKind.READ_MODEL for one in _before(actor, snapshot)):
        yield found(
            "ES107",
            (reference_to("element", actor),),
            problem=f"“{actor.name}” issues “{commands[0].name}” without seeing anything first.",
            fix=f"Add the read model that tells “{actor.name}” what to decide on, with an arrow to the actor.",
        )


def _policy(policy: Element, snapshot: Snapshot) -> Iterator[Finding]:
    here = (reference_to("element", policy),)
    timed = bool(
        re.search(r"\b(every|night|day|daily|hour|hourly|week|month|minute|after)\b", policy.name, re.IGNORECASE)
    )
    if not timed and not any(one.kind is ElementKind.EVENT for one in _before(policy, snapshot)):
        yield found(
            "ES108",
            here,
            problem=f"Nothing triggers the policy “{policy.name}”.",
            fix="Draw an arrow to it from the event that it reacts to, or name the time: “every night, …”.",
        )
    acts = {ElementKind.COMMAND, ElementKind.ACTOR, ElementKind.EXTERNAL_SYSTEM}
    is_translator = any(snapshot.translation_of(one.id) for one in snapshot.subscriptions_of(policy.id))
    if not is_translator and not any(one.kind in acts for one in _after(policy, snapshot)):
        yield found(
            "ES108",
            here,
            problem=f"The policy “{policy.name}” does nothing.",
            fix="Draw an arrow from it to the command that it sends, or to the actor whom it asks.",
        )
    if not _WHENEVER.search(policy.name):
        yield found(
            "ES108",
            here,
            problem=f"“{policy.name}” does not read as a rule.",
            fix="Write it as “Whenever …, …”: first what happens, then what is done about it.",
            severity=Severity.HINT,
        )


def _before(element: Element, snapshot: Snapshot) -> list[Element]:
    return _known([flow.source_id for flow in snapshot.flows_into(element.id)], snapshot)


def _after(element: Element, snapshot: Snapshot) -> list[Element]:
    return _known([flow.target_id for flow in snapshot.flows_from(element.id)], snapshot)


def _known(ids: list[ElementId], snapshot: Snapshot) -> list[Element]:
    return [snapshot.element(element_id) for element_id in ids]
