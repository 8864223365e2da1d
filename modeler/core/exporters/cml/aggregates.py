"""Aggregates with their parts, and events and commands with their attributes, as lines of a Context Mapper file."""

from collections.abc import Sequence
from typing import Final

from modeler.core.exporters.cml.said import Said
from modeler.core.exporters.cml.words import escaped, plain_identifier, quoted_list, type_text
from modeler.core.snapshot.attribute_types import REFERENCE, type_of
from modeler.core.snapshot.designs import Attribute, Design, Part, PartKind
from modeler.core.snapshot.elements import Element
from modeler.core.snapshot.kinds import ElementKind

_WORDS: Final = {
    PartKind.ENTITY: "Entity",
    PartKind.VALUE_OBJECT: "ValueObject",
    PartKind.SERVICE: "Service",
    PartKind.REPOSITORY: "Repository",
}
_SAID_OF_SCHEMAS: Final = frozenset({"type", "format", "title", "$comment", "items", "uniqueItems"})


def aggregate_lines(aggregate: Element, said: Said) -> list[str]:
    """Return an aggregate's block."""
    design = said.model.design(aggregate.id) or Design(id=aggregate.id)
    lines = [f"responsibilities = {quoted_list(aggregate.description.split(chr(10)))}"] if aggregate.description else []
    lines += [f"owner = {escaped(plain_identifier(design.owner))}"] if design.owner else []
    repositories = [part for part in design.parts if part.kind is PartKind.REPOSITORY and part.owner]
    for part in design.parts:
        if part not in repositories:
            nested = [each for each in repositories if each.owner == part.name]
            lines += _part(part, nested, design, said)
    for kind in (ElementKind.COMMAND, ElementKind.EVENT):
        for element in _declared(aggregate, kind, said):
            lines += message_lines(element, said)
    _note_unsaid(aggregate, design, said)
    return _block(f"Aggregate {said.element(aggregate)}", lines)


def message_lines(element: Element, said: Said) -> list[str]:
    """Return the declaration of an event or a command."""
    if element.kind is not ElementKind.EVENT:
        return [f"Command {said.element(element)}"]
    event = said.model.event(element.id)
    schema = event.schema if event else {}
    properties, required = schema.get("properties"), schema.get("required")
    lines = []
    for name, shape in properties.items() if isinstance(properties, dict) else ():
        is_optional = not (isinstance(required, list | tuple) and name in required)
        is_reference = isinstance(shape, dict) and shape.get("$comment") == REFERENCE
        attribute = Attribute(name=name, type=type_of(shape), is_reference=is_reference)
        lines.append(_attribute(attribute) + (" nullable" if is_optional else ""))
        if not isinstance(shape, dict) or set(shape) - _SAID_OF_SCHEMAS:
            said.notes.add(f"more of the field {name} of {element.name}")
    return _block(f"DomainEvent {said.element(element)}", lines)


def _declared(aggregate: Element, kind: ElementKind, said: Said) -> list[Element]:
    near = said.after(aggregate, kind) if kind is ElementKind.EVENT else said.before(aggregate, kind)
    declared = [one for one in near if aggregate in said.homes_of(one)]
    for one in declared:
        said.cover(*((aggregate, one) if kind is ElementKind.EVENT else (one, aggregate)))
    return declared


def _part(part: Part, repositories: Sequence[Part], design: Design, said: Said) -> list[str]:
    if part.kind is PartKind.ENUMERATION:
        # The values with which the states begin are the states: the rest came from transitions.
        is_lifecycle = bool(part.values) and design.states[: len(part.values)] == part.values
        values = ", ".join(escaped(plain_identifier(value)) for value in part.values)
        lines = ["aggregateLifecycle"] if is_lifecycle else []
        return _block(f"enum {escaped(plain_identifier(part.name))}", [*lines, values]) if values else []
    is_service = part.kind in (PartKind.SERVICE, PartKind.REPOSITORY)
    lines = ["aggregateRoot"] if part.is_root else []
    lines += [_attribute(each) for each in part.attributes]
    for operation in part.operations:
        if any(sign in operation for sign in "{};") or not operation.strip():
            said.notes.add(f"the operation {operation} of {part.name}")
        else:
            lines.append(f"{operation};" if is_service else f"def {operation};")
    for repository in repositories:
        lines += _part(repository, (), design, said)
    base = f" extends {type_text(part.extends)}" if part.extends else ""
    return _block(f"{_WORDS[part.kind]} {escaped(plain_identifier(part.name))}{base}", lines)


def _attribute(attribute: Attribute) -> str:
    sign = "- " if attribute.is_reference else ""
    key = " key" if attribute.is_key else ""
    return f"{sign}{type_text(attribute.type)} {escaped(plain_identifier(attribute.name))}{key}"


def _note_unsaid(aggregate: Element, design: Design, said: Said) -> None:
    unsaid = [
        (design.invariants, "invariants"),
        (design.examples, "examples"),
        (design.corrections, "corrective policies"),
        (set(design.transitions) - set(said.transitions_of(aggregate)), "transitions without an event"),
    ]
    names = {part.name for part in design.parts}
    unsaid.append(([one for one in design.parts if one.owner and one.owner not in names], "repositories"))
    for what, name in unsaid:
        if what:
            said.notes.add(f"{len(what)} {name} of {aggregate.name}")


def _block(head: str, lines: Sequence[str]) -> list[str]:
    return [head + " {", *("\t" + line for line in lines), "}"] if lines else [head]
