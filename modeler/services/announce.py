"""Tells everybody who watches a team or a domain what has just been committed."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any, Final
from uuid import UUID, uuid4

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer

from modeler.models import Change

# This process: whoever listens here has heard its own announcements before the layer brings them back.
ORIGIN: Final = uuid4().hex
Listener = Callable[[dict[str, Any]], None]
_listeners: defaultdict[str, set[Listener]] = defaultdict(set)


def announce(change: Change, caller_name: str) -> None:
    """Send a committed change to the group of its log; of a team, only that something changed.

    This process hears it at once, and even where the layer is away; the others hear it over the layer.
    """
    event: dict[str, Any] = {"type": "team.changed", "origin": ORIGIN}
    if change.scope_kind == "domain":
        event = {"type": "change.announced", "origin": ORIGIN, "change": change_to_json(change, caller_name)}
    group = group_of(change.scope_id)
    for listener in tuple(_listeners.get(group, ())):
        listener(event)
    async_to_sync(get_channel_layer().group_send)(group, event)


def listen(group: str, listener: Listener) -> None:
    """Call the listener, from any thread, with what this process announces to a group."""
    _listeners[group].add(listener)


def unlisten(group: str, listener: Listener) -> None:
    """Stop calling the listener."""
    _listeners[group].discard(listener)
    if not _listeners[group]:
        del _listeners[group]


def group_of(scope_id: UUID) -> str:
    """Return the channel group of a team's or a domain's log."""
    return f"log.{scope_id}"


def change_to_json(change: Change, caller_name: str) -> dict[str, Any]:
    """Return a change as it goes over the wire."""
    return {
        "version": change.version,
        "id": str(change.pk),
        "intent": str(change.intent_id),
        "kind": change.kind,
        "caller": str(change.caller_id),
        "caller_name": caller_name,
        "board": str(change.board_id) if change.board_id else None,
        "cause": str(change.cause_id) if change.cause_id else None,
        "audience": change.audience,
        "phase": change.phase,
        "at": change.at.isoformat(),
        "effects": change.effects,
    }
