"""What the page of an aggregate or a policy shows and edits: its design, and what flows through it."""

from typing import Any
from uuid import UUID

from modeler.core.intents.wire import record_to_json
from modeler.core.kernel.errors import NotFound
from modeler.core.kernel.ids import ElementId
from modeler.core.snapshot.designs import Design
from modeler.core.snapshot.elements import Element
from modeler.core.snapshot.kinds import ElementKind
from modeler.core.snapshot.snapshot import Snapshot
from modeler.services.handlers.designs import DESIGNED_KINDS

KINDS = tuple(ElementKind(kind) for kind in sorted(DESIGNED_KINDS))


def designed_in(snapshot: Snapshot, element_id: UUID) -> Element:
    """Return the aggregate or policy of this id. Raises: NotFound."""
    found = (element for element in snapshot.elements if element.id == element_id and element.kind in KINDS)
    element = next(found, None)
    if element is None:
        raise NotFound("There is no such aggregate or policy.", where=f"element {element_id}", fix="Choose another.")
    return element


def tactic_of(snapshot: Snapshot, element_id: UUID) -> dict[str, Any]:
    """Return the design of an aggregate or a policy as JSON, with what it takes in and gives out. Raises: NotFound."""
    element = designed_in(snapshot, element_id)
    design = snapshot.design(element.id) or Design(id=element.id)
    context = snapshot.context(element.context_id)
    taken, given = _ends(element)
    return {
        "element": _named(element) | {"description": element.description, "context_id": _text(element.context_id)},
        "context": context.name if context else "",
        "design": record_to_json(design),
        "takes": _flows(snapshot, element.id, taken, is_into=True),
        "gives": _flows(snapshot, element.id, given, is_into=False),
        "commands": _names(snapshot, ElementKind.COMMAND),
        "events": _names(snapshot, ElementKind.EVENT),
    }


def tactics_of(snapshot: Snapshot) -> list[dict[str, Any]]:
    """Return every aggregate and policy with how much of it is designed, by context and name."""
    found = [_line(element, snapshot) for kind in KINDS for element in snapshot.elements_of_kind(kind)]
    return sorted(found, key=lambda line: (line["context"] or "\uffff", line["kind"], line["name"].casefold()))


def _line(element: Element, snapshot: Snapshot) -> dict[str, Any]:
    design = snapshot.design(element.id) or Design(id=element.id)
    context = snapshot.context(element.context_id)
    return {
        "id": element.id,
        "kind": element.kind.value,
        "name": element.name,
        "context": context.name if context else "",
        "parts": len(design.parts),
        "rules": len(design.invariants),
        "states": len(design.states),
        "timers": len(design.timers),
        "examples": len(design.examples),
    }


def _ends(element: Element) -> tuple[ElementKind, ElementKind]:
    """What comes in and what goes out: commands and events, and the other way round at a policy."""
    if element.kind is ElementKind.POLICY:
        return ElementKind.EVENT, ElementKind.COMMAND
    return ElementKind.COMMAND, ElementKind.EVENT


def _flows(snapshot: Snapshot, element_id: ElementId, kind: ElementKind, *, is_into: bool) -> list[dict[str, str]]:
    flows = snapshot.flows_into(element_id) if is_into else snapshot.flows_from(element_id)
    ends = [(flow.id, snapshot.element(flow.source_id if is_into else flow.target_id)) for flow in flows]
    found = [_named(end) | {"flow_id": str(flow_id)} for flow_id, end in ends if end.kind is kind]
    return sorted(found, key=lambda one: one["name"].casefold())


def _names(snapshot: Snapshot, kind: ElementKind) -> list[dict[str, str]]:
    found = [_named(element) for element in snapshot.elements_of_kind(kind) if element.name]
    return sorted(found, key=lambda one: one["name"].casefold())


def _named(element: Element) -> dict[str, str]:
    return {"id": str(element.id), "kind": element.kind.value, "name": element.name}


def _text(value: UUID | None) -> str:
    return str(value) if value else ""
