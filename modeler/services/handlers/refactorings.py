"""Decides refactorings of the context map: what moves, and which relationships follow."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID, uuid5

from modeler.core.checks.crossings import crossings_of
from modeler.core.intents.refactorings import (
    ExtractSharedKernel,
    InsertAnticorruptionLayer,
    MergeContexts,
    PromoteToOpenHost,
    ReverseRelationship,
    SplitContext,
    SuspendPartnership,
)
from modeler.core.kernel.errors import Conflict, Invalid
from modeler.core.kernel.ids import ContextId, ElementId
from modeler.core.naming.casing import plain_words
from modeler.core.snapshot.contexts import Context as ContextValue
from modeler.core.snapshot.kinds import DownstreamRole, RelationshipKind, UpstreamRole
from modeler.models import Context, Domain, Element, Region, Relationship, Term
from modeler.services.caller import Caller
from modeler.services.effects import Draft
from modeler.services.handlers.rows import row_of
from modeler.services.snapshots import snapshot_of

# (owner of a message's contract, the context beyond), by id
Crossings = set[tuple[UUID, UUID]]


def split_context(draft: Draft, caller: Caller, domain: Domain, intent: SplitContext) -> None:
    """Move the elements into a new context; relationships follow the messages that cross."""
    context = row_of(Context, domain, intent.context_id)
    elements = _elements_in(domain, intent.element_ids, [context.pk])
    if len(elements) == Element.objects.filter(domain=domain, context=context).count():
        raise Conflict("Nothing would stay behind.", where=context.name, fix="Leave an element, or rename the context.")
    new = _new_context(draft, domain, intent.new_context_id, intent.name, subdomain=context.subdomain)
    crossing = _move(draft, domain, elements, new)
    _copy_relationships(draft, domain, context.pk, new.pk, crossing)
    _relate_directly(draft, domain, context.pk, new.pk, crossing)


def merge_contexts(draft: Draft, caller: Caller, domain: Domain, intent: MergeContexts) -> None:
    """Move everything of a context into the other, and remove it."""
    gone, kept = row_of(Context, domain, intent.context_id), row_of(Context, domain, intent.into_id)
    for element in Element.objects.filter(domain=domain, context=gone).order_by("pk"):
        draft.update(element, context_id=kept.pk)
    for region in Region.objects.filter(context=gone).order_by("pk"):
        draft.update(region, context_id=kept.pk)
    _merge_terms(draft, gone, kept)
    _merge_relationships(draft, domain, gone, kept)
    if not kept.purpose:
        draft.update(kept, purpose=gone.purpose)
    draft.delete(gone)


def extract_shared_kernel(draft: Draft, caller: Caller, domain: Domain, intent: ExtractSharedKernel) -> None:
    """Move what is shared into a context upstream of both, in place of the symmetric relationship."""
    edge = row_of(Relationship, domain, intent.relationship_id)
    if edge.kind not in (RelationshipKind.SHARED_KERNEL.value, RelationshipKind.PARTNERSHIP.value):
        raise Invalid(
            "Only a Shared Kernel or a Partnership has something in common.",
            where=f"relationship {edge.pk}",
            fix="Choose a relationship of one of these kinds.",
        )
    ends = [edge.upstream_id, edge.downstream_id]
    elements = _elements_in(domain, intent.element_ids, ends)
    new = _new_context(draft, domain, intent.new_context_id, intent.name, subdomain=edge.upstream.subdomain)
    crossing = _move(draft, domain, elements, new)
    for end in ends:
        _copy_relationships(draft, domain, end, new.pk, crossing, without=edge.pk)
    draft.delete(edge)
    # What still passes between the two needs a relationship of its own.
    _relate_directly(draft, domain, *ends, crossing)
    for end in ends:
        _new_relationship(
            draft,
            domain,
            upstream_id=new.pk,
            downstream_id=end,
            upstream_roles=[UpstreamRole.PUBLISHED_LANGUAGE.value],
            downstream_roles=[DownstreamRole.CONFORMIST.value],
        )


def suspend_partnership(draft: Draft, caller: Caller, domain: Domain, intent: SuspendPartnership) -> None:
    """Turn the partnership into upstream and downstream."""
    edge = row_of(Relationship, domain, intent.relationship_id)
    ends = {edge.upstream_id, edge.downstream_id}
    if edge.kind != RelationshipKind.PARTNERSHIP.value:
        raise Invalid("This is no Partnership.", where=f"relationship {edge.pk}", fix="Choose a Partnership.")
    if intent.upstream_id not in ends:
        raise Invalid("This context is no partner.", where="upstream_id", fix="Choose one of the two partners.")
    (other,) = ends - {intent.upstream_id}
    kind = RelationshipKind.UPSTREAM_DOWNSTREAM.value
    draft.update(edge, kind=kind, upstream_id=intent.upstream_id, downstream_id=other)


def reverse_relationship(draft: Draft, caller: Caller, domain: Domain, intent: ReverseRelationship) -> None:
    """Swap the ends."""
    edge = _directed(domain, intent.relationship_id)
    draft.update(
        edge,
        upstream_id=edge.downstream_id,
        downstream_id=edge.upstream_id,
        upstream_roles=[],
        downstream_roles=[],
        downstream_right="",
    )


def insert_anticorruption_layer(
    draft: Draft, caller: Caller, domain: Domain, intent: InsertAnticorruptionLayer
) -> None:
    """Add the layer; a Conformist is none any more."""
    edge = _directed(domain, intent.relationship_id)
    layer = DownstreamRole.ANTICORRUPTION_LAYER.value
    if layer in edge.downstream_roles:
        raise Conflict("There is a layer already.", where=f"relationship {edge.pk}", fix="Choose another relationship.")
    draft.update(edge, downstream_roles=[layer])


def promote_to_open_host(draft: Draft, caller: Caller, domain: Domain, intent: PromoteToOpenHost) -> None:
    """Make every relationship in which the context stands upstream one to its open host service."""
    context = row_of(Context, domain, intent.context_id)
    roles = sorted(role.value for role in UpstreamRole)
    for edge in Relationship.objects.filter(domain=domain, upstream=context).order_by("pk"):
        if not RelationshipKind(edge.kind).is_symmetric:
            # A customer's needs are negotiated one by one; a service for everybody has no customers.
            draft.update(edge, kind=RelationshipKind.UPSTREAM_DOWNSTREAM.value, upstream_roles=roles)
    if not draft.effects:
        raise Conflict(
            "Nobody stands downstream who is not served so already.",
            where=context.name,
            fix="Add a relationship with this context upstream.",
        )


def _directed(domain: Domain, relationship_id: UUID) -> Relationship:
    edge = row_of(Relationship, domain, relationship_id)
    if RelationshipKind(edge.kind).is_symmetric:
        raise Invalid(
            "In this relationship nobody stands upstream.",
            where=f"relationship {edge.pk}",
            fix="Choose an upstream/downstream or customer/supplier relationship.",
        )
    return edge


def _elements_in(domain: Domain, element_ids: Iterable[ElementId], contexts: list[UUID]) -> list[Element]:
    elements = [row_of(Element, domain, element_id) for element_id in dict.fromkeys(element_ids)]
    for element in elements:
        if element.context_id not in contexts:
            raise Invalid(
                f"“{element.name}” lies elsewhere.",
                where=f"element {element.pk}",
                fix="Choose elements of the context.",
            )
    return elements


def _new_context(draft: Draft, domain: Domain, context_id: ContextId, name: str, *, subdomain: str) -> Context:
    if Context.objects.filter(domain=domain, name=name).exists():
        raise Conflict(f"“{name}” is taken.", where=f"domain {domain.slug}", fix="Choose another name.")
    return draft.create(Context, id=context_id, domain_id=domain.pk, name=name, subdomain=subdomain)


def _move(draft: Draft, domain: Domain, elements: list[Element], new: Context) -> Crossings:
    """Move the elements; return who sends what to whom afterwards."""
    model = snapshot_of(domain)
    moved = {element.pk for element in elements}
    for element in elements:
        draft.update(element, context_id=new.pk)
    new_id = ContextId(new.pk)
    then = replace(
        model,
        contexts=(*model.contexts, ContextValue(id=new_id, name=new.name)),
        elements=tuple(replace(one, context_id=new_id) if one.id in moved else one for one in model.elements),
    )
    return {(one.owner.id, one.other.id) for one in crossings_of(then)}


def _copy_relationships(
    draft: Draft, domain: Domain, old_id: UUID, new_id: UUID, crossing: Crossings, *, without: UUID | None = None
) -> None:
    """Let the new context relate as the old one does to those with whom it exchanges messages that way."""
    for edge in Relationship.objects.filter(domain=domain).exclude(pk=without).order_by("pk"):
        if old_id not in (edge.upstream_id, edge.downstream_id):
            continue
        upstream_id = new_id if edge.upstream_id == old_id else edge.upstream_id
        downstream_id = new_id if edge.downstream_id == old_id else edge.downstream_id
        goes_back = RelationshipKind(edge.kind).is_symmetric and (downstream_id, upstream_id) in crossing
        if (upstream_id, downstream_id) not in crossing and not goes_back:
            continue
        _new_relationship(
            draft,
            domain,
            kind=edge.kind,
            upstream_id=upstream_id,
            downstream_id=downstream_id,
            upstream_roles=edge.upstream_roles,
            downstream_roles=edge.downstream_roles,
            downstream_right=edge.downstream_right,
        )


def _relate_directly(draft: Draft, domain: Domain, old_id: UUID, new_id: UUID, crossing: Crossings) -> None:
    """Relate two contexts by what passes between them: one way, or as partners."""
    ways = crossing & {(old_id, new_id), (new_id, old_id)}
    if len(ways) == 1:
        ((upstream_id, downstream_id),) = ways
        _new_relationship(draft, domain, upstream_id=upstream_id, downstream_id=downstream_id)
    elif ways:
        kind = RelationshipKind.PARTNERSHIP.value
        _new_relationship(draft, domain, kind=kind, upstream_id=old_id, downstream_id=new_id)


def _new_relationship(
    draft: Draft,
    domain: Domain,
    *,
    upstream_id: UUID,
    downstream_id: UUID,
    kind: str = RelationshipKind.UPSTREAM_DOWNSTREAM.value,
    upstream_roles: Iterable[str] = (),
    downstream_roles: Iterable[str] = (),
    downstream_right: str = "",
) -> None:
    draft.create(
        Relationship,
        id=uuid5(upstream_id, f"{kind} {downstream_id}"),
        domain_id=domain.pk,
        kind=kind,
        upstream_id=upstream_id,
        downstream_id=downstream_id,
        upstream_roles=list(upstream_roles),
        downstream_roles=list(downstream_roles),
        downstream_right=downstream_right,
    )


def _merge_terms(draft: Draft, gone: Context, kept: Context) -> None:
    known = {term.name: term for term in Term.objects.filter(context=kept)}
    for term in Term.objects.filter(context=gone).order_by("pk"):
        same = known.get(term.name)
        if same is None:
            draft.update(term, context_id=kept.pk)
            continue
        if term.meaning not in ("", same.meaning):
            # Both meanings stay until the team has decided which one holds.
            draft.update(same, meaning=f"{same.meaning}\n{gone.name}: {term.meaning}".strip())
        _merge_words(draft, term, same)
        draft.delete(term)


def _merge_words(draft: Draft, gone: Term, kept: Term) -> None:
    taken = {plain_words(word) for word in (kept.name, *kept.synonyms, *kept.forbidden)}
    synonyms = [word for word in gone.synonyms if plain_words(word) not in taken]
    taken |= {plain_words(word) for word in synonyms}
    forbidden = [word for word in gone.forbidden if plain_words(word) not in taken]
    draft.update(kept, synonyms=[*kept.synonyms, *synonyms], forbidden=[*kept.forbidden, *forbidden])


def _merge_relationships(draft: Draft, domain: Domain, gone: Context, kept: Context) -> None:
    edges = list(Relationship.objects.filter(domain=domain).order_by("pk"))
    known: dict[UUID, list[Relationship]] = {}
    for edge in edges:
        if kept.pk in (edge.upstream_id, edge.downstream_id):
            known.setdefault(_other_end(edge, kept), []).append(edge)
    for edge in edges:
        if gone.pk not in (edge.upstream_id, edge.downstream_id):
            continue
        other = _other_end(edge, gone)
        before = known.get(other, [])
        if other == kept.pk or (before and not _gives_way(before, edge)):
            draft.delete(edge)
            continue
        for apart in before:
            draft.delete(apart)
        known[other] = [edge]
        draft.update(edge, **{"upstream_id" if edge.upstream_id == gone.pk else "downstream_id": kept.pk})


def _other_end(edge: Relationship, context: Context) -> UUID:
    return edge.downstream_id if edge.upstream_id == context.pk else edge.upstream_id


def _gives_way(before: list[Relationship], edge: Relationship) -> bool:
    """Whether Separate Ways of one half end because the other half has to do with the same context."""
    apart = RelationshipKind.SEPARATE_WAYS.value
    return edge.kind != apart and all(one.kind == apart for one in before)
