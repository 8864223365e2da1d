"""Circles in a directed graph: one shortest circle for each knot of mutually reachable nodes."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence

from modeler.core.kernel.ids import ContextId

_Graph = Mapping[ContextId, Sequence[ContextId]]


def cycles_of(graph: _Graph) -> Iterator[tuple[ContextId, ...]]:
    """Yield a shortest cycle through the smallest node of each knot, in a fixed order."""
    graph = _without_ends(graph)
    covered: set[ContextId] = set()
    for start in sorted(graph, key=str):
        if start in covered:
            continue
        cycle = _shortest_cycle(graph, start)
        if cycle:
            covered |= set(cycle)
            yield cycle


def _without_ends(graph: _Graph) -> _Graph:
    """The graph without what no circle leads through: nodes that nothing leads to, or that lead nowhere, one by one."""
    backward: dict[ContextId, list[ContextId]] = {}
    for node, following in graph.items():
        for after in following:
            backward.setdefault(after, []).append(node)
    loose = _peeled(graph, backward) | _peeled(backward, graph)
    return {
        node: [after for after in following if after not in loose]
        for node, following in graph.items()
        if node not in loose
    }


def _peeled(forward: _Graph, backward: _Graph) -> set[ContextId]:
    """The nodes from which only dead ends are reached."""
    left = {node: len(forward.get(node, ())) for node in (*forward, *backward)}
    ends = [node for node, count in left.items() if count == 0]
    peeled = set(ends)
    while ends:
        for before in backward.get(ends.pop(), ()):
            left[before] -= 1
            if left[before] == 0:
                peeled.add(before)
                ends.append(before)
    return peeled


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
