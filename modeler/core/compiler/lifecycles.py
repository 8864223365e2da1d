"""Designs become behaviour: states, transitions, timers and examples, with ids for the names that people write.

Names are looked up whatever their case; among several the one of the design's own context is meant. What a name does
not lead to is left out: a transition of a command that is not in the model never happens.
"""

from collections.abc import Iterable, Iterator

from modeler.core.definitions.lifecycles import Deadline, Example, ExampleStep, Lifecycle, Move, StepKind
from modeler.core.kernel.errors import Invalid
from modeler.core.kernel.ids import ContextId, ElementId
from modeler.core.snapshot import designs
from modeler.core.snapshot.designs import Design, Throughput
from modeler.core.snapshot.elements import Element
from modeler.core.snapshot.kinds import ElementKind
from modeler.core.snapshot.snapshot import Snapshot
from modeler.core.snapshot.steps import Step, read_step

_KINDS = {ElementKind.COMMAND: StepKind.COMMAND, ElementKind.EVENT: StepKind.EVENT}


class Designs:
    """The designs of a snapshot, ready to be compiled."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._named: dict[tuple[ElementKind, str], list[Element]] = {}
        self._elements = {element.id: element for element in snapshot.elements if snapshot.designs}
        for element in self._elements.values():
            self._named.setdefault((element.kind, element.name.casefold()), []).append(element)

    def lifecycles(self) -> Iterator[Lifecycle]:
        """Yield the lifecycle of every aggregate and policy that keeps a state."""
        for design, element in self._designed():
            if design.states and design.transitions:
                moves = tuple(self._moves(design, element))
                begins = any(not move.sources for move in moves)
                yield Lifecycle(element_id=element.id, initial="" if begins else design.states[0], moves=moves)

    def deadlines_of(self, policy: Element) -> tuple[Deadline, ...]:
        """Return the timers of a policy."""
        design = self._snapshot.design(policy.id)
        return tuple(
            Deadline(
                name=timer.name,
                after_seconds=timer.after_seconds,
                command=self._id(ElementKind.COMMAND, timer.command, policy.context_id),
                cancelled_by=self._ids(ElementKind.EVENT, timer.cancelled_by, policy.context_id),
            )
            for timer in (design.timers if design else ())
        )

    def examples(self) -> Iterator[Example]:
        """Yield every example."""
        for design, element in self._designed():
            for each in design.examples:
                yield Example(
                    element_id=element.id,
                    name=each.name,
                    given=tuple(self._step(text, design, element) for text in each.given),
                    when=self._step(each.when, design, element),
                    then=tuple(self._step(text, design, element) for text in each.then),
                    within_seconds=each.within_seconds,
                )

    def throughput_of(self, element_id: ElementId | None) -> Throughput:
        """Return how much an aggregate has to bear; nothing where nobody has said."""
        design = self._snapshot.design(element_id) if element_id else None
        return design.throughput if design else Throughput()

    def _designed(self) -> Iterator[tuple[Design, Element]]:
        for design in self._snapshot.designs:
            element = self._elements.get(design.id)
            if element is not None:
                yield design, element

    def _moves(self, design: Design, element: Element) -> Iterator[Move]:
        is_policy = element.kind is ElementKind.POLICY
        asked, answered = (
            (ElementKind.EVENT, ElementKind.COMMAND) if is_policy else (ElementKind.COMMAND, ElementKind.EVENT)
        )
        timers = {timer.name.casefold(): timer.name for timer in design.timers}
        for each in design.transitions:
            timer = timers.get(each.command.casefold(), "")
            trigger = None if timer else self._id(asked, each.command, element.context_id)
            if timer or trigger:
                results = self._ids(answered, each.events, element.context_id)
                yield _move(each, trigger=trigger, timer=timer, results=results)

    def _step(self, text: str, design: Design, element: Element) -> ExampleStep:
        step = _read(text)
        states = {state.casefold(): state for state in design.states}
        if step.name.casefold() in states:
            return ExampleStep(kind=StepKind.STATE, name=states[step.name.casefold()])
        for kind, step_kind in _KINDS.items():
            found = self._id(kind, step.name, element.context_id)
            if found is not None:
                name = self._elements[found].name
                return ExampleStep(kind=step_kind, name=name, element_id=found, values=step.values)
        return ExampleStep(kind=StepKind.UNKNOWN, name=step.name)

    def _ids(self, kind: ElementKind, names: Iterable[str], context_id: ContextId | None) -> tuple[ElementId, ...]:
        found = (self._id(kind, name, context_id) for name in names)
        return tuple(each for each in found if each is not None)

    def _id(self, kind: ElementKind, name: str, context_id: ContextId | None) -> ElementId | None:
        found = self._named.get((kind, name.strip().casefold()), [])
        own = [element for element in found if element.context_id == context_id]
        return next((element.id for element in (*own, *found)), None)


def _move(each: designs.Transition, *, trigger: ElementId | None, timer: str, results: tuple[ElementId, ...]) -> Move:
    return Move(trigger=trigger, timer=timer, sources=each.sources, targets=each.targets, results=results)


def _read(text: str) -> Step:
    try:
        return read_step(text)
    except Invalid:
        # Written before steps had a form; as a name it leads nowhere, and the example says so.
        return Step(text.strip())
