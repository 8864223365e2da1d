"""Tells everybody who watches a team or a domain what has just been committed."""

from typing import Any
from uuid import UUID

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer

from modeler.models import Change


def announce(change: Change, caller_name: str) -> None:
    """Send a committed change to the group of its log; of a team, only that something changed."""
    layer = get_channel_layer()
    message: dict[str, Any] = {"type": "team.changed"}
    if change.scope_kind == "domain":
        message = {"type": "change.announced", "change": change_to_json(change, caller_name)}
    async_to_sync(layer.group_send)(group_of(change.scope_id), message)


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
