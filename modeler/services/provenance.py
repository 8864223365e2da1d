"""Why a resource exists, what an element is deployed as, and which relationship a grant would need."""

from dataclasses import dataclass
from uuid import UUID

from modeler.core.definitions.resource import LogicalId, Resource
from modeler.core.definitions.routes import Route
from modeler.core.definitions.topology import WIRE_NAMES, Definitions
from modeler.core.kernel.errors import NotFound
from modeler.core.kernel.findings import Reference
from modeler.core.kernel.ids import ContextId, ElementId, SubscriptionId
from modeler.core.snapshot.contexts import Context
from modeler.core.snapshot.kinds import RelationshipKind
from modeler.core.snapshot.snapshot import Snapshot
from modeler.core.snapshot.versions import latest_version
from modeler.models import Domain
from modeler.services.compilation import compilation_of
from modeler.services.snapshots import snapshot_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Caused:
    """A resource with everything in the model that causes it, and one sentence that says why it exists."""

    type: str
    id: LogicalId
    name: str
    because: str
    causes: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Grant:
    """Whether one context may hear another; `why` names the relationship, or the one that would have to be drawn."""

    is_granted: bool
    why: str


def cause_of(domain: Domain, resource_id: str) -> Caused:
    """Return why a resource exists. Raises: NotFound."""
    definitions = compilation_of(domain).definitions
    if not definitions.has(LogicalId(resource_id)):
        raise NotFound(f"There is no resource “{resource_id}”.", fix="Take an id of the definitions.")
    return _caused(definitions.resource(LogicalId(resource_id)), definitions, snapshot_of(domain))


def resources_of(domain: Domain, row_id: UUID) -> tuple[Caused, ...]:
    """Return what an element, context, subscription or relationship is deployed as, in order."""
    definitions, snapshot = compilation_of(domain).definitions, snapshot_of(domain)
    return tuple(
        _caused(each, definitions, snapshot)
        for each in definitions.resources
        if not isinstance(each, Route) and any(cause.id == row_id for cause in each.provenance)
    )


def grant_between(domain: Domain, producer_id: UUID, consumer_id: UUID) -> Grant:
    """Return which relationship lets a context hear another, or would. Raises: NotFound."""
    snapshot = snapshot_of(domain)
    producer, consumer = _context(snapshot, producer_id), _context(snapshot, consumer_id)
    if producer.id == consumer.id:
        return Grant(True, f"“{producer.name}” hears itself; no relationship is needed.")
    edges = snapshot.relationships_between(producer.id, consumer.id)
    for edge in edges:
        if edge.kind is RelationshipKind.SEPARATE_WAYS:
            why = f"“{producer.name}” and “{consumer.name}” go separate ways; take that relationship away first."
            return Grant(False, why)
    for edge in edges:
        if edge.kind.is_symmetric or edge.upstream_id == producer.id:
            return Grant(True, f"The relationship “{_words(edge.kind)}” of the two grants it.")
    turned = " The one that stands goes the other way." if edges else ""
    return Grant(
        False,
        f"Draw a relationship with “{producer.name}” upstream and “{consumer.name}” downstream, or a symmetric one "
        f"such as a partnership.{turned}",
    )


def _caused(resource: Resource, definitions: Definitions, snapshot: Snapshot) -> Caused:
    kind = WIRE_NAMES[type(resource)]
    return Caused(
        type=kind,
        id=resource.id,
        name=resource.name or resource.id,
        because=why(resource, definitions, snapshot),
        causes=resource.provenance,
    )


def why(resource: Resource, definitions: Definitions, snapshot: Snapshot) -> str:
    """Return why a resource exists, in one or two sentences."""
    subscriptions = [cause for cause in resource.provenance if cause.kind == "subscription"]
    if not subscriptions:
        names = " and ".join(f"{cause.kind.replace('_', ' ')} “{cause.name}”" for cause in resource.provenance[:3])
        return f"It exists for the {names}." if names else "The whole domain shares it."
    route = definitions.route(SubscriptionId(subscriptions[0].id))
    told = _reaction(route, snapshot) if route else subscriptions[0].name
    more = len(subscriptions) - 1
    rest = f" So do {more} more reactions." if more else ""
    return f"{told}{_crossing(resource)}{rest}"


def _reaction(route: Route, snapshot: Snapshot) -> str:
    event, policy = snapshot.element(route.event_id), snapshot.element(route.policy_id)
    version = latest_version(snapshot, ElementId(event.id))
    number = f" {version.major}.{version.minor}.{version.patch}" if version else " (a draft)"
    when = f" when {route.condition}" if route.condition else ""
    home = snapshot.context_of(policy.id)
    return f"“{policy.name}”{f' of {home.name}' if home else ''} reacts to “{event.name}”{number}{when}."


def _crossing(resource: Resource) -> str:
    edges = [cause.name for cause in resource.provenance if cause.kind == "relationship"]
    return f" The relationship “{edges[0]}” lets it cross." if edges else ""


def _context(snapshot: Snapshot, context_id: UUID) -> Context:
    found = snapshot.context(ContextId(context_id))
    if found is None:
        raise NotFound("There is no such context.", where=str(context_id), fix="Look at the context map.")
    return found


def _words(kind: RelationshipKind) -> str:
    return kind.value.replace("_", " ")
