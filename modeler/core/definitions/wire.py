"""Definitions and JSON: a release and a run store this text, and read equal definitions back from it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from modeler.core.definitions.agreements import Agreement
from modeler.core.definitions.behaviour import Behaviour
from modeler.core.definitions.topology import RESOURCE_TYPES, WIRE_NAMES, Definitions, DomainIdentity
from modeler.core.kernel.canonical import Json, canonical_json
from modeler.core.kernel.errors import Invalid

FORMAT = 1


def to_json(definitions: Definitions) -> str:
    """Return the canonical JSON text of the definitions: equal definitions, equal bytes."""
    return canonical_json(to_document(definitions))


def from_json(text: str) -> Definitions:
    """Return the definitions that `to_json` wrote. Raises: Invalid."""
    try:
        document = json.loads(text)
    except ValueError as error:
        raise Invalid("The definitions are no JSON.", where=str(error)) from None
    return from_document(document)


def to_document(definitions: Definitions) -> dict[str, Json]:
    """Return the definitions as a JSON value."""
    resources = [{"type": WIRE_NAMES[type(each)], **_record_of(each)} for each in definitions.resources]
    return {
        "format": FORMAT,
        "domain": _record_of(definitions.domain),
        "resources": resources,
        "behaviour": _record_of(definitions.behaviour),
        "agreements": [_record_of(each) for each in definitions.agreements],
    }


def from_document(document: Mapping[str, Any]) -> Definitions:
    """Return the definitions of a JSON value. Raises: Invalid."""
    if document.get("format") != FORMAT:
        raise Invalid("These definitions are of a format that is not known here.", fix="Compile the model again.")
    try:
        return Definitions(
            domain=_read_record(DomainIdentity, document["domain"]),
            resources=tuple(_read_resource(item) for item in document["resources"]),
            behaviour=_read_record(Behaviour, document["behaviour"]),
            # Releases that were made before there were agreements hold none.
            agreements=tuple(_read_record(Agreement, each) for each in document.get("agreements", ())),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise Invalid("The definitions are damaged.", where=repr(error), fix="Compile the model again.") from None


def _record_of(value: Any) -> dict[str, Json]:
    return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}


def _plain(value: Any) -> Json:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value) and not isinstance(value, type):
        return _record_of(value)
    return value  # type: ignore[no-any-return]  # str, number, bool, None or a JSON document


def _read_resource(item: Mapping[str, Any]) -> Any:
    body = {name: value for name, value in item.items() if name != "type"}
    return _read_record(RESOURCE_TYPES[item["type"]], body)


@cache
def _types_of(kind: type) -> Mapping[str, Any]:
    # JsonObject names Json by a string, which the module of the dataclass need not know.
    return get_type_hints(kind, localns={"Json": Json})


def _read_record(kind: Any, item: Mapping[str, Any]) -> Any:
    types = _types_of(kind)
    return kind(**{name: _read(types[name], value) for name, value in item.items()})


def _read(expected: Any, value: Any) -> Any:
    if isinstance(expected, NewType):
        return _read(expected.__supertype__, value)
    if get_origin(expected) is Mapping:
        return value
    if get_origin(expected) in (Union, UnionType):
        return None if value is None else _read(_member(expected), value)
    if get_origin(expected) is tuple:
        return tuple(_read(get_args(expected)[0], item) for item in _sequence(value))
    if is_dataclass(expected):
        return _read_record(expected, value)
    return value if expected in (str, int, bool) else expected(value)


def _member(union: Any) -> Any:
    return next(member for member in get_args(union) if member is not NoneType)


def _sequence(value: Any) -> Sequence[Any]:
    if not isinstance(value, list):
        raise TypeError("a list is missing")
    return value
