"""Which intents, handlers and tables this installation knows; the settings name the modules that bring them."""

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any
from uuid import UUID

from django.conf import settings

from modeler.core.intents.intent import Intent
from modeler.core.kernel.errors import Invalid
from modeler.services.caller import Caller
from modeler.services.effects import Draft, Table

# (draft to fill, who asks, the locked team or domain, the intent) → the change that this one answers, or None
Handler = Callable[[Draft, Caller, Any, Any], UUID | None]


@cache
def handlers() -> Mapping[type[Intent], Handler]:
    """Return what decides each intent."""
    return {intent: handler for module in _modules() for intent, handler in module.HANDLERS.items()}


@cache
def tables() -> Mapping[str, Table]:
    """Return the tables that changes write, by their names in effects."""
    return {name: table for module in _modules() for name, table in module.TABLES.items()}


@cache
def intent_kinds() -> Mapping[str, type[Intent]]:
    """Return the intents by their names on the wire."""
    return {intent.__name__: intent for intent in handlers()}


def intent_kind(name: str) -> type[Intent]:
    """Return the intent of this name. Raises: Invalid."""
    try:
        return intent_kinds()[name]
    except KeyError:
        known = ", ".join(sorted(intent_kinds()))
        raise Invalid(f"“{name}” is no intent.", where="kind", fix=f"Use one of: {known}.") from None


def _modules() -> list[ModuleType]:
    return [import_module(path) for path in settings.INTENT_HANDLERS]
