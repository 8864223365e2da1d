"""Where the boxes and lines of the context map go."""

from uuid import UUID

from modeler.core.kernel.ids import ContextId, RelationshipId
from modeler.core.snapshot.context_map import Relationship
from modeler.core.snapshot.contexts import Context
from modeler.core.snapshot.kinds import DownstreamRole, RelationshipKind, UpstreamRole
from modeler.entrypoints.pages.context_map import MapDrawing, draw_map

NAMES = {kind.value: kind.value for kind in RelationshipKind}


def _context(number: int, name: str) -> Context:
    return Context(id=ContextId(UUID(int=number)), name=name)


def _edge(
    upstream: int, downstream: int, kind: RelationshipKind = RelationshipKind.UPSTREAM_DOWNSTREAM
) -> Relationship:
    return Relationship(
        id=RelationshipId(UUID(int=100 * upstream + downstream)),
        kind=kind,
        upstream_id=ContextId(UUID(int=upstream)),
        downstream_id=ContextId(UUID(int=downstream)),
    )


def _heights(drawing: MapDrawing) -> dict[str, int]:
    return {box.context.name: box.y for box in drawing.boxes}


def test_an_empty_map_has_no_boxes():
    drawing = draw_map((), (), NAMES)

    assert (drawing.boxes, drawing.lines) == ((), ())


def test_upstream_stands_above_downstream():
    contexts = (_context(1, "Reporting"), _context(2, "Sales"), _context(3, "Invoicing"))

    heights = _heights(draw_map(contexts, (_edge(2, 3), _edge(3, 1)), NAMES))

    assert heights["Sales"] < heights["Invoicing"] < heights["Reporting"]


def test_partners_may_stand_side_by_side():
    contexts = (_context(1, "A"), _context(2, "B"))

    heights = _heights(draw_map(contexts, (_edge(1, 2, RelationshipKind.PARTNERSHIP),), NAMES))

    assert heights["A"] == heights["B"]


def test_a_cycle_of_dependencies_is_drawn_all_the_same():
    contexts = (_context(1, "A"), _context(2, "B"), _context(3, "C"))

    drawing = draw_map(contexts, (_edge(1, 2), _edge(2, 3), _edge(3, 1)), NAMES)

    assert len(drawing.lines) == 3


def test_no_two_boxes_lie_on_each_other():
    contexts = tuple(_context(number, f"C{number}") for number in range(1, 12))

    drawing = draw_map(contexts, (_edge(1, 2),), NAMES)

    assert len({(box.x, box.y) for box in drawing.boxes}) == 11


def test_the_ends_of_a_line_tell_their_roles_in_short():
    edge = Relationship(
        id=RelationshipId(UUID(int=9)),
        kind=RelationshipKind.CUSTOMER_SUPPLIER,
        upstream_id=ContextId(UUID(int=1)),
        downstream_id=ContextId(UUID(int=2)),
        upstream_roles=frozenset({UpstreamRole.PUBLISHED_LANGUAGE}),
        downstream_roles=frozenset({DownstreamRole.ANTICORRUPTION_LAYER}),
    )

    (line,) = draw_map((_context(1, "A"), _context(2, "B")), (edge,), NAMES).lines

    assert (line.upstream.text, line.middle.text, line.downstream.text) == ("S PL", "customer_supplier", "C ACL")
