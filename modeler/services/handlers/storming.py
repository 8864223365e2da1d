"""Decides levels, hotspots, loops, outcomes, and boards that look closer at a part of another."""

from collections.abc import Mapping
from typing import TypeVar
from uuid import UUID, uuid5

from modeler.core.intents.storming import (
    ChangeBoardLevel,
    ChangeHotspotState,
    ChooseOutcomes,
    DistinguishElements,
    MarkLoop,
    SpawnBoard,
)
from modeler.core.kernel.errors import Invalid
from modeler.core.snapshot.kinds import ElementKind, NoteKind
from modeler.models import Board, Connector, Distinction, Domain, Element, Note, Region
from modeler.services.caller import Caller
from modeler.services.effects import Draft
from modeler.services.handlers.places import board_of
from modeler.services.handlers.rows import row_of, row_on, rows_on

Row = TypeVar("Row", Note, Connector, Region)


def change_board_level(draft: Draft, caller: Caller, domain: Domain, intent: ChangeBoardLevel) -> None:
    """Note the level; what hangs on the board stays."""
    draft.update(row_of(Board, domain, intent.changed_board_id), level=intent.level.value)


def change_hotspot_state(draft: Draft, caller: Caller, domain: Domain, intent: ChangeHotspotState) -> None:
    """Note what has become of the hotspot."""
    note = row_on(Note, board_of(domain, intent), intent.note_id)
    if note.kind != NoteKind.HOTSPOT.value:
        raise Invalid("Only a hotspot can be decided or parked.", where=f"note {note.pk}", fix="Choose a hotspot.")
    draft.update(note, hotspot_state=intent.state.value)


def mark_loop(draft: Draft, caller: Caller, domain: Domain, intent: MarkLoop) -> None:
    """Mark the arrow, or clear its mark."""
    draft.update(row_on(Connector, board_of(domain, intent), intent.connector_id), is_loop=intent.is_loop)


def choose_outcomes(draft: Draft, caller: Caller, domain: Domain, intent: ChooseOutcomes) -> None:
    """Note the operator of a command."""
    element = row_of(Element, domain, intent.element_id)
    if element.kind != ElementKind.COMMAND.value:
        raise Invalid("Only a command has outcomes.", where=f"element {element.pk}", fix="Choose a command.")
    draft.update(element, outcome_operator=intent.operator.value)


def distinguish_elements(draft: Draft, caller: Caller, domain: Domain, intent: DistinguishElements) -> None:
    """Record every pair that nobody has recorded yet."""
    ids = sorted({row_of(Element, domain, element_id).pk for element_id in intent.element_ids}, key=str)
    known = set(Distinction.objects.filter(one_id__in=ids, other_id__in=ids).values_list("one_id", "other_id"))
    for at, one in enumerate(ids):
        for other in ids[at + 1 :]:
            if (one, other) not in known:
                pair = uuid5(one, f"distinct {other} {intent.id}")
                draft.create(Distinction, id=pair, domain_id=domain.pk, one_id=one, other_id=other)


def spawn_board(draft: Draft, caller: Caller, domain: Domain, intent: SpawnBoard) -> None:
    """Create the board with notes of the same elements, the arrows between them and the chosen regions."""
    board = board_of(domain, intent)
    notes = rows_on(Note, board, intent.note_ids)
    regions = rows_on(Region, board, intent.region_ids)
    draft.create(
        Board,
        id=intent.new_board_id,
        domain_id=domain.pk,
        name=intent.name,
        level=intent.level.value,
        position=domain.boards.count(),
        origin_id=board.pk,
    )
    for region in regions:
        draft.add(_copy(region, intent.new_board_id, {"is_locked": False}))
    twins = {note.pk: _twin_id(note.pk, intent.new_board_id) for note in notes}
    for note in notes:
        draft.add(_copy(note, intent.new_board_id, {"is_locked": False, "group_id": None}))
    between = Connector.objects.filter(source_id__in=twins, target_id__in=twins).order_by("pk")
    for connector in between:
        ends = {"source_id": twins[connector.source_id], "target_id": twins[connector.target_id]}
        draft.add(_copy(connector, intent.new_board_id, ends))


def _copy(row: Row, board_id: UUID, changed: Mapping[str, object]) -> Row:
    values = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return type(row)(**{**values, "id": _twin_id(row.pk, board_id), "board_id": board_id, **changed})


def _twin_id(row_id: UUID, board_id: UUID) -> UUID:
    return uuid5(board_id, f"twin of {row_id}")
