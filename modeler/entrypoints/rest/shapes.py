"""Shapes of the REST door; they say what is there and of which type, never what is allowed."""

from rest_framework import serializers


class IntentRequest(serializers.Serializer[object]):
    """What somebody asks: the kind, a UUID made by the client (repeats are harmless), and the properties."""

    kind = serializers.CharField(help_text='Such as "MoveNotes"; see the reference of intents.')
    id = serializers.UUIDField(required=False)
    body = serializers.DictField(required=False)


class ImportRequest(serializers.Serializer[object]):
    """A text to be put on a board; repeats of an id are harmless."""

    text = serializers.CharField(trim_whitespace=False, allow_blank=True)
    format = serializers.CharField(required=False, default="", allow_blank=True, help_text="default: a guess")
    file_name = serializers.CharField(required=False, default="", allow_blank=True)
    id = serializers.UUIDField(required=False)
    dry_run = serializers.BooleanField(required=False, default=False)


class NewBoardRequest(ImportRequest):
    """A text to become a board; its name is what the text says where none is given."""

    name = serializers.CharField(required=False, default="", allow_blank=True)


class ChangeShape(serializers.Serializer[object]):
    """What happened, with the version that the domain or team has since."""

    version = serializers.IntegerField()
    id = serializers.UUIDField()
    intent = serializers.UUIDField()
    kind = serializers.CharField()
    caller = serializers.UUIDField()
    caller_name = serializers.CharField()
    board = serializers.UUIDField(allow_null=True)
    cause = serializers.UUIDField(allow_null=True)
    audience = serializers.CharField()
    phase = serializers.CharField(allow_blank=True)
    at = serializers.DateTimeField()
    effects = serializers.ListField(child=serializers.DictField())


class ChangesShape(serializers.Serializer[object]):
    """Changes since a version, in order; `version` is the domain's present one."""

    version = serializers.IntegerField()
    changes = ChangeShape(many=True)


class PlaceShape(serializers.Serializer[object]):
    """A row that a finding points to."""

    kind = serializers.CharField()
    id = serializers.UUIDField()
    name = serializers.CharField()


class RemedyShape(serializers.Serializer[object]):
    """One request that mends a finding: a kind of intent and its body, without the ids of intent and domain."""

    label = serializers.CharField()  # type: ignore[assignment]  # the name on the wire; a serializer has a label too
    intent = serializers.CharField()
    body = serializers.DictField()


class FindingShape(serializers.Serializer[object]):
    """What is wrong, where, and how to mend it."""

    code = serializers.CharField()
    severity = serializers.ChoiceField(["hint", "info", "warning", "error"])
    where = PlaceShape(many=True)
    problem = serializers.CharField()
    fix = serializers.CharField()
    remedy = RemedyShape(allow_null=True)


class FindingsShape(serializers.Serializer[object]):
    """All findings about a domain at one version, errors first."""

    version = serializers.IntegerField()
    findings = FindingShape(many=True)


class DomainShape(serializers.Serializer[object]):
    """A business domain."""

    id = serializers.UUIDField()
    slug = serializers.CharField()
    name = serializers.CharField()
    team = serializers.CharField(source="team.slug")
    topology = serializers.CharField()
    version = serializers.IntegerField()


class SentenceShape(serializers.Serializer[object]):
    """One difference between two models in words."""

    act = serializers.ChoiceField(["added", "altered", "removed"])
    kind = serializers.CharField()
    name = serializers.CharField()
    details = serializers.ListField(child=serializers.CharField())


class ResourceDifferenceShape(serializers.Serializer[object]):
    """A resource that two topologies hold otherwise, and what caused it."""

    act = serializers.ChoiceField(["added", "altered", "removed"])
    type = serializers.CharField()
    id = serializers.CharField()
    name = serializers.CharField()
    fields_altered = serializers.ListField(child=serializers.CharField(), source="fields")
    is_replacement = serializers.BooleanField()
    causes = PlaceShape(many=True)


class DifferencesShape(serializers.Serializer[object]):
    """What turns one version of a domain into another."""

    before = serializers.IntegerField()
    after = serializers.IntegerField()
    model = SentenceShape(many=True)
    resources = ResourceDifferenceShape(many=True)


class ReleaseShape(serializers.Serializer[object]):
    """A release without what it keeps; author and time are null for releases that are older than these."""

    id = serializers.UUIDField()
    number = serializers.IntegerField()
    of_version = serializers.IntegerField()
    summary = serializers.CharField(allow_blank=True)
    author_id = serializers.UUIDField(allow_null=True)
    at = serializers.DateTimeField(allow_null=True)


class ChangeSetShape(serializers.Serializer[object]):
    """A proposal; `revision` counts how often its steps have changed since somebody could judge them."""

    id = serializers.UUIDField()
    number = serializers.IntegerField()
    title = serializers.CharField()
    reason = serializers.CharField(allow_blank=True)
    author_id = serializers.UUIDField()
    at = serializers.DateTimeField()
    base_version = serializers.IntegerField()
    revision = serializers.IntegerField()
    stage = serializers.ChoiceField(["draft", "review", "applied", "withdrawn"])


class ObstacleShape(serializers.Serializer[object]):
    """Why a step cannot simply be done; the code is that of a refusal, or "moved"."""

    step = serializers.IntegerField(help_text="counted from 1")
    kind = serializers.CharField()
    code = serializers.CharField()
    problem = serializers.CharField()
    where = serializers.CharField()
    fix = serializers.CharField()


class ConcernedTeamShape(serializers.Serializer[object]):
    """A team that a change set concerns, what it may say, and what it has said of the present revision."""

    team = serializers.CharField()
    say = serializers.ChoiceField(["notified", "asked", "may_block", "must_approve"])
    contexts = serializers.ListField(child=serializers.UUIDField())
    relationships = serializers.ListField(child=serializers.UUIDField())
    verdict = serializers.ChoiceField(["approved", "objected", "commented"], allow_null=True)
    comment = serializers.CharField(allow_blank=True)


class ReviewShape(ChangeSetShape):
    """A change set with what it would do, or did, and who says what of it."""

    steps = serializers.ListField(child=serializers.DictField())
    may_be_applied = serializers.BooleanField()
    model = SentenceShape(many=True)
    resources = serializers.ListField(child=serializers.DictField())
    new_findings = FindingShape(many=True)
    gone_findings = FindingShape(many=True)
    obstacles = ObstacleShape(many=True)
    teams = ConcernedTeamShape(many=True)
