"""Where the boxes and lines of the context map go: upstream above downstream. Values in, values out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from modeler.core.diff.places import ChangedMap
from modeler.core.snapshot.context_map import Relationship
from modeler.core.snapshot.contexts import Context
from modeler.core.snapshot.kinds import RelationshipKind
from modeler.entrypoints.pages.map_rows import rows_of_map

BOX_WIDTH, BOX_HEIGHT = 196, 76
GAP_ACROSS, GAP_DOWN = 124, 128
MARGIN = 28
LABEL_HALF = 64
BENDS = (0, 130, -130, 260, -260, 430, -430)
CLEARANCE = 6
# On a larger map every line meets a box whichever way it bends, and looking for a free way takes seconds.
BENT_AT_MOST = 40
LABELS_AT_MOST = 150
LETTER, LINE_HEIGHT = 7, 16
NEAR_START, IN_THE_MIDDLE, NEAR_END = (0.14, 0.22, 0.3), (0.5, 0.42, 0.58, 0.36, 0.64), (0.84, 0.76, 0.68)
SHORT_ROLES = {
    "open_host_service": "OHS",
    "published_language": "PL",
    "conformist": "CF",
    "anticorruption_layer": "ACL",
}

Curve = tuple[tuple[int, int], tuple[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class MapBox:
    """A context on the map; its top left lies at (x, y)."""

    context: Context
    x: int
    y: int
    width: int = BOX_WIDTH
    height: int = BOX_HEIGHT
    act: str = ""

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
    act: str = ""


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
    rows = rows_of_map(found, edges)
    widest = max((len(row) for row in rows), default=0)
    boxes = [box for depth, row in enumerate(rows) for box in _row_of_boxes(row, depth, widest)]
    by_id = {box.context.id: box for box in boxes}
    lines, seen, taken = [], dict[frozenset[UUID], int](), list[MapLabel]()
    for edge in edges:
        pair = frozenset((edge.upstream_id, edge.downstream_id))
        seen[pair] = seen.get(pair, -1) + 1
        lines.append(_line(edge, by_id, seen[pair], kind_names[edge.kind.value], taken))
    right = max((box.x + box.width for box in boxes), default=0)
    bottom = max((box.y + box.height for box in boxes), default=0)
    reach_right = max((line.middle.x + LABEL_HALF for line in lines), default=0)
    reach_bottom = max((line.middle.y for line in lines), default=0)
    return MapDrawing(max(right, reach_right) + MARGIN, max(bottom, reach_bottom) + MARGIN, tuple(boxes), tuple(lines))


def draw_changed_map(changed: ChangedMap, kind_names: Mapping[str, str]) -> MapDrawing | None:
    """Return two context maps drawn as one, each box and line with what happened to it; None without a context."""
    if not changed.contexts:
        return None
    drawing = draw_map(changed.contexts, changed.relationships, kind_names)
    acts = {key: act.value for key, act in changed.acts.items()}
    return replace(
        drawing,
        boxes=tuple(replace(box, act=acts.get(box.context.id, "")) for box in drawing.boxes),
        lines=tuple(replace(line, act=acts.get(line.relationship.id, "")) for line in drawing.lines),
    )


def _row_of_boxes(row: list[Context], depth: int, widest: int) -> list[MapBox]:
    step = BOX_WIDTH + GAP_ACROSS
    left = MARGIN + (widest - len(row)) * step // 2
    top = MARGIN + depth * (BOX_HEIGHT + GAP_DOWN)
    return [MapBox(context, left + index * step, top) for index, context in enumerate(row)]


def _line(edge: Relationship, boxes: Mapping[UUID, MapBox], nth: int, kind_name: str, taken: list[MapLabel]) -> MapLine:
    start, end = boxes[edge.upstream_id], boxes[edge.downstream_id]
    curve = _clear_curve(start, end, nth, [box for box in boxes.values() if box not in (start, end)])
    path = f"M{curve[0][0]} {curve[0][1]} Q{curve[1][0]} {curve[1][1]} {curve[2][0]} {curve[2][1]}"
    up, down = ("", "") if edge.kind.is_symmetric else _sides(edge)
    name = "" if edge.kind is RelationshipKind.UPSTREAM_DOWNSTREAM else kind_name
    labels = [
        _label(up, curve, NEAR_START, taken),
        _label(down, curve, NEAR_END, taken),
        _label(name, curve, IN_THE_MIDDLE, taken),
    ]
    return MapLine(edge, path, *labels)


def _sides(edge: Relationship) -> tuple[str, str]:
    is_supply = edge.kind is RelationshipKind.CUSTOMER_SUPPLIER
    up = ["S" if is_supply else "U", *sorted(SHORT_ROLES[role.value] for role in edge.upstream_roles)]
    down = ["C" if is_supply else "D", *sorted(SHORT_ROLES[role.value] for role in edge.downstream_roles)]
    return " ".join(up), " ".join(down)


def _clear_curve(start: MapBox, end: MapBox, nth: int, others: list[MapBox]) -> Curve:
    # The least bent curve that runs behind no other box; a second line of the same pair begins with a bend.
    bends = BENDS[2 * nth :] or BENDS[-1:]
    if len(others) > BENT_AT_MOST:
        return _curve(start, end, bends[0])
    curves = [_curve(start, end, bend) for bend in bends]
    return min(curves, key=lambda curve: sum(_runs_behind(curve, box) for box in others))


def _curve(start: MapBox, end: MapBox, bend: int) -> Curve:
    (ax, ay), (bx, by) = start.middle, end.middle
    aside = (0, bend) if start.y == end.y else (bend, 0)
    control = ((ax + bx) // 2 + aside[0], (ay + by) // 2 + aside[1])
    return _border(start, control), control, _border(end, control)


def _runs_behind(curve: Curve, box: MapBox) -> bool:
    points = (_point(curve, step / 24) for step in range(1, 24))
    return any(
        box.x - CLEARANCE < x < box.x + box.width + CLEARANCE and box.y - CLEARANCE < y < box.y + box.height + CLEARANCE
        for x, y in points
    )


def _border(box: MapBox, towards: tuple[int, int]) -> tuple[int, int]:
    (cx, cy), (tx, ty) = box.middle, towards
    dx, dy = tx - cx, ty - cy
    if dx == dy == 0:
        return cx, cy
    scale = min(box.width / 2 / abs(dx) if dx else 1e9, box.height / 2 / abs(dy) if dy else 1e9)
    return round(cx + dx * scale), round(cy + dy * scale)


def _label(text: str, curve: Curve, places: tuple[float, ...], taken: list[MapLabel]) -> MapLabel:
    # The first place on the line where no other text stands; where there is none, the usual one.
    if len(taken) > LABELS_AT_MOST:
        return MapLabel(text, *_point(curve, places[0]))
    tries = [MapLabel(text, *_point(curve, at)) for at in places]
    label = next((one for one in tries if not any(_overlap(one, other) for other in taken)), tries[0])
    if text:
        taken.append(label)
    return label


def _point(curve: Curve, at: float) -> tuple[int, int]:
    first, control, last = curve
    x, y = (
        round((1 - at) ** 2 * one + 2 * (1 - at) * at * two + at**2 * three)
        for one, two, three in zip(first, control, last, strict=True)
    )
    return x, y


def _overlap(one: MapLabel, other: MapLabel) -> bool:
    reach = (len(one.text) + len(other.text)) * LETTER / 2
    return abs(one.x - other.x) < reach and abs(one.y - other.y) < LINE_HEIGHT
