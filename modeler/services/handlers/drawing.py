"""Decides what a drawing becomes on a board. Effects of one table stand together: they are written in one statement."""

from collections.abc import Mapping
from uuid import UUID, uuid5

from modeler.core.intents.drawing import DrawOnBoard
from modeler.core.kernel.errors import Conflict
from modeler.core.snapshot.drawing import Drawing
from modeler.core.snapshot.kinds import ElementKind, NoteKind, RegionKind
from modeler.models import Board, Connector, Context, Domain, Element, Event, Flow, Note, Region, Subscription, Workshop
from modeler.services.caller import Caller
from modeler.services.effects import Draft
from modeler.services.handlers.elements import EMPTY_SCHEMA, REACTING_KINDS
from modeler.services.handlers.palette import require_open
from modeler.services.handlers.places import board_of
from modeler.services.handlers.regions import take_in


def draw_on_board(draft: Draft, caller: Caller, domain: Domain, intent: DrawOnBoard) -> None:
    """Create everything that the drawing holds; its elements are new, its contexts only where no name fits."""
    board = board_of(domain, intent)
    require_open(board, _kinds(intent.drawing))
    if Workshop.objects.filter(board=board, is_private=True).exists():
        raise Conflict("Everybody writes privately now.", where=f"board {board.pk}", fix="Wait for the reveal.")
    contexts = _contexts(draft, domain, intent.drawing)
    _elements(draft, domain, intent.drawing, contexts)
    _notes(draft, board, intent.drawing, stack=f"{domain.version + 1:010d}")
    _connectors(draft, board, intent.drawing)
    _regions(draft, board, intent.drawing, contexts)


def _kinds(drawing: Drawing) -> list[NoteKind | RegionKind]:
    return list(dict.fromkeys(row.kind for row in (*drawing.notes, *drawing.regions)))


def _contexts(draft: Draft, domain: Domain, drawing: Drawing) -> Mapping[UUID, UUID]:
    """The context's row for each context of the drawing."""
    present = dict(Context.objects.filter(domain=domain).values_list("name", "pk"))
    for context in drawing.contexts:
        if context.name not in present:
            draft.create(Context, id=context.id, domain_id=domain.pk, name=context.name)
    return {context.id: present.get(context.name, context.id) for context in drawing.contexts}


def _elements(draft: Draft, domain: Domain, drawing: Drawing, contexts: Mapping[UUID, UUID]) -> None:
    for element in drawing.elements:
        draft.create(
            Element,
            id=element.id,
            domain_id=domain.pk,
            kind=element.kind.value,
            name=element.name,
            description=element.description,
            outcome_operator=element.outcome_operator.value,
            context_id=contexts[element.context_id] if element.context_id else None,
        )
    for element in drawing.elements:
        if element.kind is ElementKind.EVENT:
            draft.create(Event, id=element.id, domain_id=domain.pk, schema=EMPTY_SCHEMA)


def _notes(draft: Draft, board: Board, drawing: Drawing, *, stack: str) -> None:
    for index, note in enumerate(drawing.notes):
        draft.create(
            Note,
            id=note.id,
            board_id=board.pk,
            kind=note.kind.value,
            element_id=note.element_id,
            text=note.text,
            x=note.x,
            y=note.y,
            width=note.width,
            height=note.height,
            z=f"{stack}.{index:05d}",
            is_pivotal=note.is_pivotal,
            is_locked=note.is_locked,
            group_id=note.group_id,
            hotspot_state=note.hotspot_state.value,
        )


def _connectors(draft: Draft, board: Board, drawing: Drawing) -> None:
    flows = _flows(draft, board.domain, drawing)
    shown = {note.id: note.element_id for note in drawing.notes}
    for connector in drawing.connectors:
        draft.create(
            Connector,
            id=connector.id,
            board_id=board.pk,
            source_id=connector.source_id,
            target_id=connector.target_id,
            flow_id=flows.get((shown[connector.source_id], shown[connector.target_id])),
            label=connector.label,
            is_loop=connector.is_loop,
        )


def _flows(draft: Draft, domain: Domain, drawing: Drawing) -> Mapping[tuple[UUID | None, UUID | None], UUID]:
    """The flow between each pair of elements that arrows join; the one that means a reaction has its subscription."""
    kinds = {element.id: element.kind.value for element in drawing.elements}
    shown = {note.id: note.element_id for note in drawing.notes}
    flows: dict[tuple[UUID | None, UUID | None], UUID] = {}
    for connector in drawing.connectors:
        source, target = shown[connector.source_id], shown[connector.target_id]
        if source and target and source != target:
            flows.setdefault((source, target), uuid5(connector.id, "flow"))
    for (source_id, target_id), flow_id in flows.items():
        draft.create(Flow, id=flow_id, domain_id=domain.pk, source_id=source_id, target_id=target_id)
    for (source, target), flow_id in flows.items():
        if source and target and kinds[source] == ElementKind.EVENT.value and kinds[target] in REACTING_KINDS:
            row = {"id": uuid5(flow_id, "subscription"), "event_id": source, "policy_id": target}
            draft.create(Subscription, domain_id=domain.pk, **row)
    return flows


def _regions(draft: Draft, board: Board, drawing: Drawing, contexts: Mapping[UUID, UUID]) -> None:
    for region in drawing.regions:
        drawn = draft.create(
            Region,
            id=region.id,
            board_id=board.pk,
            kind=region.kind.value,
            name=region.name,
            context_id=contexts[region.context_id] if region.context_id else None,
            x=region.x,
            y=region.y,
            width=region.width,
            height=region.height,
            is_locked=region.is_locked,
        )
        if drawn.context_id:
            take_in(draft, board, drawn)
