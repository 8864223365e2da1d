"""The GraphQL door: the read model in one query, one mutation for each intent."""

from typing import Any
from uuid import UUID

import graphene

from modeler.entrypoints.graphql.mutations import all_mutations
from modeler.entrypoints.graphql.types.boards import BoardType
from modeler.entrypoints.graphql.types.domains import DomainType
from modeler.entrypoints.graphql.types.results import ChangeType
from modeler.entrypoints.protocol.callers import caller_of
from modeler.services.access import domains_visible_to
from modeler.services.selectors import board_by_id, changes_since, domain_by_slug, is_readable, with_names


class Query(graphene.ObjectType):
    """What the caller may read."""

    domains = graphene.List(graphene.NonNull(DomainType), required=True)
    domain = graphene.Field(DomainType, slug=graphene.String(required=True), required=True)
    board = graphene.Field(BoardType, id=graphene.UUID(required=True), required=True)
    changes = graphene.List(
        graphene.NonNull(ChangeType),
        domain=graphene.String(required=True),
        since=graphene.Int(default_value=0),
        required=True,
    )

    def resolve_domains(self, info: Any) -> Any:
        """Return the domains by name."""
        return domains_visible_to(caller_of(info.context.user)).select_related("team").order_by("name", "pk")

    def resolve_domain(self, info: Any, slug: str) -> Any:
        """Return one domain."""
        return domain_by_slug(caller_of(info.context.user), slug)

    def resolve_board(self, info: Any, id: UUID) -> Any:
        """Return one board."""
        return board_by_id(caller_of(info.context.user), id)

    def resolve_changes(self, info: Any, domain: str, since: int) -> Any:
        """Return what happened after a version, in order."""
        caller = caller_of(info.context.user)
        found = with_names(changes_since(domain_by_slug(caller, domain), max(since, 0)))
        return [change for change in found if is_readable(change, caller, None)]


schema = graphene.Schema(query=Query, mutation=all_mutations())
