"""Decides what people ask of contexts, their relationships and the domain itself."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from modeler.core.definitions.limits import require_adjustable
from modeler.core.intents.context_map import AddRelationship, ChangeRelationship, RemoveRelationship
from modeler.core.intents.intent import Intent, Unset
from modeler.core.intents.model import (
    AddContext,
    ChangeContext,
    ChooseQuotas,
    ChooseTopology,
    RemoveContext,
    RenameDomain,
)
from modeler.core.intents.wire import record_from_json, record_to_json
from modeler.core.kernel.errors import Conflict, Invalid
from modeler.core.snapshot.kinds import ElementKind
from modeler.core.snapshot.quotas import Quotas
from modeler.models import Context, Domain, Element, Region, Relationship, Term
from modeler.services.caller import Caller
from modeler.services.effects import Draft, Values
from modeler.services.handlers.rows import row_of

EXPOSED_KINDS = frozenset({ElementKind.AGGREGATE.value, ElementKind.EVENT.value})


def add_context(draft: Draft, caller: Caller, domain: Domain, intent: AddContext) -> None:
    """Create the context under a name that is free."""
    _require_free_name(domain, intent.name)
    draft.create(
        Context,
        id=intent.context_id,
        domain_id=domain.pk,
        name=intent.name,
        purpose=intent.purpose,
        subdomain=intent.subdomain.value,
        is_big_ball_of_mud=intent.is_big_ball_of_mud,
        is_external=intent.is_external,
        partner_source=intent.partner_source,
    )


def change_context(draft: Draft, caller: Caller, domain: Domain, intent: ChangeContext) -> None:
    """Change the properties that the intent names."""
    context = row_of(Context, domain, intent.context_id)
    if not isinstance(intent.name, Unset) and intent.name != context.name:
        _require_free_name(domain, intent.name)
    draft.update(context, **given(intent, "name", "purpose", "subdomain", "is_big_ball_of_mud"))
    draft.update(context, **given(intent, "is_external", "partner_source"), **_layout(intent))


def remove_context(draft: Draft, caller: Caller, domain: Domain, intent: RemoveContext) -> None:
    """Remove the context with its edges, regions and words; its elements stay, placeless."""
    context = row_of(Context, domain, intent.context_id)
    for relationship in Relationship.objects.filter(Q(upstream=context) | Q(downstream=context)).order_by("pk"):
        draft.delete(relationship)
    for row in [*Region.objects.filter(context=context), *Term.objects.filter(context=context)]:
        draft.delete(row)
    for element in Element.objects.filter(context=context).order_by("pk"):
        draft.update(element, context_id=None)
    draft.delete(context)


def add_relationship(draft: Draft, caller: Caller, domain: Domain, intent: AddRelationship) -> None:
    """Create the edge between two contexts of the domain."""
    upstream = row_of(Context, domain, intent.upstream_id)
    downstream = row_of(Context, domain, intent.downstream_id)
    _require_two(upstream, downstream)
    draft.create(
        Relationship,
        id=intent.relationship_id,
        domain_id=domain.pk,
        kind=intent.kind.value,
        upstream_id=upstream.pk,
        downstream_id=downstream.pk,
        upstream_roles=sorted(role.value for role in intent.upstream_roles),
        downstream_roles=sorted(role.value for role in intent.downstream_roles),
        downstream_right=intent.downstream_right.value if intent.downstream_right else "",
        exposed=_exposed(domain, intent.exposed),
    )


def change_relationship(draft: Draft, caller: Caller, domain: Domain, intent: ChangeRelationship) -> None:
    """Change the edge's kind, ends or roles."""
    relationship = row_of(Relationship, domain, intent.relationship_id)
    ends = given(intent, "upstream_id", "downstream_id")
    for context_id in ends.values():
        row_of(Context, domain, context_id)
    roles = {
        column: sorted(role.value for role in value)
        for column, value in given(intent, "upstream_roles", "downstream_roles").items()
    }
    rights = {column: value or "" for column, value in given(intent, "downstream_right").items()}
    draft.update(relationship, **given(intent, "kind"), **ends, **roles, **rights)
    if not isinstance(intent.exposed, Unset):
        draft.update(relationship, exposed=_exposed(domain, intent.exposed))
    if relationship.upstream_id == relationship.downstream_id:
        raise _to_itself(str(relationship.pk))


def remove_relationship(draft: Draft, caller: Caller, domain: Domain, intent: RemoveRelationship) -> None:
    """Remove the edge."""
    draft.delete(row_of(Relationship, domain, intent.relationship_id))


def rename_domain(draft: Draft, caller: Caller, domain: Domain, intent: RenameDomain) -> None:
    """Rename the domain."""
    draft.update(domain, name=intent.name)


def choose_topology(draft: Draft, caller: Caller, domain: Domain, intent: ChooseTopology) -> None:
    """Set the domain's topology, and how long its buses keep events."""
    draft.update(domain, topology=intent.topology.value, **given(intent, "archive_days"))


def choose_quotas(draft: Draft, caller: Caller, domain: Domain, intent: ChooseQuotas) -> None:
    """Set the Region and the raised quotas; only what AWS raises can have been raised."""
    known = record_from_json(Quotas, domain.quotas)
    raised = known.raised if isinstance(intent.raised, Unset) else intent.raised
    for each in raised:
        require_adjustable(each.name)
    chosen = Quotas(
        known.region if isinstance(intent.region, Unset) else intent.region,
        tuple(sorted(raised, key=lambda each: each.name)),
    )
    draft.update(domain, quotas=record_to_json(chosen))


def given(intent: Intent, *columns: str) -> Values:
    """The named properties that the intent sets, enumerations by value."""
    values = {column: getattr(intent, column) for column in columns}
    return {column: getattr(value, "value", value) for column, value in values.items() if not isinstance(value, Unset)}


def _exposed(domain: Domain, element_ids: Iterable[UUID]) -> list[str]:
    """The ids of aggregates and events of the domain, in a fixed order."""
    for element_id in sorted(element_ids, key=str):
        element = row_of(Element, domain, element_id)
        if element.kind not in EXPOSED_KINDS:
            raise Invalid(
                f"“{element.name}” cannot be exposed.",
                where=f"element {element.pk}",
                fix="Expose aggregates and events only.",
            )
    return sorted(map(str, element_ids))


def _layout(intent: ChangeContext) -> Values:
    """Return what the intent says of a context's topology; a column holds "" for that of the domain."""
    values: Values = {}
    if not isinstance(intent.topology, Unset):
        values["topology"] = intent.topology.value if intent.topology else ""
    if not isinstance(intent.open_to, Unset):
        values["open_to"] = list(intent.open_to)
    return values


def _require_free_name(domain: Domain, name: str) -> None:
    if Context.objects.filter(domain=domain, name=name).exists():
        raise Conflict(f"“{name}” is taken.", where=f"domain {domain.slug}", fix="Choose another name.")


def _require_two(upstream: Context, downstream: Context) -> None:
    if upstream.pk == downstream.pk:
        raise _to_itself(upstream.name)


def _to_itself(where: str) -> Invalid:
    return Invalid("A context cannot relate to itself.", where=where, fix="Choose two different contexts.")
