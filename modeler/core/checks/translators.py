"""Translators: who may hear a foreign event, and what becomes of it (FLOW206, FLOW207, SCH302, EVT502).

Source: spec/context-map.md sections 4 and 5.
"""

from collections.abc import Iterator
from typing import Final

from modeler.core.checks.catalogue import found
from modeler.core.checks.remedies import remedy
from modeler.core.intents.model import RemoveFlow
from modeler.core.intents.refactorings import InsertAnticorruptionLayer
from modeler.core.intents.translations import ChangeTranslation, InsertTranslator, RemoveTranslation
from modeler.core.kernel.canonical import JsonObject
from modeler.core.kernel.findings import Finding, Reference, Remedy
from modeler.core.snapshot.context_map import Relationship
from modeler.core.snapshot.contexts import Context
from modeler.core.snapshot.elements import Element
from modeler.core.snapshot.events import Subscription
from modeler.core.snapshot.fields import FieldRow, rows_of
from modeler.core.snapshot.kinds import DownstreamRole, ElementKind
from modeler.core.snapshot.snapshot import Snapshot, reference_to
from modeler.core.snapshot.translations import FieldMapping, Translation

_CF, _ACL = DownstreamRole.CONFORMIST, DownstreamRole.ANTICORRUPTION_LAYER
_REACTING: Final = frozenset([ElementKind.POLICY, ElementKind.READ_MODEL])


def check_translators(reactor: Element, snapshot: Snapshot) -> Iterator[Finding]:
    """Yield what is wrong with how a policy or a read model takes foreign events, and with what it makes of them."""
    if reactor.kind not in _REACTING:
        return
    for subscription in snapshot.subscriptions_of(reactor.id):
        event, translation = snapshot.element(subscription.event_id), snapshot.translation_of(subscription.id)
        for edge, upstream, downstream in _edges(event, reactor, snapshot):
            yield from _taken(subscription, edge, (upstream, downstream), snapshot)
        if translation is not None:
            yield from _left_open(translation, event, reactor, snapshot)
    yield from _raised_abroad(reactor, snapshot)


def _edges(event: Element, reactor: Element, snapshot: Snapshot) -> Iterator[tuple[Relationship, Context, Context]]:
    """The relationships by which the event flows down to the reactor's context."""
    upstream, downstream = snapshot.context(event.context_id), snapshot.context(reactor.context_id)
    if upstream is None or downstream is None or upstream.id == downstream.id:
        return
    for edge in snapshot.relationships_between(upstream.id, downstream.id):
        if not edge.kind.is_symmetric and edge.upstream_id == upstream.id:
            yield edge, upstream, downstream


def _taken(
    subscription: Subscription, edge: Relationship, ends: tuple[Context, Context], snapshot: Snapshot
) -> Iterator[Finding]:
    upstream, downstream = ends
    event, reactor = snapshot.element(subscription.event_id), snapshot.element(subscription.policy_id)
    is_translated = snapshot.translation_of(subscription.id) is not None
    where = (
        Reference("subscription", subscription.id, f"{event.name} → {reactor.name}"),
        reference_to("element", event),
        reference_to("element", reactor),
        Reference("relationship", edge.id, f"{upstream.name} → {downstream.name}"),
    )
    if is_translated and _CF in edge.downstream_roles:
        yield found(
            "FLOW206",
            where,
            problem=f"{downstream.name} conforms to {upstream.name}, yet “{reactor.name}” translates “{event.name}”.",
            fix="Remove the translation, or make the Conformist an Anticorruption Layer.",
            remedy=remedy("Make it an Anticorruption Layer", InsertAnticorruptionLayer, relationship_id=edge.id),
        )
    if not is_translated and _ACL in edge.downstream_roles:
        yield found(
            "FLOW207",
            where,
            problem=f"“{reactor.name}” names “{event.name}” of {upstream.name}, past the Anticorruption Layer of "
            f"{downstream.name}.",
            fix=f"Let a translator turn it into an event of {downstream.name}, and react to that.",
            remedy=remedy("Put a translator between", InsertTranslator, subscription_id=subscription.id),
        )


