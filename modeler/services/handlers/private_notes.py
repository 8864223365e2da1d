"""Private writing: the same intents, on notes that only their author sees until the facilitator reveals them.

A private note is a row of its own table: no element, no snapshot, no finding and no export can know of it. A change
of private notes has the audience "caller"; the reveal is one change that everybody sees.
"""

from collections.abc import Collection
from uuid import UUID, uuid5

from modeler.core.intents.board import (
    AddNotes,
    ChangeNoteKind,
    Connect,
    EditNote,
    MarkPivotal,
    MoveNotes,
    NewNote,
    RemoveFromBoard,
    ResizeNote,
)
from modeler.core.intents.facilitation import RevealNotes, StartPrivateWriting
from modeler.core.intents.intent import ITEMS_AT_ONCE, BoardIntent
from modeler.core.kernel.errors import Conflict, Invalid
from modeler.core.kernel.ids import NoteId
from modeler.core.snapshot.kinds import NoteKind
from modeler.models import Board, Domain, Note, PrivateNote, Workshop
from modeler.services.caller import Caller
from modeler.services.effects import Draft
from modeler.services.handlers.board import add_notes
from modeler.services.handlers.places import board_of
from modeler.services.handlers.workshops import workshop_of
from modeler.services.registry import Handler


def start_private_writing(draft: Draft, caller: Caller, domain: Domain, intent: StartPrivateWriting) -> None:
    """From the next added note on, each sees only their own."""
    draft.update(workshop_of(draft, board_of(domain, intent)), is_private=True)


def reveal_notes(draft: Draft, caller: Caller, domain: Domain, intent: RevealNotes) -> None:
    """Turn every private note into a note, with its element, and end private writing."""
    board = board_of(domain, intent)
    notes = list(PrivateNote.objects.filter(board=board).order_by("z", "pk"))
    taken = set(Note.objects.filter(pk__in=[note.pk for note in notes]).values_list("pk", flat=True))
    for note in notes:
        draft.delete(note)
    new = [_revealed(note, uuid5(note.pk, "revealed") if note.pk in taken else note.pk) for note in notes]
    for start in range(0, len(new), ITEMS_AT_ONCE):
        part = tuple(new[start : start + ITEMS_AT_ONCE])
        add_notes(draft, caller, domain, AddNotes(id=intent.id, domain_id=domain.pk, board_id=board.pk, notes=part))
    draft.update(workshop_of(draft, board), is_private=False)


def privately(handler: Handler) -> Handler:
    """Return a handler that decides for private notes itself, and leaves the others to `handler`."""

    def decide(draft: Draft, caller: Caller, domain: Domain, intent: BoardIntent) -> object:
        board = board_of(domain, intent)
        if isinstance(intent, AddNotes):
            if caller.is_system or not Workshop.objects.filter(board=board, is_private=True).exists():
                return handler(draft, caller, domain, intent)
            return _add(draft, caller, domain, board=board, intent=intent)
        if not board.holds_private_notes:
            return handler(draft, caller, domain, intent)
        wanted = _note_ids(intent)
        mine = PrivateNote.objects.filter(board=board, author_id=caller.user_id).in_bulk(wanted)
        if not mine:
            return handler(draft, caller, domain, intent)
        if len(mine) < len(set(wanted)) or _names_more(intent):
            raise Conflict(
                "Private notes and shared ones cannot change together.", where="notes", fix="Ask for each apart."
            )
        draft.audience = "caller"
        return _change(draft, mine, intent)

    return decide  # type: ignore[return-value]  # a handler of the intents that _note_ids knows


def _add(draft: Draft, caller: Caller, domain: Domain, *, board: Board, intent: AddNotes) -> None:
    if intent.arrows or intent.replaces:
        raise _no_arrows()
    if intent.regions:
        raise Conflict("Everybody writes privately now.", where="regions", fix="Draw regions apart from notes.")
    draft.audience = "caller"
    for index, new in enumerate(intent.notes):
        if new.element_id is not None:
            raise Conflict(
                "A private note shows no element of the model.",
                where=f"note {new.id}",
                fix="Wait for the reveal, or leave the element out.",
            )
        width, height = new.kind.extent
        draft.create(
            PrivateNote,
            id=new.id,
            board_id=board.pk,
            author_id=caller.user_id,
            kind=new.kind.value,
            text=new.text,
            x=new.x,
            y=new.y,
            width=new.width or width,
            height=new.height or height,
            z=f"{domain.version + 1:010d}.{index:05d}",
            is_pivotal=new.is_pivotal and new.kind is NoteKind.EVENT,
        )


def _note_ids(intent: BoardIntent) -> list[UUID]:
    match intent:
        case MoveNotes():
            return [move.id for move in intent.moves]
        case RemoveFromBoard():
            return list(intent.note_ids)
        case Connect():
            return [intent.source_id, intent.target_id]
        case ChangeNoteKind():
            return [intent.note_id, *intent.also]
        case EditNote() | ResizeNote() | MarkPivotal():
            return [intent.note_id]
    raise TypeError(f"{type(intent).__name__} is about no notes.")


def _names_more(intent: BoardIntent) -> bool:
    return isinstance(intent, RemoveFromBoard) and bool(intent.connector_ids or intent.region_ids)


def _change(draft: Draft, mine: dict[UUID, PrivateNote], intent: BoardIntent) -> None:
    match intent:
        case MoveNotes():
            for move in intent.moves:
                draft.update(mine[move.id], x=move.x, y=move.y)
        case RemoveFromBoard():
            _remove(draft, mine.values())
        case EditNote():
            draft.update(mine[intent.note_id], text=intent.text)
        case ResizeNote():
            place = {"x": intent.x, "y": intent.y, "width": intent.width, "height": intent.height}
            draft.update(mine[intent.note_id], **place)
        case ChangeNoteKind():
            width, height = intent.kind.extent
            for note_id in _note_ids(intent):
                draft.update(mine[note_id], kind=intent.kind.value, width=width, height=height)
        case MarkPivotal():
            _mark(draft, mine[intent.note_id], intent)
        case Connect():
            raise _no_arrows()


def _no_arrows() -> Conflict:
    return Conflict("A private note takes no arrows.", where="notes", fix="Wait for the reveal.")


def _remove(draft: Draft, notes: Collection[PrivateNote]) -> None:
    for note in sorted(notes, key=lambda one: str(one.pk)):
        draft.delete(note)


def _mark(draft: Draft, note: PrivateNote, intent: MarkPivotal) -> None:
    if note.kind != NoteKind.EVENT.value:
        raise Invalid("Only an event can be pivotal.", where=f"note {note.pk}", fix="Choose an event note.")
    draft.update(note, is_pivotal=intent.is_pivotal)


def _revealed(note: PrivateNote, note_id: UUID) -> NewNote:
    return NewNote(
        id=NoteId(note_id),
        kind=NoteKind(note.kind),
        x=note.x,
        y=note.y,
        text=note.text,
        width=note.width,
        height=note.height,
        is_pivotal=note.is_pivotal,
    )
