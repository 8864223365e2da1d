"""A model in a few words: `a_snapshot(events=[("Sales", "OrderPlaced")], policies=[("Billing", "OrderPlaced")])`.

Ids are made from names, so that a test can name what it means: `id_of("event", "OrderPlaced")`.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID, uuid5

from modeler.core.kernel.ids import (
    ContextId,
    DomainId,
    ElementId,
    FlowId,
    RelationshipId,
    SubscriptionId,
)
from modeler.core.snapshot.context_map import Relationship
from modeler.core.snapshot.contexts import Context
from modeler.core.snapshot.elements import Element, Flow
from modeler.core.snapshot.events import DomainEvent, Subscription
from modeler.core.snapshot.kinds import ElementKind, RelationshipKind, TopologyChoice
from modeler.core.snapshot.snapshot import DomainProfile, Snapshot

NAMESPACE = UUID("5f2c1b7e-9d1a-4f6e-8a53-0c4d5e6f7a8b")


def id_of(kind: str, name: str) -> UUID:
    """Return the id of what the builder makes under a kind and a name."""
    return uuid5(NAMESPACE, f"{kind}:{name}")


def a_snapshot(
    *,
    events: Sequence[tuple[Any, ...]] = (("Sales", "OrderPlaced"),),
    policies: Sequence[tuple[Any, ...]] = (),
    contexts: Mapping[str, Mapping[str, Any]] | None = None,
    relationships: Sequence[tuple[Any, ...]] | None = None,
    elements: Sequence[tuple[Any, ...]] = (),
    flows: Sequence[tuple[str, str]] = (),
    topology: TopologyChoice = TopologyChoice.BUS_PER_DOMAIN,
    slug: str = "orders",
    version: int = 1,
) -> Snapshot:
    """Return a model.

    events: (context, name[, schema]). policies: (context, event[, {"name": …, and fields of Subscription}]); each makes
    a policy, a flow and a subscription. relationships: (upstream, downstream[, kind or fields]); None joins every pair
    of contexts that events cross. elements: (kind, name[, context]). flows: pairs of element names. A context is made
    when it is first named; None means no context.
    """
    reactions = [_reaction(*policy) for policy in policies]
    publishers = {event[1]: event[0] for event in events}
    crossings = [(publishers.get(each["event"]), each["context"]) for each in reactions]
    edges = relationships if relationships is not None else _joining(crossings)
    names = _context_names(events, reactions, elements, edges, contexts or {})
    return Snapshot(
        domain=DomainProfile(
            id=DomainId(id_of("domain", slug)),
            slug=slug,
            name=slug.capitalize(),
            team_slug="demo",
            version=version,
            topology=topology,
        ),
        contexts=_sorted(_context(name, (contexts or {}).get(name, {})) for name in names),
        elements=_sorted(_elements(events, reactions, elements)),
        flows=_sorted(_flows(reactions, flows, events, elements)),
        relationships=_sorted(_relationship(*edge) for edge in edges),
        events=_sorted(
            DomainEvent(ElementId(id_of("event", event[1])), event[2]) for event in events if len(event) > 2
        ),
        subscriptions=_sorted(_subscription(each) for each in reactions),
    )


def fields(**types: Any) -> dict[str, Any]:
    """Return an object schema with all fields required: `fields(total="number", country={"enum": ["DE"]})`."""
    properties = {name: {"type": value} if isinstance(value, str) else value for name, value in types.items()}
    return {"type": "object", "properties": properties, "required": sorted(properties)}


def _sorted(rows: Iterable[Any]) -> tuple[Any, ...]:
    unique = {row.id: row for row in rows}
    return tuple(sorted(unique.values(), key=lambda row: str(row.id)))


def _reaction(context: str | None, event: str, chosen: Mapping[str, Any] | None = None) -> dict[str, Any]:
    rest = dict(chosen or {})
    name = rest.pop("name", f"Handle {event} in {context}")
    return {"context": context, "event": event, "name": name, "fields": rest}


def _joining(crossings: list[tuple[str | None, str | None]]) -> list[tuple[str, str]]:
    return sorted({(one, other) for one, other in crossings if one and other and one != other})


def _context_names(
    events: Sequence[tuple[Any, ...]],
    reactions: list[dict[str, Any]],
    elements: Sequence[tuple[Any, ...]],
    edges: Sequence[tuple[Any, ...]],
    contexts: Mapping[str, Mapping[str, Any]],
) -> list[str]:
    named = [event[0] for event in events] + [each["context"] for each in reactions]
    named += [element[2] for element in elements if len(element) > 2]
    named += [name for edge in edges for name in edge[:2]]
    return sorted({name for name in (*named, *contexts) if name})


def _context(name: str, chosen: Mapping[str, Any]) -> Context:
    return Context(id=ContextId(id_of("context", name)), name=chosen.get("name", name), **_without(chosen, "name"))


def _without(chosen: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in chosen.items() if key != name}


def _home(context: str | None) -> ContextId | None:
    return ContextId(id_of("context", context)) if context else None


def _elements(
    events: Sequence[tuple[Any, ...]], reactions: list[dict[str, Any]], elements: Sequence[tuple[Any, ...]]
) -> Iterable[Element]:
    for event in events:
        yield _element(ElementKind.EVENT, event[1], event[0])
    for each in reactions:
        yield _element(each["fields"].get("kind", ElementKind.POLICY), each["name"], each["context"])
    for element in elements:
        yield _element(ElementKind(element[0]), element[1], element[2] if len(element) > 2 else None)


def _element(kind: ElementKind, name: str, context: str | None) -> Element:
    return Element(id=ElementId(id_of(kind.value, name)), kind=kind, name=name, context_id=_home(context))


def _flows(
    reactions: list[dict[str, Any]],
    flows: Sequence[tuple[str, str]],
    events: Sequence[tuple[Any, ...]],
    elements: Sequence[tuple[Any, ...]],
) -> Iterable[Flow]:
    kinds = {event[1]: "event" for event in events} | {each["name"]: "policy" for each in reactions}
    kinds |= {element[1]: ElementKind(element[0]).value for element in elements}
    for source, target in [*((each["event"], each["name"]) for each in reactions), *flows]:
        yield Flow(
            FlowId(id_of("flow", f"{source}→{target}")),
            ElementId(id_of(kinds[source], source)),
            ElementId(id_of(kinds[target], target)),
        )


def _relationship(upstream: str, downstream: str, chosen: Any = None) -> Relationship:
    rest = {"kind": chosen} if isinstance(chosen, RelationshipKind) else dict(chosen or {})
    return Relationship(
        id=RelationshipId(id_of("relationship", f"{upstream}→{downstream}")),
        upstream_id=ContextId(id_of("context", upstream)),
        downstream_id=ContextId(id_of("context", downstream)),
        **{"kind": RelationshipKind.UPSTREAM_DOWNSTREAM, **rest},
    )


def _subscription(each: dict[str, Any]) -> Subscription:
    chosen = _without(each["fields"], "kind")
    return Subscription(
        id=SubscriptionId(id_of("subscription", f"{each['name']}←{each['event']}")),
        event_id=ElementId(id_of("event", each["event"])),
        policy_id=ElementId(id_of(each["fields"].get("kind", ElementKind.POLICY).value, each["name"])),
        **chosen,
    )
