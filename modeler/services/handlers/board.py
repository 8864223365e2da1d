"""Decides what people ask of a board's notes and connectors."""

from uuid import UUID, uuid5

from modeler.core.intents.board import (
    AddBoard,
    AddNotes,
    ChangeNoteKind,
    Connect,
    EditNote,
    LabelConnector,
    MarkPivotal,
    MoveNotes,
    NewNote,
    RemoveFromBoard,
    RenameBoard,
    ResizeNote,
)
from modeler.core.kernel.errors import Conflict, Invalid, NotFound
from modeler.core.snapshot.kinds import NoteKind
from modeler.models import Board, Connector, Domain, Element, Note, Region
from modeler.services.access import role_in_domain
from modeler.services.caller import Caller
from modeler.services.effects import Draft
from modeler.services.handlers.arrows import add_arrows
from modeler.services.handlers.elements import draw_flow, new_element, turn_element
from modeler.services.handlers.locks import require_unlocked
from modeler.services.handlers.places import board_of, context_at, context_regions, inner_first, moved_notes
from modeler.services.handlers.regions import draw_regions
from modeler.services.handlers.removal import remove_connectors, remove_elements, remove_notes
from modeler.services.handlers.renaming import rename
from modeler.services.handlers.rows import row_of, row_on, rows_on


def add_notes(draft: Draft, caller: Caller, domain: Domain, intent: AddNotes) -> None:
    """Create the notes; each of a model kind shows an element, new or named. Regions first, arrows last."""
    board = board_of(domain, intent)
    _require_in_sight(caller, domain, board, intent)
    remove_connectors(draft, rows_on(Connector, board, intent.replaces))
    regions = inner_first([*context_regions(board), *draw_regions(draft, board, intent.regions)])
    made = {
        new.id: _add_note(draft, board, new, regions=regions, z=f"{domain.version + 1:010d}.{index:05d}")
        for index, new in enumerate(intent.notes)
    }
    add_arrows(draft, board, intent, made)


def edit_note(draft: Draft, caller: Caller, domain: Domain, intent: EditNote) -> None:
    """Rename the element, or write on the free note."""
    note = row_on(Note, board_of(domain, intent), intent.note_id)
    require_unlocked([note])
    if note.element:
        rename(draft, note.element, intent.text)
    else:
        draft.update(note, text=intent.text)


def move_notes(draft: Draft, caller: Caller, domain: Domain, intent: MoveNotes) -> None:
    """Move the notes; an element follows its note into or out of a context's region."""
    board = board_of(domain, intent)
    regions = context_regions(board)
    for note, move in moved_notes(board, intent.moves):
        before = context_at(regions, note)
        draft.update(note, x=move.x, y=move.y)
        _follow(draft, note, before=before, after=context_at(regions, note))


def resize_note(draft: Draft, caller: Caller, domain: Domain, intent: ResizeNote) -> None:
    """Give the note its new place and size."""
    note = row_on(Note, board_of(domain, intent), intent.note_id)
    require_unlocked([note])
    draft.update(note, x=intent.x, y=intent.y, width=intent.width, height=intent.height)


def change_note_kind(draft: Draft, caller: Caller, domain: Domain, intent: ChangeNoteKind) -> None:
    """Turn each note, and with it the element, all its notes included; or make or drop the element."""
    board = board_of(domain, intent)
    turned: set[UUID] = set()
    for note in rows_on(Note, board, [intent.note_id, *intent.also]):
        # Of several notes that show one element, the first turns them all.
        if note.pk not in turned:
            turned.update(_turn(draft, domain, board, note, intent))


def mark_pivotal(draft: Draft, caller: Caller, domain: Domain, intent: MarkPivotal) -> None:
    """Set or clear the mark of an event note."""
    note = row_on(Note, board_of(domain, intent), intent.note_id)
    require_unlocked([note])
    if note.kind != NoteKind.EVENT.value:
        raise Invalid("Only an event can be pivotal.", where=f"note {note.pk}", fix="Choose an event note.")
    draft.update(note, is_pivotal=intent.is_pivotal)


def connect(draft: Draft, caller: Caller, domain: Domain, intent: Connect) -> None:
    """Create the connector, with the flow and the subscription that it means."""
    board = board_of(domain, intent)
    source, target = rows_on(Note, board, [intent.source_id, intent.target_id])
    if Connector.objects.filter(source=source, target=target).exists():
        raise Conflict("An arrow leads there already.", where=f"note {source.pk}", fix="Use the one that is there.")
    flow_id = None
    if source.element and target.element and source.element_id != target.element_id:
        flow_id = draw_flow(draft, domain, source.element, target.element, flow_id=uuid5(intent.connector_id, "flow"))
    draft.create(
        Connector,
        id=intent.connector_id,
        board_id=board.pk,
        source_id=source.pk,
        target_id=target.pk,
        flow_id=flow_id,
        label=intent.label,
    )


