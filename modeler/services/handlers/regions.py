"""Decides what people ask of a board's regions."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from uuid import UUID, uuid5

from modeler.core.intents.board import AddRegion, ChangeRegion, NewRegion, NoteMove
from modeler.core.intents.intent import Unset
from modeler.core.snapshot.kinds import RegionKind
from modeler.models import Board, Context, Domain, Note, Region
from modeler.services.caller import Caller
from modeler.services.effects import Draft
from modeler.services.handlers.locks import require_unlocked
from modeler.services.handlers.places import board_of, contains, context_at, context_regions, moved_notes
from modeler.services.handlers.rows import row_of, row_on


def add_region(draft: Draft, caller: Caller, domain: Domain, intent: AddRegion) -> None:
    """Create the region; a context's region takes in the elements of the notes that lie inside."""
    columns = ("kind", "name", "x", "y", "width", "height", "context_id")
    new = NewRegion(id=intent.region_id, **{column: getattr(intent, column) for column in columns})
    draw_regions(draft, board_of(domain, intent), [new])


def draw_regions(draft: Draft, board: Board, regions: Iterable[NewRegion]) -> list[Region]:
    """Create the regions; return those of contexts, which take in the elements of the notes that lie inside."""
    made: dict[str, UUID] = {}
    drawn = [_draw(draft, board, new, made) for new in regions]
    of_contexts = [region for region in drawn if region.context_id]
    for region in of_contexts:
        take_in(draft, board, region)
    return of_contexts


def change_region(draft: Draft, caller: Caller, domain: Domain, intent: ChangeRegion) -> None:
    """Change place, size or name; carry notes along; a context's region takes in what now lies inside."""
    board = board_of(domain, intent)
    region = row_on(Region, board, intent.region_id)
    require_unlocked([region])
    place = {column: getattr(intent, column) for column in ("x", "y", "width", "height")}
    draft.update(region, **{column: value for column, value in place.items() if not isinstance(value, Unset)})
    if not isinstance(intent.name, Unset):
        draft.update(region.context or region, name=intent.name)
    for note, move in moved_notes(board, intent.moves):
        draft.update(note, x=move.x, y=move.y)
    if region.context_id:
        take_in(draft, board, region, moved={move.id: move for move in intent.moves})


def take_in(draft: Draft, board: Board, region: Region, moved: Mapping[UUID, NoteMove] = MappingProxyType({})) -> None:
    """Put the elements of the notes that lie inside a context's region into its context; `moved` notes lie anew."""
    notes = Note.objects.filter(board=board, element__isnull=False).select_related("element").order_by("pk")
    others = [other for other in context_regions(board) if other.pk != region.pk]
    regions = sorted([*others, region], key=lambda one: one.width * one.height)
    for note in notes:
        if note.pk in moved:
            note.x, note.y = moved[note.pk].x, moved[note.pk].y
        if contains(region, note) and context_at(regions, note) == region.context_id:
            draft.update(note.element, context_id=region.context_id)


def _draw(draft: Draft, board: Board, new: NewRegion, made: dict[str, UUID]) -> Region:
    context_id = _context_of(draft, board.domain, new, made) if new.kind is RegionKind.CONTEXT else None
    return draft.create(
        Region,
        id=new.id,
        board_id=board.pk,
        kind=new.kind.value,
        name="" if context_id else new.name,
        context_id=context_id,
        x=new.x,
        y=new.y,
        width=new.width,
        height=new.height,
    )


def _context_of(draft: Draft, domain: Domain, new: NewRegion, made: dict[str, UUID]) -> UUID:
    """The context that is named, or has the name; `made` are those that this draft has created, by name."""
    if new.context_id is not None:
        return row_of(Context, domain, new.context_id).pk
    if new.name not in made:
        same_name = Context.objects.filter(domain=domain, name=new.name).first()
        if same_name is not None:
            return same_name.pk
        row = {"id": uuid5(new.id, "context"), "domain_id": domain.pk, "name": new.name}
        made[new.name] = draft.create(Context, **row).pk
    return made[new.name]
