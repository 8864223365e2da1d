"""Where the boxes and lines of the context map go: upstream above downstream. Values in, values out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from modeler.core.snapshot.context_map import Relationship
from modeler.core.snapshot.contexts import Context
from modeler.core.snapshot.kinds import RelationshipKind

BOX_WIDTH, BOX_HEIGHT = 196, 76
GAP_ACROSS, GAP_DOWN = 132, 128
MARGIN = 36
LABEL_HALF = 64
SHORT_ROLES = {
    "open_host_service": "OHS",
    "published_language": "PL",
    "conformist": "CF",
    "anticorruption_layer": "ACL",
}


@dataclass(frozen=True, slots=True)
class MapBox:
    """A context on the map; its top left lies at (x, y)."""

    context: Context
    x: int
    y: int
    width: int = BOX_WIDTH
    height: int = BOX_HEIGHT

    @property
    def middle(self) -> tuple[int, int]:
        """Return the centre."""
        return self.x + self.width // 2, self.y + self.height // 2


@dataclass(frozen=True, slots=True)
class MapLabel:
    """A text beside a line."""

    text: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class MapLine:
    """A relationship on the map: an SVG path from upstream to downstream, and what to write beside it."""

    relationship: Relationship
    path: str
    upstream: MapLabel
    downstream: MapLabel
    middle: MapLabel


@dataclass(frozen=True, slots=True)
class MapDrawing:
    """The whole map."""

    width: int
    height: int
    boxes: tuple[MapBox, ...]
    lines: tuple[MapLine, ...]


def draw_map(
    contexts: Iterable[Context], relationships: Iterable[Relationship], kind_names: Mapping[str, str]
) -> MapDrawing:
    """Return the drawing of a context map; the same map gives the same drawing."""
    found, edges = tuple(contexts), tuple(relationships)
    rows = _rows(found, edges)
    widest = max((len(row) for row in rows), default=0)
    boxes = [box for depth, row in enumerate(rows) for box in _row_of_boxes(row, depth, widest)]
    by_id = {box.context.id: box for box in boxes}
    lines, seen = [], dict[frozenset[UUID], int]()
    for edge in edges:
        pair = frozenset((edge.upstream_id, edge.downstream_id))
        seen[pair] = seen.get(pair, -1) + 1
        lines.append(_line(edge, by_id, seen[pair], kind_names))
    right = max((box.x + box.width for box in boxes), default=0)
    bottom = max((box.y + box.height for box in boxes), default=0)
    reach_right = max((line.middle.x + LABEL_HALF for line in lines), default=0)
    reach_bottom = max((line.middle.y for line in lines), default=0)
    return MapDrawing(max(right, reach_right) + MARGIN, max(bottom, reach_bottom) + MARGIN, tuple(boxes), tuple(lines))


def _rows(contexts: tuple[Context, ...], edges: tuple[Relationship, ...]) -> list[list[Context]]:
    down: dict[UUID, list[UUID]] = {context.id: [] for context in contexts}
    for edge in edges:
        if not edge.kind.is_symmetric:
            down[edge.upstream_id].append(edge.downstream_id)
    depths = _depths(down)
    rows: list[list[Context]] = [[] for _ in range(max(depths.values(), default=-1) + 1)]
    for context in sorted(contexts, key=lambda one: one.name):
        rows[depths[context.id]].append(context)
    return _untangled(_wrapped(rows), edges)


def _depths(down: Mapping[UUID, list[UUID]]) -> dict[UUID, int]:
    # A pass per context bounds the work where the edges form a cycle.
    depths = dict.fromkeys(down, 0)
    for _ in range(len(down)):
        moved = False
        for upstream, below in down.items():
            for downstream in below:
                wanted = min(depths[upstream] + 1, len(down) - 1)
                if depths[downstream] < wanted:
                    depths[downstream], moved = wanted, True
        if not moved:
            break
    used = sorted(set(depths.values()))
    return {key: used.index(depth) for key, depth in depths.items()}


def _wrapped(rows: list[list[Context]]) -> list[list[Context]]:
    return [row[start : start + 5] for row in rows for start in range(0, len(row), 5)]


def _untangled(rows: list[list[Context]], edges: tuple[Relationship, ...]) -> list[list[Context]]:
    # Put each context below the average of its neighbours in the rows above.
    place: dict[UUID, float] = {}
    done = []
    for row in rows:
        ordered = sorted(row, key=lambda context: (_average(context.id, edges, place), context.name))
        place |= {context.id: index - len(row) / 2 for index, context in enumerate(ordered)}
        done.append(ordered)
    return done


def _average(context_id: UUID, edges: tuple[Relationship, ...], place: Mapping[UUID, float]) -> float:
    pairs = [(edge.upstream_id, edge.downstream_id) for edge in edges]
    others = [two if one == context_id else one for one, two in pairs if context_id in (one, two)]
    known = [place[other] for other in others if other in place]
    return sum(known) / len(known) if known else 0.0


def _row_of_boxes(row: list[Context], depth: int, widest: int) -> list[MapBox]:
    step = BOX_WIDTH + GAP_ACROSS
    left = MARGIN + (widest - len(row)) * step // 2
    top = MARGIN + depth * (BOX_HEIGHT + GAP_DOWN)
    return [MapBox(context, left + index * step, top) for index, context in enumerate(row)]


def _line(edge: Relationship, boxes: Mapping[UUID, MapBox], nth: int, kind_names: Mapping[str, str]) -> MapLine:
    start, end = boxes[edge.upstream_id], boxes[edge.downstream_id]
    bend = _bend(start, end, nth)
    (ax, ay), (bx, by) = start.middle, end.middle
    control = ((ax + bx) // 2 + bend[0], (ay + by) // 2 + bend[1])
    first, last = _border(start, control), _border(end, control)
    path = f"M{first[0]} {first[1]} Q{control[0]} {control[1]} {last[0]} {last[1]}"
    up, down = ("", "") if edge.kind.is_symmetric else _sides(edge)
    name = "" if edge.kind is RelationshipKind.UPSTREAM_DOWNSTREAM else kind_names[edge.kind.value]
    return MapLine(
        edge,
        path,
        _label(up, first, control, last, 0.14),
        _label(down, first, control, last, 0.84),
        _label(name, first, control, last, 0.5),
    )


def _sides(edge: Relationship) -> tuple[str, str]:
    is_supply = edge.kind is RelationshipKind.CUSTOMER_SUPPLIER
    up = ["S" if is_supply else "U", *sorted(SHORT_ROLES[role.value] for role in edge.upstream_roles)]
    down = ["C" if is_supply else "D", *sorted(SHORT_ROLES[role.value] for role in edge.downstream_roles)]
    return " ".join(up), " ".join(down)


def _bend(start: MapBox, end: MapBox, nth: int) -> tuple[int, int]:
    # Lines that would run behind a box in between, or over another line of the same pair, go round.
    far_across = abs(start.x - end.x) > BOX_WIDTH + GAP_ACROSS
    far_down = abs(start.y - end.y) > BOX_HEIGHT + GAP_DOWN
    if start.y == end.y:
        return 0, (far_across * (BOX_HEIGHT + 60)) + nth * 80
    return (far_down and abs(start.x - end.x) < BOX_WIDTH) * (2 * BOX_WIDTH + 40) + nth * 110, 0


def _border(box: MapBox, towards: tuple[int, int]) -> tuple[int, int]:
    (cx, cy), (tx, ty) = box.middle, towards
    dx, dy = tx - cx, ty - cy
    if dx == dy == 0:
        return cx, cy
    scale = min(box.width / 2 / abs(dx) if dx else 1e9, box.height / 2 / abs(dy) if dy else 1e9)
    return round(cx + dx * scale), round(cy + dy * scale)


def _label(text: str, first: tuple[int, int], control: tuple[int, int], last: tuple[int, int], at: float) -> MapLabel:
    x, y = (
        round((1 - at) ** 2 * one + 2 * (1 - at) * at * two + at**2 * three)
        for one, two, three in zip(first, control, last, strict=True)
    )
    return MapLabel(text, x, y)
