"""Which row of the context map a context stands in, and in which order: upstream above, lines short and uncrossed."""

from itertools import combinations
from math import ceil, sqrt
from uuid import UUID

from modeler.core.snapshot.context_map import Relationship
from modeler.core.snapshot.contexts import Context

ROW_LENGTH = 4
ROUNDS = 12
# Trying every swap takes time with the fourth power of a map's size.
UNTANGLED_AT_MOST = 40
CROSSING = 3.0
Place = tuple[float, int]


def rows_of_map(contexts: tuple[Context, ...], edges: tuple[Relationship, ...]) -> list[list[Context]]:
    """Return the contexts row by row from the top; the same map gives the same rows."""
    depths = _depths(contexts, edges)
    rows: list[list[Context]] = [[] for _ in range(max(depths.values(), default=-1) + 1)]
    for context in sorted(contexts, key=lambda one: one.name):
        rows[depths[context.id]].append(context)
    length = max(ROW_LENGTH, ceil(sqrt(len(contexts))))
    parts = [part for row in rows for part in _parts(row, length)]
    return _untangled(parts, edges) if len(contexts) <= UNTANGLED_AT_MOST else parts


def _depths(contexts: tuple[Context, ...], edges: tuple[Relationship, ...]) -> dict[UUID, int]:
    depths = dict.fromkeys((context.id for context in contexts), 0)
    directed = [edge for edge in edges if not edge.kind.is_symmetric]
    # A pass per context bounds the work where the edges form a cycle.
    for _ in depths:
        for edge in directed:
            wanted = min(depths[edge.upstream_id] + 1, len(depths) - 1)
            depths[edge.downstream_id] = max(depths[edge.downstream_id], wanted)
    _settle_beside_partners(depths, edges)
    used = sorted(set(depths.values()))
    return {key: used.index(depth) for key, depth in depths.items()}


def _settle_beside_partners(depths: dict[UUID, int], edges: tuple[Relationship, ...]) -> None:
    # Whoever has no upstream and no downstream stands beside, or below, whom it relates to.
    tied = {end for edge in edges if not edge.kind.is_symmetric for end in (edge.upstream_id, edge.downstream_id)}
    for edge in edges:
        for one, other in ((edge.upstream_id, edge.downstream_id), (edge.downstream_id, edge.upstream_id)):
            if one not in tied:
                depths[one] = depths[other]
                tied.add(one)


def _parts(row: list[Context], length: int) -> list[list[Context]]:
    count = -(-len(row) // length)
    size = -(-len(row) // max(count, 1))
    return [row[start : start + size] for start in range(0, len(row), max(size, 1))]


def _untangled(rows: list[list[Context]], edges: tuple[Relationship, ...]) -> list[list[Context]]:
    # Swap two of a row as long as that shortens the lines or uncrosses them.
    best = _cost(rows, edges)
    for _ in range(ROUNDS):
        before = best
        for row in rows:
            for one, other in combinations(range(len(row)), 2):
                row[one], row[other] = row[other], row[one]
                cost = _cost(rows, edges)
                if cost < best:
                    best = cost
                else:
                    row[one], row[other] = row[other], row[one]
        if best == before:
            break
    return rows


def _cost(rows: list[list[Context]], edges: tuple[Relationship, ...]) -> float:
    places = {
        context.id: (index - (len(row) - 1) / 2, depth)
        for depth, row in enumerate(rows)
        for index, context in enumerate(row)
    }
    lines = [(places[edge.upstream_id], places[edge.downstream_id]) for edge in edges]
    crossings = sum(_cross(one, other) for one, other in combinations(lines, 2))
    behind = sum(_passes(line, place) for line in lines for place in places.values())
    return sum(_length(line) for line in lines) + CROSSING * (crossings + behind)


def _length(line: tuple[Place, Place]) -> float:
    (ax, ay), (bx, by) = line
    return (ax - bx) ** 2 + (ay - by) ** 2


def _cross(one: tuple[Place, Place], other: tuple[Place, Place]) -> bool:
    if set(one) & set(other):
        return False
    (a, b), (c, d) = one, other
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _passes(line: tuple[Place, Place], place: Place) -> bool:
    (ax, ay), (bx, by) = line
    if place in line or not min(ay, by) <= place[1] <= max(ay, by):
        return False
    if ay == by:
        return min(ax, bx) < place[0] < max(ax, bx)
    across = ax + (bx - ax) * (place[1] - ay) / (by - ay)
    return place[1] not in (ay, by) and abs(across - place[0]) < 0.4


def _side(a: Place, b: Place, c: Place) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