def _left_open(
    translation: Translation, event: Element, translator: Element, snapshot: Snapshot
) -> Iterator[Finding]:
    own, schemas = snapshot.element(translation.into_id), _accepted(event, snapshot)
    always = frozenset.intersection(*map(_always, schemas)) if schemas else frozenset[str]()
    mapped = {mapping.target: mapping for mapping in translation.fields}
    targets = _always(_draft(own, snapshot))
    missing = sorted(name for name in targets if not _is_filled(name, mapped, always, targets))
    if not missing:
        return
    names = ", ".join(f"“{name}”" for name in missing[:3]) + (", …" if missing[3:] else "")
    yield found(
        "SCH302",
        (
            reference_to("element", translator),
            reference_to("element", own),
            reference_to("element", event),
        ),
        problem=f"“{translator.name}” leaves {names} of “{own.name}” open.",
        fix=f"Map each from a field that every version of “{event.name}” has, or give it a constant.",
        remedy=_filled(translation, missing, always),
    )


def _is_filled(name: str, mapped: dict[str, FieldMapping], always: frozenset[str], targets: frozenset[str]) -> bool:
    """By its own mapping, by one of the object that it lies in, or by those of all that lies in it."""
    parts = name.split(".")
    for length in range(len(parts), 0, -1):
        mapping = mapped.get(".".join(parts[:length]))
        if mapping is not None:
            rest = ".".join((mapping.source, *parts[length:]))
            return rest in always if mapping.source else mapping.constant is not None
    below = [each for each in targets if each.startswith(f"{name}.")]
    return bool(below) and all(_is_filled(each, mapped, always, targets) for each in below)


def _filled(translation: Translation, missing: list[str], always: frozenset[str]) -> Remedy | None:
    """Where the foreign event has fields of the same names, they are what is meant."""
    if not set(missing) <= always:
        return None
    others = tuple(mapping for mapping in translation.fields if mapping.target not in missing)
    fields = (*others, *(FieldMapping(target=name, source=name) for name in missing))
    return remedy(
        "Take the fields of the same names", ChangeTranslation, translation_id=translation.id, fields=fields
    )


def _raised_abroad(reactor: Element, snapshot: Snapshot) -> Iterator[Finding]:
    translations = {
        translation.into_id: translation
        for subscription in snapshot.subscriptions_of(reactor.id)
        if (translation := snapshot.translation_of(subscription.id)) is not None
    }
    arrows = {flow.target_id: flow for flow in snapshot.flows_from(reactor.id)}
    for event_id in sorted({*translations, *arrows}, key=str):
        event, home = snapshot.element(event_id), snapshot.context(reactor.context_id)
        owner = snapshot.context(event.context_id)
        if event.kind is not ElementKind.EVENT or home is None or owner is None or owner.id == home.id:
            continue
        if event_id in translations:
            mends = remedy("Remove the translation", RemoveTranslation, translation_id=translations[event_id].id)
        else:
            mends = remedy("Remove the arrow", RemoveFlow, flow_id=arrows[event_id].id)
        yield found(
            "EVT502",
            (reference_to("element", reactor), reference_to("element", event), reference_to("context", owner)),
            problem=f"“{reactor.name}” of {home.name} raises “{event.name}”, which belongs to {owner.name}.",
            fix=f"Let it raise an event of {home.name} with a name of its own.",
            remedy=None if event_id in translations and event_id in arrows else mends,
        )


def _accepted(event: Element, snapshot: Snapshot) -> list[JsonObject]:
    """The schemas that may arrive: every released version, and the draft, which is the next."""
    return [*(version.schema for version in snapshot.versions_of(event.id)), _draft(event, snapshot)]


def _draft(event: Element, snapshot: Snapshot) -> JsonObject:
    known = snapshot.event(event.id)
    return known.schema if known is not None else {}


def _always(schema: JsonObject) -> frozenset[str]:
    """The paths of the fields that every event of a schema has."""
    rows = {row.name: row for row in rows_of(schema) if "[]" not in row.name}
    return frozenset(name for name in rows if _is_always_there(name, rows))


def _is_always_there(name: str, rows: dict[str, FieldRow]) -> bool:
    parts = name.split(".")
    above = (".".join(parts[:length]) for length in range(1, len(parts) + 1))
    return all(rows[each].is_required for each in above)
