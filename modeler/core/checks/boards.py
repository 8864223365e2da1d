"""What a wall itself shows: time, actors, friction, kinds of another level (ES109, ES110, ES112, ES113).

Every finding here is a hint: a level is a filter for what is added, never a judgement of what hangs there.
"""

from collections.abc import Iterator, Mapping
from typing import Final

from modeler.core.checks.catalogue import found
from modeler.core.checks.remedies import remedy
from modeler.core.intents.storming import MarkLoop
from modeler.core.kernel.findings import Finding, Reference
from modeler.core.kernel.ids import NoteId
from modeler.core.snapshot.boards import ArrowView, BoardView, NoteView
from modeler.core.snapshot.kinds import BoardLevel, ElementKind, NoteKind
from modeler.core.snapshot.snapshot import Snapshot, reference_to

EVENTS_WITHOUT_FRICTION: Final = 30
BESIDE: Final = 60.0
"""How near an actor must hang to belong to an event on a big picture, in board units: half a note."""
_FOREIGN: Final = frozenset([NoteKind.COMMAND, NoteKind.POLICY, NoteKind.READ_MODEL, NoteKind.AGGREGATE])


def check_board(board: BoardView, snapshot: Snapshot) -> Iterator[Finding]:
    """Yield the hints about a board."""
    notes = {note.id: note for note in board.notes}
    for arrow in board.arrows:
        yield from _back_in_time(arrow, board, notes, snapshot)
    yield from _without_friction(board)
    if board.level is BoardLevel.BIG_PICTURE:
        yield from _pivotal_without_actor(board, snapshot)
        yield from _too_close_for_a_big_picture(board, snapshot)


def _back_in_time(
    arrow: ArrowView, board: BoardView, notes: Mapping[NoteId, NoteView], snapshot: Snapshot
) -> Iterator[Finding]:
    source, target = notes.get(arrow.source_id), notes.get(arrow.target_id)
    if arrow.is_loop or source is None or target is None or source.element_id is None or target.element_id is None:
        return
    if target.x + target.width > source.x:
        return
    one, other = snapshot.element(source.element_id), snapshot.element(target.element_id)
    yield found(
        "ES109",
        (
            Reference("connector", arrow.id, f"{one.name} → {other.name}"),
            reference_to("element", one),
            reference_to("element", other),
        ),
        problem=f"The arrow from “{one.name}” to “{other.name}” points back in time.",
        fix="Move the later note to the right; or, where the story does begin again there, mark the arrow as a loop.",
        remedy=remedy("It is a loop", MarkLoop, board_id=board.id, connector_id=arrow.id, is_loop=True),
    )


def _without_friction(board: BoardView) -> Iterator[Finding]:
    events = sum(note.kind is NoteKind.EVENT for note in board.notes)
    if events <= EVENTS_WITHOUT_FRICTION or any(note.kind is NoteKind.HOTSPOT for note in board.notes):
        return
    yield found(
        "ES112",
        (Reference("board", board.id, board.name),),
        problem=f"“{board.name}” has {events} events and not one hotspot.",
        fix="Ask what is unclear, slow or disputed, and put each answer on a hotspot.",
    )


def _pivotal_without_actor(board: BoardView, snapshot: Snapshot) -> Iterator[Finding]:
    actors = [note for note in board.notes if note.kind is NoteKind.ACTOR]
    for note in board.notes:
        if not note.is_pivotal or note.element_id is None:
            continue
        flows = (*snapshot.flows_into(note.element_id), *snapshot.flows_from(note.element_id))
        ends = {end for flow in flows for end in (flow.source_id, flow.target_id)}
        is_joined = any(snapshot.element(end).kind is ElementKind.ACTOR for end in ends)
        if is_joined or any(_are_beside(note, actor) for actor in actors):
            continue
        event = snapshot.element(note.element_id)
        yield found(
            "ES110",
            (reference_to("element", event), Reference("board", board.id, board.name)),
            problem=f"Nobody stands beside the pivotal event “{event.name}”.",
            fix="Ask who makes it happen, or who waits for it, and hang that actor beside it.",
        )


def _too_close_for_a_big_picture(board: BoardView, snapshot: Snapshot) -> Iterator[Finding]:
    notes = [note for note in board.notes if note.kind in _FOREIGN and note.element_id is not None]
    ids = dict.fromkeys(note.element_id for note in notes)
    if not ids:
        return
    elements = [snapshot.element(element_id) for element_id in ids if element_id is not None]
    names = ", ".join(f"“{element.name}”" for element in elements[:3]) + (", …" if elements[3:] else "")
    verb = "is" if len(elements) == 1 else "are"
    yield found(
        "ES113",
        (Reference("board", board.id, board.name), *(reference_to("element", element) for element in elements)),
        problem=f"{names} on the big picture “{board.name}” {verb} closer than a big picture looks.",
        fix="This wants to be a process board: start one from these notes and their neighbours.",
    )


def _are_beside(one: NoteView, other: NoteView) -> bool:
    across = max(one.x - other.x - other.width, other.x - one.x - one.width)
    along = max(one.y - other.y - other.height, other.y - one.y - one.height)
    return max(across, along) <= BESIDE
