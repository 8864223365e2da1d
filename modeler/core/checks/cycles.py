"""Circles in a directed graph: one shortest circle for each knot of mutually reachable nodes."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence

from modeler.core.kernel.ids import ContextId

_Graph = Mapping[ContextId, Sequence[ContextId]]


def cycles_of(graph: _Graph) -> Iterator[tuple[ContextId, ...]]:
    """Yield a shortest cycle through the smallest node of each knot, in a fixed order."""
    covered: set[ContextId] = set()
    for start in sorted(graph, key=str):
        if start in covered:
            continue
        cycle = _shortest_cycle(graph, start)
        if cycle:
            covered |= set(cycle)
            yield cycle


def _shortest_cycle(graph: _Graph, start: ContextId) -> tuple[ContextId, ...]:
    came_from: dict[ContextId, ContextId] = {}
    queue = deque([start])
    while queue:
        node = queue.popleft()
        for following in graph.get(node, ()):
            if following == start and node != start:
                # A pair that points at each other has a rule of its own; look for a longer way round.
                path = _path(came_from, node, start)
                if len(path) > 2:
                    return path
            elif following not in came_from and following != start:
                came_from[following] = node
                queue.append(following)
    return ()


def _path(came_from: Mapping[ContextId, ContextId], end: ContextId, start: ContextId) -> tuple[ContextId, ...]:
    path = [end]
    while path[-1] != start:
        path.append(came_from[path[-1]])
    return tuple(reversed(path))
