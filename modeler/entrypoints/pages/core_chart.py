"""Where contexts stand on the core domain chart, and which of them are called otherwise than they stand."""

from dataclasses import dataclass

from modeler.core.kernel.ids import ContextId
from modeler.core.snapshot.contexts import Context
from modeler.core.snapshot.kinds import Subdomain
from modeler.core.snapshot.snapshot import Snapshot

SIDE = 100
HALF = 50
LETTER, LINE = 1.9, 4.0
# Above, below, right and left of the dot: where its name may go, the first that is free.
OFFSETS = ((0.0, -4.0, "middle"), (0.0, 6.4, "middle"), (3.6, 1.2, "start"), (-3.6, 1.2, "end"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartPoint:
    """A context on the chart, in its units: 0 to 100 from the top left. `stands_as` is the field it stands in."""

    id: ContextId
    name: str
    subdomain: Subdomain
    evolution: str
    complexity: int
    differentiation: int
    stands_as: Subdomain
    label_x: float
    label_y: float
    anchor: str

    @property
    def y(self) -> int:
        """Return the height from the top."""
        return SIDE - self.differentiation

    @property
    def is_called_otherwise(self) -> bool:
        """Return whether the context is classified as something else than where it stands."""
        return self.subdomain is not self.stands_as


@dataclass(frozen=True, slots=True)
class CoreChart:
    """The chart, and the names of the contexts that have no place on it yet."""

    points: tuple[ChartPoint, ...]
    placeless: tuple[str, ...]


def core_chart_of(snapshot: Snapshot) -> CoreChart | None:
    """Return the chart, or None where no context has its two numbers."""
    contexts = sorted(snapshot.contexts, key=lambda one: (_height(one), one.name))
    points: list[ChartPoint] = []
    for context in contexts:
        if context.canvas.complexity is not None and context.canvas.differentiation is not None:
            points.append(_point(context, context.canvas.complexity, context.canvas.differentiation, contexts, points))
    if not points:
        return None
    placed = {point.id for point in points}
    return CoreChart(tuple(points), tuple(sorted(one.name for one in contexts if one.id not in placed)))


def _height(context: Context) -> int:
    return -(context.canvas.differentiation or 0)


def _point(
    context: Context, complexity: int, differentiation: int, contexts: list[Context], before: list[ChartPoint]
) -> ChartPoint:
    dots = [
        (float(one.canvas.complexity), float(SIDE - one.canvas.differentiation))
        for one in contexts
        if one.id != context.id and one.canvas.complexity is not None and one.canvas.differentiation is not None
    ]
    tries = [
        ChartPoint(
            id=context.id,
            name=context.name,
            subdomain=context.subdomain,
            evolution=context.canvas.evolution.value if context.canvas.evolution else "",
            complexity=complexity,
            differentiation=differentiation,
            stands_as=_field_at(complexity, differentiation),
            label_x=round(complexity + right, 1),
            label_y=round(SIDE - differentiation + down, 1),
            anchor=anchor,
        )
        for right, down, anchor in OFFSETS
    ]
    free = (one for one in tries if not _is_covered(one, dots, before))
    return next(free, tries[0])


def _field_at(complexity: int, differentiation: int) -> Subdomain:
    """Source: Tune, core domain charts: what is neither complex nor ours alone is generic, what is both is core."""
    if differentiation >= HALF and complexity >= HALF:
        return Subdomain.CORE
    return Subdomain.SUPPORTING if differentiation >= HALF / 2 else Subdomain.GENERIC


def _is_covered(point: ChartPoint, dots: list[tuple[float, float]], before: list[ChartPoint]) -> bool:
    left, top, right, bottom = _label_box(point)
    if left < 0 or right > SIDE or top < 0:
        return True
    if any(left - 2 < x < right + 2 and top - 2 < y < bottom + 2 for x, y in dots):
        return True
    boxes = map(_label_box, before)
    return any(left < box[2] and box[0] < right and top < box[3] and box[1] < bottom for box in boxes)


def _label_box(point: ChartPoint) -> tuple[float, float, float, float]:
    width = len(point.name) * LETTER
    left = point.label_x - {"middle": width / 2, "start": 0.0, "end": width}[point.anchor]
    return left, point.label_y - LINE * 0.8, left + width, point.label_y + LINE * 0.2
