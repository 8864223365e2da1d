"""Anticorruption layers: foreign events in own words, on the way where a rule can do it, else in the translator.

A rule can rename, choose and add constants, and never notices that a field is missing; so it translates only from
fields that the foreign schema requires. A function fails on a field that is missing, and its dead letters keep what
nobody could translate. Source: spec/context-map.md section 4.
"""

import re
from collections.abc import Mapping
from typing import Final

from modeler.core.compiler.carriers import Carrier
from modeler.core.compiler.names import detail_type_of, source_of
from modeler.core.compiler.notes import warning
from modeler.core.compiler.plans import Plan
from modeler.core.conditions.fields import field_at
from modeler.core.definitions.eventbridge import InputPath, Transformer
from modeler.core.definitions.limits import compile_limit
from modeler.core.definitions.resource import EndpointKind, LogicalId
from modeler.core.definitions.translations import Untranslatable, Word, Wording, put
from modeler.core.kernel.canonical import Json, canonical_json
from modeler.core.kernel.findings import Finding
from modeler.core.kernel.ids import ElementId
from modeler.core.snapshot.snapshot import Snapshot

Channels = Mapping[tuple[ElementId, Carrier], LogicalId]
# What a JSON path of a transformer can name. Source: Amazon EventBridge, input transformation.
_PLAIN: Final = re.compile(r"[A-Za-z0-9_]+(\.[A-Za-z0-9_]+)*")
_ENVELOPE: Final = (("correlation", "correlationId"), ("causation", "eventId"))


def wording_of(plan: Plan, channels: Channels, snapshot: Snapshot) -> Wording | None:
    """Return what the translator of a subscription makes of its event, or None where it translates nothing."""
    translation = plan.translation
    if translation is None:
        return None
    into = snapshot.element(translation.into_id)
    publisher = snapshot.context_of(into.id)
    return Wording(
        subscription_id=plan.subscription.id,
        event_id=plan.event.id,
        into_id=into.id,
        source=source_of(snapshot.domain, publisher),
        detail_type=detail_type_of(into, publisher),
        words=words_of_plan(plan),
        is_done_on_the_way=transformer_of(plan, snapshot) is not None,
        topic=channels.get((into.id, Carrier.SNS)),
        bus=channels.get((into.id, Carrier.EVENTBRIDGE)),
    )


def words_of_plan(plan: Plan) -> tuple[Word, ...]:
    """Return how the fields of the own event are filled, in the order in which the model names them."""
    fields = plan.translation.fields if plan.translation is not None else ()
    return tuple(
        Word(target=each.target, source=each.source)
        if each.source
        else Word(target=each.target, constant=canonical_json(each.constant))
        for each in fields
    )


def transformer_of(plan: Plan, snapshot: Snapshot) -> Transformer | None:
    """Return the transformer that puts the event into own words, or None where a rule cannot do it."""
    words = words_of_plan(plan)
    if plan.translation is None or not words:
        return None
    if plan.carrier is not Carrier.EVENTBRIDGE or plan.kind is EndpointKind.BUS:
        return None
    if not all(_is_within_reach(word, plan) for word in words):
        return None
    into = snapshot.element(plan.translation.into_id)
    made = _transformer(words, detail_type_of(into, snapshot.context_of(into.id)), is_enveloped=not _is_foreign(plan))
    if made is None or len(made.paths) > compile_limit("events.transformer_paths"):
        return None
    return made if len(made.template) <= compile_limit("events.transformer_template") else None


def check_translation(plan: Plan, snapshot: Snapshot) -> tuple[Finding, ...]:
    """Return whether a translation has nobody who does it. DEF516."""
    if plan.translation is None or plan.kind is EndpointKind.LAMBDA or transformer_of(plan, snapshot) is not None:
        return ()
    problem = f"Nothing translates “{plan.event.name}”: a rule cannot do it, and the target is no function."
    fix = "Deliver to a function, or map only fields that the event always has, over EventBridge."
    return (warning("DEF516", (plan.reference,), problem, fix=fix),)


def _is_foreign(plan: Plan) -> bool:
    return plan.producer is not None and bool(plan.producer.partner_source)


def _is_within_reach(word: Word, plan: Plan) -> bool:
    if not word.source:
        return True
    if not _PLAIN.fullmatch(word.source):
        return False
    field, is_required = field_at(plan.schema, tuple(word.source.split(".")))
    return field is not None and is_required


def _transformer(words: tuple[Word, ...], detail_type: str, *, is_enveloped: bool) -> Transformer | None:
    paths = [InputPath(f"v{at}", f"$.detail.{word.source}") for at, word in enumerate(words) if word.source]
    metadata: dict[str, Json] = {"eventType": detail_type}
    if is_enveloped:
        paths += [InputPath(name, f"$.detail.metadata.{field}") for name, field in _ENVELOPE]
        metadata |= {"correlationId": _mark("correlation"), "causationId": _mark("causation")}
    own: dict[str, Json] = {}
    try:
        for at, word in enumerate(words):
            put(own, word.target, _mark(f"v{at}") if word.source else f"\x00c{at}")
    except Untranslatable:
        return None
    template = canonical_json({**own, "metadata": metadata})
    for at, word in enumerate(words):
        if not word.source:
            template = template.replace(canonical_json(f"\x00c{at}"), word.constant)
    for path in paths:
        # A value stands in the template without quotes: its own come with it.
        template = template.replace(canonical_json(_mark(path.name)), f"<{path.name}>")
    return Transformer(tuple(paths), template)


def _mark(name: str) -> str:
    return f"\x00{name}"
