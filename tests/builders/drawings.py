"""Random drawings that hang together, for properties of importers and exporters."""

from uuid import UUID

from hypothesis import strategies as st

from modeler.core.kernel.outcomes import OutcomeOperator
from modeler.core.snapshot.drawing import (
    Drawing,
    DrawnConnector,
    DrawnContext,
    DrawnElement,
    DrawnNote,
    DrawnRegion,
)
from modeler.core.snapshot.kinds import HotspotState, NoteKind, RegionKind

_WORDS = st.text("ab ,;\"'\n\r\t=-é漢😀", max_size=8)
_NAMES = _WORDS.map(lambda text: f"n{text}")
_PLACES = st.floats(-1_000_000, 1_000_000)
_LENGTHS = st.floats(1, 5_000)


@st.composite
def drawings(draw: st.DrawFn) -> Drawing:
    """A drawing with contexts, several notes of one element, arrows and regions of every kind."""
    ids = (UUID(int=number) for number in range(10_000, 99_999))
    contexts = tuple(DrawnContext(next(ids), name) for name in draw(st.lists(_NAMES, unique=True, max_size=3)))
    of_context = st.sampled_from([None, *(context.id for context in contexts)])
    kinds = draw(st.lists(st.sampled_from(NoteKind), min_size=1, max_size=8))
    elements = [
        DrawnElement(
            id=next(ids),
            kind=kind.element_kind,
            name=draw(_WORDS),
            context_id=draw(of_context),
            description=draw(_WORDS),
            outcome_operator=draw(st.sampled_from(OutcomeOperator)),
        )
        for kind in kinds
        if kind.element_kind
    ]
    notes = tuple(_note(draw, next(ids), kind, elements) for kind in kinds)
    pairs = draw(st.lists(st.tuples(st.sampled_from(notes), st.sampled_from(notes)), max_size=6))
    ends = dict.fromkeys((one.id, other.id) for one, other in pairs if one != other)
    connectors = tuple(
        DrawnConnector(
            id=next(ids), source_id=source, target_id=target, label=draw(_WORDS), is_loop=draw(st.booleans())
        )
        for source, target in ends
    )
    regions = tuple(_region(draw, next(ids), contexts) for _ in range(draw(st.integers(0, 3))))
    shown = {note.element_id for note in notes}
    return Drawing(
        contexts=contexts,
        elements=tuple(one for one in elements if one.id in shown),
        notes=notes,
        connectors=connectors,
        regions=regions,
    )


def _note(draw: st.DrawFn, note_id: UUID, kind: NoteKind, elements: list[DrawnElement]) -> DrawnNote:
    fitting = [element for element in elements if element.kind is kind.element_kind]
    element = draw(st.sampled_from(fitting)) if fitting else None
    return DrawnNote(
        id=note_id,
        kind=kind,
        x=draw(_PLACES),
        y=draw(_PLACES),
        width=draw(_LENGTHS),
        height=draw(_LENGTHS),
        text="" if element else draw(_WORDS),
        element_id=element.id if element else None,
        is_pivotal=kind is NoteKind.EVENT and draw(st.booleans()),
        is_locked=draw(st.booleans()),
        hotspot_state=draw(st.sampled_from(HotspotState)),
        group_id=draw(st.sampled_from([None, UUID(int=1), UUID(int=2)])),
    )


def _region(draw: st.DrawFn, region_id: UUID, contexts: tuple[DrawnContext, ...]) -> DrawnRegion:
    kind = draw(st.sampled_from(RegionKind)) if contexts else RegionKind.PHASE
    is_context = kind is RegionKind.CONTEXT
    return DrawnRegion(
        id=region_id,
        kind=kind,
        x=draw(_PLACES),
        y=draw(_PLACES),
        width=draw(_LENGTHS),
        height=draw(_LENGTHS),
        name="" if is_context else draw(_NAMES),
        context_id=draw(st.sampled_from(contexts)).id if is_context else None,
        is_locked=draw(st.booleans()),
    )
