"""A business domain, as a GraphQL type."""

from typing import Any, ClassVar

import graphene
from graphene.types.generic import GenericScalar
from graphene_django import DjangoObjectType

from modeler import models
from modeler.core.definitions.wire import to_document
from modeler.entrypoints.graphql.types.answers import Answers
from modeler.entrypoints.graphql.types.boards import BoardType, CommentType
from modeler.entrypoints.graphql.types.changing import Changing
from modeler.entrypoints.graphql.types.model import (
    ContextType,
    DesignType,
    ElementType,
    EventType,
    EventVersionType,
    FlowType,
    MapViewType,
    RelationshipType,
    SubscriptionType,
    TermType,
    TranslationType,
)
from modeler.entrypoints.graphql.types.results import ExportFileType, FindingType, ReleaseType
from modeler.entrypoints.protocol.callers import caller_of
from modeler.entrypoints.protocol.shapes import finding_to_json
from modeler.services.compilation import compilation_of, export_despite_errors, export_of
from modeler.services.findings import findings_for
from modeler.services.selectors import boards_of


class DomainType(Answers, Changing, DjangoObjectType):
    """A business domain, with its whole model."""

    team = graphene.String(required=True)
    boards = graphene.List(graphene.NonNull(BoardType), required=True)
    contexts = graphene.List(graphene.NonNull(ContextType), required=True)
    elements = graphene.List(graphene.NonNull(ElementType), kind=graphene.String(), required=True)
    flows = graphene.List(graphene.NonNull(FlowType), required=True)
    relationships = graphene.List(graphene.NonNull(RelationshipType), required=True)
    map_views = graphene.List(graphene.NonNull(MapViewType), required=True)
    events = graphene.List(graphene.NonNull(EventType), required=True)
    subscriptions = graphene.List(graphene.NonNull(SubscriptionType), required=True)
    translations = graphene.List(graphene.NonNull(TranslationType), required=True)
    designs = graphene.List(graphene.NonNull(DesignType), required=True)
    terms = graphene.List(graphene.NonNull(TermType), required=True)
    comments = graphene.List(graphene.NonNull(CommentType), required=True)
    findings = graphene.List(graphene.NonNull(FindingType), required=True)
    event_versions = graphene.List(graphene.NonNull(EventVersionType), required=True)
    releases = graphene.List(graphene.NonNull(ReleaseType), required=True)
    name_words = GenericScalar(required=True, description="Words of its own by which names are judged.")
    definitions = GenericScalar(required=True, description="What the model compiles to.")
    export = graphene.List(
        graphene.NonNull(ExportFileType),
        format=graphene.String(required=True),
        despite_errors=graphene.Boolean(default_value=False),
        required=True,
        description="The files of an export; refused while an error stands, unless told to go on.",
    )

    class Meta:
        model = models.Domain
        name = "Domain"
        fields: ClassVar = ("id", "slug", "name", "topology", "archive_days", "version")
        convert_choices_to_enum = False

    def resolve_team(self: Any, info: Any) -> str:
        """Return the team's slug."""
        return str(self.team.slug)

    def resolve_boards(self: Any, info: Any) -> Any:
        """Return the boards in their order."""
        return boards_of(self)

    def resolve_elements(self: Any, info: Any, kind: str | None = None) -> Any:
        """Return the elements, of one kind or of all."""
        elements = self.elements.order_by("pk")
        return elements.filter(kind=kind) if kind else elements

    def resolve_contexts(self: Any, info: Any) -> Any:
        """Return the contexts by name."""
        return self.contexts.order_by("name")

    def resolve_flows(self: Any, info: Any) -> Any:
        """Return the flows."""
        return self.flows.order_by("pk")

    def resolve_relationships(self: Any, info: Any) -> Any:
        """Return the edges of the context map."""
        return self.relationships.order_by("pk")

    def resolve_map_views(self: Any, info: Any) -> Any:
        """Return the saved views of the context map by name."""
        return self.map_views.order_by("name")

    def resolve_events(self: Any, info: Any) -> Any:
        """Return the events' schemas."""
        return self.events.order_by("pk")

    def resolve_designs(self: Any, info: Any) -> Any:
        """Return the designs of aggregates and policies."""
        return self.designs.order_by("pk")

    def resolve_terms(self: Any, info: Any) -> Any:
        """Return the words of all languages by name."""
        return self.terms.order_by("name", "pk")

    def resolve_subscriptions(self: Any, info: Any) -> Any:
        """Return the reactions."""
        return self.subscriptions.order_by("pk")

    def resolve_translations(self: Any, info: Any) -> Any:
        """Return what anticorruption layers make of foreign events."""
        return self.translations.order_by("pk")

    def resolve_comments(self: Any, info: Any) -> Any:
        """Return what was said, the oldest first."""
        return self.comments.order_by("at", "pk")

    def resolve_findings(self: Any, info: Any) -> Any:
        """Return all findings, errors first."""
        return [finding_to_json(finding) for finding in findings_for(caller_of(info.context.user), self)]

    def resolve_event_versions(self: Any, info: Any) -> Any:
        """Return the released schemas."""
        return self.event_versions.order_by("event_id", "major", "minor", "patch")

    def resolve_releases(self: Any, info: Any) -> Any:
        """Return the releases, the latest first."""
        return self.releases.order_by("-number")

    def resolve_definitions(self: Any, info: Any) -> Any:
        """Return the definitions as a release stores them."""
        return to_document(compilation_of(self).definitions)

    def resolve_export(self: Any, info: Any, format: str, despite_errors: bool) -> Any:
        """Return the files of one format."""
        return export_despite_errors(self, format) if despite_errors else export_of(self, format)
