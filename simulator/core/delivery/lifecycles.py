"""What aggregates and process managers remember: each keeps a state a story, and a move is allowed or refused by it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from modeler.core.definitions.lifecycles import Lifecycle, Move
from modeler.core.kernel.ids import ElementId
from simulator.core.engine.streams import Streams

Pick = Callable[[str, str, int], int]
"""Chooses one of n, 0 to n-1, for (node, purpose, n)."""


def picks_from(streams: Streams) -> Pick:
    """Return a choice that draws from the stream of the node for the purpose."""
    return lambda node, purpose, count: streams.of(node, purpose).randrange(count)


@dataclass(frozen=True, slots=True)
class Taken:
    """A move that happened: the story whose instance moved, what it says follows, and from where to where it led."""

    story: str
    results: tuple[ElementId, ...] = ()
    path: str = ""


FREE: Final = Taken("")
"""What keeps no state, or has no move for this, does not mind."""


class Lifecycles:
    """The instances of everything that keeps a state."""

    def __init__(self, lifecycles: Iterable[Lifecycle], pick: Pick) -> None:
        self._pick = pick
        self._kept = {str(each.element_id): _Instances(each) for each in lifecycles}

    def take(self, element: str, trigger: str, story: str, *, is_start: bool = False) -> Taken | None:
        """Move the story's instance as the trigger says; None where its state does not allow that.

        A trigger that starts a story, such as a clerk who accepts a claim, takes the instance that has waited longest
        where it can only go on with one.
        """
        instances = self._kept.get(element)
        moves = instances.moves.get(trigger) if instances else None
        if instances is None or moves is None:
            return FREE
        if is_start and story not in instances.states:
            story = instances.waiting(moves) or story
        state = instances.states.get(story, instances.initial)
        allowed = [move for move in moves if state in move.sources or (not state and not move.sources)]
        if not allowed:
            return None
        move = allowed[self._pick(element, "move", len(allowed)) if len(allowed) > 1 else 0]
        return Taken(story, move.results, self._moved(instances, element, story, state, move))

    def put(self, element: str, story: str, state: str) -> None:
        """Let the story's instance stand in a state, as an example says that it does."""
        if element in self._kept:
            self._kept[element].stand(story, state)

    def state(self, element: str, story: str) -> str:
        """Return where the story's instance stands; "" where none has begun."""
        instances = self._kept.get(element)
        return instances.states.get(story, instances.initial) if instances else ""

    def _moved(self, instances: "_Instances", element: str, story: str, state: str, move: Move) -> str:
        if not move.targets:
            return state
        target = move.targets[self._pick(element, "state", len(move.targets)) if len(move.targets) > 1 else 0]
        instances.stand(story, target)
        return f"{state} → {target}" if state else target


class _Instances:
    """The instances of one lifecycle: where each stands, and who stands in a state, longest first."""

    def __init__(self, lifecycle: Lifecycle) -> None:
        self.initial = lifecycle.initial
        self.states: dict[str, str] = {}
        self.moves: Mapping[str, list[Move]] = _by_trigger(lifecycle.moves)
        # A dict keeps the order in which the stories came, and forgets one at once.
        self._standing: dict[str, dict[str, None]] = {}

    def stand(self, story: str, state: str) -> None:
        before = self.states.get(story)
        if before is not None:
            self._standing[before].pop(story, None)
        self.states[story] = state
        self._standing.setdefault(state, {})[story] = None

    def waiting(self, moves: Iterable[Move]) -> str | None:
        """The story that has waited longest for one of these moves; None where an instance may begin with one."""
        sources = [state for move in moves for state in move.sources]
        if any(not move.sources for move in moves) or (self.initial and self.initial in sources):
            return None
        standing = (self._standing.get(state, {}) for state in sources)
        return next((story for stories in standing for story in stories), None)


def _by_trigger(moves: Iterable[Move]) -> dict[str, list[Move]]:
    found: dict[str, list[Move]] = {}
    for move in moves:
        found.setdefault(move.timer or str(move.trigger), []).append(move)
    return found
