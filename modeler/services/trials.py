"""Trying a sample event on compiled definitions: which subscriptions it reaches, and why not the others."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from modeler.core.definitions.behaviour import Publication
from modeler.core.definitions.eventbridge import Rule
from modeler.core.definitions.routes import Route
from modeler.core.definitions.sns import FilterScope, Topic, TopicSubscription
from modeler.core.definitions.topology import Definitions
from modeler.core.kernel.ids import ElementId
from modeler.core.patterns import EventPattern, FilterPolicy

# The envelope of a sample; its values stand for any. Source: spec/definitions.md section 2.
SAMPLE_ID = "6f1c2d3e-4b5a-4c7d-8e9f-0a1b2c3d4e5f"
SAMPLE_TIME = "2026-01-31T12:00:00Z"


@dataclass(frozen=True, slots=True)
class Trial:
    """What one subscription does with the sample; `why` is a sentence."""

    route: Route
    reached: bool
    why: str


def try_event(definitions: Definitions, event_id: ElementId, fields: Mapping[str, Any]) -> tuple[Trial, ...]:
    """Return one trial for each subscription of the event; `fields` are its business fields."""
    publication = publication_of(definitions, event_id)
    if publication is None:
        return ()
    detail = {"metadata": _metadata(publication), **fields} if publication.is_enveloped else dict(fields)
    routes = [route for route in definitions.routes if route.event_id == event_id]
    return tuple(_trial(definitions, route, publication, detail) for route in routes)


def publication_of(definitions: Definitions, event_id: ElementId) -> Publication | None:
    """Return how an event is published, or None where nobody publishes it."""
    found = (one for one in definitions.behaviour.publications if one.event_id == event_id)
    return next(found, None)


def _trial(definitions: Definitions, route: Route, publication: Publication, detail: Mapping[str, Any]) -> Trial:
    carrier = definitions.resource(route.carrier)
    if isinstance(carrier, Rule):
        event = {"source": publication.source, "detail-type": publication.detail_type, "detail": detail}
        explanation = EventPattern.parse(carrier.pattern).explain(event)
        return Trial(route, explanation.matched, explanation.sentence)
    if isinstance(carrier, TopicSubscription) and carrier.filter_policy is not None:
        policy = FilterPolicy.parse(carrier.filter_policy, carrier.scope.value)
        is_body = carrier.scope is FilterScope.BODY
        message = detail if is_body else _attributes(definitions.get(Topic, carrier.topic), publication, detail)
        explanation = policy.explain(message)
        return Trial(route, explanation.matched, explanation.sentence)
    return Trial(route, True, "There is no filter: every message is delivered.")


def _metadata(publication: Publication) -> dict[str, Any]:
    return {
        "eventId": SAMPLE_ID,
        "eventType": publication.detail_type,
        "version": publication.major,
        "occurredAt": SAMPLE_TIME,
        "correlationId": SAMPLE_ID,
        "producer": publication.source,
    }


def _attributes(topic: Topic, publication: Publication, detail: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    known = {**_metadata(publication), "source": publication.source, **detail}
    return {
        name: {"DataType": "Number" if name in topic.numbers else "String", "StringValue": _text(known[name])}
        for name in topic.attributes
        if known.get(name) is not None
    }


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
