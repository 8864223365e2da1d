"""What is found, made and done with a model, as GraphQL types."""

import graphene
from graphene.types.generic import GenericScalar
from graphene_django import DjangoObjectType

from modeler import models


class PlaceType(graphene.ObjectType):
    """A row that a finding points to."""

    kind = graphene.String(required=True)
    id = graphene.UUID(required=True)
    name = graphene.String(required=True)


class RemedyType(graphene.ObjectType):
    """One request that mends a finding: a kind of intent and its body, without the ids of intent and domain."""

    class Meta:
        name = "Remedy"

    label = graphene.String(required=True)
    intent = graphene.String(required=True)
    body = GenericScalar(required=True)


class FindingType(graphene.ObjectType):
    """What is wrong, where, and how to mend it."""

    class Meta:
        name = "Finding"

    code = graphene.String(required=True)
    severity = graphene.String(required=True)
    where = graphene.List(graphene.NonNull(PlaceType), required=True)
    problem = graphene.String(required=True)
    fix = graphene.String(required=True)
    remedy = graphene.Field(RemedyType)


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
        fields = ("id", "number", "of_version", "summary", "definitions", "model", "findings", "author_id", "at")
