"""Decides about arrows beyond drawing one: those that come with new notes, and ends that are put elsewhere."""

from collections.abc import Mapping
from uuid import UUID, uuid5

from modeler.core.intents.arranging import Reconnect
from modeler.core.intents.board import AddNotes, NewArrow
from modeler.core.kernel.errors import Conflict
from modeler.models import Board, Connector, Domain, Flow, Note, Subscription
from modeler.services.caller import Caller
from modeler.services.effects import Draft
from modeler.services.handlers.elements import draw_flow
from modeler.services.handlers.events import SETTINGS
from modeler.services.handlers.places import board_of
from modeler.services.handlers.removal import remove_flows
from modeler.services.handlers.rows import row_on, rows_on


def add_arrows(draft: Draft, board: Board, intent: AddNotes, made: Mapping[UUID, Note]) -> None:
    """Create the connectors between new notes, or new ones and old, with one flow for each pair of elements."""
    ends = [end for arrow in intent.arrows for end in (arrow.source_id, arrow.target_id)]
    there = rows_on(Note, board, [end for end in ends if end not in made])
    notes = {**made, **{note.pk: note for note in there}}
    flows: dict[tuple[UUID | None, UUID | None], UUID | None] = {}
    for arrow in intent.arrows:
        source, target = notes[arrow.source_id], notes[arrow.target_id]
        _require_free(source, target)
        pair = (source.element_id, target.element_id)
        if pair not in flows:
            flows[pair] = _flow_between(draft, board.domain, source, target, flow_id=uuid5(arrow.id, "flow"))
        _draw(draft, board, arrow, flows[pair])


def reconnect(draft: Draft, caller: Caller, domain: Domain, intent: Reconnect) -> None:
    """Change the connector's ends; draw its new flow, remove the old one where nothing else draws it."""
    board = board_of(domain, intent)
    connector = row_on(Connector, board, intent.connector_id)
    source, target = rows_on(Note, board, [intent.source_id, intent.target_id])
    if (source.pk, target.pk) == (connector.source_id, connector.target_id):
        return
    _require_free(source, target)
    old_flow = connector.flow
    flow_id = _flow_between(draft, domain, source, target, flow_id=uuid5(intent.id, "flow"))
    draft.update(connector, source_id=source.pk, target_id=target.pk, flow_id=flow_id)
    if old_flow is not None and old_flow.pk != flow_id:
        _leave(draft, connector, old_flow, flow_id)


def _require_free(source: Note, target: Note) -> None:
    if Connector.objects.filter(source=source, target=target).exists():
        raise Conflict("An arrow leads there already.", where=f"note {source.pk}", fix="Use the one that is there.")


def _flow_between(draft: Draft, domain: Domain, source: Note, target: Note, *, flow_id: UUID) -> UUID | None:
    if not source.element or not target.element or source.element_id == target.element_id:
        return None
    return draw_flow(draft, domain, source.element, target.element, flow_id=flow_id)


def _draw(draft: Draft, board: Board, arrow: NewArrow, flow_id: UUID | None) -> None:
    draft.create(
        Connector,
        id=arrow.id,
        board_id=board.pk,
        source_id=arrow.source_id,
        target_id=arrow.target_id,
        flow_id=flow_id,
        label=arrow.label,
    )


def _leave(draft: Draft, connector: Connector, flow: Flow, new_flow_id: UUID | None) -> None:
    """Remove a flow that this connector alone drew; what its subscription said goes to the one just made."""
    if Connector.objects.filter(flow=flow).exclude(pk=connector.pk).exists():
        return
    said = Subscription.objects.filter(event_id=flow.source_id, policy_id=flow.target_id).first()
    made = Subscription(pk=uuid5(new_flow_id, "subscription")) if new_flow_id else None
    if said and made and any(effect.id == made.pk for effect in draft.effects):
        draft.update(made, **{column: getattr(said, column) for column in SETTINGS})
    remove_flows(draft, [flow.pk])
