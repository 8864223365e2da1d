"""Which patterns may stand together on one relationship: the rules of the context map that look at one edge."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from modeler.core.checks.catalogue import found
from modeler.core.checks.remedies import changed, remedy
from modeler.core.intents.refactorings import InsertAnticorruptionLayer
from modeler.core.kernel.findings import Finding, Reference, Remedy, Severity
from modeler.core.snapshot.context_map import Relationship
from modeler.core.snapshot.contexts import Context
from modeler.core.snapshot.kinds import DownstreamRight, DownstreamRole, RelationshipKind, UpstreamRole
from modeler.core.snapshot.snapshot import Snapshot, reference_to

_OHS, _PL = UpstreamRole.OPEN_HOST_SERVICE, UpstreamRole.PUBLISHED_LANGUAGE
_CF, _ACL = DownstreamRole.CONFORMIST, DownstreamRole.ANTICORRUPTION_LAYER
_REFUSING = (DownstreamRight.VETO_RIGHT, DownstreamRight.DECISION_MAKER, DownstreamRight.MONOPOLIST)
KIND_NAMES = {
    RelationshipKind.UPSTREAM_DOWNSTREAM: "upstream/downstream relationship",
    RelationshipKind.CUSTOMER_SUPPLIER: "Customer/Supplier relationship",
    RelationshipKind.PARTNERSHIP: "Partnership",
    RelationshipKind.SHARED_KERNEL: "Shared Kernel",
    RelationshipKind.SEPARATE_WAYS: "Separate Ways relationship",
}


@dataclass(frozen=True, slots=True)
class Edge:
    """A relationship with both of its contexts at hand."""

    edge: Relationship
    upstream: Context
    downstream: Context

    @property
    def where(self) -> tuple[Reference, ...]:
        """Return the references to the relationship and its two ends."""
        return (
            Reference("relationship", self.edge.id, f"{self.upstream.name} → {self.downstream.name}"),
            reference_to("context", self.upstream),
            reference_to("context", self.downstream),
        )


def check_relationship(edge: Relationship, snapshot: Snapshot) -> Iterator[Finding]:
    """Yield what is wrong with a single relationship."""
    upstream, downstream = snapshot.context(edge.upstream_id), snapshot.context(edge.downstream_id)
    if upstream is None or downstream is None:
        yield _off_the_map(edge, upstream or downstream)
    elif upstream.id == downstream.id:
        yield _with_itself(edge, upstream)
    else:
        both = Edge(edge, upstream, downstream)
        for rule in _RULES:
            yield from rule(both)
        yield from _exposed(both, snapshot)


def _off_the_map(edge: Relationship, known: Context | None) -> Finding:
    where = (Reference("relationship", edge.id), *([reference_to("context", known)] if known else []))
    of = f" of {known.name}" if known else ""
    return found(
        "MAP011",
        where,
        problem=f"A relationship{of} leads to a context that is not on the map.",
        fix="Remove the relationship, or add the context and draw it anew.",
    )


def _with_itself(edge: Relationship, context: Context) -> Finding:
    return found(
        "MAP010",
        (Reference("relationship", edge.id, f"{context.name} → {context.name}"), reference_to("context", context)),
        problem=f"{context.name} has a relationship with itself.",
        fix="Remove it; if there are two models inside, split the context first.",
    )


def _sides(one: Edge) -> Iterator[Finding]:
    if {str(role) for role in one.edge.upstream_roles} & set(DownstreamRole):
        yield found(
            "MAP001",
            one.where,
            problem=f"{one.upstream.name} stands upstream, but carries a pattern of the downstream side.",
            fix=f"Move Conformist or Anticorruption Layer to {one.downstream.name}.",
        )
    if {str(role) for role in one.edge.downstream_roles} & set(UpstreamRole):
        yield found(
            "MAP002",
            one.where,
            problem=f"{one.downstream.name} stands downstream, but carries a pattern of the upstream side.",
            fix=f"Move Open/Host Service or Published Language to {one.upstream.name}.",
        )


def _conformist_with_layer(one: Edge) -> Iterator[Finding]:
    if one.edge.downstream_roles >= {_CF, _ACL}:
        yield found(
            "MAP003",
            one.where,
            problem=f"{one.downstream.name} both conforms to {one.upstream.name} and keeps it out by a translation.",
            fix="Choose: drop Conformist to keep your own model, or drop the Anticorruption Layer to take theirs.",
            remedy=changed("Drop Conformist", one.edge, downstream_roles=one.edge.downstream_roles - {_CF}),
        )


def _roles_of_equals(one: Edge) -> Iterator[Finding]:
    if one.edge.kind.is_symmetric and (one.edge.upstream_roles or one.edge.downstream_roles):
        name = KIND_NAMES[one.edge.kind]
        yield found(
            "MAP004",
            one.where,
            problem=f"{one.upstream.name} and {one.downstream.name} have a {name}, in which nobody stands upstream, "
            "but one side carries a pattern.",
            fix="Remove the patterns, or make it an upstream/downstream relationship.",
            remedy=changed("Remove the patterns", one.edge, upstream_roles=frozenset(), downstream_roles=frozenset()),
        )


def _customers(one: Edge) -> Iterator[Finding]:
    if one.edge.kind is not RelationshipKind.CUSTOMER_SUPPLIER:
        return
    supplier, customer = one.upstream.name, one.downstream.name
    if _CF in one.edge.downstream_roles:
        yield found(
            "MAP005",
            one.where,
            problem=f"{customer} is a customer of {supplier} and may ask for changes, yet it conforms.",
            fix="Drop Conformist, or make it a plain upstream/downstream relationship.",
            remedy=changed("Drop Conformist", one.edge, downstream_roles=one.edge.downstream_roles - {_CF}),
        )
    if _OHS in one.edge.upstream_roles:
        yield found(
            "MAP006",
            one.where,
            problem=f"{supplier} serves everybody by one Open/Host Service, yet negotiates with {customer}.",
            fix="Drop Open/Host Service here, or use upstream/downstream for what all get and a second "
            "Customer/Supplier relationship for what is negotiated.",
            remedy=changed("Drop Open/Host Service", one.edge, upstream_roles=one.edge.upstream_roles - {_OHS}),
        )
    if _ACL in one.edge.downstream_roles:
        # Who may refuse a change of the supplier's model has even less need of a layer against it.
        has_say = one.edge.downstream_right in _REFUSING
        yield found(
            "MAP007",
            one.where,
            severity=Severity.WARNING if has_say else None,
            problem=f"{customer} can ask {supplier} for a model that fits, and translates it all the same.",
            fix="Are you sure? Ask the supplier first; keep the layer where the supplier cannot follow.",
            remedy=changed("Drop the layer", one.edge, downstream_roles=one.edge.downstream_roles - {_ACL}),
        )


def _external_systems(one: Edge) -> Iterator[Finding]:
    if one.edge.kind not in (RelationshipKind.PARTNERSHIP, RelationshipKind.SHARED_KERNEL):
        return
    outsider = next((context for context in (one.upstream, one.downstream) if context.is_external), None)
    if outsider is not None:
        name = KIND_NAMES[one.edge.kind]
        yield found(
            "MAP016",
            one.where,
            problem=f"{outsider.name} is an external system: nobody there plans a {name} with you.",
            fix="Say who stands upstream, and protect yourself by an Anticorruption Layer, or go Separate Ways.",
            remedy=changed(
                f"Put {outsider.name} upstream, behind a layer",
                one.edge,
                kind=RelationshipKind.UPSTREAM_DOWNSTREAM,
                upstream_id=outsider.id,
                downstream_id=one.downstream.id if outsider is one.upstream else one.upstream.id,
                upstream_roles=frozenset(),
                downstream_roles=frozenset({_ACL}),
            ),
        )


def _mud(one: Edge) -> Iterator[Finding]:
    if not one.upstream.is_big_ball_of_mud or one.edge.kind.is_symmetric:
        return
    mud, dependant = one.upstream.name, one.downstream.name
    if _CF in one.edge.downstream_roles:
        yield found(
            "MAP018",
            one.where,
            problem=f"{mud} is a Big Ball of Mud and {dependant} conforms to it: you are importing the mud.",
            fix=f"Replace Conformist by an Anticorruption Layer in {dependant}.",
            remedy=_layer(one),
            severity=Severity.ERROR,
        )
    elif _ACL not in one.edge.downstream_roles:
        yield found(
            "MAP018",
            one.where,
            problem=f"{mud} is a Big Ball of Mud, and nothing keeps its model out of {dependant}.",
            fix=f"Add an Anticorruption Layer to {dependant}.",
            remedy=_layer(one),
        )
    if one.edge.upstream_roles & {_OHS, _PL}:
        yield found(
            "MAP019",
            one.where,
            problem=f"{mud} is a Big Ball of Mud, yet offers {dependant} a public, stable face.",
            fix=f"Put a context in front of {mud} that owns the service and its language, and name it.",
            remedy=changed("Close the public face", one.edge, upstream_roles=one.edge.upstream_roles - {_OHS, _PL}),
        )


def _layer(one: Edge) -> Remedy:
    label = f"Add an Anticorruption Layer to {one.downstream.name}"
    return remedy(label, InsertAnticorruptionLayer, relationship_id=one.edge.id)


def _language_of_a_host(one: Edge) -> Iterator[Finding]:
    if one.edge.kind.is_symmetric or _OHS not in one.edge.upstream_roles or _PL in one.edge.upstream_roles:
        return
    yield found(
        "MAP022",
        one.where,
        problem=f"{one.upstream.name} opens a host service to {one.downstream.name} without a Published Language.",
        fix="Add Published Language, and give the events that cross a schema.",
        remedy=changed("Add Published Language", one.edge, upstream_roles=one.edge.upstream_roles | {_PL}),
    )


def _exposed(one: Edge, snapshot: Snapshot) -> Iterator[Finding]:
    shown = [snapshot.element(element_id) for element_id in sorted(one.edge.exposed, key=str)]
    strangers = [element for element in shown if element.context_id != one.upstream.id]
    if not strangers:
        return
    names = ", ".join(f"“{element.name}”" for element in strangers)
    verb = "does" if len(strangers) == 1 else "do"
    yield found(
        "MAP012",
        (*one.where, *(reference_to("element", element) for element in strangers)),
        problem=f"{one.upstream.name} exposes {names} to {one.downstream.name}, which {verb} not belong to it.",
        fix=f"Expose only what lies in {one.upstream.name}, or move it there.",
        remedy=changed(
            "Expose only its own", one.edge, exposed=one.edge.exposed - {element.id for element in strangers}
        ),
    )


_RULES: tuple[Callable[[Edge], Iterator[Finding]], ...] = (
    _sides,
    _conformist_with_layer,
    _roles_of_equals,
    _customers,
    _external_systems,
    _mud,
    _language_of_a_host,
)
