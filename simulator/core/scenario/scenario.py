"""A scenario: what a run is fed, as a value that reads from and writes to JSON."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Final, TypeVar

from modeler.core.kernel.canonical import Json, JsonObject
from modeler.core.kernel.errors import Invalid
from simulator.core.scenario.arrivals import Arrivals, Pattern
from simulator.core.scenario.distributions import Duration, Shape
from simulator.core.scenario.payloads import check_template

LONGEST_SECONDS: Final = 31_536_000.0
MOST_SOURCES: Final = 200
ONCE_A_SECOND: Final = Arrivals()
# Slow enough to be watched at normal speed; people set their own.
HANDOVER: Final = Duration(0.4, Shape.LOGNORMAL, 0.35)
FUNCTION: Final = Duration(0.6, Shape.LOGNORMAL, 0.4)
CONSUMER: Final = Duration(0.8, Shape.LOGNORMAL, 0.4)
COMMAND: Final = Duration(0.3, Shape.LOGNORMAL, 0.3)
Choice = TypeVar("Choice", Pattern, Shape)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Something that starts stories: an actor, a partner, a clock.

    `trigger` is the id or the name of the command or event that it starts; `payload` is a template.
    """

    name: str
    trigger: str
    arrivals: Arrivals = ONCE_A_SECOND
    payload: JsonObject = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """How long the parts take, how often they fail, and how many work at once."""

    handover: Duration = HANDOVER
    function: Duration = FUNCTION
    consumer: Duration = CONSUMER
    command: Duration = COMMAND
    handover_failure: float = 0.02
    function_failure: float = 0.05
    consumer_failure: float = 0.05
    queue_consumers: int = 4
    shards: int = 2

    def __post_init__(self) -> None:
        for probability in (self.handover_failure, self.function_failure, self.consumer_failure):
            if not 0 <= probability <= 1:
                raise Invalid(f"{probability} is no probability.", where="circumstances", fix="Use 0 to 1.")
        if not 1 <= self.queue_consumers <= 1000 or not 1 <= self.shards <= 1000:
            raise Invalid("Too few or too many consumers or shards.", where="circumstances", fix="Use 1 to 1000.")


USUAL: Final = Circumstances()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """What a simulation is fed. `horizon` is in seconds; the seed comes with the run.

    `overrides` gives single subscriptions, by id, probabilities of their own: {"<id>": {"function_failure": 1}}.
    """

    horizon: float = 600.0
    sources: tuple[Source, ...] = ()
    circumstances: Circumstances = USUAL
    payloads: Mapping[str, JsonObject] = field(default_factory=dict)
    overrides: Mapping[str, Mapping[str, float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not 0 < self.horizon <= LONGEST_SECONDS:
            raise Invalid(
                f"A horizon of {self.horizon} s is not possible.",
                fix=f"Use more than 0, at most {LONGEST_SECONDS:,.0f}.",
            )
        if len(self.sources) > MOST_SOURCES:
            raise Invalid(f"There are {len(self.sources)} sources.", fix=f"Use at most {MOST_SOURCES}.")
        for index, source in enumerate(self.sources):
            check_template(source.payload, f"sources[{index}].payload")
        for name, template in self.payloads.items():
            check_template(template, f"payloads.{name}")


def scenario_from_json(body: Json) -> Scenario:
    """Return the scenario that a JSON body describes; what is left out has a default. Raises: Invalid."""
    fields = dict(_object(body, "scenario"))
    sources = _list(fields.pop("sources", []), "sources")
    circumstances = _object(fields.pop("circumstances", {}), "circumstances")
    scenario_fields: dict[str, object] = {
        name: _plain(Scenario, name, value, name) for name, value in _known(Scenario, fields, "scenario").items()
    }
    return Scenario(
        **scenario_fields,  # type: ignore[arg-type]  # checked field by field
        sources=tuple(_source(source, f"sources[{index}]") for index, source in enumerate(sources)),
        circumstances=_circumstances(circumstances),
    )


def scenario_to_json(scenario: Scenario) -> dict[str, Json]:
    """Return the JSON body from which `scenario_from_json` makes an equal scenario."""
    body: dict[str, Json] = asdict(scenario)
    return body


def _source(value: Json, where: str) -> Source:
    fields = dict(_known(Source, _object(value, where), where))
    for name in ("name", "trigger"):
        if not isinstance(fields.get(name), str) or not fields[name]:
            raise Invalid(f"The source has no {name}.", where=where, fix=f"Give it a “{name}”.")
    arrivals = _object(fields.pop("arrivals", {}), f"{where}.arrivals")
    payload = _object(fields.pop("payload", {}), f"{where}.payload")
    return Source(
        name=str(fields["name"]),
        trigger=str(fields["trigger"]),
        arrivals=_arrivals(arrivals, f"{where}.arrivals"),
        payload=payload,
    )


def _arrivals(fields: JsonObject, where: str) -> Arrivals:
    known = dict(_known(Arrivals, fields, where))
    pattern = _choice(Pattern, known.pop("pattern", "poisson"), where)
    at = tuple(_number(moment, where) for moment in _list(known.pop("at", []), where))
    numbers: dict[str, object] = {name: _plain(Arrivals, name, value, where) for name, value in known.items()}
    return Arrivals(pattern=pattern, at=at, **numbers)  # type: ignore[arg-type]  # checked field by field


def _circumstances(fields: JsonObject) -> Circumstances:
    values: dict[str, object] = {}
    for name, value in _known(Circumstances, fields, "circumstances").items():
        where = f"circumstances.{name}"
        is_duration = isinstance(getattr(USUAL, name), Duration)
        values[name] = _duration(value, where) if is_duration else _plain(Circumstances, name, value, where)
    return Circumstances(**values)  # type: ignore[arg-type]  # checked field by field


def _duration(value: Json, where: str) -> Duration:
    fields = _known(Duration, _object(value, where), where)
    return Duration(
        _number(fields.get("mean"), where),
        _choice(Shape, fields.get("shape", "constant"), where),
        _number(fields.get("spread", 0.0), where),
    )


def _plain(kind: type, name: str, value: Json, where: str) -> object:
    expected = kind.__annotations__[name]
    if expected is float:
        return _number(value, where)
    if expected is int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise Invalid("This is no whole number.", where=where, fix="Write a whole number.")
        return value
    return _object(value, where)


def _choice(kind: type[Choice], value: Json, where: str) -> Choice:
    try:
        return kind(str(value))
    except ValueError:
        names = ", ".join(one.value for one in kind)
        raise Invalid(f"“{value}” is not known.", where=where, fix=f"Use one of: {names}.") from None


def _known(kind: type, fields: JsonObject, where: str) -> JsonObject:
    known = kind.__dataclass_fields__  # type: ignore[attr-defined]  # a dataclass
    for name in fields:
        if name not in known:
            raise Invalid(f"“{name}” is not known here.", where=where, fix=f"Known: {', '.join(known)}.")
    return fields


def _object(value: Json, where: str) -> JsonObject:
    if not isinstance(value, Mapping):
        raise Invalid("This is no object.", where=where, fix="Write {…}.")
    return value


def _list(value: Json, where: str) -> list[Json]:
    if not isinstance(value, list | tuple):
        raise Invalid("This is no list.", where=where, fix="Write […].")
    return list(value)


def _number(value: Json, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Invalid("This is no number.", where=where, fix="Write a number.")
    return float(value)
