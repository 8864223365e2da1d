"""The application layer of a context as lines of a Context Mapper file: commands, loose events, and the flow."""

from typing import Final

from modeler.core.exporters.cml.aggregates import message_lines
from modeler.core.exporters.cml.said import Said
from modeler.core.exporters.cml.words import escaped, plain_identifier, quoted
from modeler.core.kernel.outcomes import OutcomeOperator
from modeler.core.snapshot.contexts import Context
from modeler.core.snapshot.designs import Transition
from modeler.core.snapshot.elements import Element
from modeler.core.snapshot.kinds import ElementKind

_OPERATORS: Final = {OutcomeOperator.XOR: " X ", OutcomeOperator.OR: " O ", OutcomeOperator.AND: " + "}


def application_lines(context: Context, said: Said) -> list[str]:
    """Return a context's application layer, or no line where there is nothing in it."""
    steps = _productions(context, said)
    for policy in said.of_kind(context, ElementKind.POLICY):
        steps += _reaction(policy, said)
    for actor in said.of_kind(context, ElementKind.ACTOR):
        if not any((actor.id, flow.target_id) in said.covered for flow in said.model.flows_from(actor.id)):
            said.notes.add(f"the actor {actor.name}")
    loose = []
    for kind in (ElementKind.COMMAND, ElementKind.EVENT):
        for element in said.of_kind(context, kind):
            loose += [] if said.homes_of(element) else message_lines(element, said)
    flow = [f"Flow {_name_of_flow(context)} {{", *("\t" + step for step in steps), "}"] if steps else []
    return ["Application {", *("\t" + line for line in (*loose, *flow)), "}"] if loose or flow else []


def _name_of_flow(context: Context) -> str:
    return escaped(f"{plain_identifier(context.name)}Flow")


def _productions(context: Context, said: Said) -> list[str]:
    """One step for each transition in its order, then one for each command that raises events itself."""
    commands = {one.name: one for one in reversed(said.of_kind(context, ElementKind.COMMAND))}
    steps: list[tuple[Element, str]] = []
    for aggregate in said.of_kind(context, ElementKind.AGGREGATE):
        for each in said.transitions_of(aggregate):
            command = commands[each.command]
            steps.append((command, _delegation(command, aggregate, each, said)))
    for command in said.of_kind(context, ElementKind.COMMAND):
        direct = said.after(command, ElementKind.EVENT)
        if direct:
            steps.append((command, f" emits event {_choice(direct, command, said)}"))
        for event in direct:
            said.cover(command, event)
        _note_operator(command, [step for one, step in steps if one.id == command.id], said)
    issuers = {command.id: said.before(command, ElementKind.ACTOR) for command, _ in steps}
    return [_step(command, step, issuers[command.id], said) for command, step in steps]


def _step(command: Element, step: str, issuers: list[Element], said: Said) -> str:
    """A step with the next one who issues its command: a step can name one."""
    if not issuers:
        return f"command {said.element(command)}{step}"
    actor = issuers.pop(0)
    said.cover(actor, command)
    return f"command {said.element(command)} [initiated by {quoted(actor.name)}]{step}"


def _note_operator(command: Element, steps: list[str], said: Said) -> None:
    sign = _OPERATORS[command.outcome_operator]
    if command.outcome_operator is not OutcomeOperator.XOR and not any(sign in step for step in steps):
        said.notes.add(f"that {command.outcome_operator.value} joins the outcomes of {command.name}")


def _delegation(command: Element, aggregate: Element, transition: Transition, said: Said) -> str:
    events = {one.name: one for one in said.after(aggregate, ElementKind.EVENT)}
    said.cover(command, aggregate)
    for name in transition.events:
        said.cover(aggregate, events[name])
    sources = ", ".join(escaped(plain_identifier(state)) for state in transition.sources)
    targets = " X ".join(escaped(plain_identifier(state)) for state in transition.targets)
    states = f" [{sources} -> {targets}]" if targets else ""
    if sources and not targets:
        said.notes.add(f"the states from which {transition.command} may come")
    chosen = [events[name] for name in transition.events]
    return f" delegates to {said.element(aggregate)}{states} emits event {_choice(chosen, command, said)}"


def _choice(events: list[Element], command: Element, said: Said) -> str:
    return _OPERATORS[command.outcome_operator].join(said.element(event) for event in events)


def _reaction(policy: Element, said: Said) -> list[str]:
    def by_place(one: Element) -> tuple[int, str]:
        # The policy's name keeps the order in which its events and commands were written.
        return policy.name.find(one.name), one.name

    events = sorted(said.before(policy, ElementKind.EVENT), key=by_place)
    commands = sorted(said.after(policy, ElementKind.COMMAND), key=by_place)
    if not events or not commands:
        said.notes.add(f"the policy {policy.name}")
        return []
    if said.model.design(policy.id):
        said.notes.add(f"states and timers of the policy {policy.name}")
    for event in events:
        said.cover(event, policy)
    for command in commands:
        said.cover(policy, command)
    triggers = " + ".join(said.element(event) for event in events)
    return [f"event {triggers} triggers command {' + '.join(said.element(command) for command in commands)}"]
