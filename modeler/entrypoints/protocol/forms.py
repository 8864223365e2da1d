"""From an HTML form to an intent's JSON body: texts become what the intent's fields expect.

A field named as the intent's field carries it; a list takes several values; "new" stands for a fresh UUID; an empty
value of a field that may be nothing means nothing.
"""

import json
from dataclasses import fields, is_dataclass
from types import NoneType
from typing import Any, NewType, get_args, get_origin
from uuid import UUID, uuid4

from django.http import QueryDict

from modeler.core.intents.intent import Intent, Unset
from modeler.core.intents.wire import field_types
from modeler.core.kernel.canonical import Json, JsonObject
from modeler.core.kernel.errors import Invalid

REMEDY = "remedy"
"""The field of a form that carries the whole body as JSON text: that of a one-click fix."""
NOT_IN_BODIES = frozenset({"id", "domain_id", "team_id"})


def body_of_form(kind: type[Intent], form: QueryDict) -> dict[str, Any]:
    """Return the JSON body that a posted form asks for. Raises: Invalid for a number or JSON text that is none."""
    if REMEDY in form:
        return _object(form[REMEDY])
    types = field_types(kind)
    names = [field.name for field in fields(kind) if field.name not in NOT_IN_BODIES]
    return {name: _json(types[name], form.getlist(name), name) for name in names if name in form}


def _json(expected: Any, texts: list[str], name: str) -> Any:
    choices, may_be_none = _choices(expected)
    inner = choices[0]
    if get_origin(inner) in (tuple, frozenset):
        return [_text(get_args(inner)[0], text, name) for text in texts if text]
    text = texts[-1]
    return None if may_be_none and text == "" else _text(inner, text, name)


def _choices(expected: Any) -> tuple[list[Any], bool]:
    members = [expected] if expected in (Json, JsonObject) else list(get_args(expected))
    if not members or get_origin(expected) in (tuple, frozenset):
        members = [expected]
    return [one for one in members if one not in (Unset, NoneType)], NoneType in members


def _text(expected: Any, text: str, name: str) -> Any:
    if isinstance(expected, NewType):
        expected = expected.__supertype__
    if expected is UUID and text == "new":
        return str(uuid4())
    if expected is bool:
        return text.lower() in ("on", "true", "1", "yes")
    if expected in (int, float):
        return _number(expected, text, name)
    if expected == JsonObject or is_dataclass(expected):
        return _document(text, name)
    return text.replace("\r\n", "\n")


def _object(text: str) -> dict[str, Any]:
    body = _document(text, REMEDY)
    if not isinstance(body, dict):
        raise Invalid("The remedy is no JSON object.", where=REMEDY, fix="Send the one that the finding carries.")
    return body


def _number(expected: type[int] | type[float], text: str, name: str) -> float:
    try:
        return expected(text)
    except ValueError:
        raise Invalid(f"“{text}” is no number.", where=name, fix="Write digits.") from None


def _document(text: str, name: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Invalid(f"The text is not JSON: {error}.", where=name, fix="Mend it at the place named.") from None
