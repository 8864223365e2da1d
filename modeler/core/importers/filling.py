"""A model as the intents that build it in an empty domain: what every importer of models and every template ends in."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any, Final
from uuid import uuid5

from modeler.core.intents.context_map import AddRelationship
from modeler.core.intents.designs import DesignElement, FillCanvas
from modeler.core.intents.events import ChangeEventSchema
from modeler.core.intents.intent import UNSET, DomainIntent
from modeler.core.intents.model import AddContext, AddElement, AddFlow, DescribeElement
from modeler.core.intents.storming import ChooseOutcomes
from modeler.core.kernel.ids import DomainId, IntentId
from modeler.core.kernel.outcomes import OutcomeOperator
from modeler.core.snapshot.canvas import EMPTY_CANVAS
from modeler.core.snapshot.contexts import Context
from modeler.core.snapshot.designs import Design
from modeler.core.snapshot.elements import Element
from modeler.core.snapshot.kinds import ElementKind
from modeler.core.snapshot.snapshot import Snapshot

_DESIGNED: Final = tuple(field.name for field in fields(Design) if field.name != "id")
_NO_FIELDS: Final = {"type": "object", "properties": {}, "required": []}


def intents_that_build(model: Snapshot, domain_id: DomainId) -> tuple[DomainIntent, ...]:
    """Return the intents that give a domain the contexts, elements, flows, schemas and designs of a model.

    Subscriptions follow from the flows. The same model and domain give the same intents, ids included.
    """
    return tuple(_intents(model, _Ids(domain_id)))


class _Ids:
    """Fresh ids of intents, each by its order, and the domain's."""

    def __init__(self, domain_id: DomainId) -> None:
        self.domain_id = domain_id
        self._count = 0

    def next(self) -> dict[str, Any]:
        """Return id and domain of the next intent."""
        self._count += 1
        return {"id": IntentId(uuid5(self.domain_id, f"intent:{self._count}")), "domain_id": self.domain_id}


def _intents(model: Snapshot, ids: _Ids) -> Iterator[DomainIntent]:
    for context in model.contexts:
        yield from _context(context, ids)
    for edge in model.relationships:
        yield AddRelationship(
            **ids.next(),
            relationship_id=edge.id,
            kind=edge.kind,
            upstream_id=edge.upstream_id,
            downstream_id=edge.downstream_id,
            upstream_roles=edge.upstream_roles,
            downstream_roles=edge.downstream_roles,
        )
    for element in model.elements:
        yield from _element(element, ids)
    for flow in model.flows:
        yield AddFlow(**ids.next(), flow_id=flow.id, source_id=flow.source_id, target_id=flow.target_id)
    for event in model.events:
        if event.schema != _NO_FIELDS:
            yield ChangeEventSchema(**ids.next(), event_id=event.id, schema=event.schema)
    for design in model.designs:
        values: dict[str, Any] = {name: getattr(design, name) or UNSET for name in _DESIGNED}
        yield DesignElement(**ids.next(), **values, element_id=design.id)


def _context(context: Context, ids: _Ids) -> Iterator[DomainIntent]:
    yield AddContext(
        **ids.next(),
        context_id=context.id,
        name=context.name,
        purpose=context.purpose,
        subdomain=context.subdomain,
        is_big_ball_of_mud=context.is_big_ball_of_mud,
        is_external=context.is_external,
        partner_source=context.partner_source,
    )
    if context.canvas != EMPTY_CANVAS or context.team:
        filled: dict[str, Any] = {field.name: getattr(context.canvas, field.name) for field in fields(context.canvas)}
        given = {name: value for name, value in filled.items() if value not in (None, "", ())}
        yield FillCanvas(**ids.next(), **given, context_id=context.id, team=context.team or UNSET)


def _element(element: Element, ids: _Ids) -> Iterator[DomainIntent]:
    yield AddElement(
        **ids.next(), element_id=element.id, kind=element.kind, name=element.name, context_id=element.context_id
    )
    if element.description:
        yield DescribeElement(**ids.next(), element_id=element.id, description=element.description)
    if element.kind is ElementKind.COMMAND and element.outcome_operator is not OutcomeOperator.XOR:
        yield ChooseOutcomes(**ids.next(), element_id=element.id, operator=element.outcome_operator)
