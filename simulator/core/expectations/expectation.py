"""What people expect of a run: given this, when that happens, then so much follows within a time, or never."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from modeler.core.conditions.parse import parse_condition
from modeler.core.kernel.canonical import Json, JsonObject
from modeler.core.kernel.errors import Invalid
from simulator.core.records.record import RecordKind

ANY: Final = "*"
MOST: Final = 200
_ABOUT_MESSAGES: Final = tuple(kind for kind in RecordKind if kind is not RecordKind.CONTROL)
_FIELDS: Final = ("name", "given", "when", "then", "never", "within", "share")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A kind of record about a message of this name (`*`: any), anywhere or `at` an element or a subscription.

    Of names, letters and digits count, without regard to case; `at` is a name or an id. `where` is a condition on the
    fields of an event as it is published, in the words in which subscriptions write theirs.
    """

    kind: RecordKind
    message: str = ANY
    at: str = ""
    where: str = ""

    def __str__(self) -> str:
        what = "anything" if self.message == ANY else f"“{self.message}”"
        place, condition = (f" at “{self.at}”" if self.at else ""), (f" where {self.where}" if self.where else "")
        return f"{what} is {self.kind.value.replace('_', ' ')}{place}{condition}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """One expectation about the stories of a run; a story is what shares a correlation id.

    Every `when` is a case, of stories only in which `given` has happened before. `then` must follow in the story
    within so many seconds (None: before the end), in at least this share of the cases. With `is_never`, `then` must
    not follow; without a `when`, it must not happen at all.
    """

    name: str
    then: Moment
    when: Moment | None = None
    given: Moment | None = None
    is_never: bool = False
    within: float | None = None
    share: float = 1.0


def expectations_from_json(body: Json) -> tuple[Expectation, ...]:
    """Return the expectations of a body {"expectations": [{"name", "when", "then" or "never", …}]}. Raises: Invalid."""
    found = body.get("expectations") if isinstance(body, Mapping) else body
    if not isinstance(found, Sequence) or isinstance(found, str) or not found:
        raise Invalid("There are no expectations.", where="expectations", fix='Write {"expectations": [{…}]}.')
    if len(found) > MOST:
        raise Invalid(f"There are {len(found)} expectations.", where="expectations", fix=f"Use at most {MOST}.")
    return tuple(_expectation(each, f"expectations[{index}]") for index, each in enumerate(found))


def _expectation(value: Json, where: str) -> Expectation:
    fields = _object(value, where)
    unknown = sorted(set(fields) - set(_FIELDS))
    if unknown:
        raise Invalid(f"“{unknown[0]}” is no part of an expectation.", where=where, fix=f"Use {', '.join(_FIELDS)}.")
    if ("then" in fields) == ("never" in fields):
        raise Invalid("An expectation has either a “then” or a “never”.", where=where, fix="Write one of them.")
    is_never = "never" in fields
    if not is_never and "when" not in fields:
        raise Invalid("A “then” has no “when”.", where=where, fix="Say when it is expected.")
    last = _moment(fields["never" if is_never else "then"], f"{where}.{'never' if is_never else 'then'}")
    return Expectation(
        name=_text(fields.get("name", str(last)), f"{where}.name"),
        then=last,
        when=_moment(fields["when"], f"{where}.when") if "when" in fields else None,
        given=_moment(fields["given"], f"{where}.given") if "given" in fields else None,
        is_never=is_never,
        within=_number(fields["within"], f"{where}.within", most=float("inf")) if "within" in fields else None,
        share=_number(fields.get("share", 1.0), f"{where}.share", most=1.0),
    )


def _moment(value: Json, where: str) -> Moment:
    fields = dict(_object(value, where))
    at = _text(fields.pop("at", ""), f"{where}.at")
    condition = _text(fields.pop("where", ""), f"{where}.where")
    kinds = {kind.value: kind for kind in _ABOUT_MESSAGES}
    if len(fields) != 1 or next(iter(fields)) not in kinds:
        raise Invalid(
            "It must say one thing that happens.",
            where=where,
            fix=f'Write {{"raised": "Order placed"}}; what may happen: {", ".join(kinds)}.',
        )
    kind, message = next(iter(fields.items()))
    if condition and kinds[kind] is not RecordKind.PUBLISHED:
        raise Invalid(
            "Only a published event shows its fields.", where=f"{where}.where", fix=f'Use "{RecordKind.PUBLISHED}".'
        )
    parse_condition(condition)
    return Moment(kind=kinds[kind], message=_text(message, f"{where}.{kind}") or ANY, at=at, where=condition)


def _object(value: Json, where: str) -> JsonObject:
    if not isinstance(value, Mapping):
        raise Invalid("It is no JSON object.", where=where, fix="Write it in braces.")
    return value


def _text(value: Json, where: str) -> str:
    if not isinstance(value, str):
        raise Invalid("It is no text.", where=where, fix="Write it in quotes.")
    return value.strip()


def _number(value: Json, where: str, *, most: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= most:
        bounds = "more than 0" if most == float("inf") else f"more than 0, at most {most:g}"
        raise Invalid(f"{value} is not possible.", where=where, fix=f"Use a number of {bounds}.")
    return float(value)
