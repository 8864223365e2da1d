"""Trying a sample event on compiled definitions: which subscriptions it reaches, and why not the others."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from modeler.core.conditions.ast import Condition
from modeler.core.conditions.evaluate import evaluate
from modeler.core.conditions.parse import parse_condition
from modeler.core.definitions.behaviour import Publication
from modeler.core.definitions.eventbridge import Rule
from modeler.core.definitions.resource import LogicalId
from modeler.core.definitions.routes import Route
from modeler.core.definitions.sns import FilterScope, Topic, TopicSubscription
from modeler.core.definitions.topology import Definitions
from modeler.core.kernel.ids import ElementId
from modeler.core.patterns import EventPattern, FilterPolicy, RuleSet

# The envelope of a sample; its values stand for any. Source: spec/definitions.md section 2.
SAMPLE_ID = "6f1c2d3e-4b5a-4c7d-8e9f-0a1b2c3d4e5f"
SAMPLE_TIME = "2026-01-31T12:00:00Z"


# Why is told for so many at once; a page shows no more, and asks again for the others.
EXPLAINED_AT_MOST = 50
_KEPT_AT_MOST = 8


class Outcome(StrEnum):
    """How far an event comes on the way of one subscription."""

    REACHED = "reached"
    FILTERED = "filtered"
    FILTERED_IN_CONSUMER = "filtered_in_consumer"
    NOT_GRANTED = "not_granted"


@dataclass(frozen=True, slots=True)
class Trial:
    """What one subscription does with the sample; `why` is a sentence, or empty where it was not asked."""

    route: Route
    outcome: Outcome
    why: str

    @property
    def reached(self) -> bool:
        """Return whether the policy gets to react."""
        return self.outcome is Outcome.REACHED


class Tester:
    """Definitions made ready for many samples: all rules and filter policies asked at once."""

    def __init__(self, definitions: Definitions) -> None:
        self.definitions = definitions
        self._routes: dict[ElementId, list[Route]] = {}
        self._rules: dict[LogicalId, EventPattern | FilterPolicy] = {}
        self._asked: dict[ElementId, tuple[RuleSet, RuleSet]] = {}
        self._residuals: dict[LogicalId, Condition] = {}
        for route in definitions.routes:
            self._routes.setdefault(route.event_id, []).append(route)

    def try_event(
        self, event_id: ElementId, fields: Mapping[str, Any], *, explained: int = EXPLAINED_AT_MOST
    ) -> tuple[Trial, ...]:
        """Return one trial for each subscription of the event, in order; the first `explained` say why."""
        publication = publication_of(self.definitions, event_id)
        if publication is None:
            return ()
        detail = {"metadata": _metadata(publication), **fields} if publication.is_enveloped else dict(fields)
        event = {"source": publication.source, "detail-type": publication.detail_type, "detail": detail}
        routes = self._routes.get(event_id, [])
        rules, policies = self._sets_of(event_id, routes)
        matched = rules.match(event) | policies.match(detail)
        return tuple(
            self._trial(route, publication, event, route.carrier in matched, number < explained)
            for number, route in enumerate(routes)
        )

    def _sets_of(self, event_id: ElementId, routes: list[Route]) -> tuple[RuleSet, RuleSet]:
        """Return what the rules of an event ask, and its policies of the body; attributes come one by one."""
        found = self._asked.get(event_id)
        if found is None:
            found = self._asked[event_id] = (RuleSet(), RuleSet())
            for route in routes:
                pattern = self._pattern(route)
                if isinstance(pattern, EventPattern):
                    found[0].add(route.carrier, pattern)
                elif pattern is not None and self._is_of_body(route):
                    found[1].add(route.carrier, pattern)
        return found

    def _is_of_body(self, route: Route) -> bool:
        return self.definitions.get(TopicSubscription, route.carrier).scope is FilterScope.BODY

    def _pattern(self, route: Route) -> EventPattern | FilterPolicy | None:
        if route.carrier not in self._rules:
            carrier = self.definitions.resource(route.carrier)
            if isinstance(carrier, Rule):
                self._rules[route.carrier] = EventPattern.parse(carrier.pattern)
            elif isinstance(carrier, TopicSubscription) and carrier.filter_policy is not None:
                self._rules[route.carrier] = FilterPolicy.parse(carrier.filter_policy, carrier.scope.value)
        return self._rules.get(route.carrier)

    def _trial(
        self, route: Route, publication: Publication, event: Mapping[str, Any], matched: bool, is_told: bool
    ) -> Trial:
        pattern = self._pattern(route)
        asked: object = event
        if isinstance(pattern, FilterPolicy):
            asked = self._message(route, publication, event["detail"])
            matched = matched if self._is_of_body(route) else pattern.matches(asked)
        elif pattern is None:
            matched = True
        if not matched:
            why = pattern.explain(asked).sentence if pattern is not None and is_told else ""
            return Trial(route, Outcome.FILTERED, why)
        if not self._consumer_takes(route, event["detail"]):
            return Trial(route, Outcome.FILTERED_IN_CONSUMER, f"Filtered in the consumer, which asks: {route.residual}")
        if not route.is_granted:
            return Trial(route, Outcome.NOT_GRANTED, "No relationship grants it: nothing may deliver there.")
        if pattern is None:
            return Trial(route, Outcome.REACHED, "There is no filter: every message is delivered.")
        return Trial(route, Outcome.REACHED, pattern.explain(asked).sentence if is_told else "")

    def _message(self, route: Route, publication: Publication, detail: Mapping[str, Any]) -> Mapping[str, Any]:
        if self._is_of_body(route):
            return detail
        carrier = self.definitions.get(TopicSubscription, route.carrier)
        return _attributes(self.definitions.get(Topic, carrier.topic), publication, detail)

    def _consumer_takes(self, route: Route, detail: Mapping[str, Any]) -> bool:
        if not route.residual:
            return True
        condition = self._residuals.get(route.carrier) or parse_condition(route.residual)
        if condition is not None:
            self._residuals[route.carrier] = condition
        return evaluate(condition, detail)


_testers: dict[UUID, Tester] = {}


def tester_of(definitions: Definitions) -> Tester:
    """Return the tester of definitions; the last few are kept, since people try one sample after the other."""
    kept = _testers.get(definitions.domain.id)
    if kept is None or kept.definitions is not definitions:
        while len(_testers) >= _KEPT_AT_MOST:
            # Another thread may have taken the same one out.
            _testers.pop(next(iter(_testers)), None)
        kept = _testers[definitions.domain.id] = Tester(definitions)
    return kept


def try_event(definitions: Definitions, event_id: ElementId, fields: Mapping[str, Any]) -> tuple[Trial, ...]:
    """Return one trial for each subscription of the event; `fields` are its business fields."""
    return tester_of(definitions).try_event(event_id, fields)


def publication_of(definitions: Definitions, event_id: ElementId) -> Publication | None:
    """Return how an event is published, or None where nobody publishes it."""
    found = (one for one in definitions.behaviour.publications if one.event_id == event_id)
    return next(found, None)


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
