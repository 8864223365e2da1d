"""From aggregates, events, commands and flows of a Context Mapper file to elements, flows, schemas and designs."""

from dataclasses import replace
from typing import Final
from uuid import UUID, uuid5

from modeler.core.importers.cml.tree import Production, Reaction, Remark, Thing
from modeler.core.kernel.ids import ElementId, FlowId
from modeler.core.kernel.outcomes import OutcomeOperator
from modeler.core.snapshot.attribute_types import schema_of
from modeler.core.snapshot.contexts import Context
from modeler.core.snapshot.designs import Design, Transition
from modeler.core.snapshot.elements import Element, Flow
from modeler.core.snapshot.events import DomainEvent
from modeler.core.snapshot.kinds import ElementKind

_MESSAGES: Final = {"DomainEvent": ElementKind.EVENT, "Command": ElementKind.COMMAND}


class Elements:
    """The elements of a model while it is put together, each once by context, kind and name."""

    def __init__(self, seed: UUID) -> None:
        self.seed = seed
        self.remarks: list[Remark] = []
        self.elements: dict[UUID, Element] = {}
        self.flows: dict[UUID, Flow] = {}
        self.schemas: dict[UUID, DomainEvent] = {}
        self.designs: dict[UUID, Design] = {}

    def aggregate(self, context: Context, line: int, name: str, description: str) -> bool:
        """Add an aggregate; False where the context has one of this name, which is remarked."""
        if self._id(context, ElementKind.AGGREGATE, name) in self.elements:
            self._remark(line, f"A second aggregate “{name}” of “{context.name}” is left out, with its inside.")
            return False
        element = self._element(context, ElementKind.AGGREGATE, name)
        self.elements[element.id] = replace(element, description=description)
        return True

    def message(self, context: Context, thing: Thing, aggregate: str) -> None:
        """Add an event or a command, declared in an aggregate or outside of all; other things are no messages."""
        if thing.kind not in _MESSAGES:
            return
        element = self._element(context, _MESSAGES[thing.kind], thing.name)
        if thing.kind == "DomainEvent":
            self.schemas[element.id] = DomainEvent(element.id, schema_of(thing.attributes, thing.optional))
        self._remark_unkept(thing)
        if aggregate:
            owner = self._element(context, ElementKind.AGGREGATE, aggregate)
            ends = (owner, element) if thing.kind == "DomainEvent" else (element, owner)
            self._flow(*ends)

    def design(self, context: Context, aggregate: str, design: Design) -> None:
        """Give an aggregate its design, where there is anything in it."""
        element_id = self._id(context, ElementKind.AGGREGATE, aggregate)
        if design != Design(id=design.id):
            self.designs[element_id] = replace(design, id=element_id)

    def production(self, context: Context, step: Production) -> None:
        """Draw a flow's step: who issues a command, what handles it, which events follow."""
        command = self._element(context, ElementKind.COMMAND, step.command)
        if step.operator:
            operator = OutcomeOperator(step.operator)
            self.elements[command.id] = replace(command, outcome_operator=operator)
        if step.actor:
            self._flow(self._element(context, ElementKind.ACTOR, step.actor), command)
        events = [self._event(context, name) for name in step.events]
        source = command
        if step.aggregate:
            source = self._element(context, ElementKind.AGGREGATE, step.aggregate)
            self._flow(command, source)
            self._transition(source, step)
        for event in events:
            self._flow(source, event)

    def reaction(self, context: Context, step: Reaction) -> None:
        """Draw a flow's step: a policy that waits for events and sends commands."""
        if step.operator in ("xor", "or"):
            choice = "one" if step.operator == "xor" else "some"
            what = f"That {choice} of {', '.join(step.commands)} is chosen is not kept: the policy sends all of them"
            self._remark(step.line, what + ".")
        policy = self._element(context, ElementKind.POLICY, policy_name(step.events, step.commands))
        for name in step.events:
            self._flow(self._event(context, name), policy)
        for name in step.commands:
            self._flow(policy, self._element(context, ElementKind.COMMAND, name))

    def _event(self, context: Context, name: str) -> Element:
        event = self._element(context, ElementKind.EVENT, name)
        self.schemas.setdefault(event.id, DomainEvent(event.id, schema_of(())))
        return event

    def _transition(self, aggregate: Element, step: Production) -> None:
        design = self.designs.get(aggregate.id, Design(id=aggregate.id))
        known = tuple(dict.fromkeys((*design.states, *step.sources, *step.targets)))
        made = Transition(command=step.command, sources=step.sources, targets=step.targets, events=step.events)
        if made not in design.transitions:
            design = replace(design, states=known, transitions=(*design.transitions, made))
        self.designs[aggregate.id] = design

    def _element(self, context: Context, kind: ElementKind, name: str) -> Element:
        element_id = self._id(context, kind, name)
        return self.elements.setdefault(
            element_id, Element(id=element_id, kind=kind, name=name, context_id=context.id)
        )

    def _id(self, context: Context, kind: ElementKind, name: str) -> ElementId:
        return ElementId(uuid5(self.seed, f"{kind.value}:{context.name}:{name}"))

    def _flow(self, source: Element, target: Element) -> None:
        flow_id = FlowId(uuid5(self.seed, f"flow:{source.id}:{target.id}"))
        self.flows[flow_id] = Flow(flow_id, source.id, target.id)

    def _remark_unkept(self, thing: Thing) -> None:
        lost = [f"operation “{each}”" for each in thing.operations]
        lost += [f"repository “{each.name}”" for each in thing.repositories]
        lost += [f"base “{thing.extends}”"] if thing.extends else []
        lost += ["that it is an aggregate root"] if thing.is_root else []
        lost += [f"key “{each.name}”" for each in thing.attributes if each.is_key]
        if thing.kind == "Command":
            lost += [f"attribute “{each.name}”" for each in thing.attributes]
        for what in lost:
            self._remark(thing.line, f"Of the {thing.kind} “{thing.name}”, {what} is not kept.")

    def _remark(self, line: int, problem: str) -> None:
        self.remarks.append(Remark(line, problem))


def policy_name(events: tuple[str, ...], commands: tuple[str, ...]) -> str:
    """Return the name of a policy that reacts to these events with these commands."""
    return f"Whenever {' and '.join(events)}, {' and '.join(commands)}"
