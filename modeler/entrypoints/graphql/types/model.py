"""What the model is made of, as GraphQL types."""

from typing import Any

import graphene
from graphene.types.generic import GenericScalar
from graphene_django import DjangoObjectType

from modeler import models


class ContextType(DjangoObjectType):
    """An explicit boundary of one ubiquitous language."""

    canvas = GenericScalar(required=True, description="The fields of the Bounded Context Canvas that are filled in.")
    open_to = graphene.List(graphene.NonNull(graphene.String), required=True)

    class Meta:
        model = models.Context
        name = "Context"
        fields = (
            *("id", "name", "purpose", "subdomain", "is_big_ball_of_mud", "is_external", "partner_source"),
            *("team", "topology"),
        )
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
        fields = ("id", "kind", "downstream_right")
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


class EventVersionType(DjangoObjectType):
    """A released schema of an event."""

    event_id = graphene.UUID(required=True)
    schema = GenericScalar(required=True)

    class Meta:
        model = models.EventVersion
        name = "EventVersion"
        fields = ("id", "major", "minor", "patch", "sha256")


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
    reads = graphene.List(graphene.NonNull(graphene.String), required=True)

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
            "is_ordered",
            "versions",
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
