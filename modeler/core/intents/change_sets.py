"""What people ask of change sets: proposals that are collected, judged by those whom they concern, and then applied."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar, Final

from modeler.core.intents.context_map import AddRelationship, ChangeRelationship, RemoveRelationship
from modeler.core.intents.designs import DesignElement, FillCanvas
from modeler.core.intents.events import AddSubscription, ChangeEventSchema, ChangeSubscription, RemoveSubscription
from modeler.core.intents.intent import DomainIntent, Intent, require_items, require_name, require_text
from modeler.core.intents.language import AddTerm, ChangeTerm, RemoveTerm
from modeler.core.intents.model import (
    AddContext,
    AddElement,
    AddFlow,
    ChangeContext,
    ChooseTopology,
    DescribeElement,
    PlaceElement,
    RemoveContext,
    RemoveElement,
    RemoveFlow,
    RenameDomain,
    RenameElement,
)
from modeler.core.intents.naming import ChooseNameWords
from modeler.core.intents.refactorings import (
    ExtractSharedKernel,
    InsertAnticorruptionLayer,
    MergeContexts,
    PromoteToOpenHost,
    ReverseRelationship,
    SplitContext,
    SuspendPartnership,
)
from modeler.core.kernel.canonical import JsonObject
from modeler.core.kernel.errors import Invalid
from modeler.core.kernel.ids import ChangeSetId, IntentId, UserId
from modeler.core.kernel.roles import Role

# What can be proposed: whatever changes the model and nothing else. Boards, releases and people are no part of it.
PROPOSABLE: Final[frozenset[type[Intent]]] = frozenset(
    {
        *(AddContext, ChangeContext, RemoveContext, FillCanvas),
        *(AddRelationship, ChangeRelationship, RemoveRelationship),
        *(AddElement, RenameElement, DescribeElement, PlaceElement, RemoveElement, DesignElement, AddFlow, RemoveFlow),
        *(ChangeEventSchema, AddSubscription, ChangeSubscription, RemoveSubscription),
        *(AddTerm, ChangeTerm, RemoveTerm, ChooseNameWords, RenameDomain, ChooseTopology),
        *(SplitContext, MergeContexts, ExtractSharedKernel, SuspendPartnership, ReverseRelationship),
        *(InsertAnticorruptionLayer, PromoteToOpenHost),
    }
)
STEPS_AT_MOST: Final = 500


class Verdict(StrEnum):
    """What somebody who was asked says of a change set."""

    APPROVED = "approved"
    OBJECTED = "objected"
    COMMENTED = "commented"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One intent of a change set, as it goes over the wire; applying the set executes it under this id."""

    id: IntentId
    kind: str
    body: JsonObject


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenChangeSet(DomainIntent):
    """Begin to propose changes; nothing of the model changes before the set is applied."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "ChangeSetOpened"
    change_set_id: ChangeSetId
    title: str
    reason: str = ""
    steps: tuple[Step, ...] = field(default=())

    def __post_init__(self) -> None:
        require_name(self.title, "change set")
        require_text(self.reason, "reason")
        _require_room(len(self.steps))


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtendChangeSet(DomainIntent):
    """Propose more in one's own change set; what others have said of it before holds no longer."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "ChangeSetExtended"
    change_set_id: ChangeSetId
    steps: tuple[Step, ...]

    def __post_init__(self) -> None:
        require_items(len(self.steps), "steps")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviseChangeSet(DomainIntent):
    """Take steps out of one's own change set; what others have said of it before holds no longer."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "ChangeSetRevised"
    change_set_id: ChangeSetId
    without: tuple[IntentId, ...]

    def __post_init__(self) -> None:
        require_items(len(self.without), "steps")


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmitChangeSet(DomainIntent):
    """Ask those whom a change set concerns for their verdict."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "ChangeSetSubmitted"
    change_set_id: ChangeSetId


@dataclass(frozen=True, slots=True, kw_only=True)
class RebaseChangeSet(DomainIntent):
    """Put a change set on the model as it stands now, knowing what has changed since; its steps must be possible."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "ChangeSetRebased"
    change_set_id: ChangeSetId


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeChangeSet(DomainIntent):
    """Approve a change set, object to it or comment on it, for the teams that one speaks for."""

    needs: ClassVar[Role] = Role.VIEWER
    past: ClassVar[str] = "ChangeSetJudged"
    change_set_id: ChangeSetId
    verdict: Verdict
    comment: str = ""

    def __post_init__(self) -> None:
        require_text(self.comment, "comment")
        if self.verdict is not Verdict.APPROVED and not self.comment.strip():
            raise Invalid("A verdict without a reason helps nobody.", where="comment", fix="Say why.")


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawChangeSet(DomainIntent):
    """Give a change set up; its author and the owners may."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "ChangeSetWithdrawn"
    change_set_id: ChangeSetId


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplyChangeSet(DomainIntent):
    """Do all that a change set proposes, one change for each step, or nothing of it."""

    needs: ClassVar[Role] = Role.EDITOR
    past: ClassVar[str] = "ChangeSetApplied"
    change_set_id: ChangeSetId


@dataclass(frozen=True, slots=True, kw_only=True)
class AppointSpeaker(DomainIntent):
    """Let a member speak for a team that owns contexts: judge the change sets that concern it."""

    needs: ClassVar[Role] = Role.OWNER
    past: ClassVar[str] = "SpeakerAppointed"
    team: str
    user_id: UserId

    def __post_init__(self) -> None:
        require_name(self.team, "team")


@dataclass(frozen=True, slots=True, kw_only=True)
class DismissSpeaker(DomainIntent):
    """Let a member speak for a team no longer."""

    needs: ClassVar[Role] = Role.OWNER
    past: ClassVar[str] = "SpeakerDismissed"
    team: str
    user_id: UserId


def _require_room(count: int) -> None:
    if count > STEPS_AT_MOST:
        raise Invalid(f"{count} steps in one change set.", where="steps", fix=f"Use at most {STEPS_AT_MOST}.")
