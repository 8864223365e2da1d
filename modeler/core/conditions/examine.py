"""Everything that an editor of conditions shows about a text: mistakes, filters, what is left, and samples."""

from collections.abc import Mapping
from dataclasses import dataclass
from json import dumps

from modeler.core.conditions.ast import Condition
from modeler.core.conditions.dialects import Dialect
from modeler.core.conditions.errors import ConditionError
from modeler.core.conditions.fields import KnownField, known_fields
from modeler.core.conditions.form import form_of
from modeler.core.conditions.lower import Lowered, lower
from modeler.core.conditions.parse import parse_condition
from modeler.core.conditions.quota import MOST_COMBINATIONS, MOST_KEYS
from modeler.core.conditions.samples import samples_of
from modeler.core.conditions.typed import Mistake, mistakes_in
from modeler.core.conditions.written import written, written_path
from modeler.core.kernel.canonical import Json, JsonObject
from modeler.core.kernel.findings import Severity
from modeler.core.patterns import FilterPolicy, PatternError, complexity

# Around the detail an event pattern names source and detail-type. Source: spec/quotas.md, 2,048 characters.
MOST_CHARACTERS = 2048


@dataclass(frozen=True, slots=True)
class Meter:
    """A figure beside its limit."""

    name: str
    value: int
    limit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """What one service makes of a condition. `residual` is the text that is left to the consumer; empty: nothing."""

    pattern: JsonObject | None
    is_possible: bool
    residual: str
    meters: tuple[Meter, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """What there is to say about a condition's text; without a condition it is unreadable, or empty: always."""

    mistakes: tuple[Mistake, ...]
    fields: tuple[KnownField, ...]
    is_readable: bool
    form: Mapping[str, Json]
    eventbridge: Saying
    sns: Saying
    match: JsonObject | None
    miss: JsonObject | None

    def to_json(self) -> dict[str, Json]:
        """Return it as it goes over the wire."""
        return {
            "mistakes": [_mistake_to_json(each) for each in self.mistakes],
            "fields": [_field_to_json(each) for each in self.fields],
            "is_readable": self.is_readable,
            "form": self.form,
            "eventbridge": _saying_to_json(self.eventbridge),
            "sns": _saying_to_json(self.sns),
            "match": self.match,
            "miss": self.miss,
        }


def examine(text: str, schema: JsonObject, wrapping: JsonObject, sample: JsonObject) -> Examination:
    """Return what there is to say about a text against a schema.

    `wrapping` is what the rule's pattern asks besides the detail; `sample` an event of the schema.
    """
    fields = known_fields(schema)
    try:
        condition = parse_condition(text)
        mistakes = mistakes_in(condition, schema) if condition else ()
        said = {dialect: lower(condition, dialect, schema) for dialect in (Dialect.EVENTBRIDGE, Dialect.SNS_BODY)}
    except ConditionError as refused:
        return _unreadable(refused, text, fields)
    match, miss = samples_of(condition, schema, sample) if condition else (sample, None)
    return Examination(
        mistakes=mistakes,
        fields=fields,
        is_readable=True,
        form=form_of(condition),
        eventbridge=_bus(said[Dialect.EVENTBRIDGE], wrapping),
        sns=_topic(said[Dialect.SNS_BODY]),
        match=match,
        miss=miss,
    )


def _unreadable(refused: ConditionError, text: str, fields: tuple[KnownField, ...]) -> Examination:
    start = min(refused.position, len(text))
    mistake = Mistake(
        code="FLT400",
        severity=Severity.ERROR,
        problem=refused.problem,
        fix=refused.fix,
        start=start,
        end=_end_of_word(text, start),
    )
    nothing = Saying(pattern=None, is_possible=True, residual="", meters=())
    return Examination(
        mistakes=(mistake,),
        fields=fields,
        is_readable=False,
        form=form_of(None),
        eventbridge=nothing,
        sns=nothing,
        match=None,
        miss=None,
    )


def _end_of_word(text: str, start: int) -> int:
    end = start
    while end < len(text) and (text[end].isalnum() or text[end] == "_"):
        end += 1
    return max(end, min(start + 1, len(text)))


def _bus(lowered: Lowered, wrapping: JsonObject) -> Saying:
    pattern = {**wrapping, "detail": lowered.pattern} if lowered.pattern else wrapping
    figures = complexity(dict(pattern))
    # AWS counts what is not ASCII as it is escaped.
    characters = len(dumps(pattern, separators=(",", ":")))
    meters = [Meter("characters", characters, MOST_CHARACTERS)]
    if figures.branches > 1:
        meters.append(Meter("combinations", figures.branches, 1000))
    return _saying(pattern, lowered, tuple(meters))


def _topic(lowered: Lowered) -> Saying:
    if not lowered.pattern:
        return _saying(None, lowered, ())
    try:
        figures = complexity(FilterPolicy.parse(dict(lowered.pattern), "MessageBody"))
    except PatternError:
        return _saying(lowered.pattern, lowered, ())
    meters = (
        Meter("keys", figures.keys, MOST_KEYS),
        Meter("combinations", figures.combinations, MOST_COMBINATIONS),
    )
    return _saying(lowered.pattern, lowered, meters)


def _saying(pattern: JsonObject | None, lowered: Lowered, meters: tuple[Meter, ...]) -> Saying:
    residual: Condition | None = lowered.residual
    return Saying(pattern=pattern, is_possible=lowered.is_possible, residual=written(residual), meters=meters)


def _mistake_to_json(each: Mistake) -> Json:
    return {
        "code": each.code,
        "severity": each.severity.value,
        "problem": each.problem,
        "fix": each.fix,
        "start": each.start,
        "end": each.end,
        "instead": each.instead,
    }


def _field_to_json(each: KnownField) -> Json:
    return {
        "name": written_path(each.path),
        "types": list(each.types),
        "values": list(each.values),
        "is_required": each.is_required,
        "is_list": each.is_list,
        "format": each.format,
    }


def _saying_to_json(each: Saying) -> Json:
    return {
        "pattern": each.pattern,
        "is_possible": each.is_possible,
        "residual": each.residual,
        "meters": [{"name": one.name, "value": one.value, "limit": one.limit} for one in each.meters],
    }
