"""Decides parking lots and breakout zones: regions that help to run a workshop and mean nothing in the model."""

from uuid import UUID

from modeler.core.intents.gathering import AssignZone, MergeZone, ParkNotes
from modeler.core.kernel.errors import Invalid
from modeler.core.snapshot.kinds import HotspotState, NoteKind, RegionKind
from modeler.models import Board, Domain, Note, Region
from modeler.services.caller import Caller
from modeler.services.effects import Draft
from modeler.services.handlers.places import board_of, contains, context_at, context_regions
from modeler.services.handlers.rows import row_on, rows_on

TITLE = "Parking lot"
# Board units: the head of the region with its name, what lies between notes, and from the rest of the board.
HEAD, GAP, APART = 60.0, 20.0, 160.0
WIDTH, HEIGHT = 620.0, 340.0


def park_notes(draft: Draft, caller: Caller, domain: Domain, intent: ParkNotes) -> None:
    """Move the notes into the parking lot, which grows; hotspots count as parked, elements leave contexts."""
    board = board_of(domain, intent)
    notes = rows_on(Note, board, intent.note_ids)
    lot = Region.objects.filter(board=board, kind=RegionKind.PARKING.value).order_by("pk").first()
    lot = lot or _new_lot(draft, board, intent.region_id)
    contexts = context_regions(board)
    y = _free_row(board, lot, notes)
    x, tallest = lot.x + GAP, 0.0
    for note in notes:
        if x + note.width + GAP > lot.x + lot.width and tallest:
            x, y, tallest = lot.x + GAP, y + tallest + GAP, 0.0
        before = context_at(contexts, note)
        is_hotspot = note.kind == NoteKind.HOTSPOT.value
        draft.update(note, x=x, y=y, **({"hotspot_state": HotspotState.PARKED.value} if is_hotspot else {}))
        after = context_at(contexts, note)
        if note.element and before != after:
            draft.update(note.element, context_id=after)
        x, tallest = x + note.width + GAP, max(tallest, note.height)
    draft.update(lot, height=max(lot.height, y + tallest + GAP - lot.y))


def assign_zone(draft: Draft, caller: Caller, domain: Domain, intent: AssignZone) -> None:
    """Keep who works in the zone."""
    people = [str(user_id) for user_id in dict.fromkeys(intent.people)]
    draft.update(_zone(board_of(domain, intent), intent.region_id), people=people)


def merge_zone(draft: Draft, caller: Caller, domain: Domain, intent: MergeZone) -> None:
    """Take the border away."""
    draft.delete(_zone(board_of(domain, intent), intent.region_id))


def _zone(board: Board, region_id: UUID) -> Region:
    region = row_on(Region, board, region_id)
    if region.kind != RegionKind.BREAKOUT.value:
        raise Invalid("The region is no breakout zone.", where=f"region {region.pk}", fix="Choose a breakout zone.")
    return region


def _new_lot(draft: Draft, board: Board, region_id: UUID) -> Region:
    """Right of everything, level with its top."""
    boxes = [*Note.objects.filter(board=board), *Region.objects.filter(board=board)]
    right = max((box.x + box.width for box in boxes), default=0.0)
    top = min((box.y for box in boxes), default=0.0)
    place = {"x": right + APART, "y": top, "width": WIDTH, "height": HEIGHT}
    return draft.create(Region, id=region_id, board_id=board.pk, kind=RegionKind.PARKING.value, name=TITLE, **place)


def _free_row(board: Board, lot: Region, moving: list[Note]) -> float:
    """The top of the first row below all that is parked."""
    others = Note.objects.filter(board=board).exclude(pk__in=[note.pk for note in moving])
    parked = [note.y + note.height for note in others if contains(lot, note)]
    return max([lot.y + HEAD, *(bottom + GAP for bottom in parked)])
