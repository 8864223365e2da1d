"""GraphQL arguments from the fields of an intent: the intents are the only list of what may be asked."""

from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, NewType, Union, get_args, get_origin
from uuid import UUID

import graphene
from graphene.types.generic import GenericScalar

from modeler.core.intents.intent import Unset
from modeler.core.intents.wire import field_types, is_required
from modeler.core.kernel.canonical import Json, JsonObject
from modeler.core.kernel.roles import Role

SCALARS = {
    UUID: graphene.UUID,
    datetime: graphene.DateTime,
    str: graphene.String,
    int: graphene.Int,
    float: graphene.Float,
    bool: graphene.Boolean,
    Role: graphene.String,
}


def arguments_of(kind: type) -> dict[str, Any]:
    """Return the GraphQL arguments that make a value of this dataclass."""
    types = field_types(kind)
    return {
        field.name: _wrapped(types[field.name], required=is_required(field) and field.name != "id")
        for field in fields(kind)
    }


def to_json(value: Any) -> Any:
    """Return what graphene has parsed as the JSON that every door reads."""
    if isinstance(value, dict):
        return {key: to_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [to_json(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, UUID):
        return str(value)
    return value.isoformat() if isinstance(value, datetime) else value


def _wrapped(expected: Any, *, required: bool) -> Any:
    shape, is_list = _shape(expected)
    inner = graphene.List(graphene.NonNull(shape)) if is_list else shape
    if is_list:
        return graphene.Argument(inner, required=required)
    return graphene.Argument(shape, required=required)


def _shape(expected: Any) -> tuple[Any, bool]:
    """The GraphQL type, and whether a list of it is meant."""
    if isinstance(expected, NewType):
        return _shape(expected.__supertype__)
    if expected in (Json, JsonObject):
        return GenericScalar, False
    origin = get_origin(expected)
    if origin in (Union, UnionType):
        return _shape(next(one for one in get_args(expected) if one not in (Unset, NoneType)))
    if origin in (tuple, frozenset):
        return _shape(get_args(expected)[0])[0], True
    return _named(expected), False


@cache
def _named(expected: type) -> Any:
    if expected in SCALARS:
        return SCALARS[expected]
    if issubclass(expected, Enum):
        return graphene.Enum.from_enum(expected)
    if is_dataclass(expected):
        types = field_types(expected)
        attributes = {
            field.name: _input_field(types[field.name], required=is_required(field)) for field in fields(expected)
        }
        return type(f"{expected.__name__}Input", (graphene.InputObjectType,), attributes)
    raise TypeError(f"GraphQL has no shape for {expected}.")


def _input_field(expected: Any, *, required: bool) -> Any:
    shape, is_list = _shape(expected)
    return graphene.InputField(graphene.List(graphene.NonNull(shape)) if is_list else shape, required=required)
