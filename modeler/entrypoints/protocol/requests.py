"""From a request on the wire to an intent: {"kind": "MoveNotes", "id": uuid, "body": {...}} within a scope."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from modeler.core.intents.intent import DomainIntent, Intent
from modeler.core.intents.wire import record_from_json
from modeler.core.kernel.errors import Invalid
from modeler.services.registry import intent_kind


def intent_of(request: object, scope_id: UUID) -> Intent:
    """Return the intent that a request asks for within a team or a domain; one without an id gets a new one.

    Raises: Invalid.
    """
    if not isinstance(request, Mapping):
        raise Invalid("The request is no object.", where="body", fix='Send {"kind": ..., "id": ..., "body": {...}}.')
    unknown = sorted(set(request) - {"kind", "id", "body"})
    if unknown:
        raise Invalid(f"“{unknown[0]}” is not known here.", where="body", fix="Send kind, id and body only.")
    kind, body = request.get("kind"), request.get("body", {})
    if not isinstance(kind, str):
        raise Invalid("The kind of the intent is missing.", where="kind", fix='Name it, such as "MoveNotes".')
    if not isinstance(body, Mapping):
        raise Invalid("The intent's body is no object.", where="body", fix="Send its properties as an object.")
    return intent_from(intent_kind(kind), body, scope_id, request.get("id"))


def intent_from(kind: type[Intent], body: Mapping[str, Any], scope_id: UUID, intent_id: object) -> Intent:
    """Return an intent of a known kind; the scope's id comes from the address, never from the body.

    Without an id it gets a new one. Raises: Invalid.
    """
    scope = "domain_id" if issubclass(kind, DomainIntent) else "team_id"
    if scope in body:
        raise Invalid(f"“{scope}” stands in the address already.", where=scope, fix="Leave it out of the body.")
    return record_from_json(kind, {**body, "id": intent_id or str(uuid4()), scope: str(scope_id)})
