"""Decides what people ask of the arrangement of a board: locks, groups, the stack."""

from modeler.core.intents.arranging import GroupNotes, LockOnBoard, StackEnd, StackNotes
from modeler.models import Domain, Note, Region
from modeler.services.caller import Caller
from modeler.services.effects import Draft
from modeler.services.handlers.locks import require_unlocked
from modeler.services.handlers.places import board_of
from modeler.services.handlers.rows import rows_on

# Versions have ten digits: what is sent back later comes below what was sent back earlier, and both below every front.
_BELOW_ALL = 10**10 - 1


def lock_on_board(draft: Draft, caller: Caller, domain: Domain, intent: LockOnBoard) -> None:
    """Lock or unlock the notes and regions."""
    board = board_of(domain, intent)
    for note in rows_on(Note, board, intent.note_ids):
        draft.update(note, is_locked=intent.is_locked)
    for region in rows_on(Region, board, intent.region_ids):
        draft.update(region, is_locked=intent.is_locked)


def group_notes(draft: Draft, caller: Caller, domain: Domain, intent: GroupNotes) -> None:
    """Put the notes into the group, or out of theirs."""
    notes = rows_on(Note, board_of(domain, intent), intent.note_ids)
    require_unlocked(notes)
    for note in notes:
        draft.update(note, group_id=intent.group_id)


def stack_notes(draft: Draft, caller: Caller, domain: Domain, intent: StackNotes) -> None:
    """Put the notes above or below all others."""
    notes = rows_on(Note, board_of(domain, intent), intent.note_ids)
    require_unlocked(notes)
    for index, note in enumerate(sorted(notes, key=lambda note: (note.z, str(note.pk)))):
        draft.update(note, z=_place_in_stack(domain.version + 1, index, intent.end))


def _place_in_stack(version: int, index: int, end: StackEnd) -> str:
    if end is StackEnd.FRONT:
        return f"{version:010d}.{index:05d}"
    return f"{0:010d}.{_BELOW_ALL - version:010d}.{index:05d}"
