"""What became of a domain, and what is proposed for it, as GraphQL fields: history, differences, change sets."""

from typing import Any

import graphene
from graphene.types.generic import GenericScalar
from graphene_django import DjangoObjectType

from modeler import models
from modeler.entrypoints.graphql.types.results import ChangeType, FindingType, ReleaseType
from modeler.entrypoints.protocol.callers import caller_of
from modeler.entrypoints.protocol.reviews import review_to_json
from modeler.services.comparison import compare_versions
from modeler.services.proposals import change_set_numbered
from modeler.services.releases import release_numbered
from modeler.services.reviews import review_of
from modeler.services.selectors import change_sets_of, history_of, is_readable, with_names

AT_MOST = 500


class PageInfoType(graphene.ObjectType):
    """Where a page ends, and whether there is more."""

    class Meta:
        name = "PageInfo"

    end_cursor = graphene.Int(description="Give it as `after` to go on.")
    has_next_page = graphene.Boolean(required=True)


class HistoryType(graphene.ObjectType):
    """A page of the log, the latest first."""

    class Meta:
        name = "HistoryConnection"

    nodes = graphene.List(graphene.NonNull(ChangeType), required=True)
    page_info = graphene.Field(graphene.NonNull(PageInfoType))


class SentenceType(graphene.ObjectType):
    """One difference between two models in words."""

    class Meta:
        name = "Sentence"

    act = graphene.String(required=True)
    kind = graphene.String(required=True)
    name = graphene.String(required=True)
    details = graphene.List(graphene.NonNull(graphene.String), required=True)


class DifferencesType(graphene.ObjectType):
    """What turns one version of a domain into another."""

    class Meta:
        name = "Differences"

    model = graphene.List(graphene.NonNull(SentenceType), required=True)
    resources = GenericScalar(required=True)


class ConcernedTeamType(graphene.ObjectType):
    """A team that a change set concerns, what it may say, and what it has said of the present revision."""

    class Meta:
        name = "ConcernedTeam"

    team = graphene.String(required=True)
    say = graphene.String(required=True)
    verdict = graphene.String()
    comment = graphene.String(required=True)


class ReviewType(graphene.ObjectType):
    """What a change set would do, or did, and who says what of it."""

    class Meta:
        name = "Review"

    may_be_applied = graphene.Boolean(required=True)
    model = graphene.List(graphene.NonNull(SentenceType), required=True)
    resources = GenericScalar(required=True)
    new_findings = graphene.List(graphene.NonNull(FindingType), required=True)
    gone_findings = graphene.List(graphene.NonNull(FindingType), required=True)
    obstacles = GenericScalar(required=True)
    teams = graphene.List(graphene.NonNull(ConcernedTeamType), required=True)


class ChangeSetType(DjangoObjectType):
    """A proposal: intents that were collected instead of executed."""

    author_id = graphene.UUID(required=True)
    steps = GenericScalar(required=True)

    class Meta:
        model = models.ChangeSet
        name = "ChangeSet"
        fields = ("id", "number", "title", "reason", "stage", "at", "base_version", "revision")
        convert_choices_to_enum = False


class ChangeSetsType(graphene.ObjectType):
    """A page of change sets, the latest first."""

    class Meta:
        name = "ChangeSetConnection"

    nodes = graphene.List(graphene.NonNull(ChangeSetType), required=True)
    page_info = graphene.Field(graphene.NonNull(PageInfoType))


class Changing:
    """The fields of a domain about its past and about what is proposed."""

    history = graphene.Field(
        graphene.NonNull(HistoryType), first=graphene.Int(default_value=50), after=graphene.Int(description="a version")
    )
    differences = graphene.Field(
        graphene.NonNull(DifferencesType), before=graphene.Int(required=True), after=graphene.Int()
    )
    release = graphene.Field(graphene.NonNull(ReleaseType), number=graphene.Int(required=True))
    change_sets = graphene.Field(
        graphene.NonNull(ChangeSetsType),
        first=graphene.Int(default_value=50),
        after=graphene.Int(description="a number"),
    )
    review = graphene.Field(graphene.NonNull(ReviewType), number=graphene.Int(required=True))

    def resolve_history(self: Any, info: Any, first: int, after: int | None = None) -> Any:
        """Return the changes before a version, the latest first; those that the caller may not read are left out."""
        count = _count(first)
        found = history_of(self, self.version + 1 if after is None else after, count + 1)
        caller = caller_of(info.context.user)
        nodes = [one for one in with_names(found[:count]) if is_readable(one, caller, None)]
        return {"nodes": nodes, "page_info": _page([one.version for one in found], count)}

    def resolve_differences(self: Any, info: Any, before: int, after: int | None = None) -> Any:
        """Return what turns the model of one version into that of another, or of now."""
        compared = compare_versions(self, before, self.version if after is None else after)
        sentences = [{**_plain(one), "act": one.act.value} for one in compared.sentences]
        resources = [
            {"act": one.act.value, "type": one.type, "id": one.id, "name": one.name, "fields": list(one.fields)}
            for one in compared.resources
        ]
        return {"model": sentences, "resources": resources}

    def resolve_release(self: Any, info: Any, number: int) -> Any:
        """Return one release."""
        return release_numbered(self, number)

    def resolve_change_sets(self: Any, info: Any, first: int, after: int | None = None) -> Any:
        """Return the change sets before a number, the latest first."""
        count, rows = _count(first), change_sets_of(self)
        found = list((rows if after is None else rows.filter(number__lt=after))[: count + 1])
        return {"nodes": found[:count], "page_info": _page([one.number for one in found], count)}

    def resolve_review(self: Any, info: Any, number: int) -> Any:
        """Return the review of one change set."""
        return review_to_json(review_of(self, change_set_numbered(self, number)))


def _count(first: int) -> int:
    return max(1, min(first, AT_MOST))


def _page(cursors: list[int], count: int) -> dict[str, Any]:
    shown = cursors[:count]
    return {"end_cursor": shown[-1] if shown else None, "has_next_page": len(cursors) > count}


def _plain(sentence: Any) -> dict[str, Any]:
    return {"kind": sentence.kind, "name": sentence.name, "details": list(sentence.details)}
