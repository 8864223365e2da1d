"""What starts stories: the scenario's sources, or the model's own where a scenario names none."""

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from modeler.core.definitions.topology import Definitions
from modeler.core.kernel.errors import Invalid
from simulator.core.delivery.behaviour import Behaviour
from simulator.core.engine.engine import Engine
from simulator.core.engine.message import Message
from simulator.core.scenario.arrivals import Arrivals, Pattern, times_of
from simulator.core.scenario.payloads import payload_of
from simulator.core.scenario.scenario import Scenario, Source

CALM_RATE: Final = 1.0
"""Stories a second over all sources together of a derived scenario: slow enough to follow with the eye."""


def default_scenario(definitions: Definitions) -> Scenario:
    """Return a scenario that sets off everything which the model says starts a story."""
    found = definitions.behaviour.sources
    rate = CALM_RATE / max(1, len(found))
    sources = tuple(
        Source(
            name=each.name,
            trigger=str(each.element_id),
            # What the model expects of an aggregate says how often its commands come.
            arrivals=Arrivals(pattern=Pattern.POISSON, rate=each.rate or rate, start=index * 0.5),
        )
        for index, each in enumerate(found)
    )
    return Scenario(sources=sources)


def start_sources(engine: Engine, behaviour: Behaviour, *, definitions: Definitions, scenario: Scenario) -> None:
    """Schedule the first act of every source. Raises: Invalid where one names what is not in the model."""
    for index, source in enumerate(scenario.sources):
        _Running(engine, behaviour, definitions=definitions, source=source, index=index).start()


class _Running:
    """A source at work: each act schedules the next, so that an endless source takes no memory."""

    def __init__(
        self, engine: Engine, behaviour: Behaviour, *, definitions: Definitions, source: Source, index: int
    ) -> None:
        self._engine = engine
        self._behaviour = behaviour
        self._source = source
        self._trigger, self._is_command = _trigger_of(definitions, source, index)
        self._origin = _origin_of(definitions, self._trigger)
        # Two sources of one name draw from different streams.
        self._stream_name = f"source:{source.name}:{self._trigger}"
        self._times: Iterator[int] = times_of(source.arrivals, engine.streams.of(self._stream_name, "arrivals"))
        self._serial = 0

    def start(self) -> None:
        first = next(self._times, None)
        if first is not None:
            self._engine.schedule(first, self._act, self._engine.message("", {}, correlation=""))

    def _act(self, notice: Message) -> None:
        streams = self._engine.streams
        self._serial += 1
        correlation = str(UUID(int=streams.of(self._stream_name, "correlation").getrandbits(128), version=4))
        payload = payload_of(
            {}, self._source.payload, stream=streams.of(self._stream_name, "payload"), serial=self._serial, known={}
        )
        story = self._engine.message(self._source.name, payload, correlation=correlation)
        if self._is_command:
            self._behaviour.issue(self._trigger, story, origin=self._origin)
        else:
            self._behaviour.raise_event(self._trigger, story, origin=self._origin)
        following = next(self._times, None)
        if following is not None:
            self._engine.schedule(max(following, self._engine.now), self._act, notice)


def _trigger_of(definitions: Definitions, source: Source, index: int) -> tuple[str, bool]:
    behaviour = definitions.behaviour
    commands = {str(each.command_id): each.name for each in behaviour.handlings}
    events = {str(each.event_id): each.name for each in behaviour.publications}
    for known, is_command in ((commands, True), (events, False)):
        if source.trigger in known:
            return source.trigger, is_command
    for known, is_command in ((commands, True), (events, False)):
        named = sorted(each for each, name in known.items() if name.casefold() == source.trigger.casefold())
        if named:
            return named[0], is_command
    raise Invalid(
        f"“{source.trigger}” is neither a command nor an event of the model.",
        where=f"sources[{index}].trigger",
        fix="Give the name or the id of one that is.",
    )


def _origin_of(definitions: Definitions, trigger: str) -> str:
    found = next((each for each in definitions.behaviour.sources if str(each.element_id) == trigger), None)
    return str(found.by) if found is not None and found.by is not None else ""
