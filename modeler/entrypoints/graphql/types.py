"""The read model as GraphQL types."""

from typing import Any, ClassVar

import graphene
from graphene.types.generic import GenericScalar
from graphene_django import DjangoObjectType

from modeler import models
from modeler.core.definitions.wire import to_document
from modeler.entrypoints.protocol.callers import caller_of
from modeler.entrypoints.protocol.shapes import finding_to_json
from modeler.services.compilation import compilation_of, export_despite_errors, export_of
from modeler.services.findings import findings_for
from modeler.services.selectors import boards_of


class ContextType(DjangoObjectType):
    """An explicit boundary of one ubiquitous language."""

    canvas = GenericScalar(required=True, description="The fields of the Bounded Context Canvas that are filled in.")

    class Meta:
        model = models.Context
        name = "Context"
        fields = ("id", "name", "purpose", "subdomain", "is_big_ball_of_mud", "is_external", "partner_source", "team")
        convert_choices_to_enum = False


class ElementType(DjangoObjectType):
    """A thing in the model."""

    context_id = graphene.UUID()

    class Meta:
        model = models.Element
        name = "Element"
        fields = ("id", "kind", "name", "description", "outcome_operator")
        convert_choices_to_enum = False


class FlowType(DjangoObjectType):
    """An arrow between two elements."""

    source_id = graphene.UUID(required=True)
    target_id = graphene.UUID(required=True)

    class Meta:
        model = models.Flow
        name = "Flow"
        fields = ("id",)


class RelationshipType(DjangoObjectType):
    """An edge of the context map."""

    upstream_id = graphene.UUID(required=True)
    downstream_id = graphene.UUID(required=True)
    upstream_roles = graphene.List(graphene.NonNull(graphene.String), required=True)
    downstream_roles = graphene.List(graphene.NonNull(graphene.String), required=True)
    exposed = graphene.List(graphene.NonNull(graphene.UUID), required=True)

    class Meta:
        model = models.Relationship
        name = "Relationship"
        fields = ("id", "kind")
        convert_choices_to_enum = False


class MapPlaceType(graphene.ObjectType):
    """Where a context stands on a saved view of the context map: its top left corner."""

    class Meta:
        name = "MapPlace"

    context_id = graphene.UUID(required=True)
    x = graphene.Float(required=True)
    y = graphene.Float(required=True)


class MapViewType(DjangoObjectType):
    """A saved look at the context map. Without context ids it shows every context."""

    context_ids = graphene.List(graphene.NonNull(graphene.UUID), required=True)
    places = graphene.List(graphene.NonNull(MapPlaceType), required=True)
    layers = graphene.List(graphene.NonNull(graphene.String), required=True)
    camera = GenericScalar(description="x and y of the top left, and the zoom; nothing where all is shown.")

    class Meta:
        model = models.MapView
        name = "MapView"
        fields = ("id", "name")

    def resolve_places(self: Any, info: Any) -> list[dict[str, Any]]:
        """Return the places by name of their numbers."""
        return [dict(zip(("context_id", "x", "y"), place, strict=True)) for place in self.places]


class EventType(DjangoObjectType):
    """The schema of an event; its id is the event element's."""

    schema = GenericScalar(required=True)

    class Meta:
        model = models.Event
        name = "Event"
        fields = ("id",)


class DesignType(DjangoObjectType):
    """The inside of an aggregate or a policy; its id is the element's."""

    parts = GenericScalar(required=True)
    invariants = GenericScalar(required=True)
    states = GenericScalar(required=True)
    transitions = GenericScalar(required=True)
    examples = GenericScalar(required=True)
    timers = GenericScalar(required=True)
    corrections = GenericScalar(required=True)
    throughput = GenericScalar(required=True)

    class Meta:
        model = models.Design
        name = "Design"
        fields = ("id", "owner")


class SubscriptionType(DjangoObjectType):
    """A context's reaction to an event."""

    event_id = graphene.UUID(required=True)
    policy_id = graphene.UUID(required=True)
    on_success = GenericScalar()
    on_failure = GenericScalar()

    class Meta:
        model = models.Subscription
        name = "EventSubscription"
        fields = (
            "id",
            "condition",
            "transport",
            "target_kind",
            "target_name",
            "retry_attempts",
            "retry_age_seconds",
        )
        convert_choices_to_enum = False