def label_connector(draft: Draft, caller: Caller, domain: Domain, intent: LabelConnector) -> None:
    """Write on the connector."""
    draft.update(row_on(Connector, board_of(domain, intent), intent.connector_id), label=intent.label)


def remove_from_board(draft: Draft, caller: Caller, domain: Domain, intent: RemoveFromBoard) -> None:
    """Remove notes, connectors and regions; elements go with their last notes, contexts stay."""
    board = board_of(domain, intent)
    connectors = rows_on(Connector, board, intent.connector_ids)
    notes = rows_on(Note, board, intent.note_ids)
    if notes:
        remove_notes(draft, notes, connectors)
    else:
        remove_connectors(draft, connectors)
    regions = rows_on(Region, board, intent.region_ids)
    require_unlocked(regions)
    for region in regions:
        draft.delete(region)


def add_board(draft: Draft, caller: Caller, domain: Domain, intent: AddBoard) -> None:
    """Create an empty board after the others."""
    draft.create(
        Board,
        id=intent.new_board_id,
        domain_id=domain.pk,
        name=intent.name,
        level=intent.level,
        position=domain.boards.count(),
    )


def rename_board(draft: Draft, caller: Caller, domain: Domain, intent: RenameBoard) -> None:
    """Rename the board."""
    draft.update(row_of(Board, domain, intent.renamed_board_id), name=intent.name)


def _add_note(draft: Draft, board: Board, new: NewNote, *, regions: list[Region], z: str) -> Note:
    width, height = new.kind.extent
    note = Note(
        id=new.id,
        board_id=board.pk,
        kind=new.kind.value,
        x=new.x,
        y=new.y,
        width=new.width or width,
        height=new.height or height,
        z=z,
        is_pivotal=new.is_pivotal and new.kind is NoteKind.EVENT,
        group_id=new.group_id,
    )
    kind = new.kind.element_kind
    if kind is None:
        note.text = new.text
    elif new.element_id is None:
        context_id = context_at(regions, note)
        made = new_element(
            draft, board.domain, element_id=uuid5(new.id, "element"), kind=kind, name=new.text, context_id=context_id
        )
        note.element = made
    else:
        note.element = _element_to_show(board, new)
    draft.add(note)
    return note


def _turn(draft: Draft, domain: Domain, board: Board, note: Note, intent: ChangeNoteKind) -> list[UUID]:
    """Turn a note; return it and the others that turned with it."""
    width, height = intent.kind.extent
    element, kind = note.element, intent.kind.element_kind
    shown = list(Note.objects.filter(element=element).order_by("pk")) if element and kind else [note]
    require_unlocked(shown)
    if element and kind:
        turn_element(draft, element, kind)
        for one in shown:
            draft.update(one, kind=intent.kind.value, width=width, height=height)
    elif element:
        draft.update(note, kind=intent.kind.value, element_id=None, text=element.name, width=width, height=height)
        _unshow(draft, note, element)
    elif kind:
        made = new_element(
            draft,
            domain,
            element_id=uuid5(note.pk, f"element {intent.id}"),
            kind=kind,
            name=note.text,
            context_id=context_at(context_regions(board), note),
        )
        draft.update(note, kind=intent.kind.value, element_id=made.pk, text="", width=width, height=height)
    else:
        draft.update(note, kind=intent.kind.value, width=width, height=height)
    return [one.pk for one in shown]


def _require_in_sight(caller: Caller, domain: Domain, board: Board, intent: AddNotes) -> None:
    """A guest sees one board: to show an element of another one would tell its name."""
    wanted = {new.element_id for new in intent.notes if new.element_id is not None}
    if not wanted or role_in_domain(caller, domain) is not None:
        return
    seen = set(Note.objects.filter(board=board, element_id__in=wanted).values_list("element_id", flat=True))
    if hidden := sorted(wanted - seen, key=str):
        raise NotFound("The element is not there (any more).", where=f"element {hidden[0]}", fix="Look again.")


def _element_to_show(board: Board, new: NewNote) -> Element:
    element = row_of(Element, board.domain, new.element_id)  # type: ignore[arg-type]  # the caller has checked for None
    if element.kind != new.kind.value:
        raise Invalid(
            f"The element is of kind {element.kind}, the note of kind {new.kind.value}.",
            where=f"element {element.pk}",
            fix="Give the note the element's kind.",
        )
    return element


def _follow(draft: Draft, note: Note, *, before: UUID | None, after: UUID | None) -> None:
    if before != after and note.element:
        draft.update(note.element, context_id=after)


def _unshow(draft: Draft, note: Note, element: Element) -> None:
    """Drop the element that a note no longer shows, where no other note does, and the flows of its connectors."""
    hanging = [*Connector.objects.filter(source=note), *Connector.objects.filter(target=note)]
    for connector in hanging:
        draft.update(connector, flow_id=None)
    gone = {effect.id for effect in draft.effects if effect.table == "note" and "element_id" in (effect.after or {})}
    if not Note.objects.filter(element=element).exclude(pk__in=gone).exists():
        remove_elements(draft, [element])
