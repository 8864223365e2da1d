"""Events: text → parsed event that keeps number spelling, a parsed value → leaves, SNS attributes → an event."""

import json
import re
from collections.abc import Mapping
from decimal import Decimal

from modeler.core.patterns.errors import PatternError
from modeler.core.patterns.numbers import SpelledNumber, Spelling, measure, measure_value
from modeler.core.patterns.operators.condition import Leaf, Opaque

_ATTRIBUTE_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?\Z")


def parse_event(text: str | bytes) -> object:
    """Return the JSON value in `text`; numbers that a double spells otherwise keep their text (`SpelledNumber`).

    Raises: PatternError `event.not_json`, also for text that is nested too deep to be read.
    """
    try:
        return json.loads(text, parse_int=_integer, parse_float=_float, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        offset = error.pos if isinstance(error, json.JSONDecodeError) else None
        reason = "nested too deep" if isinstance(error, RecursionError) else str(error)
        refused = PatternError(
            "event.not_json", f"The event is not JSON: {reason}.", offset=offset, fix="Write valid JSON."
        )
        raise (refused.located(text) if isinstance(text, str) else refused) from None


def event_of(source: object) -> Mapping[str, object] | None:
    """Return the event in a text or parsed value, or None if it is no JSON object."""
    if isinstance(source, (str, bytes)):
        try:
            source = parse_event(source)
        except PatternError:
            return None
    return source if isinstance(source, Mapping) else None


def leaf_of(value: object) -> Leaf:
    """Return the leaf in a parsed scalar."""
    if isinstance(value, str):
        return value if type(value) is str else str.__str__(value)  # the matchers know plain strings only
    if isinstance(value, (bool, Opaque, Spelling)) or value is None:
        return value
    if isinstance(value, (int, float, Decimal)):
        return measure_value(value)
    return Opaque.OPAQUE


def event_of_attributes(message: object) -> Mapping[str, object] | None:
    """Return message attributes, {name: {"DataType", "StringValue"}} as an event, None if they are no object."""
    attributes = event_of(message)
    if attributes is None:
        return None
    found = {str(name): _values(item) for name, item in attributes.items()}
    return {name: values for name, values in found.items() if values != []}


def _values(attribute: object) -> object:
    if not isinstance(attribute, Mapping):
        return []
    data_type, value = str(attribute.get("DataType", "")), attribute.get("StringValue")
    kind, _, rest = data_type.partition(".")
    if value is None or kind not in ("String", "Number"):
        return []
    text = value if isinstance(value, str) else str(value)
    if kind == "Number":
        return _number(text)
    return _array(text) if rest.partition(".")[0] == "Array" else text


def _number(text: str) -> object:
    text = text.strip()
    return measure(text) if _ATTRIBUTE_NUMBER.match(text) else Opaque.OPAQUE


def _array(text: str) -> object:
    try:
        value = parse_event(text)
    except PatternError:
        return Opaque.OPAQUE
    if isinstance(value, dict):
        return Opaque.OPAQUE
    items = value if isinstance(value, list) else [value]
    return [item for item in items if not isinstance(item, (dict, list))]


def _integer(text: str) -> int | float:
    return int(text) if len(text) < 16 and text != "-0" else SpelledNumber(text)


def _float(text: str) -> float:
    value = float(text)
    return value if repr(value) == text else SpelledNumber(text)


def _refuse(word: str) -> object:
    raise ValueError(f"{word} is not JSON")