class TranslationType(DjangoObjectType):
    """What the translator of a subscription makes of its event, field by field."""

    subscription_id = graphene.UUID(required=True)
    into_id = graphene.UUID(required=True)
    fields = GenericScalar(required=True)

    class Meta:
        model = models.Translation
        name = "Translation"
        fields = ("id",)


class TermType(DjangoObjectType):
    """A word of a context's language, with its meaning there and the words beside it."""

    context_id = graphene.UUID(required=True)
    synonyms = graphene.List(graphene.NonNull(graphene.String), required=True)
    forbidden = graphene.List(graphene.NonNull(graphene.String), required=True)

    class Meta:
        model = models.Term
        name = "Term"
        fields = ("id", "name", "meaning")


class NoteType(DjangoObjectType):
    """A sticky on a board."""

    element_id = graphene.UUID()

    class Meta:
        model = models.Note
        name = "Note"
        fields = (
            *("id", "kind", "text", "x", "y", "width", "height"),
            *("is_pivotal", "is_locked", "group_id", "hotspot_state"),
        )
        convert_choices_to_enum = False


class BoardType(DjangoObjectType):
    """An event-storming wall."""

    origin_id = graphene.UUID()
    notes = graphene.List(graphene.NonNull(NoteType), required=True)

    class Meta:
        model = models.Board
        name = "Board"
        fields = ("id", "name", "level", "phase")

    def resolve_notes(self: Any, info: Any) -> Any:
        """Return the notes from the lowest to the highest."""
        return self.notes.order_by("z", "pk")


class CommentType(DjangoObjectType):
    """One thing said about an element, or about a free note."""

    board_id = graphene.UUID()
    note_id = graphene.UUID()
    element_id = graphene.UUID()
    author_id = graphene.UUID(required=True)
    mentions = graphene.List(graphene.NonNull(graphene.UUID), required=True)

    class Meta:
        model = models.Comment
        name = "Comment"
        fields = ("id", "text", "is_resolved", "at")


class PlaceType(graphene.ObjectType):
    """A row that a finding points to."""

    kind = graphene.String(required=True)
    id = graphene.UUID(required=True)
    name = graphene.String(required=True)


class FindingType(graphene.ObjectType):
    """What is wrong, where, and how to mend it."""

    class Meta:
        name = "Finding"

    code = graphene.String(required=True)
    severity = graphene.String(required=True)
    where = graphene.List(graphene.NonNull(PlaceType), required=True)
    problem = graphene.String(required=True)
    fix = graphene.String(required=True)


class ChangeType(graphene.ObjectType):
    """What happened, and the version since."""

    class Meta:
        name = "Change"

    id = graphene.UUID(required=True)
    version = graphene.Int(required=True)
    intent = graphene.UUID(required=True)
    kind = graphene.String(required=True)
    caller = graphene.UUID(required=True)
    caller_name = graphene.String(required=True)
    board = graphene.UUID()
    phase = graphene.String(required=True, description="The phase of the board's workshop, or nothing.")
    at = graphene.String(required=True)
    effects = GenericScalar(required=True)


class ExportFileType(graphene.ObjectType):
    """One file of an export."""

    class Meta:
        name = "ExportFile"

    name = graphene.String(required=True)
    media_type = graphene.String(required=True)
    text = graphene.String(required=True)


class ReleaseType(DjangoObjectType):
    """The model and its definitions as they stood at one version."""

    class Meta:
        model = models.Release
        name = "Release"
        fields = ("id", "number", "of_version", "summary", "definitions")


class EventVersionType(DjangoObjectType):
    """A released schema of an event."""

    event_id = graphene.UUID(required=True)
    schema = GenericScalar(required=True)

    class Meta:
        model = models.EventVersion
        name = "EventVersion"
        fields = ("id", "major", "minor", "patch", "sha256")


class DomainType(DjangoObjectType):
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
        fields: ClassVar = ("id", "slug", "name", "topology", "version")
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
